namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with a <c>[Gru]</c> or a <c>[BidirectionalGru]</c>, beyond what all kernels have in common.</summary>
internal static class GruDiagnosticCases
{
    private const string ReadOnly = "ReadOnlySpan<float>";

    private const string Unit = $"{ReadOnly} inputs, {ReadOnly} inputWeights, {ReadOnly} recurrentWeights";

    private const string Units =
        $"{ReadOnly} inputs, {ReadOnly} forwardInputWeights, {ReadOnly} forwardRecurrentWeights, {ReadOnly} backwardInputWeights, {ReadOnly} backwardRecurrentWeights";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // ATTN0003 … 0006
        new("GruOutputOfTheOther", $"[Gru(2, 3, 4)] public static partial void Read({Unit}, Span<float> states, Span<float> {{|ATTN0003:annotations|}});"),
        new("BidirectionalWithoutDirection",
            $"[BidirectionalGru(2, 3, 4)] public static partial void Read({Units}, {ReadOnly} {{|ATTN0003:bias|}}, Span<float> annotations);"),
        new("GruMisspeltBias", $"[Gru(2, 3, 4)] public static partial void Read({Unit}, {ReadOnly} {{|ATTN0003:bais|}}, Span<float> states);"),
        new("GruLengthsOfLongs", $"[Gru(2, 3, 4)] public static partial void Read({Unit}, ReadOnlySpan<long> {{|ATTN0004:lengths|}}, Span<float> states);"),
        new("GruWithoutRecurrentWeights",
            $"[Gru(2, 3, 4)] public static partial void {{|ATTN0005:Read|}}({ReadOnly} inputs, {ReadOnly} inputWeights, Span<float> states);"),
        new("GruWithoutOutput", $"[Gru(2, 3, 4)] public static partial void {{|ATTN0006:Read|}}({Unit});"),

        // ATTN0101, 0102, 0110
        new("GruOfNoState", $"[Gru(2, 3, {{|ATTN0101:0|}})] public static partial void Read({Unit}, Span<float> states);"),
        new("GruGatesBeyondAnInt",
            $"[Gru(2, 3, 1000000000)] public static partial void Read({ReadOnly} inputs, {ReadOnly} {{|ATTN0102:inputWeights|}}, {ReadOnly} recurrentWeights, Span<float> states);"),
        new("GruScratchBeyondABuffer",
            $"[Gru(1, 1, 16, {{|ATTN0110:Batch = 20000000|}})] public static partial void Read({Unit}, Span<float> finalState);"),

        // ATTN0307, 0308
        new("NoGruUpdate", $"[Gru(2, 3, 4, {{|ATTN0307:Update = (GruUpdate)2|}})] public static partial void Read({Unit}, Span<float> states);"),
        new("RecurrentBiasWithResetBefore", $"[Gru(2, 3, 4)] public static partial void Read({Unit}, {ReadOnly} {{|ATTN0308:recurrentBias|}}, Span<float> states);"),
        new("RecurrentBiasOfADirectionWithResetBefore",
            $"[BidirectionalGru(2, 3, 4)] public static partial void Read({Units}, {ReadOnly} {{|ATTN0308:backwardRecurrentBias|}}, Span<float> annotations);"),

        // ATTN0311, 0312
        new("GruAndProjection", $"[Gru(2, 3, 4), Projection(1, 2, 3)] public static partial void {{|ATTN0311:Read|}}({Unit}, Span<float> states);"),
        new("ColormapOnAGru",
            $"[Gru(2, 3, 4)] public static partial void Read({Unit}, Span<float> states, [Colormap(\"hot\", VMin = 0, VMax = 1)] Span<Rgba32> {{|ATTN0312:heatmap|}});"),
    ];
}
