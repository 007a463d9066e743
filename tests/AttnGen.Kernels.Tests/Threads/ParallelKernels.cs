namespace AttnGen.Kernels.Tests;

/// <summary>Kernels that several threads may share, each beside the same for one thread.</summary>
internal static partial class ParallelKernels
{
    [Attention(queries: 100, keys: 160, dim: 24, Batch = 2, Heads = 4, KeyValueHeads = 2)]
    public static partial void Grouped(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 100, keys: 160, dim: 24, Batch = 2, Heads = 4, KeyValueHeads = 2)]
    public static partial void GroupedOfOneThread(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output);

    [Attention(queries: 130, keys: 130, dim: 16, Heads = 3, Causal = true, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Causal(
        int maxDegreeOfParallelism, ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    [Attention(queries: 130, keys: 130, dim: 16, Heads = 3, Causal = true, Layout = AttentionLayout.SequenceFirst)]
    public static partial void CausalOfOneThread(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, ReadOnlySpan<float> bias,
        Span<float> output, Span<float> weights, Span<float> scores, Span<float> logSumExp);

    [Attention(queries: 2, keys: 300, dim: 64, Heads = 5)]
    public static partial void FewQueries(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 2, keys: 300, dim: 64, Heads = 5)]
    public static partial void FewQueriesOfOneThread(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    // Each query belongs to one item, be the last ever so short: two threads that add uniform weights to one row would make them twice as large.
    [Attention(queries: 97, keys: 12, dim: 8, Heads = 2, EmptyRow = EmptyRow.Uniform)]
    public static partial void ShortRest(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights,
        int maxDegreeOfParallelism);

    [Attention(queries: 97, keys: 12, dim: 8, Heads = 2, EmptyRow = EmptyRow.Uniform)]
    public static partial void ShortRestOfOneThread(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 20, keys: 20, dim: 8)]
    public static partial void OneItem(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 20, keys: 20, dim: 8)]
    public static partial void OneItemOfOneThread(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);
}
