namespace AttnGen.Generators.Tests;

/// <summary>The colormaps whose generated files are reviewed: every norm, kind of limits, role and type of parameter.</summary>
internal static class ReviewedColormaps
{
    private const string Values = "ReadOnlySpan<float> values", Mask = "ReadOnlySpan<bool> mask", Pixels = "Span<Rgba32> pixels",
        Shorts = "Span<short> indices", Bytes = "Span<byte> indices";

    public static IReadOnlyList<ColormapCase> Linear { get; } =
    [
        // One block of 512 values and a tail that is no multiple of any vector.
        new(
            "ColorsLimitsGiven", """[Colormap("viridis", rows: 9, columns: 61, VMin = -0.5, VMax = 1.25)]""", $"{Values}, {Pixels}",
            ColorRule.Named("viridis") with { Norm = new(ColorNorm.Linear) { VMin = -0.5, VMax = 1.25 } }),
        new("ColorsLimitsFromData", """[Colormap("hot", rows: 10, columns: 10)]""", $"{Values}, {Pixels}", ColorRule.Named("hot")),
        new(
            "ColorsMaskAndIndices", """[Colormap("magma_r", rows: 3, columns: 13, VMin = -1.75)]""", $"{Values}, {Mask}, {Shorts}",
            ColorRule.Named("magma_r") with { Norm = new(ColorNorm.Linear) { VMin = -1.75 } }),
        new(
            "ColorsByteIndices", """[Colormap("tab10", rows: 5, columns: 7, VMin = 0, VMax = 1, Infinities = Infinities.Extremes, BadIndex = 255)]""",
            $"{Bytes}, {Values}",
            ColorRule.Named("tab10") with { Norm = new(ColorNorm.Linear) { VMin = 0, VMax = 1 }, InfinitiesAreExtremes = true, BadIndex = 255 }),
        new(
            "ColorsOfTheirOwn",
            """
            [Colormap(rows: 4, columns: 19, Colors = ["#440154", "#21908D", "#FCE71E"], Interpolate = true, Entries = 17,
                    Under = "#000000", Over = "#FFFFFF80", Bad = "#808080", VMin = 0, VMax = 1)]
            """,
            $"{Values}, {Mask}, {Pixels}, {Bytes}",
            ColorRule.Gradient(17, new(0x44, 0x01, 0x54), new(0x21, 0x90, 0x8D), new(0xFC, 0xE7, 0x1E)) with
            {
                Norm = new(ColorNorm.Linear) { VMin = 0, VMax = 1 }, Under = new(0, 0, 0), Over = new(255, 255, 255, 128), Bad = new(128, 128, 128),
            }),

        // Limits so far apart that their distance is no float.
        new(
            "ColorsWideLimitsClipped", """[Colormap("RdBu", rows: 1, columns: 37, VMin = -3e38, VMax = 3e38, Clip = true)]""",
            $"{Values}, {Shorts}, {Pixels}", ColorRule.Named("RdBu") with { Norm = new(ColorNorm.Linear) { VMin = -3e38, VMax = 3e38 }, Clip = true }),
        new(
            "ColorsTensorSpans", """[Colormap("gray", rows: 6, columns: 11, VMin = 0, VMax = 1)]""",
            "System.Numerics.Tensors.ReadOnlyTensorSpan<float> values, System.Numerics.Tensors.ReadOnlyTensorSpan<bool> mask, "
            + "System.Numerics.Tensors.TensorSpan<Rgba32> pixels, System.Numerics.Tensors.TensorSpan<short> indices",
            ColorRule.Named("gray") with { Norm = new(ColorNorm.Linear) { VMin = 0, VMax = 1 } }),
        new(
            "ColorsCentered", """[Colormap("bwr", rows: 8, columns: 12, Norm = ColorNorm.Centered, VCenter = 0.25, HalfRange = 0.75)]""", $"{Values}, {Pixels}",
            ColorRule.Named("bwr") with { Norm = new(ColorNorm.Centered) { VCenter = 0.25, HalfRange = 0.75 } }),
        new(
            "ColorsCenteredFromData", """[Colormap("RdBu_r", rows: 8, columns: 12, Norm = ColorNorm.Centered)]""",
            $"{Values}, {Mask}, Span<SixLabors.ImageSharp.PixelFormats.Rgba32> pixels", ColorRule.Named("RdBu_r") with { Norm = new(ColorNorm.Centered) }),
    ];

    public static IReadOnlyList<ColormapCase> Curves { get; } =
    [
        new(
            "ColorsLog", """[Colormap("viridis", rows: 9, columns: 33, Norm = ColorNorm.Log, VMin = 1e-4, VMax = 1)]""", $"{Values}, {Shorts}",
            ColorRule.Named("viridis") with { Norm = new(ColorNorm.Log) { VMin = 1e-4, VMax = 1 } }),
        new(
            "ColorsLogFromData", """[Colormap("inferno", rows: 9, columns: 33, Norm = ColorNorm.Log, VMax = 1e30, NonPositive = NonPositive.Under)]""",
            $"{Values}, {Mask}, {Pixels}",
            ColorRule.Named("inferno") with { Norm = new(ColorNorm.Log) { VMax = 1e30, NonPositive = NonPositive.Under }, }),
        new(
            "ColorsSymLog", """[Colormap("coolwarm", rows: 5, columns: 40, Norm = ColorNorm.SymLog, LinThresh = 0.01, VMin = -2, VMax = 2)]""",
            $"{Values}, Span<SixLabors.ImageSharp.PixelFormats.Bgra32> pixels",
            ColorRule.Named("coolwarm") with { Norm = new(ColorNorm.SymLog) { LinThresh = 0.01, VMin = -2, VMax = 2 } }),
        new(
            "ColorsSymLogFromData",
            """[Colormap("vlag", rows: 5, columns: 40, Norm = ColorNorm.SymLog, LinThresh = 0.1, LinScale = 0.5, LogBase = 2)]""", $"{Values}, {Pixels}, {Shorts}",
            ColorRule.Named("vlag") with { Norm = new(ColorNorm.SymLog) { LinThresh = 0.1, LinScale = 0.5, LogBase = 2 } }),
        new(
            "ColorsAsinh",
            """[Colormap("PiYG", rows: 5, columns: 40, Norm = ColorNorm.Asinh, LinearWidth = 0.1, VMin = -1, VMax = 1, Clip = true, Infinities = Infinities.Extremes)]""",
            $"{Values}, {Bytes}",
            ColorRule.Named("PiYG") with
            {
                Norm = new(ColorNorm.Asinh) { LinearWidth = 0.1, VMin = -1, VMax = 1 }, Clip = true, InfinitiesAreExtremes = true,
            }),
        new(
            "ColorsPower", """[Colormap("hot", rows: 16, columns: 16, Norm = ColorNorm.Power, Gamma = 0.5, VMin = 0, VMax = 1)]""", $"{Values}, {Pixels}",
            ColorRule.Named("hot") with { Norm = new(ColorNorm.Power) { Gamma = 0.5, VMin = 0, VMax = 1 } }),
        new(
            "ColorsTwoSlope", """[Colormap("RdYlBu", rows: 16, columns: 16, Norm = ColorNorm.TwoSlope, VCenter = 0.5, VMin = -1, VMax = 1)]""", $"{Values}, {Pixels}",
            ColorRule.Named("RdYlBu") with { Norm = new(ColorNorm.TwoSlope) { VCenter = 0.5, VMin = -1, VMax = 1 } }),
        new(
            "ColorsTwoSlopeFromData", """[Colormap("twilight", rows: 16, columns: 16, Entries = 3000, Norm = ColorNorm.TwoSlope)]""", $"{Values}, {Shorts}",
            new ColorRule(new Rgba32[3000]) { Norm = new(ColorNorm.TwoSlope) }),
    ];

    public static IReadOnlyList<ColormapCase> Intervals { get; } =
    [
        new(
            "ColorsIntervals",
            """
            [Colormap(rows: 16, columns: 16, Norm = ColorNorm.Boundary, Boundaries = [0, 0.1, 0.5, 1], Colors = ["#440154", "#21918C", "#FDE725"])]
            """,
            $"{Values}, {Pixels}",
            new ColorRule([new(0x44, 0x01, 0x54), new(0x21, 0x91, 0x8C), new(0xFD, 0xE7, 0x25)])
            {
                Norm = new(ColorNorm.Boundary) { Boundaries = [0, 0.1, 0.5, 1] },
            }),
        new(
            "ColorsIntervalsExtended",
            """[Colormap("plasma", rows: 7, columns: 13, Norm = ColorNorm.Boundary, Boundaries = [-0.5, 0, 0.3, 0.7], Extend = Extend.Both, Alpha = 0.5)]""",
            $"{Values}, {Mask}, {Pixels}, {Bytes}",
            new ColorRule([.. Colormaps.Plasma.Table.ToArray().Select(color => new Rgba32(color.R, color.G, color.B, 127))])
            {
                Norm = new(ColorNorm.Boundary) { Boundaries = [-0.5, 0, 0.3, 0.7], Extend = Extend.Both },
            }),
    ];
}
