namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Luong's, Bahdanau's and Keras's attention in every way that a kernel can go.</summary>
internal static partial class SequenceKernels
{
    [LuongAttention(queries: 20, keys: 11, queryDim: 8, keyDim: 8, Batch = 3, MaskScope = MaskScope.PerBatch)]
    public static partial void Dot(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> gain, ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths,
        Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    [LuongAttention(queries: 2, keys: 11, queryDim: 6, keyDim: 9, Score = LuongScore.General, Batch = 3, MaskScope = MaskScope.PerKey)]
    public static partial void GeneralFew(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<bool> mask,
        Span<float> output, Span<float> weights, Span<float> logSumExp);

    [LuongAttention(
        queries: 9, keys: 11, queryDim: 6, keyDim: 5, Score = LuongScore.General, Batch = 3, ValueDim = 7, AttentionalDim = 4, EmptyRow = EmptyRow.Uniform)]
    public static partial void GeneralAttentional(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<bool> mask,
        ReadOnlySpan<float> attentionalWeights, Span<float> output, Span<float> weights, Span<float> attentional);

    [LuongAttention(queries: 9, keys: 11, queryDim: 6, keyDim: 5, Score = LuongScore.General, Batch = 3)]
    public static partial void GeneralProjected(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<int> lengths,
        Span<float> output, Span<float> weights);

    [LuongAttention(queries: 5, keys: 11, queryDim: 6, keyDim: 5, Score = LuongScore.Concat, Units = 18, Batch = 3, ValueDim = 3)]
    public static partial void ConcatProjected(
        ReadOnlySpan<float> query, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> value, ReadOnlySpan<float> queryWeights,
        ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> gain, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [BahdanauAttention(queries: 3, keys: 11, queryDim: 7, keyDim: 5, units: 21, Batch = 3)]
    public static partial void Additive(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> keyWeights,
        ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> bias, ReadOnlySpan<int> lengths,
        Span<float> output, Span<float> weights, Span<float> logSumExp);

    [BahdanauAttention(
        queries: 3, keys: 11, queryDim: 7, keyDim: 5, units: 16, Batch = 3, ValueDim = 6, Normalize = true, MaskScope = MaskScope.PerBatch,
        EmptyRow = EmptyRow.Uniform)]
    public static partial void Everything(
        ReadOnlySpan<float> query, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> value, ReadOnlySpan<float> queryWeights,
        ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> bias, ReadOnlySpan<float> gain, ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths,
        Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp, Span<float> workspace);

    [KerasAttention(queries: 13, keys: 11, dim: 6, Batch = 3, ValueDim = 4)]
    public static partial void KerasDot(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<float> key, ReadOnlySpan<float> scale, ReadOnlySpan<bool> queryMask,
        ReadOnlySpan<bool> valueMask, Span<float> output, Span<float> weights);

    [KerasAttention(queries: 11, keys: 11, dim: 5, Batch = 3, UseCausalMask = true)]
    public static partial void KerasCausal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<bool> valueMask, Span<float> output, Span<float> weights);

    [KerasAttention(queries: 4, keys: 11, dim: 6, Batch = 3, ScoreMode = KerasScoreMode.Concat, UseCausalMask = true)]
    public static partial void KerasConcat(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<float> scale, ReadOnlySpan<float> concatScoreWeight,
        ReadOnlySpan<bool> queryMask, ReadOnlySpan<bool> valueMask, Span<float> output, Span<float> weights);

    [KerasAdditiveAttention(queries: 6, keys: 11, dim: 6, Batch = 3)]
    public static partial void KerasAdditive(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<float> scale, ReadOnlySpan<bool> queryMask, ReadOnlySpan<bool> valueMask,
        Span<float> output, Span<float> weights);
}
