namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Kernels that say the same in two ways.</summary>
internal static partial class ComparedKernels
{
    [LuongAttention(queries: 1, keys: 40, queryDim: 24, keyDim: 24, Batch = 2, ValueDim = 7)]
    public static partial void LuongFew(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 1, keys: 40, dim: 24, Batch = 2, ValueDim = 7, Scale = 1)]
    public static partial void AttentionFew(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 30, keys: 40, queryDim: 24, keyDim: 24, Batch = 2, ValueDim = 7)]
    public static partial void LuongMany(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 30, keys: 40, dim: 24, Batch = 2, ValueDim = 7, Scale = 1)]
    public static partial void AttentionMany(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 1, keys: 20, queryDim: 6, keyDim: 9, Score = LuongScore.General)]
    public static partial void General(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 1, keys: 20, queryDim: 6, keyDim: 9, Score = LuongScore.General)]
    public static partial void GeneralProjected(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> projectedKeys, Span<float> output, Span<float> weights);

    [Projection(rows: 20, inputDim: 9, outputDim: 6)]
    public static partial void ProjectForGeneral(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [BahdanauAttention(queries: 1, keys: 20, queryDim: 6, keyDim: 9, units: 21)]
    public static partial void Additive(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> keyWeights,
        ReadOnlySpan<float> scoreWeights, Span<float> output, Span<float> weights);

    [BahdanauAttention(queries: 1, keys: 20, queryDim: 6, keyDim: 9, units: 21)]
    public static partial void AdditiveProjected(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> queryWeights,
        ReadOnlySpan<float> scoreWeights, Span<float> output, Span<float> weights);

    [Projection(rows: 20, inputDim: 9, outputDim: 21)]
    public static partial void ProjectForAdditive(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [KerasAttention(queries: 1, keys: 10, dim: 512)]
    public static partial void KerasExample(ReadOnlySpan<float> query, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);
}
