using System.Numerics.Tensors;

namespace AttnGen.NativeBits;

/// <summary>Declarations that together use every option and role, with both strategies.</summary>
internal static partial class Kernels
{
    [Attention(queries: 20, keys: 37, dim: 24, Batch = 2, Heads = 2, ValueDim = 21)]
    public static partial void Blocked(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 37, dim: 27, Heads = 2, Scale = -0.5)]
    public static partial void FewQueries(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> weights);

    [Attention(queries: 130, keys: 600, dim: 8)]
    public static partial void LongRows(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> logSumExp);

    [Attention(queries: 20, keys: 40, dim: 16, Batch = 3)]
    public static partial void Lengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 2, keys: 40, dim: 16, Batch = 3, EmptyRow = EmptyRow.Uniform)]
    public static partial void FewLengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 33, keys: 50, dim: 20, Causal = true)]
    public static partial void Causal(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 33, keys: 50, dim: 20, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 18)]
    public static partial void CausalWindow(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> logSumExp);

    [Attention(queries: 60, keys: 70, dim: 20, WindowLeft = 5, WindowRight = 9)]
    public static partial void Window(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 4, keys: 70, dim: 20, WindowLeft = 5, WindowRight = 9, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void FewWindow(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 19, keys: 37, dim: 16, Heads = 2, Softcap = 3)]
    public static partial void Softcap(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> scores);

    [Attention(queries: 1, keys: 37, dim: 16, Heads = 2, Softcap = 3)]
    public static partial void FewSoftcap(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> scores, Span<float> logSumExp);

    [Attention(queries: 19, keys: 37, dim: 16, Batch = 2, Heads = 4, KeyValueHeads = 2, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Grouped(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 2, keys: 37, dim: 16, Batch = 2, Heads = 4, KeyValueHeads = 1, Layout = AttentionLayout.SequenceFirst)]
    public static partial void FewGrouped(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> logSumExp);

    [Attention(queries: 21, keys: 35, dim: 16, Batch = 2, Heads = 2, EmptyRow = EmptyRow.Uniform)]
    public static partial void SharedMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 21, keys: 35, dim: 16, Batch = 2, Heads = 2, MaskScope = MaskScope.PerKey, BiasScope = BiasScope.PerKey)]
    public static partial void KeyMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 21, keys: 35, dim: 16, Batch = 2, Heads = 2, MaskScope = MaskScope.PerHead, BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void HeadMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 21, keys: 35, dim: 16, Batch = 2, Heads = 2, MaskScope = MaskScope.PerBatch, BiasScope = BiasScope.PerHead)]
    public static partial void BatchMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 35, dim: 16, Batch = 2, Heads = 2, MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerBatch)]
    public static partial void FewMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 21, keys: 35, dim: 16, Heads = 3, AverageHeads = true)]
    public static partial void Averaged(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    [Attention(queries: 2, keys: 35, dim: 16, Heads = 3, AverageHeads = true)]
    public static partial void FewAveraged(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 50, keys: 300, dim: 16)]
    public static partial void Workspace(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> workspace);

    [Attention(queries: 100, keys: 300, dim: 16, ValueDim = 40, Heads = 3, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 20, keys: 37, dim: 16, Heads = 2)]
    public static partial void Tensors(ReadOnlyTensorSpan<float> query, ReadOnlyTensorSpan<float> key, ReadOnlyTensorSpan<float> value, TensorSpan<float> output);
}
