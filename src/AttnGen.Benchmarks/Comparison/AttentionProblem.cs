using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>A shape, and the kernels that are generated for it.</summary>
internal sealed record AttentionProblem(AttentionShape Shape, AttentionProblem.Kernel Plain, AttentionProblem.WeightsKernel WithWeights)
{
    public delegate void Kernel(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output);

    public delegate void WeightsKernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    public delegate void ThreadsKernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, int maxDegreeOfParallelism);

    /// <summary>The kernel for [sequence, heads, dim]; null where one head makes the layouts the same, or nobody else takes that layout.</summary>
    public Kernel? SequenceFirst { get; init; }

    /// <summary>The kernel that several threads share; null where the work is too little to be shared.</summary>
    public ThreadsKernel? Threads { get; init; }

    /// <summary>The same for [sequence, heads, dim].</summary>
    public ThreadsKernel? SequenceFirstThreads { get; init; }

    /// <summary>Whether the keys are the values, as in Keras' <c>Attention()([query, inputs])</c>.</summary>
    public bool AreKeysValues { get; init; }

    public string Name => $"Attention {Heads}×{Shape.Queries}×{Shape.Keys}×{Shape.Dim}{(Shape.Causal ? " causal" : "")}";

    public bool IsGrouped => Shape.KeyValueHeads != Shape.Heads;

    /// <summary>Operations of both products, of what lies above a diagonal too.</summary>
    public double Flops => 2.0 * Shape.Heads * Shape.Queries * Shape.Keys * (Shape.Dim + Shape.ValueDim);

    private string Heads => IsGrouped ? $"{Shape.Heads}/{Shape.KeyValueHeads}" : $"{Shape.Heads}";

    public static AttentionProblem[] All() =>
    [
        new(new(16, 16, 64), AttentionKernels.Heads1x16, AttentionKernels.Heads1x16Weights),
        new(new(24, 24, 64) { Heads = 8 }, AttentionKernels.Heads8x24, AttentionKernels.Heads8x24Weights)
        {
            SequenceFirst = AttentionKernels.Heads8x24SequenceFirst,
        },
        new(new(32, 32, 32) { Heads = 4 }, AttentionKernels.Heads4x32, AttentionKernels.Heads4x32Weights)
        {
            SequenceFirst = AttentionKernels.Heads4x32SequenceFirst,
        },
        new(new(64, 64, 128) { Heads = 16 }, AttentionKernels.Heads16x64, AttentionKernels.Heads16x64Weights)
        {
            SequenceFirst = AttentionKernels.Heads16x64SequenceFirst,
            Threads = AttentionKernels.Heads16x64Threads, SequenceFirstThreads = AttentionKernels.Heads16x64SequenceFirstThreads,
        },
        new(new(128, 128, 64) { Heads = 12 }, AttentionKernels.Heads12x128, AttentionKernels.Heads12x128Weights)
        {
            SequenceFirst = AttentionKernels.Heads12x128SequenceFirst,
            Threads = AttentionKernels.Heads12x128Threads, SequenceFirstThreads = AttentionKernels.Heads12x128SequenceFirstThreads,
        },
        new(new(197, 197, 64) { Heads = 12 }, AttentionKernels.Heads12x197, AttentionKernels.Heads12x197Weights)
        {
            SequenceFirst = AttentionKernels.Heads12x197SequenceFirst,
            Threads = AttentionKernels.Heads12x197Threads, SequenceFirstThreads = AttentionKernels.Heads12x197SequenceFirstThreads,
        },
        new(new(512, 512, 64) { Heads = 12 }, AttentionKernels.Heads12x512, AttentionKernels.Heads12x512Weights)
        {
            SequenceFirst = AttentionKernels.Heads12x512SequenceFirst,
            Threads = AttentionKernels.Heads12x512Threads, SequenceFirstThreads = AttentionKernels.Heads12x512SequenceFirstThreads,
        },
        new(new(1024, 1024, 64) { Heads = 12 }, AttentionKernels.Heads12x1024, AttentionKernels.Heads12x1024Weights)
        {
            SequenceFirst = AttentionKernels.Heads12x1024SequenceFirst,
            Threads = AttentionKernels.Heads12x1024Threads, SequenceFirstThreads = AttentionKernels.Heads12x1024SequenceFirstThreads,
        },
        new(new(1024, 1024, 64) { Heads = 12, Causal = true }, AttentionKernels.Heads12x1024Causal, AttentionKernels.Heads12x1024CausalWeights)
        {
            SequenceFirst = AttentionKernels.Heads12x1024CausalSequenceFirst,
            Threads = AttentionKernels.Heads12x1024CausalThreads, SequenceFirstThreads = AttentionKernels.Heads12x1024CausalSequenceFirstThreads,
        },
        new(new(512, 512, 32) { Heads = 4 }, AttentionKernels.Heads4x512, AttentionKernels.Heads4x512Weights)
        {
            SequenceFirst = AttentionKernels.Heads4x512SequenceFirst,
            Threads = AttentionKernels.Heads4x512Threads, SequenceFirstThreads = AttentionKernels.Heads4x512SequenceFirstThreads,
        },
        new(
            new(128, 128, 128) { Heads = 32, KeyValueHeads = 8 },
            AttentionKernels.Grouped32x8x128, AttentionKernels.Grouped32x8x128Weights)
        {
            Threads = AttentionKernels.Grouped32x8x128Threads,
        },
        new(new(1, 1024, 64) { Heads = 8 }, AttentionKernels.Heads8x1x1024, AttentionKernels.Heads8x1x1024Weights)
        {
            SequenceFirst = AttentionKernels.Heads8x1x1024SequenceFirst,
        },
        new(
            new(1, 10, 512) { Scale = 1 },
            static (query, key, _, output) => AttentionKernels.Keras1x10(query, key, output),
            static (query, key, _, output, weights) => AttentionKernels.Keras1x10Weights(query, key, output, weights))
        {
            AreKeysValues = true,
        },
    ];
}
