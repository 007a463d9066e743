using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>Our kernels of one shape, on random numbers.</summary>
internal sealed class ProblemKernels
{
    public ProblemKernels(AttentionProblem problem)
    {
        AttentionShape shape = problem.Shape;
        Problem = problem;
        Query = AlignedMemory.Random(shape.QueryLength, 1);
        Key = AlignedMemory.Random(shape.KeyLength, 2);
        Value = problem.AreKeysValues ? Key : AlignedMemory.Random(shape.ValueLength, 3);
        AlignedMemory output = new(shape.OutputLength), outputBesideWeights = new(shape.OutputLength), weights = new(shape.WeightsLength);
        Plain = new(problem, "kernel", () => problem.Plain(Query.Span, Key.Span, Value.Span, output.Span)) { Output = output };
        WithWeights = new(
            problem, "kernel with weights", () => problem.WithWeights(Query.Span, Key.Span, Value.Span, outputBesideWeights.Span, weights.Span))
        {
            Output = outputBesideWeights, Weights = weights,
        };
        SwappedQuery = Query.SwapAxes(shape.Heads, shape.Queries);
        SwappedKey = Key.SwapAxes(shape.KeyValueHeads, shape.Keys);
        SwappedValue = problem.AreKeysValues ? SwappedKey : Value.SwapAxes(shape.KeyValueHeads, shape.Keys);
        if (problem.SequenceFirst is { } kernel)
        {
            AlignedMemory swapped = new(shape.OutputLength);
            SequenceFirst = new(problem, "kernel, sequence first", () => kernel(SwappedQuery.Span, SwappedKey.Span, SwappedValue.Span, swapped.Span))
            {
                Output = swapped, IsSequenceFirst = true,
            };
        }
    }

    public AttentionProblem Problem { get; }

    public AlignedMemory Query { get; }

    public AlignedMemory Key { get; }

    public AlignedMemory Value { get; }

    /// <summary>The queries as [sequence, heads, dim].</summary>
    public AlignedMemory SwappedQuery { get; }

    public AlignedMemory SwappedKey { get; }

    public AlignedMemory SwappedValue { get; }

    public Contender Plain { get; }

    public Contender WithWeights { get; }

    /// <summary>Null where one head makes the layouts the same, or nobody else takes that layout.</summary>
    public Contender? SequenceFirst { get; }

    public IEnumerable<Contender> All => SequenceFirst is null ? [Plain, WithWeights] : [Plain, SequenceFirst, WithWeights];

    /// <summary>Operations a second, in units of 10⁹.</summary>
    public double Speed => Problem.Flops / Plain.Seconds * 1e-9;
}
