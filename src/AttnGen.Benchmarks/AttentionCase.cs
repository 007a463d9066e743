using AttnGen.Benchmarks.Comparison;
using AttnGen.Reference;

namespace AttnGen.Benchmarks;

/// <summary>An attention kernel that skips keys or writes pixels, or the plain kernel of its shape, on random numbers.</summary>
internal sealed class AttentionCase(
    string name, AttentionShape shape, AttentionCase.Kernel kernel, string? dense = null, int[]? lengths = null) : Case(name)
{
    private readonly float[] _query = Random(shape.QueryLength, 1), _key = Random(shape.KeyLength, 2), _value = Random(shape.ValueLength, 3);
    private readonly float[] _output = new float[shape.OutputLength], _weights = new float[shape.WeightsLength];
    private readonly Rgba32[] _heatmap = new Rgba32[shape.WeightsLength];

    public delegate void Kernel(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights, Span<Rgba32> heatmap);

    /// <summary>The plain kernel of the same shape, for one that skips keys or writes more.</summary>
    public string? Dense => dense;

    public double Flops => 2.0 * shape.Batch * shape.Heads * shape.Queries * shape.Keys * (shape.Dim + shape.ValueDim);

    public static AttentionCase[] All() =>
    [
        new("12×128×128×64", new(128, 128, 64) { Heads = 12 }, static (q, k, v, o, _, _) => AttentionKernels.Heads12x128(q, k, v, o)),
        new(
            "12×128×128×64 heatmap", new(128, 128, 64) { Heads = 12 }, static (q, k, v, o, _, h) => Kernels.Heads12x128Heatmap(q, k, v, o, h),
            dense: "12×128×128×64"),
        new("12×512×512×64", new(512, 512, 64) { Heads = 12 }, static (q, k, v, o, _, _) => AttentionKernels.Heads12x512(q, k, v, o)),
        new(
            "12×512×512×64 heatmap", new(512, 512, 64) { Heads = 12 }, static (q, k, v, o, _, h) => Kernels.Heads12x512Heatmap(q, k, v, o, h),
            dense: "12×512×512×64"),
        new(
            "12×512×512×64 weights, then colours", new(512, 512, 64) { Heads = 12 },
            static (q, k, v, o, w, h) =>
            {
                AttentionKernels.Heads12x512Weights(q, k, v, o, w);
                Kernels.Colors12x512(w, h);
            },
            dense: "12×512×512×64"),
        new("12×1024×1024×64", new(1024, 1024, 64) { Heads = 12 }, static (q, k, v, o, _, _) => AttentionKernels.Heads12x1024(q, k, v, o)),
        new(
            "12×1024×1024×64 causal", new(1024, 1024, 64) { Heads = 12, Causal = true },
            static (q, k, v, o, _, _) => AttentionKernels.Heads12x1024Causal(q, k, v, o), dense: "12×1024×1024×64"),
        new(
            "12×1024×1024×64 window 128", new(1024, 1024, 64) { Heads = 12, Causal = true, WindowLeft = 127 },
            static (q, k, v, o, _, _) => Kernels.Heads12x1024Window(q, k, v, o), dense: "12×1024×1024×64"),
        new(
            "12×1024×1024×64 half length", new(1024, 1024, 64) { Heads = 12 },
            static (q, k, v, o, _, _) => Kernels.Heads12x1024Lengths(q, k, v, [512], o), dense: "12×1024×1024×64", lengths: [512]),
    ];

    /// <summary>Prints a table of kernels.</summary>
    public static void Print(AttentionCase[] cases, double peak)
    {
        Console.WriteLine();
        Console.WriteLine($"{"kernel",-36}{"µs",12}{"GFLOP/s",10}{"of peak",9}{"× plain",9}{"bytes",7}{"error",11}");
        foreach (AttentionCase measured in cases)
        {
            // What is not computed does not count as speed: kernels that skip keys are compared with the plain one instead.
            double speed = measured.Flops / measured.Seconds * 1e-9;
            string work = measured.Dense is null ? $"{speed,10:F1}{speed / peak,9:P1}" : new string(' ', 19);
            double? gain = Array.Find(cases, other => other.Name == measured.Dense) is { } dense ? dense.Seconds / measured.Seconds : null;
            Console.WriteLine(
                $"{measured.Name,-36}{measured.Seconds * 1e6,12:F2}{work}{gain,9:F2}{measured.BytesAllocated(),7}{measured.LargestError(),11:0.0e-0}");
        }
    }

    public double LargestError()
    {
        double[] expected = new double[shape.OutputLength];
        ReferenceAttention.Compute(shape, new() { Query = _query, Key = _key, Value = _value, Lengths = lengths }, new() { Output = expected });
        Run();
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i] - _output[i]));
        }

        return largest;
    }

    public override void Run() => kernel(_query, _key, _value, _output, _weights, _heatmap);

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
