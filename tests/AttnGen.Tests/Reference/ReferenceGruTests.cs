using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>The oracle of recurrent units against numbers worked out by hand: σ(0) = 1/2, σ(ln 3) = 3/4, tanh(ln 2) = 0.6, tanh(ln 3) = 0.8.</summary>
public sealed class ReferenceGruTests
{
    private static readonly float Ln2 = (float)Math.Log(2), Ln3 = (float)Math.Log(3);

    /// <summary>State and input of 1 component; every gate has a part of input, state and bias.</summary>
    [Theory]
    [InlineData(GruUpdate.KeepState, 0.525)]
    [InlineData(GruUpdate.TakeCandidate, 0.575)]
    public void OneStepWithTheResetBefore(GruUpdate update, double expected)
    {
        // z = σ(ln 3 + 0.5·2 − 1) = 3/4, r = σ(2 − 0.5·2 − 1) = 1/2, n = tanh(ln 2 + 0.5·0.5·4 − 1) = 0.6, from h = 0.5.
        (double[] states, double[] final) = Compute(new(1, 1, 1) { Update = update }, new()
        {
            Inputs = [1], InputWeights = [Ln3, 2, Ln2], RecurrentWeights = [2, -2, 4], Bias = [-1, -1, -1], InitialState = [0.5f],
        });
        AssertClose([expected], states);
        AssertClose([expected], final);
    }

    [Theory]
    [InlineData(GruUpdate.KeepState, 0.525)]
    [InlineData(GruUpdate.TakeCandidate, 0.575)]
    public void OneStepWithTheResetAfter(GruUpdate update, double expected)
    {
        // As above, with parts 5, 7 and 2 of the second bias; the candidate's is reset too: n = tanh(ln 2 − 2 + 0.5·(0.5·4 + 2)) = 0.6.
        (double[] states, _) = Compute(new(1, 1, 1) { Update = update, ResetAfter = true }, new()
        {
            Inputs = [1], InputWeights = [Ln3, 2, Ln2], RecurrentWeights = [2, -2, 4], Bias = [-6, -8, -2], RecurrentBias = [5, 7, 2],
            InitialState = [0.5f],
        });
        AssertClose([expected], states);
    }

    /// <summary>
    /// h = (1, 2), z = 1/2, r = (1/2, 1/4); the candidate's components cross: n₀ comes of h₁ · 2 ln 2, n₁ of h₀ · 2 ln 3. Before, r₁ weighs
    /// h₁; after, r₀ weighs what comes of it.
    /// </summary>
    [Theory]
    [InlineData(false, 0.8, 1.4)] // n = (tanh(ln 2), tanh(ln 3))
    [InlineData(true, 0.5 + (7.5 / 17), 1.25)] // n = (tanh(2 ln 2), tanh(½ ln 3)) = (15/17, 1/2)
    public void ResetsDifferWhereComponentsMix(bool resetAfter, double first, double second)
    {
        (double[] states, _) = Compute(new(1, 1, 2) { ResetAfter = resetAfter }, new()
        {
            Inputs = [1], InputWeights = [0, 0, 0, -Ln3, 0, 0], InitialState = [1, 2],
            RecurrentWeights =
            [
                0, 0, 0, 0, 0, 2 * Ln3,
                0, 0, 0, 0, 2 * Ln2, 0,
            ],
        });
        AssertClose([first, second], states);
    }

    /// <summary>h' = (h + tanh(x)) / 2: states 0.3 and 0.55 of ln 2, ln 3, and 0.4 and 0.5 of ln 3, ln 2.</summary>
    [Theory]
    [InlineData(false, new[] { 0.3, 0.55, 0, 0, 0, 0, 0.15, 0.375, 0.5875 }, new[] { 0.55, 4, 0.5875 })]
    [InlineData(true, new[] { 0.5, 0.4, 0, 0, 0, 0, 0.2875, 0.575, 0.55 }, new[] { 0.5, 4, 0.2875 })]
    public void ASequenceEndsWithItsOwnLastStep(bool reverse, double[] expectedStates, double[] expectedFinal)
    {
        (double[] states, double[] final) = Compute(new(3, 1, 1) { Batch = 3, Reverse = reverse }, new()
        {
            Inputs = [Ln2, Ln3, float.NaN, float.NaN, float.NaN, float.PositiveInfinity, 0, Ln2, Ln3],
            InputWeights = [0, 0, 1], RecurrentWeights = [0, 0, 0], Lengths = [2, 0, 3], InitialState = [0, 4, 0.3f],
        });
        AssertClose(expectedStates, states);
        AssertClose(expectedFinal, final);
    }

    [Fact]
    public void AnnotationsHoldBothDirections()
    {
        double[] annotations = new double[12], forward = new double[2], backward = new double[2];
        ReferenceBidirectionalGru.Compute(
            new(3, 1, 1) { Batch = 2 },
            new()
            {
                Inputs = [Ln2, Ln3, float.NaN, Ln2, Ln2, Ln2], Lengths = [2, 0],
                ForwardInputWeights = [0, 0, 1], ForwardRecurrentWeights = [0, 0, 0], ForwardInitialState = [0, 1],
                BackwardInputWeights = [0, 0, -1], BackwardRecurrentWeights = [0, 0, 0], BackwardInitialState = [0, 2],
            },
            new() { Annotations = annotations, ForwardFinalState = forward, BackwardFinalState = backward });
        AssertClose([0.3, -0.5, 0.55, -0.4, 0, 0, 0, 0, 0, 0, 0, 0], annotations);
        AssertClose([0.55, 1], forward);
        AssertClose([-0.5, 2], backward);
    }

    [Fact]
    public void NaNStaysInItsBatchEntryAndBehindItsStep()
    {
        (double[] states, _) = Compute(new(2, 1, 1) { Batch = 2 }, new()
        {
            Inputs = [Ln2, float.NaN, Ln2, Ln3], InputWeights = [0, 0, 1], RecurrentWeights = [0, 0, 0],
        });
        AssertClose([0.3, double.NaN, 0.3, 0.55], states);
    }

    [Theory]
    [InlineData("inputs")]
    [InlineData("inputWeights")]
    [InlineData("recurrentWeights")]
    [InlineData("bias")]
    [InlineData("recurrentBias")]
    [InlineData("initialState")]
    [InlineData("lengths")]
    [InlineData("states")]
    [InlineData("finalState")]
    public void AWrongLengthIsNamed(string role)
    {
        int Length(string name, int length) => name == role ? 5 : length;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceGru.Compute(
            new(2, 1, 1),
            new()
            {
                Inputs = new float[Length("inputs", 2)], InputWeights = new float[Length("inputWeights", 3)],
                RecurrentWeights = new float[Length("recurrentWeights", 3)], Bias = new float[Length("bias", 0)],
                RecurrentBias = new float[Length("recurrentBias", 0)], InitialState = new float[Length("initialState", 0)],
                Lengths = new int[Length("lengths", 0)],
            },
            new() { States = new double[Length("states", 2)], FinalState = new double[Length("finalState", 0)] }));
        Assert.Equal(role, exception.ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ALengthOutsideTheStepsIsRefused(int length)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Compute(
            new(2, 1, 1), new() { Inputs = [1, 2], InputWeights = [0, 0, 1], RecurrentWeights = [0, 0, 0], Lengths = [length] }));
        Assert.Equal("lengths", exception.ParamName);
    }

    [Theory]
    [InlineData("forwardBias")]
    [InlineData("backwardBias")]
    [InlineData("annotations")]
    public void AWrongLengthOfADirectionIsNamed(string role)
    {
        int Length(string name) => name == role ? 5 : 0;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceBidirectionalGru.Compute(
            new(1, 1, 1),
            new()
            {
                Inputs = [1], ForwardInputWeights = [0, 0, 1], ForwardRecurrentWeights = [0, 0, 0], ForwardBias = new float[Length("forwardBias")],
                BackwardInputWeights = [0, 0, 1], BackwardRecurrentWeights = [0, 0, 0], BackwardBias = new float[Length("backwardBias")],
            },
            new() { Annotations = new double[Length("annotations")] }));
        Assert.Equal(role, exception.ParamName);
    }

    private static (double[] States, double[] FinalState) Compute(GruShape shape, GruInputs inputs)
    {
        double[] states = new double[shape.StatesLength], final = new double[shape.StateLength];
        ReferenceGru.Compute(shape, inputs, new() { States = states, FinalState = final });
        return (states, final);
    }

    /// <summary>Inputs are floats, hence logarithms with an error of 2⁻²⁴.</summary>
    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6));
    }
}
