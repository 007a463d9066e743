using System.Diagnostics;
using AttnGen.Benchmarks;
using AttnGen.Reference;

// A small measuring program: every kernel's time, its share of the FMA peak measured in the same run, its bytes allocated a call and its
// largest error. Rounds are interleaved and medians reported, so that a change of the machine's speed meets all of them alike.
// An argument chooses the kernels whose name contains it.
const int Rounds = 15;

Console.WriteLine($"{FmaPeak.Bits}-bit vectors, one thread, medians of {Rounds} interleaved rounds");
Case[] cases = [.. Case.All().Where(measured => args.Length == 0 || measured.Name.Contains(args[0], StringComparison.Ordinal))];
List<double> peaks = [];
foreach (Case measured in cases)
{
    measured.Calibrate();
}

for (int round = 0; round < Rounds; round++)
{
    peaks.Add(FmaPeak.Measure());
    foreach (Case measured in cases)
    {
        measured.Measure();
    }
}

double peak = Median(peaks);
Console.WriteLine($"FMA peak {peak:F1} GFLOP/s");
Console.WriteLine();
Console.WriteLine($"{"kernel",-30}{"µs",12}{"GFLOP/s",10}{"of peak",9}{"× dense",9}{"bytes",7}{"error",11}");
foreach (Case measured in cases)
{
    double time = Median(measured.Seconds);

    // What is not computed does not count as speed: kernels that skip keys are compared with the dense one instead.
    double speed = measured.Flops / time * 1e-9;
    string work = measured.Dense is null ? $"{speed,10:F1}{speed / peak,9:P1}" : new string(' ', 19);
    double? gain = Array.Find(cases, other => other.Name == measured.Dense) is { } dense ? Median(dense.Seconds) / time : null;
    Console.WriteLine($"{measured.Name,-30}{time * 1e6,12:F2}{work}{gain,9:F2}{measured.BytesAllocated(),7}{measured.LargestError(),11:0.0e-0}");
}

static double Median(List<double> values)
{
    List<double> sorted = [.. values.Order()];
    return sorted[sorted.Count / 2];
}

internal sealed class Case(string name, AttentionShape shape, Case.Kernel kernel, bool hasValue = true, string? dense = null, int[]? lengths = null)
{
    private readonly float[] _query = Random(shape.QueryLength, 1), _key = Random(shape.KeyLength, 2), _value = Random(shape.ValueLength, 3);
    private readonly float[] _output = new float[shape.OutputLength], _weights = new float[shape.WeightsLength];
    private int _repeats = 1;

    public delegate void Kernel(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    public string Name => name;

    /// <summary>The kernel that sees every key of the same shape, for one that skips some.</summary>
    public string? Dense => dense;

    public double Flops => 2.0 * shape.Batch * shape.Heads * shape.Queries * shape.Keys * (shape.Dim + shape.ValueDim);

    public List<double> Seconds { get; } = [];

    public static Case[] All() =>
    [
        new("1×16×16×64", new(16, 16, 64), static (q, k, v, o, _) => Kernels.Heads1x16(q, k, v, o)),
        new("8×24×24×64", new(24, 24, 64) { Heads = 8 }, static (q, k, v, o, _) => Kernels.Heads8x24(q, k, v, o)),
        new("12×128×128×64", new(128, 128, 64) { Heads = 12 }, static (q, k, v, o, _) => Kernels.Heads12x128(q, k, v, o)),
        new("12×128×128×64 weights", new(128, 128, 64) { Heads = 12 }, static (q, k, v, o, w) => Kernels.Heads12x128Weights(q, k, v, o, w)),
        new("12×197×197×64", new(197, 197, 64) { Heads = 12 }, static (q, k, v, o, _) => Kernels.Heads12x197(q, k, v, o)),
        new("12×512×512×64", new(512, 512, 64) { Heads = 12 }, static (q, k, v, o, _) => Kernels.Heads12x512(q, k, v, o)),
        new("12×1024×1024×64", new(1024, 1024, 64) { Heads = 12 }, static (q, k, v, o, _) => Kernels.Heads12x1024(q, k, v, o)),
        new(
            "12×1024×1024×64 causal", new(1024, 1024, 64) { Heads = 12, Causal = true },
            static (q, k, v, o, _) => Kernels.Heads12x1024Causal(q, k, v, o), dense: "12×1024×1024×64"),
        new(
            "12×1024×1024×64 window 128", new(1024, 1024, 64) { Heads = 12, Causal = true, WindowLeft = 127 },
            static (q, k, v, o, _) => Kernels.Heads12x1024Window(q, k, v, o), dense: "12×1024×1024×64"),
        new(
            "12×1024×1024×64 half length", new(1024, 1024, 64) { Heads = 12 },
            static (q, k, v, o, _) => Kernels.Heads12x1024Lengths(q, k, v, [512], o), dense: "12×1024×1024×64", lengths: [512]),
        new("8×1×1024×64", new(1, 1024, 64) { Heads = 8 }, static (q, k, v, o, _) => Kernels.Heads8x1x1024(q, k, v, o)),
        new("1×1×10×512 weights", new(1, 10, 512) { Scale = 1 }, static (q, k, _, o, w) => Kernels.Keras1x10x512(q, k, o, w), hasValue: false),
    ];

    /// <summary>Enough calls a measurement that the clock's steps do not count.</summary>
    public void Calibrate()
    {
        Run();
        while (Time() < 2e-3)
        {
            _repeats *= 2;
        }
    }

    public void Measure() => Seconds.Add(Time() / _repeats);

    public long BytesAllocated()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public double LargestError()
    {
        double[] expected = new double[shape.OutputLength];
        ReferenceAttention.Compute(shape, new() { Query = _query, Key = _key, Value = hasValue ? _value : [], Lengths = lengths }, new() { Output = expected });
        Run();
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i] - _output[i]));
        }

        return largest;
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

    private void Run() => kernel(_query, _key, _value, _output, _weights);

    private static float[] Random(int length, int seed)
    {
        Random random = new(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (random.NextSingle() * 2) - 1;
        }

        return values;
    }
}
