using AttnGen.Reference;

namespace AttnGen.Kernels.Tests.Recurrent;

/// <summary>A call of a kernel on given data. Arrays of roles that the kernel does not have are empty.</summary>
internal delegate void GruCall(GruData data, float[] states, float[] finalState);

/// <summary>A kernel with one unit, and what its declaration says.</summary>
internal sealed record GruCase(GruShape Shape, GruCall Call, string Roles)
{
    /// <summary>Every kernel of <see cref="GruKernels"/> with one unit.</summary>
    public static readonly IReadOnlyDictionary<string, GruCase> All = new Dictionary<string, GruCase>
    {
        [nameof(GruKernels.Odd)] = new(
            new(9, 7, 5) { Batch = 3 },
            (d, s, f) => GruKernels.Odd(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Bias, d.InitialState, d.Lengths, s, f),
            "bias initialState lengths states finalState"),
        [nameof(GruKernels.OddReverse)] = new(
            new(9, 7, 5) { Batch = 3, Reverse = true },
            (d, s, f) => GruKernels.OddReverse(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Bias, d.InitialState, d.Lengths, s, f),
            "bias initialState lengths states finalState"),
        [nameof(GruKernels.OddAfter)] = new(
            new(9, 7, 5) { Batch = 3, ResetAfter = true, Update = GruUpdate.TakeCandidate },
            (d, s, f) => GruKernels.OddAfter(d.RecurrentBias, d.Inputs, d.InputWeights, d.RecurrentWeights, d.Bias, d.InitialState, d.Lengths, s, f),
            "bias recurrentBias initialState lengths states finalState"),
        [nameof(GruKernels.One)] = new(
            new(4, 1, 1), (d, s, _) => GruKernels.One(d.Inputs, d.InputWeights, d.RecurrentWeights, s), "states"),
        [nameof(GruKernels.ChunksReverse)] = new(
            new(130, 7, 16) { Batch = 3, Reverse = true },
            (d, s, f) => GruKernels.ChunksReverse(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Lengths, s, f), "lengths states finalState"),
        [nameof(GruKernels.Chunks)] = new(
            new(131, 3, 33) { Batch = 3, Update = GruUpdate.TakeCandidate },
            (d, s, f) => GruKernels.Chunks(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Lengths, s, f), "lengths states finalState"),
        [nameof(GruKernels.OneSequenceReverse)] = new(
            new(70, 4, 6) { Reverse = true, ResetAfter = true },
            (d, s, f) => GruKernels.OneSequenceReverse(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Lengths, s, f), "lengths states finalState"),
        [nameof(GruKernels.FinalOnly)] = new(
            new(20, 33, 64) { ResetAfter = true },
            (d, _, f) => GruKernels.FinalOnly(d.Inputs, d.InputWeights, d.RecurrentWeights, d.RecurrentBias, f), "recurrentBias finalState"),
        [nameof(GruKernels.Large)] = new(
            new(33, 16, 256),
            (d, s, _) => GruKernels.Large(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Bias, s, d.Workspace), "bias states"),
        [nameof(GruKernels.LargeBatch)] = new(
            new(20, 5, 150) { Batch = 7, ResetAfter = true },
            (d, s, _) => GruKernels.LargeBatch(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Bias, d.RecurrentBias, d.Lengths, s),
            "bias recurrentBias lengths states"),
        [nameof(GruKernels.LargeBatchBefore)] = new(
            new(20, 5, 150) { Batch = 7 },
            (d, s, _) => GruKernels.LargeBatchBefore(d.Inputs, d.InputWeights, d.RecurrentWeights, d.Lengths, s), "lengths states"),
        [nameof(GruKernels.ManySequences)] = new(
            new(40, 8, 12) { Batch = 24 },
            (d, _, f) => GruKernels.ManySequences(d.Inputs, d.InputWeights, d.RecurrentWeights, d.InitialState, f), "initialState finalState"),
    };

    public bool Has(string role) => Roles.Split(' ').Contains(role);

    /// <summary>Runs the kernel on outputs filled with NaN, so that what is not written shows.</summary>
    public (float[] States, float[] FinalState) Run(GruData data)
    {
        float[] states = new float[Has("states") ? Shape.StatesLength : 0], final = new float[Has("finalState") ? Shape.StateLength : 0];
        Array.Fill(states, float.NaN);
        Array.Fill(final, float.NaN);
        Call(data, states, final);
        return (states, final);
    }

    /// <summary>The oracle's results.</summary>
    public (double[] States, double[] FinalState) Reference(GruData data)
    {
        double[] states = new double[Shape.StatesLength], final = new double[Shape.StateLength];
        ReferenceGru.Compute(Shape, data.AsInputs, new() { States = states, FinalState = final });
        return (Has("states") ? states : [], Has("finalState") ? final : []);
    }
}

/// <summary>What a unit reads.</summary>
internal sealed class GruData
{
    private GruData(GruShape shape, Func<string, bool> has, Random random)
    {
        float[] Numbers(int length, double most = 1) => [.. Enumerable.Range(0, length).Select(_ => (float)(((2 * random.NextDouble()) - 1) * most))];
        float[] Optional(string role, int length) => has(role) ? Numbers(length) : [];
        Inputs = Numbers(shape.InputsLength);
        InputWeights = Numbers(shape.InputWeightsLength, 2 / Math.Sqrt(shape.InputDim));
        RecurrentWeights = Numbers(shape.RecurrentWeightsLength, 2 / Math.Sqrt(shape.HiddenDim));
        Bias = Optional("bias", shape.BiasLength);
        RecurrentBias = Optional("recurrentBias", shape.BiasLength);
        InitialState = Optional("initialState", shape.StateLength);
        Lengths = has("lengths") ? [.. Enumerable.Range(0, shape.Batch).Select(entry => entry switch { 0 => shape.Steps, 1 => 0, _ => random.Next(1, shape.Steps) })] : [];
        Workspace = new float[GruKernels.LargeWorkspaceLength];
    }

    public float[] Inputs { get; set; }

    public float[] InputWeights { get; set; }

    public float[] RecurrentWeights { get; set; }

    public float[] Bias { get; set; }

    public float[] RecurrentBias { get; set; }

    public float[] InitialState { get; set; }

    public int[] Lengths { get; set; }

    public float[] Workspace { get; set; }

    public GruInputs AsInputs => new()
    {
        Inputs = Inputs, InputWeights = InputWeights, RecurrentWeights = RecurrentWeights, Bias = Bias, RecurrentBias = RecurrentBias,
        InitialState = InitialState, Lengths = Lengths,
    };

    /// <summary>Weights so large that a step keeps a good part of what the state before it was; the first sequence full, the second empty.</summary>
    public static GruData Random(GruShape shape, Func<string, bool> has, int seed) => new(shape, has, new Random(seed));

    public static GruData Random(GruCase kernel, int seed) => Random(kernel.Shape, kernel.Has, seed);
}
