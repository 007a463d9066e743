namespace AttnGen.Kernels.Tests.Presets;

/// <summary>The settings that README.md says give another library's answer.</summary>
internal static partial class PresetKernels
{
    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void Default(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void SequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Scale = 1)]
    public static partial void ScaleOne(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Causal = true)]
    public static partial void Causal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Scale = 1, Causal = true)]
    public static partial void CausalScaleOne(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Causal = true, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    public static partial void CausalBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        Causal = true, CausalAlignment = CausalAlignment.BottomRight, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalBottomRightSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 19, keys: 12, dim: 8, Batch = 2, Heads = 4,
        Causal = true, CausalAlignment = CausalAlignment.BottomRight, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalBottomRightMoreQueries(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        WindowLeft = 3, WindowRight = 3, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Window(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        Causal = true, WindowLeft = 3, WindowRight = 3, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalWindow(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        WindowLeft = 5, WindowRight = 2, CausalAlignment = CausalAlignment.BottomRight, Layout = AttentionLayout.SequenceFirst)]
    public static partial void WindowBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        WindowLeft = 4, Causal = true, CausalAlignment = CausalAlignment.BottomRight, Layout = AttentionLayout.SequenceFirst)]
    public static partial void WindowLeftBottomRight(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void MaskShared(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, MaskScope = MaskScope.PerKey)]
    public static partial void MaskPerKey(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, MaskScope = MaskScope.PerHead)]
    public static partial void MaskPerHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, MaskScope = MaskScope.PerBatch)]
    public static partial void MaskPerBatch(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, MaskScope = MaskScope.PerBatchAndHead)]
    public static partial void MaskPerBatchAndHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Scale = 1, MaskScope = MaskScope.PerKey, EmptyRow = EmptyRow.Uniform)]
    public static partial void MaskPerKeyScaleOne(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2,
        Scale = 1, Causal = true, MaskScope = MaskScope.PerKey, EmptyRow = EmptyRow.Uniform)]
    public static partial void CausalMaskPerKeyUniform(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, MaskScope = MaskScope.PerBatch, Layout = AttentionLayout.SequenceFirst)]
    public static partial void MaskPerBatchSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void BiasShared(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, BiasScope = BiasScope.PerKey)]
    public static partial void BiasPerKey(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, BiasScope = BiasScope.PerBatchAndHead)]
    public static partial void BiasPerBatchAndHead(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, BiasScope = BiasScope.PerHead, Layout = AttentionLayout.SequenceFirst)]
    public static partial void BiasPerHeadSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Softcap = 1.5)]
    public static partial void SoftcapBias(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(
        queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4,
        Softcap = 1.5, BiasScope = BiasScope.PerHead, Layout = AttentionLayout.SequenceFirst)]
    public static partial void SoftcapBiasSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, KeyValueHeads = 2)]
    public static partial void Grouped(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, KeyValueHeads = 2, Layout = AttentionLayout.SequenceFirst)]
    public static partial void GroupedSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, AverageHeads = true)]
    public static partial void Averaged(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void Scores(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> weights, Span<float> scores);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void Lengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void LengthsSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Scale = 1, EmptyRow = EmptyRow.Uniform)]
    public static partial void LengthsScaleOne(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4)]
    public static partial void LogSumExp(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> logSumExp);

    [Attention(queries: 11, keys: 17, dim: 8, Batch = 2, Heads = 4, Softcap = 1.5, Layout = AttentionLayout.SequenceFirst)]
    public static partial void LogSumExpSequenceFirst(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> logSumExp);

    [Attention(
        queries: 19, keys: 12, dim: 8, Batch = 2, Heads = 4,
        Causal = true, CausalAlignment = CausalAlignment.BottomRight, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalLogSumExp(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value,
        Span<float> output, Span<float> logSumExp);
}
