namespace AttnGen.Heatmaps;

/// <summary>The colours that occur in a picture, transparent ones first, and the entry of every cell.</summary>
/// <param name="Colors">At most 256 colours.</param>
/// <param name="Indices">The palette entry of every cell.</param>
internal sealed record PngPalette(Rgba32[] Colors, byte[] Indices)
{
    private const int MostColors = 256;

    /// <summary>Colours that are not opaque; they come first, so that their opacities make the shortest tRNS chunk.</summary>
    public int TranslucentCount => Array.FindLastIndex(Colors, color => color.A != byte.MaxValue) + 1;

    /// <summary>The palette of some cells, or null where they have more colours than a palette holds.</summary>
    public static PngPalette? TryCreate(ReadOnlySpan<Rgba32> cells)
    {
        Dictionary<Rgba32, int> found = new(MostColors);
        foreach (Rgba32 cell in cells)
        {
            if (found.TryAdd(cell, found.Count) && found.Count > MostColors)
            {
                return null;
            }
        }

        // Within each group the order of first occurrence; OrderBy is stable.
        Rgba32[] colors = [.. found.OrderBy(pair => pair.Value).Select(pair => pair.Key).OrderBy(color => color.A == byte.MaxValue)];
        for (int entry = 0; entry < colors.Length; entry++)
        {
            found[colors[entry]] = entry;
        }

        byte[] indices = new byte[cells.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = (byte)found[cells[i]];
        }

        return new PngPalette(colors, indices);
    }
}
