namespace AttnGen.Benchmarks.Comparison;

/// <summary>Someone who computes the attention of a comparison, ourselves included.</summary>
/// <param name="problem">What is computed.</param>
/// <param name="by">Who computes it.</param>
/// <param name="run">The computation.</param>
internal sealed class Contender(AttentionProblem problem, string by, Action run) : Case($"{problem.Name}, {by}")
{
    /// <summary>Values lie between −1 and 1; sums in another order differ by a few units in the last place.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>What it writes, heads first unless said otherwise.</summary>
    public required AlignedMemory Output { get; init; }

    public AlignedMemory? Weights { get; init; }

    /// <summary>Whether its inputs and outputs are [sequence, heads, dim].</summary>
    public bool IsSequenceFirst { get; init; }

    /// <summary>What the first call of a process took beyond a later one; null where nobody asked.</summary>
    public double? FirstCallSeconds { get; set; }

    /// <summary>Compares what it wrote with what one of our kernels, whose output is heads first, wrote.</summary>
    /// <exception cref="InvalidOperationException">It computes something else.</exception>
    public void MustAgreeWith(Contender kernel)
    {
        double difference = LargestDifference(kernel);
        if (!(difference <= Tolerance))
        {
            throw new InvalidOperationException($"{Name} differs from our kernel by {difference:0.0e-0}: they do not compute the same.");
        }
    }

    /// <summary>Little: kernels, loops and ONNX Runtime are optimised as they come.</summary>
    protected override double WarmUpSecondsOfPass => 0.006;

    public override void Run() => run();

    private double LargestDifference(Contender other)
    {
        AlignedMemory output = IsSequenceFirst ? Output.SwapAxes(problem.Shape.Queries, problem.Shape.Heads) : Output;
        double difference = output.LargestDifference(other.Output);
        return Weights is { } weights && other.Weights is { } others ? Math.Max(difference, weights.LargestDifference(others)) : difference;
    }
}
