using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.Benchmarks;

/// <summary>
/// The multiply-adds that a core reaches with everything in registers: what a kernel's speed is a share of. It is measured in turns with the kernels and
/// for as long: on a shared machine, moments in which others have the core are in everybody's time, but not in that of something short.
/// </summary>
internal sealed class FmaPeak() : Case("FMA peak")
{
    /// <summary>Of several threads more: they do not begin at the same moment.</summary>
    private const int Steps = 200_000, StepsOfThread = 2_000_000;

    private const int MultiplyAddsOfStep = 12;

    /// <summary>What the system needs to give each thread a processor of its own.</summary>
    private const double SpreadingSeconds = 0.02;

    /// <summary>At two multiply-adds a cycle.</summary>
    private const double CyclesOfStep = MultiplyAddsOfStep / 2.0;

    /// <summary>The widest vector that kernels use in this process.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static double OperationsOfStep => 2.0 * MultiplyAddsOfStep * (Bits / 32);

    /// <summary>In GFLOP/s.</summary>
    public double Speed => SpeedOf(Steps, Seconds);

    /// <summary>Its loop is optimised from the first call on.</summary>
    protected override double WarmUpSecondsOfPass => 0.001;

    public override void Run() => Run(Steps);

    /// <summary>One measurement in GFLOP/s of so many threads at once, from the first that begins to the last that ends.</summary>
    public static double Measure(int threads)
    {
        int missing = threads;
        long[] starts = new long[threads], ends = new long[threads];
        Thread[] helpers = [.. Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => RunWithOthers(thread)))];
        foreach (Thread helper in helpers)
        {
            helper.Start();
        }

        RunWithOthers(0);
        foreach (Thread helper in helpers)
        {
            helper.Join();
        }

        return threads * SpeedOf(StepsOfThread, Stopwatch.GetElapsedTime(starts.Min(), ends.Max()).TotalSeconds);

        void RunWithOthers(int thread)
        {
            // Without sleep: who has to be woken begins late. And for a while: a new thread may begin on its maker's processor.
            Interlocked.Decrement(ref missing);
            long arrival = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref missing) > 0 || Stopwatch.GetElapsedTime(arrival).TotalSeconds < SpreadingSeconds)
            {
                Thread.SpinWait(1);
            }

            starts[thread] = Stopwatch.GetTimestamp();
            Run(StepsOfThread);
            ends[thread] = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Cycles a second, in units of 10⁹, of a core with such a peak.</summary>
    public static double Clock(double peak) => peak / (OperationsOfStep / CyclesOfStep);

    private static double SpeedOf(int steps, double seconds) => OperationsOfStep * steps / seconds * 1e-9;

    private static void Run(int steps)
    {
        float result = Bits switch
        {
            512 => Run512(steps),
            256 => Run256(steps),
            _ => Run128(steps),
        };
        GC.KeepAlive(result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int steps)
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(0.001f);
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y); b = Vector512.FusedMultiplyAdd(b, x, y); c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y); e = Vector512.FusedMultiplyAdd(e, x, y); f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y); h = Vector512.FusedMultiplyAdd(h, x, y); i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y); k = Vector512.FusedMultiplyAdd(k, x, y); l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int steps)
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(0.001f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y); b = Vector256.FusedMultiplyAdd(b, x, y); c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y); e = Vector256.FusedMultiplyAdd(e, x, y); f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y); h = Vector256.FusedMultiplyAdd(h, x, y); i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y); k = Vector256.FusedMultiplyAdd(k, x, y); l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(int steps)
    {
        Vector128<float> x = Vector128.Create(0.999f), y = Vector128.Create(0.001f);
        Vector128<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < steps; step++)
        {
            a = Vector128.FusedMultiplyAdd(a, x, y); b = Vector128.FusedMultiplyAdd(b, x, y); c = Vector128.FusedMultiplyAdd(c, x, y);
            d = Vector128.FusedMultiplyAdd(d, x, y); e = Vector128.FusedMultiplyAdd(e, x, y); f = Vector128.FusedMultiplyAdd(f, x, y);
            g = Vector128.FusedMultiplyAdd(g, x, y); h = Vector128.FusedMultiplyAdd(h, x, y); i = Vector128.FusedMultiplyAdd(i, x, y);
            j = Vector128.FusedMultiplyAdd(j, x, y); k = Vector128.FusedMultiplyAdd(k, x, y); l = Vector128.FusedMultiplyAdd(l, x, y);
        }

        return Vector128.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
