namespace AttnGen.Demo;

/// <summary>Everything the demo computes is declared here; the compiler wrote the bodies.</summary>
internal static partial class Kernels
{
    /// <summary>Self-attention of the encoder's first layer: 14 words, 4 heads of 64.</summary>
    [Attention(queries: 14, keys: 14, dim: 64, Heads = 4)]
    public static partial void Layer0(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    /// <summary>Self-attention of the encoder's second layer: 14 words, 4 heads of 128.</summary>
    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4)]
    public static partial void Layer1(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    /// <summary>The second layer straight to pixels: the weights of all heads as colours, and nothing else.</summary>
    [Attention(queries: 14, keys: 14, dim: 128, Heads = 4)]
    public static partial void Layer1Heatmap(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("magma", Norm = ColorNorm.Log, VMin = 1e-3, VMax = 1)] Span<Rgba32> heatmap);

    /// <summary>Keras <c>Attention()([query, inputs])</c>: one query of 512 over 10 inputs, no scale, the inputs are keys and values.</summary>
    [Attention(queries: 1, keys: 10, dim: 512, Scale = 1)]
    public static partial void KerasAttention(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> weights);

    /// <summary>matplotlib's <c>imshow(data, cmap='hot')</c>: limits from the data.</summary>
    [Colormap("hot", rows: 10, columns: 10)]
    public static partial void Hot(ReadOnlySpan<float> values, Span<Rgba32> pixels);
}
