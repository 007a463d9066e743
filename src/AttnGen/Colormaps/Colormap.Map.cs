using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AttnGen.CompilerServices;

namespace AttnGen;

/// <content>Values to colours at run time, by the steps of generated kernels and with their results.</content>
public sealed partial class Colormap
{
    /// <summary>Values that pass through the steps together.</summary>
    private const int BlockLength = 1024;

    /// <summary>Cut points of up to so many entries lie on the stack: 8 KB.</summary>
    private const int MostCutsOnStack = 2048;

    /// <summary>Colours values: <c>cmap(norm(values), bytes=True)</c>. Nothing is allocated.</summary>
    /// <param name="values">Any number of values.</param>
    /// <param name="pixels">A colour for each; as long as <paramref name="values"/>.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    /// <param name="mask">False makes a value bad; as long as <paramref name="values"/>, or empty.</param>
    /// <exception cref="ArgumentException">
    /// A length differs, <paramref name="pixels"/> overlaps an input, a given limit lies beyond the data's, or the boundaries of the scale make
    /// more regions than the map has entries. Nothing has been written then.
    /// </exception>
    public void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels, ColorScale? scale = null, ReadOnlySpan<bool> mask = default)
    {
        Check(values, pixels, mask, nameof(pixels));
        Run(values, mask, scale, MemoryMarshal.Cast<Rgba32, uint>(pixels), [], [], 0);
    }

    /// <summary>Colours values; the same as a new array.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, Span{Rgba32}, ColorScale?, ReadOnlySpan{bool})"/>
    public Rgba32[] Map(ReadOnlySpan<float> values, ColorScale? scale = null, ReadOnlySpan<bool> mask = default)
    {
        Rgba32[] pixels = new Rgba32[values.Length];
        Map(values, pixels, scale, mask);
        return pixels;
    }

    /// <summary>The table entry of each value: −1 under, N over, −2 bad.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, Span{Rgba32}, ColorScale?, ReadOnlySpan{bool})"/>
    /// <param name="values">Any number of values.</param>
    /// <param name="indices">An entry for each; as long as <paramref name="values"/>.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    /// <param name="mask">False makes a value bad; as long as <paramref name="values"/>, or empty.</param>
    public void Map(ReadOnlySpan<float> values, Span<short> indices, ColorScale? scale = null, ReadOnlySpan<bool> mask = default)
    {
        Check(values, indices, mask, nameof(indices));
        Run(values, mask, scale, [], indices, [], 0);
    }

    /// <summary>The table entry of each value as a byte: under is 0, over N − 1. The map has at most 256 entries.</summary>
    /// <inheritdoc cref="Map(ReadOnlySpan{float}, Span{Rgba32}, ColorScale?, ReadOnlySpan{bool})"/>
    /// <param name="values">Any number of values.</param>
    /// <param name="indices">An entry for each; as long as <paramref name="values"/>.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    /// <param name="mask">False makes a value bad; as long as <paramref name="values"/>, or empty.</param>
    /// <param name="badIndex">What bad values get.</param>
    /// <exception cref="InvalidOperationException">The map has more than 256 entries.</exception>
    public void Map(
        ReadOnlySpan<float> values, Span<byte> indices, ColorScale? scale = null, ReadOnlySpan<bool> mask = default, byte badIndex = 0)
    {
        if (Entries > byte.MaxValue + 1)
        {
            throw new InvalidOperationException(
                $"{Name} has {Entries} entries and a byte holds 256; map to a Span<short>, or call Resample(256) before.");
        }

        Check(values, indices, mask, nameof(indices));
        Run(values, mask, scale, [], [], indices, badIndex);
    }

    private static void Check<T>(ReadOnlySpan<float> values, Span<T> output, ReadOnlySpan<bool> mask, string parameter)
        where T : unmanaged
    {
        KernelGuard.HasLength(output.Length, values.Length, parameter, "of values");
        if (!mask.IsEmpty)
        {
            KernelGuard.HasLength(mask.Length, values.Length, nameof(mask), "of values");
        }

        KernelGuard.IsApart<T, float>(output, values, parameter, nameof(values));
        KernelGuard.IsApart<T, bool>(output, mask, parameter, nameof(mask));
    }

    private void Run(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, ColorScale? scale, Span<uint> pixels, Span<short> codes, Span<byte> indices, byte badIndex)
    {
        scale ??= ColorScale.Default;
        scale.FindLimits(values, mask, out double vmin, out double vmax);
        int cutCount = FittedScale.CutsOf(scale, Entries);
        int intervalCount = FittedScale.IntervalsOf(scale);

        // Two entries of intervals take the room of a cut.
        int room = cutCount + ((intervalCount + 1) / 2);
        Span<float> memory = room <= MostCutsOnStack ? stackalloc float[room] : MemoryMarshal.CreateSpan(ref KernelScratch.OfThread(room), room);
        Span<float> cuts = memory[..cutCount];
        Span<short> intervals = MemoryMarshal.Cast<float, short>(memory[cutCount..])[..intervalCount];
        FittedScale.FindCuts(scale, vmin, vmax, Entries, cuts, intervals);
        Paint(values, mask, new FittedScale(scale, vmin, vmax, Entries, cuts, intervals), pixels, codes, indices, badIndex);
    }

    /// <summary>The colours of values on a scale that is fitted already.</summary>
    internal void Paint(ReadOnlySpan<float> values, FittedScale scale, Span<Rgba32> pixels) =>
        Paint(values, [], scale, MemoryMarshal.Cast<Rgba32, uint>(pixels), [], [], 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Paint(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, FittedScale scale, Span<uint> pixels, Span<short> codes, Span<byte> indices, byte badIndex)
    {
        Span<byte> planes = stackalloc byte[PixelTable.PlanesLength];
        PixelTable table = new(MemoryMarshal.AsBytes(Packed), planes);
        Span<short> memory = stackalloc short[BlockLength];
        int count;
        for (int start = 0; start < values.Length; start += count)
        {
            count = Math.Min(BlockLength, values.Length - start);
            Span<short> block = codes.IsEmpty ? memory[..count] : codes.Slice(start, count);
            scale.Encode(values.Slice(start, count), block);
            if (!mask.IsEmpty)
            {
                CodeOutputs.Hide(mask.Slice(start, count), block);
            }

            if (!pixels.IsEmpty)
            {
                table.Paint(block, pixels.Slice(start, count));
            }

            if (!indices.IsEmpty)
            {
                CodeOutputs.ToBytes(block, indices.Slice(start, count), Entries, badIndex);
            }
        }
    }
}
