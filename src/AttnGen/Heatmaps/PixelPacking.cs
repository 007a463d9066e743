using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AttnGen.Heatmaps;

/// <summary>Pixels without their opacities.</summary>
internal static class PixelPacking
{
    private const int OpaqueLength = 3;

    /// <summary>Four pixels in a vector of 16 bytes become 12 bytes.</summary>
    private const int PixelsOfVector = 4;

    /// <summary>Whether no pixel lets anything through.</summary>
    public static bool AreOpaque(ReadOnlySpan<Rgba32> pixels)
    {
        // The opacity is the highest byte where bytes are read from the lowest, and the lowest elsewhere.
        ReadOnlySpan<uint> colors = MemoryMarshal.Cast<Rgba32, uint>(pixels);
        uint opaque = BitConverter.IsLittleEndian ? 0xFF000000 : 0xFF;
        uint all = uint.MaxValue;
        int i = 0;
        if (colors.Length >= Vector128<uint>.Count)
        {
            Vector128<uint> vector = Vector128<uint>.AllBitsSet;
            for (; i <= colors.Length - Vector128<uint>.Count; i += Vector128<uint>.Count)
            {
                vector &= Vector128.Create(colors[i..]);
            }

            all = vector[0] & vector[1] & vector[2] & vector[3];
        }

        for (; i < colors.Length; i++)
        {
            all &= colors[i];
        }

        return (all & opaque) == opaque;
    }

    /// <summary>Red, green and blue of each pixel.</summary>
    /// <param name="pixels">Any number.</param>
    /// <param name="samples">Three times as many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackOpaque(ReadOnlySpan<Rgba32> pixels, Span<byte> samples)
    {
        samples = samples[..(OpaqueLength * pixels.Length)];
        ref byte from = ref Unsafe.As<Rgba32, byte>(ref MemoryMarshal.GetReference(pixels));
        ref byte to = ref MemoryMarshal.GetReference(samples);
        int i = 0;

        // The last four bytes of a vector are overwritten by the next: there must be a next one, or room.
        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<byte> places = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
            for (; (OpaqueLength * i) + Vector128<byte>.Count <= samples.Length; i += PixelsOfVector)
            {
                Vector128<byte> vector = Vector128.LoadUnsafe(ref from, (nuint)(PixelsOfVector * i));
                Vector128.Shuffle(vector, places).StoreUnsafe(ref to, (nuint)(OpaqueLength * i));
            }
        }

        for (; i < pixels.Length; i++)
        {
            (samples[OpaqueLength * i], samples[(OpaqueLength * i) + 1], samples[(OpaqueLength * i) + 2], _) = pixels[i];
        }
    }
}
