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
        new("NoPixels", $$"""[Colormap("hot", 2, 3)] public static partial void {|ATTN0006:Map|}({{Values}});"""),

        // ATTN0007
        new("LogNorm", Arguments("""2, 3, {|ATTN0007:Norm = ColorNorm.Log|}, VMin = 1e-4, Colors = ["#000000"]""")),
        new("BoundaryNorm", Arguments("""2, 3, {|ATTN0007:Norm = ColorNorm.Boundary|}, Boundaries = [0, 1], Colors = ["#000000"]""")),
        new("TensorSpan", Parameters($"System.Numerics.Tensors.ReadOnlyTensorSpan<float> {{|ATTN0007:values|}}, {Pixels}")),
        new("ImageSharpRgba32", Parameters($"{Values}, Span<SixLabors.ImageSharp.PixelFormats.Rgba32> {{|ATTN0007:pixels|}}")),
        new("ImageSharpBgra32", Parameters($"{Values}, Span<SixLabors.ImageSharp.PixelFormats.Bgra32> {{|ATTN0007:pixels|}}")),

        // ATTN0101 … ATTN0102
        new("NoRows", Arguments("""name: "hot", {|ATTN0101:rows: 0|}, columns: 3""")),
        new("NegativeColumns", Arguments("""name: "hot", 2, {|ATTN0101:-3|}""")),
        new("TooManyPixels", Arguments("""name: "hot", {|ATTN0102:65536|}, 65536""")),

        // ATTN0201
        new("LimitNotANumber", Hot("{|ATTN0201:VMin = double.NaN|}")),
        new("LimitInfinite", Hot("{|ATTN0201:VMax = double.PositiveInfinity|}")),
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

        // ATTN0308
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
    ];

    private static string Parameters(string parameters) => Arguments("""name: "hot", 2, 3""", parameters);

    private static string Hot(string options, string parameters = Values + ", " + Pixels) => Arguments($"""name: "hot", 2, 3, {options}""", parameters);

    private static string Arguments(string arguments, string parameters = Values + ", " + Pixels) =>
        $"[Colormap({arguments})] public static partial void Map({parameters});";
}
