namespace AttnGen.Kernels.Tests;

/// <summary>The declarations that these tests call, one for each way that a kernel can go.</summary>
internal static partial class TestKernels
{
    [Attention(queries: 20, keys: 40, dim: 8, Batch = 2, Heads = 2, ValueDim = 6)]
    public static partial void BlockedLarger(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 40, dim: 24, Batch = 2, Heads = 2, ValueDim = 6)]
    public static partial void FewQueries(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 64, keys: 300, dim: 64, Heads = 2)]
    public static partial void ThreadScratch(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 17, keys: 8192, dim: 4)]
    public static partial void LongRows(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Attention(queries: 1, keys: 8192, dim: 16)]
    public static partial void LongRow(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Attention(queries: 17, keys: 1000, dim: 4)]
    public static partial void Rows1000(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Attention(queries: 2, keys: 257, dim: 16)]
    public static partial void Rows257(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);
}
