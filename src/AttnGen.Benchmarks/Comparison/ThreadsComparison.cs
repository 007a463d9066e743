using AttnGen.Reference;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>
/// Our kernels of one shape and the operators of ONNX Runtime on two threads, each operator beside our kernel of the layout that it takes; and our kernel on
/// one thread, measured in the same rounds.
/// </summary>
internal sealed class ThreadsComparison
{
    public const int Threads = 2;

    /// <summary>The rounds of a run: fewer than of one thread, since each measurement waits for the helpers of the one before.</summary>
    public const int Rounds = 5;

    /// <summary>
    /// Time to call a case in before it is measured: processors and helpers that have slept are slow at first, and a helper may begin on the caller's
    /// processor.
    /// </summary>
    private const double SettlingSeconds = 0.01;

    private const int PeakTries = 3;

    /// <exception cref="InvalidOperationException">Someone computes something else than our kernel on one thread.</exception>
    public ThreadsComparison(AttentionProblem problem)
    {
        AttentionShape shape = problem.Shape;
        ProblemKernels kernels = new(problem);
        AlignedMemory output = new(shape.OutputLength), attentionOutput = new(shape.OutputLength);
        Problem = problem;
        OneThread = kernels.Plain;
        Kernel = new(
            problem, "kernel on two threads", () => problem.Threads!(kernels.Query.Span, kernels.Key.Span, kernels.Value.Span, output.Span, Threads))
        {
            Output = output,
        };
        Attention = new(
            problem, "Attention on two threads",
            OnnxAttention.Attention(shape, kernels.Query, kernels.Key, kernels.Value, attentionOutput, weights: null, Threads).Run)
        {
            Output = attentionOutput,
        };
        if (problem.SequenceFirstThreads is { } kernel)
        {
            AlignedMemory swapped = new(shape.OutputLength), multiHeadOutput = new(shape.OutputLength);
            SequenceFirst = new(
                problem, "kernel on two threads, sequence first",
                () => kernel(kernels.SwappedQuery.Span, kernels.SwappedKey.Span, kernels.SwappedValue.Span, swapped.Span, Threads))
            {
                Output = swapped, IsSequenceFirst = true,
            };
            MultiHeadAttention = new(
                problem, "MultiHeadAttention on two threads",
                OnnxAttention.MultiHeadAttention(
                    shape, kernels.SwappedQuery, kernels.SwappedKey, kernels.SwappedValue, multiHeadOutput, Threads).Run)
            {
                Output = multiHeadOutput, IsSequenceFirst = true,
            };
        }

        OneThread.Run();
        foreach (Contender contender in Contenders)
        {
            contender.Run();
            contender.MustAgreeWith(OneThread);
        }
    }

    public AttentionProblem Problem { get; }

    public Contender OneThread { get; }

    public Contender Kernel { get; }

    /// <summary>Null where nobody else takes that layout.</summary>
    public Contender? SequenceFirst { get; }

    /// <summary>ONNX Runtime's own operator; null where heads share keys, which it does not know.</summary>
    public Contender? MultiHeadAttention { get; }

    /// <summary>The standard's operator in ONNX Runtime.</summary>
    public Contender Attention { get; }

    /// <summary>Ourselves first: helpers of ONNX Runtime are those that have to be waited for.</summary>
    public IEnumerable<Contender> Contenders =>
        [OneThread, .. new[] { Kernel, SequenceFirst, MultiHeadAttention, Attention }.OfType<Contender>()];

    /// <summary>Our kernels on two threads.</summary>
    public IEnumerable<Contender> Kernels => SequenceFirst is null ? [Kernel] : [Kernel, SequenceFirst];

    /// <summary>How often the time on two threads fits into that on one.</summary>
    public double SpeedUp => OneThread.Seconds / Kernel.Seconds;

    /// <summary>How often our time fits into that of the faster operator of ONNX Runtime.</summary>
    public double Ratio => MultiHeadAttention?.Seconds < Attention.Seconds
        ? MultiHeadAttention.Seconds / SequenceFirst!.Seconds
        : Attention.Seconds / Kernel.Seconds;

    /// <summary>What a filter meets.</summary>
    public static string NameOf(AttentionProblem problem) => $"{problem.Name}, Threads";

    /// <summary>Measures comparisons, and the FMA peak in the same rounds.</summary>
    public static ThreadsPeak MeasureAll(IReadOnlyCollection<ThreadsComparison> comparisons)
    {
        List<double> ofOne = [], ofAll = [];
        Case.MeasureAll([.. comparisons.SelectMany(comparison => comparison.Contenders)], Rounds, MeasurePeaks, Settle);
        return new(Median.Of(ofOne), Median.Of(ofAll));

        void MeasurePeaks()
        {
            Stillness.Await();
            ofOne.Add(PeakOf(1));
            ofAll.Add(PeakOf(Threads));
        }
    }

    /// <summary>The best of some tries: threads that share a processor for a moment say nothing of what two reach.</summary>
    private static double PeakOf(int threads) => Enumerable.Range(0, PeakTries).Max(_ => FmaPeak.Measure(threads));

    private static void Settle(Case measured)
    {
        Stillness.Await();
        measured.RunFor(SettlingSeconds);
    }
}

/// <summary>The FMA peak of a run, in 10⁹ operations a second.</summary>
/// <param name="OfOne">That of one thread.</param>
/// <param name="OfAll">That of two at once.</param>
internal sealed record ThreadsPeak(double OfOne, double OfAll)
{
    /// <summary>What a second thread brings to code that does nothing but multiply-adds.</summary>
    public double SpeedUp => OfAll / OfOne;
}
