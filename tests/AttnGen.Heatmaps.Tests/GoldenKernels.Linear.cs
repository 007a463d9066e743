namespace AttnGen.Heatmaps.Tests;

/// <summary>The cases of <c>Normalize</c>.</summary>
internal static partial class GoldenKernels
{
    [Colormap("hot", rows: 10, columns: 10, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoHotSeed0(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 1, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAuto1x1(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", rows: 1, columns: 7, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoConst(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 7, Bad = "#808080")]
    public static partial void NormalizeAllnanMasked(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 7, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void NormalizeFixedRow(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 7, VMin = 0, VMax = 1, Clip = true, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeFixedRowClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 7, VMin = 0, VMax = 1, Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff",
        Bad = "#00ff00")]
    public static partial void NormalizeFixedRowExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 128, columns: 128, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoAttn128Viridis(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", rows: 128, columns: 128, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoAttn128FlatMagma(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("rocket", rows: 33, columns: 65, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void Normalize01AttnPeakedRocket(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("Blues", rows: 16, columns: 16, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoCausalBlues(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, VMin = 0, VMax = 1, Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff",
        Bad = "#00ff00")]
    public static partial void NormalizeSpecialRawExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, VMin = 0, VMax = 1, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeSpecialMaskedExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, VMin = 0, VMax = 1, Clip = true, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeSpecialRawClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 16, columns: 16, VMin = 0, VMax = 1, Clip = true, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeSpecialMaskedClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("plasma", rows: 16, columns: 16, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeSpecialMaskedAuto(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("gray", rows: 24, columns: 32, VMin = 0, VMax = 1, Infinities = Infinities.Extremes, Under = "#ff0000", Over = "#0000ff")]
    public static partial void NormalizeStepsGray(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("jet", rows: 24, columns: 32, VMin = 0, VMax = 0.7, Infinities = Infinities.Extremes, Under = "#ffffff", Over = "#000000")]
    public static partial void NormalizeSteps07Jet(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("turbo", rows: 128, columns: 128, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void NormalizeOorTurboDefault(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("plasma", rows: 128, columns: 128, VMin = 0.1, VMax = 0.7, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeOorExt010070(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("cividis", rows: 128, columns: 128, VMin = 0, VMax = 1, Clip = true, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeOorClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 33, columns: 65, VMin = -0.3, VMax = 0.6, Clip = true, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeClipInexactLimits(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("hot", rows: 16, columns: 16, VMin = 0, VMax = 7.346839692639297e-40, Infinities = Infinities.Extremes)]
    public static partial void NormalizeSubnormal(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("cividis", rows: 33, columns: 65, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoOffset(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("cividis", rows: 33, columns: 65, VMin = 1000000.1, VMax = 1000007.9, Infinities = Infinities.Extremes, Under = "#ff0000",
        Over = "#0000ff")]
    public static partial void NormalizeFixedOffset(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("Blues", rows: 16, columns: 16, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoCounts(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("hot", rows: 33, columns: 65, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoWideHot(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 1, columns: 7, Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void NormalizeAutoHuge(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, VMin = -2, VMax = 2, Infinities = Infinities.Extremes)]
    public static partial void NormalizeFixedCoolwarm(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdBu_r", rows: 33, columns: 65, Infinities = Infinities.Extremes)]
    public static partial void NormalizeAutoRdbuR(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("twilight", rows: 16, columns: 16, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void NormalizeUniformTwilight510(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 16, columns: 16, Entries = 16, VMin = 0, VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void NormalizeUniformViridis16(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 16, columns: 16, Colors = ["#ffffff", "#6baed6", "#08306b"], Interpolate = true, VMin = 0, VMax = 1,
        Infinities = Infinities.Extremes)]
    public static partial void NormalizeUniformGradient(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("jet", rows: 16, columns: 16, VMin = 0, VMax = 1, Alpha = 0.5)]
    public static partial void NormalizeAlphaBadclear(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("jet", rows: 16, columns: 16, VMin = 0, VMax = 1, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00", Alpha = 0.5)]
    public static partial void NormalizeAlphaBadset(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 16, columns: 16, Colors = ["#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e"], VMin = 0, VMax = 1,
        Infinities = Infinities.Extremes)]
    public static partial void Listed5Normalize(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 128, columns: 128, Colors = ["#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#66a61e"], VMin = 0, VMax = 1,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void Listed5NormalizeExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap(rows: 24, columns: 32, Colors = ["#440154", "#443983", "#31688e", "#21918c", "#35b779", "#90d743", "#fde725"], VMin = 0,
        VMax = 1, Infinities = Infinities.Extremes)]
    public static partial void Listed7Steps(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);
}
