using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace AttnGen.CompilerServices;

/// <summary>
/// Codes to pixels by the table look-up of Arm64, sixteen pixels at a time. A plane takes sixteen of the 32 registers, so one plane after
/// the other is looked up for a block of codes, and the four are interleaved at the end.
/// </summary>
internal static class PixelPermutesArm
{
    /// <summary>Pixels of a step; fewer are not painted here.</summary>
    public const int Step = 16;

    /// <summary>Codes whose looked-up planes lie on the stack together.</summary>
    private const int MostOfBlock = 512;

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.Arm64.IsSupported;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Paint(ReadOnlySpan<short> codes, Span<uint> pixels, ReadOnlySpan<byte> planes, ReadOnlySpan<uint> colors)
    {
        byte* found = stackalloc byte[4 * MostOfBlock];
        int count;
        for (int start = 0; start < codes.Length; start += count)
        {
            // A rest shorter than a step is painted again together with what lies before it.
            start = Math.Min(start, codes.Length - Step);
            count = Math.Min(MostOfBlock, codes.Length - start) / Step * Step;
            fixed (short* code = codes.Slice(start, count))
            fixed (uint* pixel = pixels.Slice(start, count))
            fixed (byte* plane = planes)
            {
                for (int component = 0; component < 4; component++)
                {
                    LookUp(code, count, plane + (component * PixelTable.PlaneLength), found + (component * MostOfBlock));
                }

                for (int i = 0; i < count; i += Step)
                {
                    AdvSimd.Arm64.StoreVectorAndZip(
                        (byte*)(pixel + i),
                        (AdvSimd.LoadVector128(found + i), AdvSimd.LoadVector128(found + MostOfBlock + i),
                            AdvSimd.LoadVector128(found + (2 * MostOfBlock) + i), AdvSimd.LoadVector128(found + (3 * MostOfBlock) + i)));
                }
            }

            ReplaceBeyond(codes.Slice(start, count), pixels.Slice(start, count), colors);
        }
    }

    /// <summary>One byte of every pixel. Places beyond a quarter of the plane leave what the other quarters found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void LookUp(short* codes, int count, byte* plane, byte* found)
    {
        var quarter0 = AdvSimd.Arm64.Load4xVector128(plane);
        var quarter1 = AdvSimd.Arm64.Load4xVector128(plane + 64);
        var quarter2 = AdvSimd.Arm64.Load4xVector128(plane + 128);
        var quarter3 = AdvSimd.Arm64.Load4xVector128(plane + 192);
        Vector128<byte> quarter = Vector128.Create((byte)64);
        for (int i = 0; i < count; i += Step)
        {
            Vector128<byte> place = Vector128.Narrow(AdvSimd.LoadVector128(codes + i).AsUInt16(), AdvSimd.LoadVector128(codes + i + 8).AsUInt16());
            Vector128<byte> bytes = AdvSimd.Arm64.VectorTableLookup(quarter0, place);
            place -= quarter;
            bytes = AdvSimd.Arm64.VectorTableLookupExtension(bytes, quarter1, place);
            place -= quarter;
            bytes = AdvSimd.Arm64.VectorTableLookupExtension(bytes, quarter2, place);
            place -= quarter;
            bytes = AdvSimd.Arm64.VectorTableLookupExtension(bytes, quarter3, place);
            AdvSimd.Store(found + i, bytes);
        }
    }

    /// <summary>The colours of codes that are no entry, in place of what their low bytes selected.</summary>
    private static void ReplaceBeyond(ReadOnlySpan<short> codes, Span<uint> pixels, ReadOnlySpan<uint> colors)
    {
        ushort entries = (ushort)(colors.Length - 3);
        ref short code = ref MemoryMarshal.GetReference(codes);
        for (int i = 0; i < codes.Length; i += 8)
        {
            if (Vector128.GreaterThanOrEqualAny(Vector128.LoadUnsafe(ref code, (nuint)i).AsUInt16(), Vector128.Create(entries)))
            {
                for (int j = i; j < i + 8; j++)
                {
                    pixels[j] = colors[codes[j] + PixelTable.FirstEntry];
                }
            }
        }
    }
}
