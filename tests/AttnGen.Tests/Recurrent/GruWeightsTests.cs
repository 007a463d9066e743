using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>Foreign weights reach their places. ONNX's are judged by ONNX Runtime as well, in AttnGen.Kernels.Tests.</summary>
public sealed class GruWeightsTests
{
    /// <summary>Rows of gates, hiddenDim 2, inputDim 3; the names say gate, unit and input.</summary>
    private const float
        R00 = 1, R01 = 2, R02 = 3, R10 = 4, R11 = 5, R12 = 6, Z00 = 7, Z01 = 8, Z02 = 9, Z10 = 10, Z11 = 11, Z12 = 12,
        N00 = 13, N01 = 14, N02 = 15, N10 = 16, N11 = 17, N12 = 18;

    private static readonly float[] Expected =
    [
        Z00, Z10, R00, R10, N00, N10,
        Z01, Z11, R01, R11, N01, N11,
        Z02, Z12, R02, R12, N02, N12,
    ];

    [Fact]
    public void PyTorchsRowsBecomeColumns()
    {
        float[] weights = new float[18], bias = new float[6];
        GruWeights.FromPyTorch(
            3, 2, [R00, R01, R02, R10, R11, R12, Z00, Z01, Z02, Z10, Z11, Z12, N00, N01, N02, N10, N11, N12], weights);
        Assert.Equal(Expected, weights);
        GruWeights.FromPyTorchBias(2, [R00, R10, Z00, Z10, N00, N10], bias);
        Assert.Equal(Expected[..6], bias);
    }

    [Fact]
    public void OnnxsRowsOfADirectionBecomeColumns()
    {
        float[] rows = [Z00, Z01, Z02, Z10, Z11, Z12, R00, R01, R02, R10, R11, R12, N00, N01, N02, N10, N11, N12], weights = new float[18];
        GruWeights.FromOnnx(3, 2, directions: 1, direction: 0, rows, weights);
        Assert.Equal(Expected, weights);
        Array.Clear(weights);
        GruWeights.FromOnnx(3, 2, directions: 2, direction: 1, [.. new float[18], .. rows], weights);
        Assert.Equal(Expected, weights);
    }

    [Fact]
    public void OnnxsBiasIsSplitOrAddedUp()
    {
        float[] onnx = [1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60], bias = new float[3], recurrentBias = new float[3];
        GruWeights.FromOnnxBias(1, directions: 2, direction: 1, onnx, bias, recurrentBias);
        Assert.Equal([4, 5, 6], bias);
        Assert.Equal([40, 50, 60], recurrentBias);
        GruWeights.FromOnnxBias(1, directions: 2, direction: 0, onnx, bias);
        Assert.Equal([11, 22, 33], bias);
    }

    [Fact]
    public void KerassBiasIsSplit()
    {
        float[] bias = new float[3], recurrentBias = new float[3];
        GruWeights.FromKerasBias(1, [1, 2, 3, 4, 5, 6], bias, recurrentBias);
        Assert.Equal([1, 2, 3], bias);
        Assert.Equal([4, 5, 6], recurrentBias);
    }

    /// <summary>r, z and n of PyTorch's documentation of <c>torch.nn.GRU</c>, on its own layout.</summary>
    [Fact]
    public void TheUnitOfPyTorchsWeightsIsPyTorchs()
    {
        const int InputDim = 3, HiddenDim = 4;
        Random random = new(31);
        float[] input = Numbers(InputDim), state = Numbers(HiddenDim), weightIh = Numbers(3 * HiddenDim * InputDim),
            weightHh = Numbers(3 * HiddenDim * HiddenDim), biasIh = Numbers(3 * HiddenDim), biasHh = Numbers(3 * HiddenDim);
        float[] inputWeights = new float[weightIh.Length], recurrentWeights = new float[weightHh.Length], bias = new float[biasIh.Length],
            recurrentBias = new float[biasHh.Length];
        GruWeights.FromPyTorch(InputDim, HiddenDim, weightIh, inputWeights);
        GruWeights.FromPyTorch(HiddenDim, HiddenDim, weightHh, recurrentWeights);
        GruWeights.FromPyTorchBias(HiddenDim, biasIh, bias);
        GruWeights.FromPyTorchBias(HiddenDim, biasHh, recurrentBias);
        double[] final = new double[HiddenDim];
        ReferenceGru.Compute(
            new(1, InputDim, HiddenDim) { ResetAfter = true },
            new()
            {
                Inputs = input, InputWeights = inputWeights, RecurrentWeights = recurrentWeights, Bias = bias, RecurrentBias = recurrentBias,
                InitialState = state,
            },
            new() { FinalState = final });
        for (int i = 0; i < HiddenDim; i++)
        {
            double r = 1 / (1 + Math.Exp(-Linear(weightIh, biasIh, input, i) - Linear(weightHh, biasHh, state, i)));
            double z = 1 / (1 + Math.Exp(-Linear(weightIh, biasIh, input, HiddenDim + i) - Linear(weightHh, biasHh, state, HiddenDim + i)));
            double n = Math.Tanh(Linear(weightIh, biasIh, input, (2 * HiddenDim) + i) + (r * Linear(weightHh, biasHh, state, (2 * HiddenDim) + i)));
            Assert.Equal(((1 - z) * n) + (z * state[i]), final[i], tolerance: 1e-12);
        }

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

        static double Linear(float[] weight, float[] bias, float[] x, int row) =>
            bias[row] + x.Select((element, i) => (double)element * weight[(row * x.Length) + i]).Sum();
    }

    /// <summary>The opposite sign in the update gate's columns turns one convention into the other.</summary>
    [Fact]
    public void TheSignOfTheUpdateGateIsItsConvention()
    {
        double[] keep = new double[1], take = new double[1];
        ReferenceGru.Compute(
            new(1, 1, 1), new() { Inputs = [1], InputWeights = [0.5f, 1, 2], RecurrentWeights = [3, 4, 5], Bias = [-1, 1, 0], InitialState = [0.25f] },
            new() { FinalState = keep });
        ReferenceGru.Compute(
            new(1, 1, 1) { Update = GruUpdate.TakeCandidate },
            new() { Inputs = [1], InputWeights = [-0.5f, 1, 2], RecurrentWeights = [-3, 4, 5], Bias = [1, 1, 0], InitialState = [0.25f] },
            new() { FinalState = take });
        Assert.Equal(keep[0], take[0], tolerance: 1e-15);
    }

    [Fact]
    public void ALinearLayersWeightIsTransposed()
    {
        float[] weights = new float[6];
        LinearWeights.FromPyTorch(3, 2, [1, 2, 3, 4, 5, 6], weights);
        Assert.Equal([1, 4, 2, 5, 3, 6], weights);
    }

    public static TheoryData<Action, string, string> Mistakes => new()
    {
        { () => GruWeights.FromPyTorch(3, 2, new float[17], new float[18]), "weight", "weight must have [3 · hiddenDim, inputDim] = 18 elements, but has 17." },
        { () => GruWeights.FromPyTorch(3, 2, new float[18], new float[19]), "weights", "weights must have [inputDim, 3 · hiddenDim] = 18 elements, but has 19." },
        { () => GruWeights.FromPyTorchBias(2, new float[7], new float[6]), "torchBias", "torchBias must have [3 · hiddenDim] = 6 elements, but has 7." },
        { () => GruWeights.FromPyTorchBias(2, new float[6], new float[7]), "bias", "bias must have [3 · hiddenDim] = 6 elements, but has 7." },
        { () => GruWeights.FromKerasBias(2, new float[6], new float[6], new float[6]), "kerasBias", "kerasBias must have [2, 3 · hiddenDim] = 12 elements, but has 6." },
        { () => GruWeights.FromKerasBias(2, new float[12], new float[6], new float[5]), "recurrentBias", "recurrentBias must have [3 · hiddenDim] = 6 elements, but has 5." },
        { () => GruWeights.FromOnnx(3, 2, 2, 0, new float[18], new float[18]), "onnxWeights", "onnxWeights must have [directions, 3 · hiddenDim, inputDim] = 36 elements, but has 18." },
        { () => GruWeights.FromOnnxBias(2, 1, 0, new float[6], new float[6]), "onnxBias", "onnxBias must have [directions, 6 · hiddenDim] = 12 elements, but has 6." },
        { () => GruWeights.FromOnnxBias(2, 1, 1, new float[12], new float[6]), "direction", "direction ('1') must be less than '1'." },
        { () => GruWeights.FromOnnxBias(2, 3, 1, new float[36], new float[6]), "directions", "directions ('3') must be less than or equal to '2'." },
        { () => GruWeights.FromPyTorch(0, 2, [], []), "inputDim", "inputDim ('0') must be greater than or equal to '1'." },
        { () => LinearWeights.FromPyTorch(3, 2, new float[5], new float[6]), "weight", "weight must have [outputDim, inputDim] = 6 elements, but has 5." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeIsExplained(Action call, string parameter, string message)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsAreNotTransposedInPlace()
    {
        float[] numbers = new float[20];
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => GruWeights.FromPyTorch(3, 2, numbers.AsSpan(2, 18), numbers.AsSpan(0, 18))).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => GruWeights.FromOnnx(3, 2, 1, 0, numbers.AsSpan(2, 18), numbers.AsSpan(0, 18))).ParamName);
        Assert.Equal("bias", Assert.Throws<ArgumentException>(() => GruWeights.FromPyTorchBias(2, numbers.AsSpan(0, 6), numbers.AsSpan(0, 6))).ParamName);
        Assert.Equal("recurrentBias", Assert.Throws<ArgumentException>(
            () => GruWeights.FromKerasBias(2, new float[12], numbers.AsSpan(0, 6), numbers.AsSpan(5, 6))).ParamName);
    }
}
