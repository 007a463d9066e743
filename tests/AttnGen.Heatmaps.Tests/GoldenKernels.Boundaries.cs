namespace AttnGen.Heatmaps.Tests;

/// <summary>The cases of <c>BoundaryNorm</c>.</summary>
internal static partial class GoldenKernels
{
    [Colormap("viridis", rows: 16, columns: 16, Norm = ColorNorm.Boundary, Boundaries = [0, 2, 5, 10, 50, 150, 180, 250],
        Infinities = Infinities.Extremes)]
    public static partial void BoundaryCounts256(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 128, columns: 128, Colors = ["#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e"], Norm = ColorNorm.Boundary,
        Boundaries = [0, 0.1, 0.2, 0.5, 0.9, 1], Infinities = Infinities.Extremes)]
    public static partial void BoundaryOorListed5(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 128, columns: 128, Colors = ["#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e"], Norm = ColorNorm.Boundary,
        Boundaries = [0, 0.1, 0.2, 0.5, 0.9, 1], Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryOorListed5Ext(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, Norm = ColorNorm.Boundary, Boundaries = [-2, -1, 0, 1, 2], Extend = Extend.Min,
        Infinities = Infinities.Extremes)]
    public static partial void BoundaryExtendMin(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, Norm = ColorNorm.Boundary, Boundaries = [-2, -1, 0, 1, 2], Extend = Extend.Max,
        Infinities = Infinities.Extremes)]
    public static partial void BoundaryExtendMax(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, Norm = ColorNorm.Boundary, Boundaries = [-2, -1, 0, 1, 2], Extend = Extend.Both,
        Infinities = Infinities.Extremes)]
    public static partial void BoundaryExtendBoth(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, Norm = ColorNorm.Boundary, Boundaries = [-2, -1, 0, 1, 2], Extend = Extend.Both,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryExtendBothExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 128, columns: 128, Colors = ["#440154", "#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#fde725"],
        Norm = ColorNorm.Boundary, Boundaries = [0, 0.2, 0.4, 0.6, 0.8, 1], Extend = Extend.Both, Infinities = Infinities.Extremes)]
    public static partial void BoundaryExtendBothListed7(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("plasma", rows: 128, columns: 128, Norm = ColorNorm.Boundary, Boundaries = [0, 0.25, 0.5, 1], Clip = true,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 16, columns: 16, Norm = ColorNorm.Boundary, Boundaries = [0.25, 0.75], Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryOneRegion(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("gray", rows: 16, columns: 16, Norm = ColorNorm.Boundary,
        Boundaries = [0, 0.038461538461538464, 0.07692307692307693, 0.11538461538461539, 0.15384615384615385, 0.19230769230769232, 0.23076923076923078, 0.2692307692307692, 0.3076923076923077, 0.34615384615384615, 0.38461538461538464, 0.4230769230769231, 0.46153846153846156, 0.5, 0.5384615384615384, 0.5769230769230769, 0.6153846153846154, 0.6538461538461539, 0.6923076923076923, 0.7307692307692307, 0.7692307692307693, 0.8076923076923077, 0.8461538461538461, 0.8846153846153846, 0.9230769230769231, 0.9615384615384616, 1],
        Infinities = Infinities.Extremes)]
    public static partial void Boundary26Regions(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("turbo", rows: 4, columns: 8, Norm = ColorNorm.Boundary, Boundaries = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1],
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryOnBounds(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("turbo", rows: 4, columns: 8, Norm = ColorNorm.Boundary, Boundaries = [0.1, 0.3, 0.5, 0.7], Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundaryOnBoundsOuter(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, Norm = ColorNorm.Boundary, Boundaries = [0, 0.25, 0.5, 0.75, 1], Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundarySpecialMasked(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, Norm = ColorNorm.Boundary, Boundaries = [0, 0.25, 0.5, 0.75, 1],
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void BoundarySpecialRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 16, columns: 16, Entries = 8, Norm = ColorNorm.Boundary,
        Boundaries = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1], Infinities = Infinities.Extremes)]
    public static partial void BoundaryViridis8(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);
}
