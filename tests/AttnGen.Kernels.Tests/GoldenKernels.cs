namespace AttnGen.Kernels.Tests;

/// <summary>The shapes of the golden data: four heads, dim 64 in the first layer and 128 in the second.</summary>
internal static partial class GoldenKernels
{
    [Attention(queries: 4, keys: 4, dim: 64, Heads = 4)]
    public static partial void Length4Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 4, keys: 4, dim: 128, Heads = 4)]
    public static partial void Length4Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 8, keys: 8, dim: 64, Heads = 4)]
    public static partial void Length8Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 8, keys: 8, dim: 128, Heads = 4)]
    public static partial void Length8Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 14, keys: 14, dim: 64, Heads = 4)]
    public static partial void Length14Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4)]
    public static partial void Length14Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 16, keys: 16, dim: 64, Heads = 4)]
    public static partial void Length16Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 16, keys: 16, dim: 128, Heads = 4)]
    public static partial void Length16Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 24, keys: 24, dim: 64, Heads = 4)]
    public static partial void Length24Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 24, keys: 24, dim: 128, Heads = 4)]
    public static partial void Length24Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 32, keys: 32, dim: 64, Heads = 4)]
    public static partial void Length32Dim64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 32, keys: 32, dim: 128, Heads = 4)]
    public static partial void Length32Dim128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4)]
    public static partial void PaddedBatchDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Batch = 4, Heads = 4)]
    public static partial void PaddedBatchDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);
}
