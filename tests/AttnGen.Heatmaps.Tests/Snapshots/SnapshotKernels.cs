namespace AttnGen.Heatmaps.Tests;

/// <summary>Self-attention of the recorded sentence: 14 words, four heads.</summary>
internal static partial class SnapshotKernels
{
    [Attention(queries: 14, keys: 14, dim: 64, Heads = 4)]
    public static partial void Layer0(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4)]
    public static partial void Layer1(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);
}
