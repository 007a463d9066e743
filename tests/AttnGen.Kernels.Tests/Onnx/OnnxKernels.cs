namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>
/// Every option that ONNX's <c>Attention</c> has, alone and together: in one block of queries, with few of them, with several blocks, and
/// with more keys than the stack holds scores of.
/// </summary>
internal static partial class OnnxKernels
{
    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4)]
    public static partial void Plain(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Scale = 0.37)]
    public static partial void Scaled(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4)]
    public static partial void MaskShared(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, MaskScope = MaskScope.PerKey)]
    public static partial void MaskPerKey(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, MaskScope = MaskScope.PerHead)]
    public static partial void MaskPerHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, MaskScope = MaskScope.PerBatch)]
    public static partial void MaskPerBatch(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void MaskPerBatchAndHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4)]
    public static partial void BiasShared(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, BiasScope = BiasScope.PerKey)]
    public static partial void BiasPerKey(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, BiasScope = BiasScope.PerHead)]
    public static partial void BiasPerHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, BiasScope = BiasScope.PerBatch)]
    public static partial void BiasPerBatch(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void BiasPerBatchAndHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Causal = true)]
    public static partial void Causal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void CausalBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 31, keys: 29, dim: 24, Batch = 2, Heads = 4, Causal = true)]
    public static partial void CausalMoreQueries(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 31, keys: 29, dim: 24, Batch = 2, Heads = 4, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void CausalMoreQueriesBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Softcap = 1.5)]
    public static partial void Softcap(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, KeyValueHeads = 2)]
    public static partial void GroupedQuery(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, KeyValueHeads = 1)]
    public static partial void MultiQuery(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, ValueDim = 7)]
    public static partial void NarrowValue(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, ValueDim = 40)]
    public static partial void WideValue(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void SequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4,
        KeyValueHeads = 2, ValueDim = 20, Layout = AttentionLayout.SequenceFirst)]
    public static partial void SequenceFirstGrouped(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4)]
    public static partial void Lengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, MaskScope = MaskScope.PerHead)]
    public static partial void LengthsAndMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Softcap = 2.5, Causal = true, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void SoftcapMaskCausal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4, Softcap = 2.5, Causal = true, BiasScope = BiasScope.PerHead)]
    public static partial void SoftcapBiasCausal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 13, keys: 29, dim: 24, Batch = 2, Heads = 4,
        KeyValueHeads = 2, ValueDim = 20, Scale = 0.31, Softcap = 2.5, Causal = true, CausalAlignment = CausalAlignment.BottomRight,
        Layout = AttentionLayout.SequenceFirst, BiasScope = BiasScope.PerBatch)]
    public static partial void Everything(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 1, keys: 29, dim: 24, Batch = 2, Heads = 4)]
    public static partial void OneQuery(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 1, keys: 29, dim: 24, Batch = 2, Heads = 4,
        KeyValueHeads = 1, Causal = true, CausalAlignment = CausalAlignment.BottomRight, MaskScope = MaskScope.PerKey)]
    public static partial void OneQueryBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 2, keys: 29, dim: 24, Batch = 2, Heads = 4, KeyValueHeads = 2, ValueDim = 20, BiasScope = BiasScope.PerHead)]
    public static partial void TwoQueriesBias(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 3, keys: 29, dim: 24, Batch = 2, Heads = 4,
        KeyValueHeads = 2, Softcap = 2.5, Causal = true, CausalAlignment = CausalAlignment.BottomRight,
        Layout = AttentionLayout.SequenceFirst, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void ThreeQueriesEverything(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 3, keys: 29, dim: 24, Batch = 2, Heads = 4, Softcap = 2.5, MaskScope = MaskScope.PerBatch)]
    public static partial void FewQueriesLengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 61, keys: 75, dim: 24, Batch = 2, Heads = 4)]
    public static partial void ManyQueries(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 61, keys: 75, dim: 24, Batch = 2, Heads = 4,
        KeyValueHeads = 2, Softcap = 2.5, Causal = true, MaskScope = MaskScope.PerHead)]
    public static partial void ManyQueriesMask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 20, keys: 1100, dim: 24, Heads = 2, Softcap = 2.5, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void LongKeys(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(
        queries: 61, keys: 75, dim: 24, Batch = 2, Heads = 4,
        ValueDim = 20, Softcap = 2.5, Causal = true, CausalAlignment = CausalAlignment.BottomRight,
        BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void ManyQueriesBias(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights, Span<float> scores);
}
