using System.Diagnostics;

namespace AttnGen.Benchmarks;

/// <summary>Something whose time is measured.</summary>
internal abstract class Case(string name)
{
    private readonly List<double> _seconds = [];
    private int _repeats = 1;

    public string Name => name;

    /// <summary>The median time of a call.</summary>
    public double Seconds => Median.Of(_seconds);

    /// <summary>Enough calls a measurement that neither the clock's steps nor a cold first call count, after the runtime has had time to optimise what peers call.</summary>
    public void Calibrate()
    {
        for (int pause = 0; pause < 6; pause++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 40 && Stopwatch.GetElapsedTime(start).TotalSeconds < 0.1; i++)
            {
                Run();
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(150));
        }

        while (Time() < 1e-2)
        {
            _repeats *= 2;
        }
    }

    public void Measure() => _seconds.Add(Time() / _repeats);

    public long BytesAllocated()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    protected abstract void Run();

    private double Time()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _repeats; i++)
        {
            Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

internal static class Median
{
    public static double Of(List<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }
}
