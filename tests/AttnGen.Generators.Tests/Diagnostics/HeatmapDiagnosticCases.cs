namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with a <c>[Colormap]</c> on a parameter of an attention kernel.</summary>
internal static class HeatmapDiagnosticCases
{
    private const string Inputs = "ReadOnlySpan<float> query, ReadOnlySpan<float> key";

    private const string Limits = "VMin = 0, VMax = 1";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // ATTN0004
        new("HeatmapOfFloats", Heatmap($"[Colormap(\"hot\", {Limits})] Span<float> {{|ATTN0004:heatmap|}}")),
        new("HeatmapReadOnly", Heatmap($"[Colormap(\"hot\", {Limits})] ReadOnlySpan<Rgba32> {{|ATTN0004:heatmap|}}")),
        new("HeatmapAsArray", Heatmap($"[Colormap(\"hot\", {Limits})] Rgba32[] {{|ATTN0004:heatmap|}}")),
        new("HeatmapByReference", Heatmap($"[Colormap(\"hot\", {Limits})] ref Span<Rgba32> {{|ATTN0004:heatmap|}}")),
        new("HeatmapCalledWeightsOfFloats", Heatmap($"[Colormap(\"hot\", {Limits})] Span<float> {{|ATTN0004:weights|}}")),

        // ATTN0005: a heatmap is a heatmap whatever its name.
        new("HeatmapCalledQuery", $$"""
            [Attention(1, 2, 3)]
            public static partial void {|ATTN0005:Look|}([Colormap("hot", {{Limits}})] Span<Rgba32> query, ReadOnlySpan<float> key);
            """),

        // ATTN0102
        new("TooManyHeatmapPixels", $$"""
            [Attention(65536, 65536, 1)]
            public static partial void Look({{Inputs}}, [Colormap("hot", {{Limits}})] Span<Rgba32> {|ATTN0102:heatmap|});
            """),

        // ATTN0201, ATTN0301 … ATTN0309: on the argument of the parameter's attribute, as on a method's.
        new("HeatmapLimitNotANumber", Pixels("\"hot\", {|ATTN0201:VMin = double.NaN|}, VMax = 1")),
        new("HeatmapOfUnknownColors", Pixels($"{{|ATTN0301:\"virdis\"|}}, {Limits}")),
        new("HeatmapWithoutColors", Heatmap($"[Colormap({Limits})] Span<Rgba32> {{|ATTN0302:heatmap|}}")),
        new("HeatmapNameAndColors", Pixels($"\"hot\", {Limits}, {{|ATTN0303:Colors = [\"#000000\"]|}}")),
        new("HeatmapColorByName", Pixels($"{Limits}, Colors = [\"#000000\", {{|ATTN0305:\"red\"|}}]")),
        new("HeatmapLimitsTheOtherWay", Pixels("\"hot\", VMin = 1, {|ATTN0306:VMax = 0|}")),
        new("HeatmapAlphaAboveOne", Pixels($"\"hot\", {Limits}, {{|ATTN0307:Alpha = 2|}}")),
        new("HeatmapBadIndexOfPixels", Pixels($"\"hot\", {Limits}, {{|ATTN0308:BadIndex = 1|}}")),
        new("SecondHeatmapIsWrong", Heatmap(
            $"[Colormap(\"hot\", {Limits})] Span<Rgba32> heatmap, [Colormap(\"hot\", {Limits}, {{|ATTN0308:Gamma = 2|}})] Span<short> codes")),
        new("HeatmapOfMoreEntriesThanAByteHolds", Heatmap($"[Colormap(\"twilight\", {Limits})] Span<byte> {{|ATTN0309:heatmap|}}")),

        // ATTN0317
        new("HeatmapWithoutVMin", Heatmap("[Colormap(\"hot\", VMax = 1)] Span<Rgba32> {|ATTN0317:heatmap|}")),
        new("HeatmapWithoutVMax", Heatmap("[Colormap(\"hot\", VMin = 0)] Span<short> {|ATTN0317:heatmap|}")),
        new("HeatmapWithoutLimits", Heatmap("[Colormap(\"hot\")] Span<byte> {|ATTN0317:heatmap|}")),
        new("HeatmapWithoutHalfRange", Heatmap("[Colormap(\"hot\", Norm = ColorNorm.Centered, VCenter = 0.5)] Span<Rgba32> {|ATTN0317:heatmap|}")),
        new("LogHeatmapWithoutVMin", Heatmap("[Colormap(\"hot\", Norm = ColorNorm.Log, VMax = 1)] Span<Rgba32> {|ATTN0317:heatmap|}")),
        new("HeatmapWithAKeywordsName", Heatmap("[Colormap(\"hot\")] Span<Rgba32> {|ATTN0317:@class|}")),

        // ATTN0318
        new("HeatmapWithAShape", Pixels($"\"hot\", {{|ATTN0318:1|}}, 2, {Limits}")),
        new("HeatmapOfColorsWithAShape", Pixels($"columns: 2, {{|ATTN0318:rows: 1|}}, Colors = [\"#000000\"], {Limits}")),
    ];

    private static string Pixels(string arguments) => Heatmap($"[Colormap({arguments})] Span<Rgba32> heatmap");

    private static string Heatmap(string parameters) => $"[Attention(1, 2, 3)] public static partial void Look({Inputs}, {parameters});";
}
