namespace AttnGen.Heatmaps.Tests;

/// <summary>The cases of the norms between the linear one and intervals.</summary>
internal static partial class GoldenKernels
{
    [Colormap("viridis", rows: 33, columns: 65, Norm = ColorNorm.Log, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogAutoWide(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", rows: 33, columns: 65, Norm = ColorNorm.Log, VMin = 1e-6, VMax = 0.1, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogFixedWideExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", rows: 33, columns: 65, Norm = ColorNorm.Log, VMin = 1e-6, VMax = 0.1, Clip = true, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogFixedWideClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("Blues", rows: 16, columns: 16, Norm = ColorNorm.Log, Infinities = Infinities.Extremes, Bad = "#404040")]
    public static partial void LogAutoCausal(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("inferno", rows: 128, columns: 128, Norm = ColorNorm.Log, Infinities = Infinities.Extremes)]
    public static partial void LogAutoAttn128(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 16, columns: 16, Norm = ColorNorm.Log, VMin = 0.001, VMax = 1, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogSpecialRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 16, columns: 16, Norm = ColorNorm.Log, VMin = 0.001, VMax = 1, Clip = true, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogSpecialMaskedClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("cubehelix", rows: 33, columns: 65, Norm = ColorNorm.Log, VMin = 1e-8, VMax = 10, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void LogGradsNegative(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdBu", rows: 33, columns: 65, Norm = ColorNorm.SymLog, VMin = -10, VMax = 10, LinThresh = 0.001,
        Infinities = Infinities.Extremes)]
    public static partial void SymlogFixedGrads(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 33, columns: 65, Norm = ColorNorm.SymLog, LinThresh = 0.01, LinScale = 0.5, LogBase = 2,
        Infinities = Infinities.Extremes)]
    public static partial void SymlogAutoBase2(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("PuOr", rows: 33, columns: 65, Norm = ColorNorm.SymLog, LinThresh = 1, Bad = "#000000")]
    public static partial void SymlogAutoLogits(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("vlag", rows: 16, columns: 16, Norm = ColorNorm.SymLog, VMin = -1, VMax = 1, LinThresh = 0.1,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void SymlogSpecialRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("vlag", rows: 1, columns: 7, Norm = ColorNorm.SymLog, VMin = -3e38, VMax = 3e38, LinThresh = 0.1,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void SymlogHugeRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("seismic", rows: 33, columns: 65, Norm = ColorNorm.SymLog, VMin = -1.5, VMax = 1.5, LinThresh = 0.5, LinScale = 2,
        Clip = true, Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void SymlogClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("BrBG", rows: 33, columns: 65, Norm = ColorNorm.Asinh, VMin = -10, VMax = 10, LinearWidth = 0.01,
        Infinities = Infinities.Extremes)]
    public static partial void AsinhFixedGrads(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("PiYG", rows: 33, columns: 65, Norm = ColorNorm.Asinh, Infinities = Infinities.Extremes)]
    public static partial void AsinhAutoGrads(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("PRGn", rows: 33, columns: 65, Norm = ColorNorm.Asinh, VMin = -6, VMax = 6, LinearWidth = 0.5, Clip = true,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void AsinhClipLogits(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("hot", rows: 33, columns: 65, Norm = ColorNorm.Power, Gamma = 0.5, Infinities = Infinities.Extremes)]
    public static partial void PowerAutoAttnHalf(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("viridis", rows: 128, columns: 128, Norm = ColorNorm.Power, VMin = 0, VMax = 1, Gamma = 0.5,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void PowerOorHalfExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("afmhot", rows: 128, columns: 128, Norm = ColorNorm.Power, VMin = -0.25, VMax = 1.25, Gamma = 2, Clip = true,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void PowerOorSquareClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("mako", rows: 128, columns: 128, Norm = ColorNorm.Power, Gamma = 0.3, Infinities = Infinities.Extremes)]
    public static partial void PowerAutoAttn12803(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("bone", rows: 16, columns: 16, Norm = ColorNorm.Power, VMin = 0, VMax = 1, Gamma = 0.5, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void PowerSpecialRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdBu_r", rows: 33, columns: 65, Norm = ColorNorm.TwoSlope, Infinities = Infinities.Extremes)]
    public static partial void TwoslopeAuto(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("icefire", rows: 33, columns: 65, Norm = ColorNorm.TwoSlope, VMin = -2, VMax = 3, VCenter = 0.5,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void TwoslopeFixedExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", rows: 16, columns: 16, Norm = ColorNorm.TwoSlope, Infinities = Infinities.Extremes, Under = "#0000ff",
        Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void TwoslopePositiveOnly(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("seismic", rows: 33, columns: 65, Norm = ColorNorm.TwoSlope, Infinities = Infinities.Extremes)]
    public static partial void TwoslopeDiff(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdYlBu", rows: 16, columns: 16, Norm = ColorNorm.TwoSlope, VMin = 0, VMax = 1, VCenter = 0.25,
        Infinities = Infinities.Extremes, Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void TwoslopeSpecialRaw(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("bwr", rows: 33, columns: 65, Norm = ColorNorm.Centered, Infinities = Infinities.Extremes)]
    public static partial void CenteredAutoDiff(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("PiYG", rows: 33, columns: 65, Norm = ColorNorm.Centered, VCenter = 0.3, HalfRange = 2, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void CenteredFixedExt(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("vlag", rows: 33, columns: 65, Norm = ColorNorm.Centered, HalfRange = 1, Clip = true, Infinities = Infinities.Extremes,
        Under = "#0000ff", Over = "#ff00ff", Bad = "#00ff00")]
    public static partial void CenteredClip(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdYlBu_r", rows: 33, columns: 65, Norm = ColorNorm.Centered, Bad = "#202020")]
    public static partial void CenteredAutoLogits(ReadOnlySpan<float> values, Span<Rgba32> pixels, Span<short> indices);
}
