namespace AttnGen.Benchmarks.Comparison;

/// <summary>Someone who computes the attention of a comparison, ourselves included.</summary>
/// <param name="problem">What is computed.</param>
/// <param name="by">Who computes it.</param>
/// <param name="run">The computation.</param>
internal sealed class Contender(AttentionProblem problem, string by, Action run) : Case($"{problem.Name}, {by}")
{
    /// <summary>What it writes, heads first unless said otherwise.</summary>
    public required AlignedMemory Output { get; init; }

    public AlignedMemory? Weights { get; init; }

    /// <summary>Whether its inputs and outputs are [sequence, heads, dim].</summary>
    public bool IsSequenceFirst { get; init; }

    /// <summary>What the first call of a process took beyond a later one; null where nobody asked.</summary>
    public double? FirstCallSeconds { get; set; }

    /// <summary>The largest difference between what it wrote and what another, whose output is heads first, wrote.</summary>
    public double LargestDifference(Contender other)
    {
        AlignedMemory output = IsSequenceFirst ? Output.SwapAxes(problem.Shape.Queries, problem.Shape.Heads) : Output;
        double difference = output.LargestDifference(other.Output);
        return Weights is { } weights && other.Weights is { } others ? Math.Max(difference, weights.LargestDifference(others)) : difference;
    }

    /// <summary>Little: kernels, loops and ONNX Runtime are optimised as they come.</summary>
    protected override double WarmUpSecondsOfPass => 0.015;

    public override void Run() => run();
}
