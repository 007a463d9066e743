using System.Diagnostics;

namespace AttnGen.Benchmarks;

/// <summary>Something whose time is measured.</summary>
internal abstract class Case(string name)
{
    /// <summary>The rounds of a run.</summary>
    public const int AllRounds = 15;

    private const int WarmUpPasses = 6;

    private readonly List<double> _seconds = [];
    private double _secondsWarm;
    private int _repeats = 1;

    public string Name => name;

    /// <summary>How many rounds measure it: all, unless it is so slow that it would be most of the run.</summary>
    public int Rounds { get; init; } = AllRounds;

    /// <summary>The median time of a call.</summary>
    public double Seconds => Median.Of(_seconds);

    /// <summary>Warms all cases up, then measures them in turns: a change of the machine's speed meets all of them alike.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="beginRound">What else is measured once a round; null for nothing.</param>
    /// <param name="settle">What precedes each measurement of a case; null for nothing.</param>
    public static void MeasureAll(IReadOnlyCollection<Case> cases, int rounds = AllRounds, Action? beginRound = null, Action<Case>? settle = null)
    {
        // The runtime optimises what peers call in the pauses.
        for (int pass = 1; pass <= WarmUpPasses; pass++)
        {
            foreach (Case measured in cases)
            {
                measured.WarmUp(pass * measured.WarmUpSecondsOfPass);
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(150));
        }

        foreach (Case measured in cases)
        {
            settle?.Invoke(measured);
            measured.Calibrate();
        }

        for (int round = 0; round < rounds; round++)
        {
            beginRound?.Invoke();
            foreach (Case measured in cases.Where(measured => round < measured.Rounds))
            {
                settle?.Invoke(measured);

                // Not counted: it finds in the caches what the case before has left there.
                measured.Run();
                measured._seconds.Add(measured.Time() / measured._repeats);
            }
        }
    }

    /// <summary>Time to call it in before each pause: what the runtime optimises step by step needs many calls.</summary>
    protected virtual double WarmUpSecondsOfPass => 0.1;

    public abstract void Run();

    /// <summary>Calls it at least once, for so long.</summary>
    public void RunFor(double seconds)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            Run();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }

    public long BytesAllocated()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <param name="seconds">The time after which it counts as warm for now: a slow case need not be called in each pass.</param>
    private void WarmUp(double seconds)
    {
        for (int i = 0; i < 40 && _secondsWarm < seconds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Run();
            _secondsWarm += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    /// <summary>Enough calls a measurement that the clock's steps do not count.</summary>
    private void Calibrate()
    {
        while (Time() < 1e-2)
        {
            _repeats *= 2;
        }
    }

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
