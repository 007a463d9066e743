namespace AttnGen.Benchmarks.Comparison;

/// <summary>Kernels that several threads may share, for the shapes with work enough for two.</summary>
internal static partial class AttentionKernels
{
    [Attention(queries: 64, keys: 64, dim: 128, Heads = 16)]
    public static partial void Heads16x64Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 64, keys: 64, dim: 128, Heads = 16, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads16x64SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12)]
    public static partial void Heads12x128Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 128, keys: 128, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x128SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 197, keys: 197, dim: 64, Heads = 12)]
    public static partial void Heads12x197Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 197, keys: 197, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x197SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12)]
    public static partial void Heads12x512Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 512, keys: 512, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x512SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12)]
    public static partial void Heads12x1024Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x1024SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true)]
    public static partial void Heads12x1024CausalThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 1024, keys: 1024, dim: 64, Heads = 12, Causal = true, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads12x1024CausalSequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 512, keys: 512, dim: 32, Heads = 4)]
    public static partial void Heads4x512Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 512, keys: 512, dim: 32, Heads = 4, Layout = AttentionLayout.SequenceFirst)]
    public static partial void Heads4x512SequenceFirstThreads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    [Attention(queries: 128, keys: 128, dim: 128, Heads = 32, KeyValueHeads = 8)]
    public static partial void Grouped32x8x128Threads(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);
}
