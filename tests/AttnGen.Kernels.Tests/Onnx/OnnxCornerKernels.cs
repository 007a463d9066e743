namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>Small enough to write a mask by hand.</summary>
internal static partial class OnnxCornerKernels
{
    [Attention(queries: 3, keys: 4, dim: 2)]
    public static partial void Mask(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 4, dim: 2)]
    public static partial void Bias(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<float> bias, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 4, dim: 2)]
    public static partial void Lengths(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    [Attention(queries: 3, keys: 4, dim: 2, Scale = -0.5)]
    public static partial void NegativeScale(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);
}
