using Booleans = System.ReadOnlySpan<bool>;
using Input = System.ReadOnlySpan<float>;
using Integers = System.ReadOnlySpan<int>;
using Result = System.Span<float>;

namespace AttnGen.Kernels.Tests;

/// <summary>
/// Kernels that hide keys in every way there is, in both strategies, each with some other options beside: all of them hide some keys from
/// every query. Odd shapes leave a rest in every tile; 97 queries end in a block that begins early and repeats three of them.
/// </summary>
internal static partial class SpecialKernels
{
    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, ValueDim = 12)]
    public static partial void Lengths(
        Input query, Input key, Input value, Integers lengths, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 2, ValueDim = 3)]
    public static partial void MaskShared(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, ValueDim = 12, MaskScope = MaskScope.PerKey, Layout = AttentionLayout.SequenceFirst)]
    public static partial void MaskPerKey(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 4, KeyValueHeads = 2, MaskScope = MaskScope.PerHead, EmptyRow = EmptyRow.Uniform)]
    public static partial void MaskPerHead(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 97, keys: 33, dim: 8, Batch = 2, Heads = 2, MaskScope = MaskScope.PerBatch, AverageHeads = true, EmptyRow = EmptyRow.Uniform)]
    public static partial void MaskPerBatch(
        Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, ValueDim = 12, MaskScope = MaskScope.PerBatchAndHead, Softcap = 3)]
    public static partial void MaskPerBatchAndHead(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, ValueDim = 12)]
    public static partial void BiasShared(Input query, Input key, Input value, Input bias, Integers lengths, Result output, Result weights, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 2, ValueDim = 3, BiasScope = BiasScope.PerKey, Softcap = 3)]
    public static partial void BiasPerKey(Input query, Input key, Input value, Input bias, Integers lengths, Result output, Result weights, Result logSumExp);

    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, BiasScope = BiasScope.PerHead, AverageHeads = true, WindowRight = 9)]
    public static partial void BiasPerHead(Input query, Input key, Input bias, Result output, Result weights, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 2, ValueDim = 3, BiasScope = BiasScope.PerBatch, EmptyRow = EmptyRow.Uniform, Causal = true)]
    public static partial void BiasPerBatch(Input query, Input key, Input value, Input bias, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 2, ValueDim = 3, BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void BiasPerBatchAndHead(
        Input query, Input key, Input value, Input bias, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 2, ValueDim = 12, Causal = true)]
    public static partial void Causal(Input query, Input key, Input value, Result output, Result weights, Result logSumExp);

    [Attention(queries: 37, keys: 23, dim: 5, Batch = 2, Heads = 2, ValueDim = 3, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void CausalBottomRight(
        Input query, Input key, Input value, Integers lengths, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 20, keys: 37, dim: 5, Batch = 2, Heads = 2, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 9, WindowRight = 0)]
    public static partial void Window(Input query, Input key, Result output, Result weights, Result logSumExp);

    [Attention(
        queries: 50, keys: 70, dim: 20, Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 12, Layout = AttentionLayout.SequenceFirst, AverageHeads = true,
        Softcap = 5, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 25, EmptyRow = EmptyRow.Uniform,
        MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerBatch)]
    public static partial void Everything(
        Input query, Input key, Input value, Booleans mask, Input bias, Integers lengths, Result output, Result weights, Result scores, Result logSumExp,
        Result workspace);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6)]
    public static partial void FewLengths(
        Input query, Input key, Input value, Integers lengths, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 1, keys: 37, dim: 19, Batch = 2, Heads = 2, ValueDim = 3)]
    public static partial void FewMaskShared(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, MaskScope = MaskScope.PerKey, Layout = AttentionLayout.SequenceFirst)]
    public static partial void FewMaskPerKey(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 1, keys: 37, dim: 19, Batch = 2, Heads = 4, KeyValueHeads = 2, MaskScope = MaskScope.PerHead, EmptyRow = EmptyRow.Uniform)]
    public static partial void FewMaskPerHead(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, MaskScope = MaskScope.PerBatch, AverageHeads = true, EmptyRow = EmptyRow.Uniform)]
    public static partial void FewMaskPerBatch(
        Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6, MaskScope = MaskScope.PerBatchAndHead, Softcap = 3)]
    public static partial void FewMaskPerBatchAndHead(Input query, Input key, Input value, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6)]
    public static partial void FewBiasShared(
        Input query, Input key, Input value, Input bias, Integers lengths, Result output, Result weights, Result logSumExp);

    [Attention(queries: 1, keys: 37, dim: 19, Batch = 2, Heads = 2, ValueDim = 3, BiasScope = BiasScope.PerKey, Softcap = 3)]
    public static partial void FewBiasPerKey(
        Input query, Input key, Input value, Input bias, Integers lengths, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, BiasScope = BiasScope.PerHead, AverageHeads = true, WindowRight = 9)]
    public static partial void FewBiasPerHead(Input query, Input key, Input bias, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, BiasScope = BiasScope.PerBatch, EmptyRow = EmptyRow.Uniform, WindowRight = 30)]
    public static partial void FewBiasPerBatch(
        Input query, Input key, Input value, Input bias, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 1, keys: 37, dim: 19, Batch = 2, Heads = 2, ValueDim = 3, BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void FewBiasPerBatchAndHead(
        Input query, Input key, Input value, Input bias, Booleans mask, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6, Causal = true)]
    public static partial void FewCausal(Input query, Input key, Input value, Result output, Result weights, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void FewCausalBottomRight(
        Input query, Input key, Input value, Integers lengths, Result output, Result weights, Result scores, Result logSumExp);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 9, WindowRight = 0)]
    public static partial void FewWindow(Input query, Input key, Result output, Result weights, Result logSumExp);

    [Attention(
        queries: 3, keys: 40, dim: 20, Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 12, Layout = AttentionLayout.SequenceFirst, AverageHeads = true,
        Softcap = 5, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 25, EmptyRow = EmptyRow.Uniform,
        MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerBatch)]
    public static partial void FewEverything(
        Input query, Input key, Input value, Booleans mask, Input bias, Integers lengths, Result output, Result weights, Result scores, Result logSumExp,
        Result workspace);
}
