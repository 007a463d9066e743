using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Codes to pixels. The table has four bytes for each of bad, under, the entries 0 … N − 1, over, so a code −2 … N selects its colour at
/// code + 2; the order of the four bytes is the caller's. Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// AVX-512 VBMI and Arm64 hold the bytes of up to 256 entries in vector registers, a plane for each of the four, and look up by permuting
/// bytes; elsewhere, and of larger tables, four codes are looked up at a time. The pixels are the same.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PixelTable
{
    /// <summary>Bytes that the planes take: four of 256.</summary>
    public const int PlanesLength = 4 * PlaneLength;

    internal const int PlaneLength = 256;

    /// <summary>Codes before the first entry: bad and under.</summary>
    internal const int FirstEntry = 2;

    private readonly ReadOnlySpan<uint> _colors;
    private readonly ReadOnlySpan<byte> _planes;

    /// <param name="colors">Bad, under, entry 0 … N − 1, over, four bytes each.</param>
    /// <param name="planes"><see cref="PlanesLength"/> bytes of scratch that live as long as the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PixelTable(ReadOnlySpan<byte> colors, Span<byte> planes)
    {
        _colors = MemoryMarshal.Cast<byte, uint>(colors);
        Entries = _colors.Length - 3;
        if (HasBytePermutes && Entries <= PlaneLength)
        {
            Split(_colors.Slice(FirstEntry, Entries), planes);
            _planes = planes;
        }
    }

    private static bool HasBytePermutes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PixelPermutesVbmi.IsSupported || PixelPermutesArm.IsSupported;
    }

    private int Entries { get; }

    /// <summary>Paints a colour for every code.</summary>
    /// <param name="codes">−2 … N.</param>
    /// <param name="pixels">As long; four bytes each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Paint(ReadOnlySpan<short> codes, Span<uint> pixels)
    {
        pixels = pixels[..codes.Length];
        if (PixelPermutesVbmi.IsSupported && !_planes.IsEmpty && codes.Length >= PixelPermutesVbmi.Step)
        {
            PixelPermutesVbmi.Paint(
                ref MemoryMarshal.GetReference(codes), ref MemoryMarshal.GetReference(pixels), (nuint)codes.Length,
                ref MemoryMarshal.GetReference(_planes), _colors[0], _colors[1], _colors[^1], Entries);
        }
        else if (PixelPermutesArm.IsSupported && !_planes.IsEmpty && codes.Length >= PixelPermutesArm.Step)
        {
            PixelPermutesArm.Paint(codes, pixels, _planes, _colors);
        }
        else if (BitConverter.IsLittleEndian && codes.Length >= 4)
        {
            PaintByFours(codes, pixels);
        }
        else
        {
            for (int i = 0; i < codes.Length; i++)
            {
                pixels[i] = _colors[codes[i] + FirstEntry];
            }
        }
    }

    /// <summary>Byte b of entry k goes to place k of plane b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Split(ReadOnlySpan<uint> entries, Span<byte> planes)
    {
        if (PixelPermutesVbmi.IsSupported && entries.Length == PlaneLength)
        {
            PixelPermutesVbmi.Split(ref MemoryMarshal.GetReference(entries), ref MemoryMarshal.GetReference(planes[..PlanesLength]));
            return;
        }

        for (int entry = 0; entry < entries.Length; entry++)
        {
            for (int component = 0; component < 4; component++)
            {
                planes[(component * PlaneLength) + entry] = Unsafe.Add(ref Unsafe.As<uint, byte>(ref Unsafe.AsRef(in entries[entry])), component);
            }
        }
    }

    /// <summary>Four codes a load and two pixels a store: on the processors that have it, a gather is slower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PaintByFours(ReadOnlySpan<short> codes, Span<uint> pixels)
    {
        ref uint first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_colors), FirstEntry);
        ref byte code = ref Unsafe.As<short, byte>(ref MemoryMarshal.GetReference(codes));
        ref byte pixel = ref Unsafe.As<uint, byte>(ref MemoryMarshal.GetReference(pixels));
        nuint last = (nuint)codes.Length - 4;
        for (nuint i = 0; ; i = nuint.Min(i + 4, last))
        {
            long four = Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref code, 2 * i));
            ulong two = Unsafe.Add(ref first, (nint)(short)four) | ((ulong)Unsafe.Add(ref first, (nint)(short)(four >> 16)) << 32);
            ulong next = Unsafe.Add(ref first, (nint)(short)(four >> 32)) | ((ulong)Unsafe.Add(ref first, (nint)(four >> 48)) << 32);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref pixel, 4 * i), two);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref pixel, (4 * i) + 8), next);
            if (i == last)
            {
                return;
            }
        }
    }
}
