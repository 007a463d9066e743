using System.Numerics.Tensors;

namespace AttnGen.Kernels.Tests;

/// <summary>Kernels on tensor spans, each beside the same kernel on spans.</summary>
internal static partial class TensorKernels
{
    [Attention(queries: 5, keys: 7, dim: 4, Batch = 2, Heads = 3, ValueDim = 6, MaskScope = MaskScope.PerBatch, BiasScope = BiasScope.PerHead)]
    public static partial void HeadsFirst(
        ReadOnlyTensorSpan<float> query, ReadOnlyTensorSpan<float> key, ReadOnlyTensorSpan<float> value, ReadOnlyTensorSpan<bool> mask,
        ReadOnlyTensorSpan<float> bias, ReadOnlyTensorSpan<int> lengths, TensorSpan<float> output, TensorSpan<float> weights, TensorSpan<float> scores,
        TensorSpan<float> logSumExp);

    [Attention(queries: 5, keys: 7, dim: 4, Batch = 2, Heads = 3, ValueDim = 6, MaskScope = MaskScope.PerBatch, BiasScope = BiasScope.PerHead)]
    public static partial void HeadsFirstSpans(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    /// <summary>Every other role a tensor span, and a workspace, which is always a span.</summary>
    [Attention(
        queries: 5, keys: 7, dim: 4, Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 6, Layout = AttentionLayout.SequenceFirst, AverageHeads = true,
        MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerKey)]
    public static partial void SequenceFirst(
        ReadOnlyTensorSpan<float> query, ReadOnlySpan<float> key, ReadOnlyTensorSpan<float> value, ReadOnlySpan<bool> mask,
        ReadOnlyTensorSpan<float> bias, ReadOnlySpan<int> lengths, TensorSpan<float> output, Span<float> weights, TensorSpan<float> scores,
        Span<float> logSumExp, Span<float> workspace);

    [Attention(
        queries: 5, keys: 7, dim: 4, Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 6, Layout = AttentionLayout.SequenceFirst, AverageHeads = true,
        MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerKey)]
    public static partial void SequenceFirstSpans(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    /// <summary>Batch and heads of one, which a tensor may leave out.</summary>
    [Attention(queries: 5, keys: 7, dim: 4, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void SingleHeadsFirst(
        ReadOnlyTensorSpan<float> query, ReadOnlyTensorSpan<float> key, ReadOnlyTensorSpan<bool> mask, ReadOnlyTensorSpan<int> lengths,
        TensorSpan<float> output, TensorSpan<float> logSumExp);

    [Attention(queries: 5, keys: 7, dim: 4, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void SingleSpans(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, Span<float> output, Span<float> logSumExp);

    [Attention(queries: 5, keys: 7, dim: 4, MaskScope = MaskScope.PerBatchAndHead, Layout = AttentionLayout.SequenceFirst)]
    public static partial void SingleSequenceFirst(
        ReadOnlyTensorSpan<float> query, ReadOnlyTensorSpan<float> key, ReadOnlyTensorSpan<bool> mask, ReadOnlyTensorSpan<int> lengths,
        TensorSpan<float> output, TensorSpan<float> logSumExp);
}
