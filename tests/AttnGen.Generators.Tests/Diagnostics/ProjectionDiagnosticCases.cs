namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with a <c>[Projection]</c>.</summary>
internal static class ProjectionDiagnosticCases
{
    private const string Inputs = "ReadOnlySpan<float> inputs", Weights = "ReadOnlySpan<float> weights", Outputs = "Span<float> outputs";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        new("ProjectionWithBody", $$"""[Projection(1, 2, 3)] public static void {|ATTN0001:Project|}({{Inputs}}, {{Weights}}, {{Outputs}}) { }"""),
        Of("ProjectionUnknownRole", $"{Inputs}, {Weights}, {Outputs}, Span<float> {{|ATTN0003:scratch|}}"),
        Of("ProjectionMisspeltBias", $"{Inputs}, {Weights}, ReadOnlySpan<float> {{|ATTN0003:biases|}}, {Outputs}"),
        Of("ProjectionReadOnlyOutputs", $"{Inputs}, {Weights}, ReadOnlySpan<float> {{|ATTN0004:outputs|}}"),
        new("ProjectionWithoutWeights", $"[Projection(1, 2, 3)] public static partial void {{|ATTN0005:Project|}}({Inputs}, {Outputs});"),
        new("ProjectionWithoutOutputs", $"[Projection(1, 2, 3)] public static partial void {{|ATTN0006:Project|}}({Inputs}, {Weights});"),
        Of("ProjectionNoRows", $"{Inputs}, {Weights}, {Outputs}", "{|ATTN0101:rows: 0|}, 2, 3"),
        Of("ProjectionTooLarge", $"{Inputs}, ReadOnlySpan<float> {{|ATTN0102:weights|}}, {Outputs}", "1, 65536, 65536"),
        Of("ActivationWithoutAName", $"{Inputs}, {Weights}, {Outputs}", "1, 2, 3, {|ATTN0307:Activation = (Activation)3|}"),
        Of("ProjectionOfBothWeights", $"{Inputs}, ReadOnlySpan<float> {{|ATTN0308:weights|}}, ReadOnlySpan<float> packedWeights, {Outputs}", "1, 2, 16"),
        Of("ProjectionBelowAPanel", $"{Inputs}, ReadOnlySpan<float> packedWeights, {Outputs}", "1, 2, {|ATTN0109:15|}"),
        new("ProjectionAndColormap", """
            [Projection(1, 2, 3), Colormap("hot", 2, 3)]
            public static partial void {|ATTN0311:Project|}(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);
            """),
        Of("ColormapOnAProjection", $"{Inputs}, {Weights}, {Outputs}, [Colormap(\"hot\", VMin = 0, VMax = 1)] Span<Rgba32> {{|ATTN0312:heatmap|}}"),
    ];

    private static DiagnosticCase Of(string name, string parameters, string arguments = "1, 2, 3") =>
        new(name, $"[Projection({arguments})] public static partial void Project({parameters});");
}
