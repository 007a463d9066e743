namespace AttnGen.Benchmarks;

/// <summary>What is measured beside the attention kernels that are compared with peers.</summary>
internal static partial class Kernels
{
    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true, WindowLeft = 127)]
    public static partial void Heads12x1024Window(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12)]
    public static partial void Heads12x1024Lengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12)]
    public static partial void Heads12x128Heatmap(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output,
        [Colormap("magma", VMin = 0, VMax = 1)] Span<Rgba32> heatmap);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12)]
    public static partial void Heads12x512Heatmap(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output,
        [Colormap("magma", VMin = 0, VMax = 1)] Span<Rgba32> heatmap);

    [Colormap("magma", rows: 12 * 512, columns: 512, VMin = 0, VMax = 1)]
    public static partial void Colors12x512(ReadOnlySpan<float> values, Span<Rgba32> pixels);

    [Colormap("viridis", rows: 1024, columns: 1024, VMin = 0, VMax = 1)]
    public static partial void ColorsLinear(ReadOnlySpan<float> values, Span<Rgba32> pixels);

    [Colormap("viridis", rows: 1024, columns: 1024)]
    public static partial void ColorsFromData(ReadOnlySpan<float> values, Span<Rgba32> pixels);

    [Colormap("viridis", rows: 1024, columns: 1024, VMin = 0, VMax = 1)]
    public static partial void ColorsIndices(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 1024, columns: 1024, Norm = ColorNorm.Log, VMin = 1e-4, VMax = 1)]
    public static partial void ColorsLog(ReadOnlySpan<float> values, Span<Rgba32> pixels);

    [BahdanauAttention(queries: 1, keys: 50, queryDim: 512, keyDim: 512, units: 256)]
    public static partial void BahdanauStep(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> scoreWeights,
        Span<float> output, Span<float> weights);

    [LuongAttention(queries: 50, keys: 50, queryDim: 512, keyDim: 512, Score = LuongScore.General)]
    public static partial void LuongGeneral(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 50, keys: 50, queryDim: 512, keyDim: 512, Score = LuongScore.General)]
    public static partial void LuongGeneralPacked(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> packedScoreWeights, Span<float> output, Span<float> weights);

    [BidirectionalGru(steps: 50, inputDim: 256, hiddenDim: 256)]
    public static partial void Annotate(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias,
        Span<float> annotations);

    [BidirectionalGru(steps: 50, inputDim: 256, hiddenDim: 256, ResetAfter = true)]
    public static partial void AnnotateResetAfter(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias, ReadOnlySpan<float> forwardRecurrentBias,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias, ReadOnlySpan<float> backwardRecurrentBias,
        Span<float> annotations);
}
