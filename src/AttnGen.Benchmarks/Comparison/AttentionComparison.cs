using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>
/// Our kernels of one shape and all who compute the same from the same numbers. Each operator of ONNX Runtime stands beside our kernel of the layout that
/// it takes: what it does to lay the heads side by side is part of its layout, and of our kernel's too.
/// </summary>
internal sealed class AttentionComparison
{
    /// <summary>The rounds of what is written by hand where it would be most of the run.</summary>
    public const int FewRounds = 3;

    private const double FlopsOfFewRounds = 2e7, FlopsOfPlainLoops = 1e8;

    /// <exception cref="InvalidOperationException">A peer computes something else than the kernel.</exception>
    public AttentionComparison(AttentionProblem problem)
    {
        AttentionShape shape = problem.Shape;
        Kernels = new(problem);
        if (!problem.IsGrouped)
        {
            AlignedMemory output = new(shape.OutputLength);
            MultiHeadAttention = new(
                problem, "MultiHeadAttention",
                OnnxAttention.MultiHeadAttention(shape, Kernels.SwappedQuery, Kernels.SwappedKey, Kernels.SwappedValue, output).Run)
            {
                Output = output, IsSequenceFirst = true,
            };
        }

        Attention = StandardAttention("Attention", weights: null);
        WeightsAttention = StandardAttention("Attention with weights", new AlignedMemory(shape.WeightsLength));
        AlignedMemory composed = new(shape.OutputLength), looped = new(shape.OutputLength);
        int rounds = problem.Flops > FlopsOfFewRounds ? FewRounds : Case.AllRounds;
        TensorComposition = new(
            problem, "TensorPrimitives", new ManagedAttention(shape, Kernels.Query, Kernels.Key, Kernels.Value, composed).TensorComposition)
        {
            Output = composed, Rounds = rounds,
        };
        if (problem.Flops <= FlopsOfPlainLoops)
        {
            PlainLoop = new(problem, "plain loop", new ManagedAttention(shape, Kernels.Query, Kernels.Key, Kernels.Value, looped).PlainLoop)
            {
                Output = looped, Rounds = rounds,
            };
        }

        Check();
        if (Bars.IsBoundByReading(shape))
        {
            Read = MemoryBaseline.Read(problem, Kernels.Key, Kernels.Value);
        }

        if (Bars.LimitsStores(shape))
        {
            Store = MemoryBaseline.Store(problem, Kernels.WithWeights.Weights!);
        }
    }

    public ProblemKernels Kernels { get; }

    /// <summary>ONNX Runtime's own operator; null where heads share keys, which it does not know.</summary>
    public Contender? MultiHeadAttention { get; }

    /// <summary>The standard's operator in ONNX Runtime.</summary>
    public Contender Attention { get; }

    public Contender WeightsAttention { get; }

    public Contender TensorComposition { get; }

    public Contender? PlainLoop { get; }

    public MemoryBaseline? Read { get; }

    public MemoryBaseline? Store { get; }

    public IEnumerable<Case> Cases => [.. Contenders, .. new[] { Read, Store }.OfType<Case>()];

    /// <summary>How often our time fits into that of the faster operator of ONNX Runtime.</summary>
    public double Ratio => MultiHeadAttention?.Seconds < Attention.Seconds
        ? MultiHeadAttention.Seconds / (Kernels.SequenceFirst ?? Kernels.Plain).Seconds
        : Attention.Seconds / Kernels.Plain.Seconds;

    public double WeightsRatio => WeightsAttention.Seconds / Kernels.WithWeights.Seconds;

    /// <summary>Our share of the speed of a plain read of keys and values.</summary>
    public double? ShareOfRead => Read?.Seconds / Kernels.Plain.Seconds;

    /// <summary>How often a plain store of as many floats fits into what the weights cost.</summary>
    public double? StoresOfWeights => (Kernels.WithWeights.Seconds - Kernels.Plain.Seconds) / Store?.Seconds;

    private IEnumerable<Contender> Contenders =>
        [.. Kernels.All, .. new[] { MultiHeadAttention, Attention, WeightsAttention, TensorComposition, PlainLoop }.OfType<Contender>()];

    private Contender StandardAttention(string by, AlignedMemory? weights)
    {
        AttentionShape shape = Kernels.Problem.Shape;
        AlignedMemory output = new(shape.OutputLength);
        return new(Kernels.Problem, by, OnnxAttention.Attention(shape, Kernels.Query, Kernels.Key, Kernels.Value, output, weights).Run)
        {
            Output = output, Weights = weights,
        };
    }

    private void Check()
    {
        Kernels.WithWeights.Run();
        foreach (Contender contender in Contenders)
        {
            contender.Run();
            contender.MustAgreeWith(Kernels.WithWeights);
        }
    }
}
