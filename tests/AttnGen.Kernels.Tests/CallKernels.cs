namespace AttnGen.Kernels.Tests;

/// <summary>Kernels with every role, and with a workspace of the caller's.</summary>
internal static partial class CallKernels
{
    [Attention(
        queries: 3, keys: 5, dim: 4, Batch = 2, Heads = 2, ValueDim = 6, Causal = true, WindowLeft = 3, Softcap = 5, EmptyRow = EmptyRow.Uniform,
        MaskScope = MaskScope.PerBatchAndHead, BiasScope = BiasScope.PerBatch)]
    public static partial void EveryRole(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp, Span<float> workspace);

    /// <summary><see cref="TestKernels.ThreadScratch"/> with a workspace.</summary>
    [Attention(queries: 64, keys: 300, dim: 64, Heads = 2)]
    public static partial void CallersScratch(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> workspace);
}
