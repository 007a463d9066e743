using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>Codes to pixels by the byte permutes of AVX-512 VBMI: 64 pixels at a time, the table in twelve or sixteen registers.</summary>
internal static class PixelPermutesVbmi
{
    /// <summary>Pixels of a step; fewer are not painted here.</summary>
    public const int Step = 64;

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512Vbmi.IsSupported && Vector512.IsHardwareAccelerated;
    }

    /// <summary>
    /// The 4 × 4 groups of four codes transposed: unpacking works within lanes of 128 bits, and with its groups in this order a register
    /// ends with the pixels of sixteen codes in a row.
    /// </summary>
    private static Vector512<uint> GroupOrder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0u, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
    }

    /// <summary>256 entries of four bytes to four planes of 256 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(ref uint entries, ref byte planes)
    {
        // Of 32 entries, the bytes 0 and 1 (first half, second half), or 2 and 3.
        Vector512<byte> first = Vector512.CreateSequence<byte>(0, 4);
        Vector512<byte> second = Vector512.CreateSequence<byte>(1, 4);
        Vector512<byte> low = Vector512.Create(first.GetLower(), second.GetLower());
        Vector512<byte> high = low + Vector512.Create((byte)2);
        ref byte bytes = ref Unsafe.As<uint, byte>(ref entries);
        for (nuint entry = 0; entry < PixelTable.PlaneLength; entry += 64)
        {
            Vector512<byte> entries0 = Vector512.LoadUnsafe(ref bytes, 4 * entry);
            Vector512<byte> entries16 = Vector512.LoadUnsafe(ref bytes, (4 * entry) + 64);
            Vector512<byte> entries32 = Vector512.LoadUnsafe(ref bytes, (4 * entry) + 128);
            Vector512<byte> entries48 = Vector512.LoadUnsafe(ref bytes, (4 * entry) + 192);
            Vector512<byte> planes01 = Avx512Vbmi.PermuteVar64x8x2(entries0, low, entries16);
            Vector512<byte> planes23 = Avx512Vbmi.PermuteVar64x8x2(entries0, high, entries16);
            Vector512<byte> planes01Of32 = Avx512Vbmi.PermuteVar64x8x2(entries32, low, entries48);
            Vector512<byte> planes23Of32 = Avx512Vbmi.PermuteVar64x8x2(entries32, high, entries48);

            // Whole vectors, as they are loaded again: halves would not be forwarded to such a load.
            Vector512.Create(planes01.GetLower(), planes01Of32.GetLower()).StoreUnsafe(ref planes, entry);
            Vector512.Create(planes01.GetUpper(), planes01Of32.GetUpper()).StoreUnsafe(ref planes, PixelTable.PlaneLength + entry);
            Vector512.Create(planes23.GetLower(), planes23Of32.GetLower()).StoreUnsafe(ref planes, (2 * PixelTable.PlaneLength) + entry);
            Vector512.Create(planes23.GetUpper(), planes23Of32.GetUpper()).StoreUnsafe(ref planes, (3 * PixelTable.PlaneLength) + entry);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Paint(ref short codes, ref uint pixels, nuint count, ref byte planes, uint bad, uint under, uint over, int entries)
    {
        Vector512<byte> a0 = Vector512.LoadUnsafe(ref planes, 0);
        Vector512<byte> a1 = Vector512.LoadUnsafe(ref planes, 64);
        Vector512<byte> a2 = Vector512.LoadUnsafe(ref planes, 128);
        Vector512<byte> a3 = Vector512.LoadUnsafe(ref planes, 192);
        Vector512<byte> b0 = Vector512.LoadUnsafe(ref planes, 256);
        Vector512<byte> b1 = Vector512.LoadUnsafe(ref planes, 320);
        Vector512<byte> b2 = Vector512.LoadUnsafe(ref planes, 384);
        Vector512<byte> b3 = Vector512.LoadUnsafe(ref planes, 448);
        Vector512<byte> c0 = Vector512.LoadUnsafe(ref planes, 512);
        Vector512<byte> c1 = Vector512.LoadUnsafe(ref planes, 576);
        Vector512<byte> c2 = Vector512.LoadUnsafe(ref planes, 640);
        Vector512<byte> c3 = Vector512.LoadUnsafe(ref planes, 704);
        Vector512<byte> d0 = Vector512.LoadUnsafe(ref planes, 768);
        Vector512<byte> d1 = Vector512.LoadUnsafe(ref planes, 832);
        Vector512<byte> d2 = Vector512.LoadUnsafe(ref planes, 896);
        Vector512<byte> d3 = Vector512.LoadUnsafe(ref planes, 960);
        Vector512<ushort> end = Vector512.Create((ushort)entries);
        bool isOpaque = Vector512.EqualsAll(d0 & d1 & d2 & d3, Vector512<byte>.AllBitsSet);

        // The last step overlaps the one before where the number is no multiple.
        nuint last = count - Step;
        for (nuint i = 0; ; i = nuint.Min(i + Step, last))
        {
            Vector512<ushort> codes0 = Vector512.LoadUnsafe(ref codes, i).AsUInt16();
            Vector512<ushort> codes32 = Vector512.LoadUnsafe(ref codes, i + 32).AsUInt16();
            Vector512<byte> places = Vector512.Narrow(codes0, codes32);
            places = Avx512F.PermuteVar16x32(places.AsUInt32(), GroupOrder).AsByte();
            Vector512<byte> isUpper = Vector512.LessThan(places.AsSByte(), Vector512<sbyte>.Zero).AsByte();
            Vector512<byte> a = Vector512.ConditionalSelect(isUpper, Avx512Vbmi.PermuteVar64x8x2(a2, places, a3), Avx512Vbmi.PermuteVar64x8x2(a0, places, a1));
            Vector512<byte> b = Vector512.ConditionalSelect(isUpper, Avx512Vbmi.PermuteVar64x8x2(b2, places, b3), Avx512Vbmi.PermuteVar64x8x2(b0, places, b1));
            Vector512<byte> c = Vector512.ConditionalSelect(isUpper, Avx512Vbmi.PermuteVar64x8x2(c2, places, c3), Avx512Vbmi.PermuteVar64x8x2(c0, places, c1));
            Vector512<byte> d = isOpaque ? Vector512<byte>.AllBitsSet : Vector512.ConditionalSelect(isUpper, Avx512Vbmi.PermuteVar64x8x2(d2, places, d3), Avx512Vbmi.PermuteVar64x8x2(d0, places, d1));
            Vector512<ushort> abLow = Avx512BW.UnpackLow(a, b).AsUInt16();
            Vector512<ushort> abHigh = Avx512BW.UnpackHigh(a, b).AsUInt16();
            Vector512<ushort> cdLow = Avx512BW.UnpackLow(c, d).AsUInt16();
            Vector512<ushort> cdHigh = Avx512BW.UnpackHigh(c, d).AsUInt16();
            Vector512<uint> pixels0 = Avx512BW.UnpackLow(abLow, cdLow).AsUInt32();
            Vector512<uint> pixels16 = Avx512BW.UnpackHigh(abLow, cdLow).AsUInt32();
            Vector512<uint> pixels32 = Avx512BW.UnpackLow(abHigh, cdHigh).AsUInt32();
            Vector512<uint> pixels48 = Avx512BW.UnpackHigh(abHigh, cdHigh).AsUInt32();
            if (Vector512.GreaterThanOrEqualAny(Vector512.Max(codes0, codes32), end))
            {
                // Lanes 14 and 15 are where the codes −2 and −1 point to.
                Vector512<uint> beyond = Vector512.Create(over).WithElement(14, bad).WithElement(15, under);
                pixels0 = Replace(pixels0, ref codes, i, beyond, entries);
                pixels16 = Replace(pixels16, ref codes, i + 16, beyond, entries);
                pixels32 = Replace(pixels32, ref codes, i + 32, beyond, entries);
                pixels48 = Replace(pixels48, ref codes, i + 48, beyond, entries);
            }

            pixels0.StoreUnsafe(ref pixels, i);
            pixels16.StoreUnsafe(ref pixels, i + 16);
            pixels32.StoreUnsafe(ref pixels, i + 32);
            pixels48.StoreUnsafe(ref pixels, i + 48);
            if (i == last)
            {
                return;
            }
        }
    }

    /// <summary>The colours of codes that are no entry, in place of what their low bytes selected.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Replace(Vector512<uint> pixels, ref short codes, nuint i, Vector512<uint> beyond, int entries)
    {
        Vector512<int> code = Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref codes, i));
        Vector512<uint> isBeyond = Vector512.GreaterThanOrEqual(code.AsUInt32(), Vector512.Create((uint)entries));
        Vector512<uint> place = Vector512.Min(code, Vector512.Create(13)).AsUInt32();
        return Vector512.ConditionalSelect(isBeyond, Avx512F.PermuteVar16x32(beyond, place), pixels);
    }
}
