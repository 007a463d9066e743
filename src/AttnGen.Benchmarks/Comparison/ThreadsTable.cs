namespace AttnGen.Benchmarks.Comparison;

/// <summary>What a run found on two threads, as text.</summary>
internal static class ThreadsTable
{
    public static void Print(IReadOnlyCollection<ThreadsComparison> comparisons, ThreadsPeak peak)
    {
        Console.WriteLine($"""

            Threads: two, medians of {ThreadsComparison.Rounds} interleaved rounds; FMA peak {peak.OfAll:F1} GFLOP/s, {peak.SpeedUp:F2} × {peak.OfOne:F1} of one

            Times in µs, on two threads but for the first, which is our kernel on one in the same rounds. ONNX Runtime's helper spins between calls, as it does
            by default; each measurement waits until the helpers of the one before have come to rest.
            speed-up  of our kernel, beside one thread; of FMA: its share of what plain multiply-adds gain
            ×         the time of the faster of ONNX Runtime's two operators beside our kernel of the same layout
            bytes     allocated a call by the calling thread

            """);
        Console.WriteLine(
            $"{"heads×queries×keys×dim",-28}{"one thread",11}{"kernel",11}{"speed-up",10}{"of FMA",8}{"seq. first",11}{"MultiHead",11}{"Attention",11}"
            + $"{"×",7}{"bytes",6}");
        foreach (ThreadsComparison comparison in comparisons)
        {
            Console.WriteLine(
                $"{comparison.Problem.Name["Attention ".Length..],-28}{Micro(comparison.OneThread),11}{Micro(comparison.Kernel),11}"
                + $"{comparison.SpeedUp,10:F2}{comparison.SpeedUp / peak.SpeedUp,8:F2}{Micro(comparison.SequenceFirst),11}"
                + $"{Micro(comparison.MultiHeadAttention),11}{Micro(comparison.Attention),11}{comparison.Ratio,7:F2}"
                + $"{comparison.Kernels.Max(kernel => kernel.BytesAllocated()),6}");
        }
    }

    public static void PrintOneProcessor()
    {
        Console.WriteLine();
        Console.WriteLine("Threads: they need two processors, and this process has one.");
    }

    private static string Micro(Case? measured) => measured is null ? "" : $"{measured.Seconds * 1e6:F2}";
}
