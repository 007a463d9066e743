namespace AttnGen.Heatmaps.Tests;

/// <summary>Self-attention of the recorded sentence: 14 words, four heads.</summary>
internal static partial class SnapshotKernels
{
    [Attention(queries: 14, keys: 14, dim: 64, Heads = 4)]
    public static partial void Layer0(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4, Causal = true)]
    public static partial void Layer1Causal(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key,
        [Colormap("magma", Norm = ColorNorm.Log, VMin = 1e-3, VMax = 1, Bad = "#808080")] Span<Rgba32> heatmap);

    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4)]
    public static partial void Layer1(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);
}
