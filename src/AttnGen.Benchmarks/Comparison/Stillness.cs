using System.Diagnostics;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>
/// The moment when no thread of this process computes any more: helpers, ONNX Runtime's above all, look out for more work for a while after a call, and
/// would take a processor from whoever comes next.
/// </summary>
internal static class Stillness
{
    private const double LongestSeconds = 0.2, BusyShare = 0.1;

    /// <summary>A helper that the system has put aside for a moment is not still yet.</summary>
    private const int QuietSteps = 2;

    /// <summary>Waits for it, but not for ever: what else runs here may have no end.</summary>
    public static void Await()
    {
        long begin = Stopwatch.GetTimestamp();
        for (int quiet = 0; quiet < QuietSteps && Stopwatch.GetElapsedTime(begin).TotalSeconds < LongestSeconds;)
        {
            (long start, TimeSpan busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            Thread.Sleep(1);
            quiet = Environment.CpuUsage.TotalTime - busy < BusyShare * Stopwatch.GetElapsedTime(start) ? quiet + 1 : 0;
        }
    }
}
