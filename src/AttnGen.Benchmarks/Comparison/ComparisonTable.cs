namespace AttnGen.Benchmarks.Comparison;

/// <summary>What a run found, as text.</summary>
internal static class ComparisonTable
{
    public static void Print(IReadOnlyCollection<AttentionComparison> comparisons, double peak)
    {
        Console.WriteLine($"""

            Times in µs. Our kernels take heads first, as ONNX Runtime's Attention; 'seq. first' is our kernel of the layout of its MultiHeadAttention.
            ×        the time of the faster of its two operators beside our kernel of the same layout
            Tensors  a composition of TensorPrimitives, and
            loops    plain ones: {AttentionComparison.FewRounds} rounds where they are slow, none where they are very slow
            bytes    allocated a call
            first    what the first call of a process takes beyond a later one, in ms

            """);
        Console.WriteLine(
            $"{"heads×queries×keys×dim",-28}{"kernel",11}{"of peak",9}{"seq. first",11}{"MultiHead",11}{"Attention",11}{"×",7}"
            + $"{"Tensors",12}{"loops",11}{"bytes",6}{"first",7}  memory");
        foreach (AttentionComparison comparison in comparisons)
        {
            PrintKernel(comparison, peak);
            PrintWeights(comparison);
        }
    }

    /// <summary>Says which bars are missed.</summary>
    /// <returns>Whether one is.</returns>
    public static bool PrintBars(IReadOnlyCollection<Bar> bars)
    {
        Console.WriteLine();
        Console.WriteLine($"{bars.Count(bar => bar.Holds)} of {bars.Count} bars hold, {bars.Count(bar => bar.ReachesGoal)} with their goal.");
        foreach (Bar bar in bars.Where(bar => !bar.Holds))
        {
            Console.WriteLine($"missed: {bar}");
        }

        return bars.Any(bar => !bar.Holds);
    }

    private static void PrintKernel(AttentionComparison comparison, double peak)
    {
        ProblemKernels kernels = comparison.Kernels;

        // What lies above a diagonal is not computed, so it does not count as speed.
        string share = kernels.Problem.Shape.Causal ? "" : $"{kernels.Speed / peak:P1}";
        string memory = comparison.ShareOfRead is { } shareOfRead ? $"{shareOfRead:P0} of a read's speed ({Micro(comparison.Read)})" : "";
        Console.WriteLine(
            $"{kernels.Problem.Name["Attention ".Length..],-28}{Micro(kernels.Plain),11}{share,9}{Micro(kernels.SequenceFirst),11}"
            + $"{Micro(comparison.MultiHeadAttention),11}{Micro(comparison.Attention),11}{comparison.Ratio,7:F2}"
            + $"{Micro(comparison.TensorComposition),12}{Micro(comparison.PlainLoop),11}{Call(kernels.Plain)}  {memory}");
    }

    private static void PrintWeights(AttentionComparison comparison)
    {
        Contender kernel = comparison.Kernels.WithWeights;
        string memory = comparison.StoresOfWeights is { } stores ? $"+ {stores:F2} stores ({Micro(comparison.Store)})" : "";
        Console.WriteLine(
            $"{"  with weights",-28}{Micro(kernel),11}{"",31}{Micro(comparison.WeightsAttention),11}{comparison.WeightsRatio,7:F2}"
            + $"{"",23}{Call(kernel)}  {memory}");
    }

    /// <summary>What a call allocates, and what the first one takes longer in milliseconds.</summary>
    private static string Call(Contender kernel) => $"{kernel.BytesAllocated(),6}{kernel.FirstCallSeconds * 1e3,7:F1}";

    private static string Micro(Case? measured) => measured is null ? "" : $"{measured.Seconds * 1e6:F2}";
}
