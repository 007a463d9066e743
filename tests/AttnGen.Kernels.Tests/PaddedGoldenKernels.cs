namespace AttnGen.Kernels.Tests;

/// <summary>The padded batch of the golden data: its padding as a mask and as a bias instead of lengths.</summary>
internal static partial class PaddedGoldenKernels
{
    [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4, MaskScope = MaskScope.PerKey)]
    public static partial void MaskPerKeyDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4, MaskScope = MaskScope.PerBatch)]
    public static partial void MaskPerBatchDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4, BiasScope = BiasScope.PerKey)]
    public static partial void BiasPerKeyDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4, BiasScope = BiasScope.PerBatch)]
    public static partial void BiasPerBatchDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 64, Heads = 4)]
    public static partial void BiasSharedDim64(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Batch = 4, Heads = 4, MaskScope = MaskScope.PerKey)]
    public static partial void MaskPerKeyDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Batch = 4, Heads = 4, MaskScope = MaskScope.PerBatch)]
    public static partial void MaskPerBatchDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Batch = 4, Heads = 4, BiasScope = BiasScope.PerKey)]
    public static partial void BiasPerKeyDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Batch = 4, Heads = 4, BiasScope = BiasScope.PerBatch)]
    public static partial void BiasPerBatchDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 27, keys: 27, dim: 128, Heads = 4)]
    public static partial void BiasSharedDim128(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);
}
