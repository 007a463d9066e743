namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Kernels whose weights the caller packs, each beside the same with the weights as they are.</summary>
internal static partial class PackedWeightsKernels
{
    [Projection(rows: 50, inputDim: 40, outputDim: 96)]
    public static partial void WholePanels(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);

    [Projection(rows: 50, inputDim: 40, outputDim: 96)]
    public static partial void WholePanelsPacked(ReadOnlySpan<float> inputs, ReadOnlySpan<float> packedWeights, ReadOnlySpan<float> bias, Span<float> outputs);

    [Projection(rows: 9, inputDim: 33, outputDim: 112)]
    public static partial void OddPanels(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [Projection(rows: 9, inputDim: 33, outputDim: 112)]
    public static partial void OddPanelsPacked(ReadOnlySpan<float> inputs, ReadOnlySpan<float> packedWeights, Span<float> outputs);

    [Projection(rows: 7, inputDim: 21, outputDim: 37, Activation = Activation.Tanh)]
    public static partial void LastPanelAtTheEdge(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [Projection(rows: 7, inputDim: 21, outputDim: 37, Activation = Activation.Tanh)]
    public static partial void LastPanelAtTheEdgePacked(ReadOnlySpan<float> inputs, ReadOnlySpan<float> packedWeights, Span<float> outputs);

    [Projection(rows: 1, inputDim: 300, outputDim: 16)]
    public static partial void OneRow(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [Projection(rows: 1, inputDim: 300, outputDim: 16)]
    public static partial void OneRowPacked(ReadOnlySpan<float> inputs, ReadOnlySpan<float> packedWeights, Span<float> outputs);

    [LuongAttention(queries: 50, keys: 60, queryDim: 70, keyDim: 100, Score = LuongScore.General, Batch = 2)]
    public static partial void General(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 50, keys: 60, queryDim: 70, keyDim: 100, Score = LuongScore.General, Batch = 2)]
    public static partial void GeneralPacked(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> packedScoreWeights, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 1, keys: 9, queryDim: 20, keyDim: 16, Score = LuongScore.General)]
    public static partial void GeneralStep(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, Span<float> output);

    [LuongAttention(queries: 1, keys: 9, queryDim: 20, keyDim: 16, Score = LuongScore.General)]
    public static partial void GeneralStepPacked(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> packedScoreWeights, Span<float> output);
}
