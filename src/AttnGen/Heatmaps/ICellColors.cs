namespace AttnGen.Heatmaps;

/// <summary>
/// What colours the values of a heatmap: a colormap and the norm before it, with limits that are settled. Of the same values it makes the
/// same colours, one by one and on any thread, so that cells and the pixels interpolated between them agree.
/// </summary>
internal interface ICellColors
{
    /// <summary>Colours values; NaN is bad.</summary>
    /// <param name="values">Any number of values.</param>
    /// <param name="pixels">As many colours.</param>
    void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);
}
