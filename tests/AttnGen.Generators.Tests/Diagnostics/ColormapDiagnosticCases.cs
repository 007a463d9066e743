namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with a <c>[Colormap]</c>.</summary>
internal static class ColormapDiagnosticCases
{
    private const string Values = "ReadOnlySpan<float> values", Pixels = "Span<Rgba32> pixels";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // ATTN0001 … ATTN0006
        new("ColormapWithBody", $$"""[Colormap("hot", 2, 3)] public static void {|ATTN0001:Map|}({{Values}}, {{Pixels}}) { }"""),
        new("ColormapReturnsANumber", $$"""[Colormap("hot", 2, 3)] public static partial int {|ATTN0002:Map|}({{Values}}, {{Pixels}});"""),
        new("ColormapUnknownRole", Parameters($"ReadOnlySpan<float> {{|ATTN0003:data|}}, {Pixels}, {Values}")),
        new("ValuesOfDoubles", Parameters($"ReadOnlySpan<double> {{|ATTN0004:values|}}, {Pixels}")),
        new("IndicesOfInts", Parameters($"{Values}, Span<int> {{|ATTN0004:indices|}}")),
        new("PixelsByReference", Parameters($"{Values}, ref Span<Rgba32> {{|ATTN0004:pixels|}}")),
        new("MaskOfBytes", Parameters($"{Values}, ReadOnlySpan<byte> {{|ATTN0004:mask|}}, {Pixels}")),
        new("NoValues", $$"""[Colormap("hot", 2, 3)] public static partial void {|ATTN0005:Map|}({{Pixels}});"""),
        new("PixelsOfBytes", Parameters($"{Values}, Span<byte> {{|ATTN0004:pixels|}}")),
        new("TensorValuesOfDoubles", Parameters($"System.Numerics.Tensors.ReadOnlyTensorSpan<double> {{|ATTN0004:values|}}, {Pixels}")),
        new("WrittenValues", Parameters($"Span<float> {{|ATTN0004:values|}}, {Pixels}")),
        new("NoPixels", $$"""[Colormap("hot", 2, 3)] public static partial void {|ATTN0006:Map|}({{Values}});"""),

        // ATTN0101 … ATTN0102
        new("NoRows", Arguments("""name: "hot", {|ATTN0101:rows: 0|}, columns: 3""")),
        new("NegativeColumns", Arguments("""name: "hot", 2, {|ATTN0101:-3|}""")),
        new("TooManyPixels", Arguments("""name: "hot", {|ATTN0102:65536|}, 65536""")),

        // ATTN0201
        new("LimitNotANumber", Hot("{|ATTN0201:VMin = double.NaN|}")),
        new("LimitInfinite", Hot("{|ATTN0201:VMax = double.PositiveInfinity|}")),
        new("CenterNotANumber", Hot("Norm = ColorNorm.Centered, {|ATTN0201:VCenter = double.NaN|}")),
        new("GammaInfinite", Hot("Norm = ColorNorm.Power, {|ATTN0201:Gamma = double.PositiveInfinity|}")),
        new("BoundaryNotANumber", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, {|ATTN0201:double.NaN|}, 1]")),
        new("BoundaryInfinite", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, {|ATTN0201:double.PositiveInfinity|}]")),
        new("LimitBeyondFloat", Hot("{|ATTN0201:VMax = 1e39|}")),

        // ATTN0301 … ATTN0303
        new("UnknownColormap", Arguments("""{|ATTN0301:"virdis"|}, 2, 3""")),
        new("ReversedTwice", Arguments("""{|ATTN0301:name: "viridis_r_r"|}, rows: 2, columns: 3""")),
        new("NoColors", $$"""[Colormap(rows: 2, columns: 3)] public static partial void {|ATTN0302:Map|}({{Values}}, {{Pixels}});"""),
        new("NameAndColors", Hot("""{|ATTN0303:Colors = ["#000000"]|}""")),

        // ATTN0304 … ATTN0305
        new("EmptyColors", Arguments("2, 3, {|ATTN0304:Colors = []|}")),
        new("GradientOfOneColor", Arguments("""2, 3, {|ATTN0304:Colors = ["#000000"]|}, Interpolate = true""")),
        new("ColorByName", Arguments("""2, 3, Colors = ["#000000", {|ATTN0305:"red"|}]""")),
        new("ColorOfFiveDigits", Arguments("""2, 3, Colors = new[] { {|ATTN0305:"#00000"|} }""")),
        new("ColorOfLetters", Hot("""{|ATTN0305:Under = "#GG0000"|}""")),
        new("ColorWithASign", Hot("""{|ATTN0305:Bad = "#+12345"|}""")),

        // ATTN0306 … ATTN0307
        new("EqualLimits", Hot("VMin = 1, {|ATTN0306:VMax = 1|}")),
        new("LimitsTheOtherWay", Hot("{|ATTN0306:VMax = -0.5|}, VMin = 0.5")),
        new("AlphaAboveOne", Hot("{|ATTN0307:Alpha = 1.5|}")),
        new("AlphaNotANumber", Hot("{|ATTN0307:Alpha = double.NaN|}")),
        new("NoEntries", Hot("{|ATTN0307:Entries = 0|}")),
        new("MoreEntriesThanAShortHolds", Hot("{|ATTN0307:Entries = 32768|}")),
        new("BadIndexBeyondAByte", Hot("{|ATTN0307:BadIndex = 256|}", $"{Values}, Span<byte> indices")),

        new("LogFromZero", Hot("Norm = ColorNorm.Log, {|ATTN0307:VMin = 0|}")),
        new("LogToNegative", Hot("Norm = ColorNorm.Log, {|ATTN0307:VMax = -1|}")),
        new("NoGamma", Hot("Norm = ColorNorm.Power, {|ATTN0307:Gamma = 0|}")),
        new("NegativeLinThresh", Hot("Norm = ColorNorm.SymLog, {|ATTN0307:LinThresh = -1|}")),
        new("NoLinScale", Hot("Norm = ColorNorm.SymLog, LinThresh = 1, {|ATTN0307:LinScale = 0|}")),
        new("LogBaseOne", Hot("Norm = ColorNorm.SymLog, LinThresh = 1, {|ATTN0307:LogBase = 1|}")),
        new("LogBaseNotANumber", Hot("Norm = ColorNorm.SymLog, LinThresh = 1, {|ATTN0307:LogBase = double.NaN|}")),
        new("NoLinearWidth", Hot("Norm = ColorNorm.Asinh, {|ATTN0307:LinearWidth = 0|}")),
        new("NegativeHalfRange", Hot("Norm = ColorNorm.Centered, {|ATTN0307:HalfRange = -2|}")),
        new("CenterBelowLimits", Hot("Norm = ColorNorm.TwoSlope, VMin = 1, VMax = 2, {|ATTN0307:VCenter = 0.5|}")),
        new("CenterAboveLimit", Hot("Norm = ColorNorm.TwoSlope, VMax = 2, {|ATTN0307:VCenter = 3|}")),
        new("OneBoundary", Hot("Norm = ColorNorm.Boundary, {|ATTN0307:Boundaries = [0]|}")),
        new("UnknownNorm", Hot("{|ATTN0307:Norm = (ColorNorm)8|}")),

        // ATTN0308
        new("LimitWithCenter", Hot("Norm = ColorNorm.Centered, {|ATTN0308:VMin = 0|}")),
        new("LimitWithBoundaries", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, 1], {|ATTN0308:VMax = 1|}")),
        new("HalfRangeWithoutCenter", Hot("Norm = ColorNorm.TwoSlope, {|ATTN0308:HalfRange = 1|}")),
        new("NonPositiveWithoutLog", Hot("{|ATTN0308:NonPositive = NonPositive.Under|}")),
        new("GammaWithoutPower", Hot("{|ATTN0308:Gamma = 2|}")),
        new("BoundariesWithoutNorm", Hot("{|ATTN0308:Boundaries = [0, 0.1]|}")),
        new("ExtendWithoutBoundaries", Hot("{|ATTN0308:Extend = Extend.Both|}")),
        new("InterpolateWithoutColors", Hot("{|ATTN0308:Interpolate = true|}")),
        new("BadIndexWithoutBytes", Hot("{|ATTN0308:BadIndex = 1|}")),

        // ATTN0309 … ATTN0312
        new("MoreEntriesThanAByteHolds", Arguments("""name: "twilight", 2, 3""", $"{Values}, Span<byte> {{|ATTN0309:indices|}}")),
        new("NoMatrixShape", $$"""[Colormap("hot")] public static partial void {|ATTN0310:Map|}({{Values}}, {{Pixels}});"""),
        new("AttentionAndColormap", """
            [Attention(1, 2, 3), Colormap("hot", 2, 3)]
            public static partial void {|ATTN0311:Map|}(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);
            """),
        new("ColormapOnItsOwnParameter", Parameters($$"""{{Values}}, [Colormap("hot")] Span<Rgba32> {|ATTN0312:pixels|}""")),
        new("ColormapOnNoKernel", """public static void Show([Colormap("hot")] Span<Rgba32> {|ATTN0312:pixels|}) { }"""),

        // ATTN0313 … ATTN0316
        new("PowerWithoutGamma", Hot("{|ATTN0313:Norm = ColorNorm.Power|}")),
        new("SymLogWithoutThreshold", Hot("{|ATTN0313:Norm = ColorNorm.SymLog|}")),
        new("BoundaryWithoutBoundaries", Hot("{|ATTN0313:Norm = ColorNorm.Boundary|}")),
        new("BoundariesDescend", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, 2, {|ATTN0314:1|}, 3]")),
        new("BoundaryTwice", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, 1, {|ATTN0314:1|}]")),
        new("ClipAndExtend", Hot("Norm = ColorNorm.Boundary, Boundaries = [0, 1], Clip = true, {|ATTN0315:Extend = Extend.Max|}")),
        new("FewerColorsThanIntervals", Arguments("""
            2, 3, Colors = ["#000000", "#ffffff"], Norm = ColorNorm.Boundary, {|ATTN0316:Boundaries = [0, 1, 2, 3]|}
            """)),
        new("FewerColorsThanExtended", Arguments("""
            2, 3, Colors = ["#000000", "#ffffff"], Norm = ColorNorm.Boundary, {|ATTN0316:Boundaries = [0, 1, 2]|}, Extend = Extend.Min
            """)),
    ];

    private static string Parameters(string parameters) => Arguments("""name: "hot", 2, 3""", parameters);

    private static string Hot(string options, string parameters = Values + ", " + Pixels) => Arguments($"""name: "hot", 2, 3, {options}""", parameters);

    private static string Arguments(string arguments, string parameters = Values + ", " + Pixels) =>
        $"[Colormap({arguments})] public static partial void Map({parameters});";
}
