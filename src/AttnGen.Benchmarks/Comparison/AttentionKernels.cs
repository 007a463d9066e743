namespace AttnGen.Benchmarks.Comparison;

/// <summary>The shapes that are compared: the output alone, with the weights, and in the layout that MultiHeadAttention of ONNX Runtime takes.</summary>
internal static partial class AttentionKernels
{
    [Attention(queries: 16, keys: 16, dim: 64)]
    public static partial void Heads1x16(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 16, keys: 16, dim: 64)]
    public static partial void Heads1x16Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 24, keys: 24, dim: 64, Heads = 8)]
    public static partial void Heads8x24(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 24, keys: 24, dim: 64, Heads = 8)]
    public static partial void Heads8x24Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 24, keys: 24, dim: 64, Heads = 8, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads8x24SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 32, keys: 32, dim: 32, Heads = 4)]
    public static partial void Heads4x32(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 32, keys: 32, dim: 32, Heads = 4)]
    public static partial void Heads4x32Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 32, keys: 32, dim: 32, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads4x32SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 64, keys: 64, dim: 128, Heads = 16)]
    public static partial void Heads16x64(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 64, keys: 64, dim: 128, Heads = 16)]
    public static partial void Heads16x64Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 64, keys: 64, dim: 128, Heads = 16, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads16x64SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12)]
    public static partial void Heads12x128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12)]
    public static partial void Heads12x128Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x128SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 197, keys: 197, dim: 64, Heads = 12)]
    public static partial void Heads12x197(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 197, keys: 197, dim: 64, Heads = 12)]
    public static partial void Heads12x197Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 197, keys: 197, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x197SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12)]
    public static partial void Heads12x512(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12)]
    public static partial void Heads12x512Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x512SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12)]
    public static partial void Heads12x1024(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12)]
    public static partial void Heads12x1024Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x1024SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true)]
    public static partial void Heads12x1024Causal(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true)]
    public static partial void Heads12x1024CausalWeights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x1024CausalSequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 512, keys: 512, dim: 32, Heads = 4)]
    public static partial void Heads4x512(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 512, keys: 512, dim: 32, Heads = 4)]
    public static partial void Heads4x512Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 512, keys: 512, dim: 32, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads4x512SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 128, keys: 128, dim: 128, Heads = 32, KeyValueHeads = 8)]
    public static partial void Grouped32x8x128(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 128, keys: 128, dim: 128, Heads = 32, KeyValueHeads = 8)]
    public static partial void Grouped32x8x128Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 1, keys: 1024, dim: 64, Heads = 8)]
    public static partial void Heads8x1x1024(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1, keys: 1024, dim: 64, Heads = 8)]
    public static partial void Heads8x1x1024Weights(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Attention(queries: 1, keys: 1024, dim: 64, Heads = 8, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads8x1x1024SequenceFirst(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    [Attention(queries: 1, keys: 10, dim: 512, Scale = 1)]
    public static partial void Keras1x10(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);

    [Attention(queries: 1, keys: 10, dim: 512, Scale = 1)]
    public static partial void Keras1x10Weights(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output, Span<float> weights);
}
