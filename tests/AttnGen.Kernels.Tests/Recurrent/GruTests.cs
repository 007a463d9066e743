using System.Numerics.Tensors;
using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Recurrent;

/// <summary>Kernels of one unit against the oracle, and what reaches which state.</summary>
public sealed class GruTests
{
    /// <summary>Some hundred roundings of a state's magnitude, as errors of steps add up; wrong semantics are off by orders of magnitude more.</summary>
    internal const double Tolerance = 1e-5;

    public static TheoryData<string> Names => [.. GruCase.All.Keys];

    public static TheoryData<string> WithLengths => [.. GruCase.All.Where(named => named.Value.Has("lengths")).Select(named => named.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ResultsAreTheOracles(string name)
    {
        GruCase kernel = GruCase.All[name];
        for (int seed = 1; seed <= 3; seed++)
        {
            GruData data = GruData.Random(kernel, seed);
            AssertClose(kernel.Reference(data), kernel.Run(data));
        }
    }

    [Theory]
    [MemberData(nameof(WithLengths))]
    public void EveryLengthIsRight(string name)
    {
        GruCase kernel = GruCase.All[name];
        GruData data = GruData.Random(kernel, seed: 4);
        for (int length = 0; length <= kernel.Shape.Steps; length++)
        {
            // Each entry another one.
            data.Lengths = [.. data.Lengths.Select((_, entry) => (length + (entry * 13)) % (kernel.Shape.Steps + 1))];
            AssertClose(kernel.Reference(data), kernel.Run(data));
        }
    }

    /// <summary>What lies beyond a sequence's length changes no bit.</summary>
    [Theory]
    [MemberData(nameof(WithLengths))]
    public void StepsThatAreNotValidAreNotRead(string name)
    {
        GruCase kernel = GruCase.All[name];
        GruShape shape = kernel.Shape;
        GruData data = GruData.Random(kernel, seed: 5);
        data.Lengths = [.. data.Lengths.Select((length, entry) => entry == 0 ? shape.Steps / 2 : length)];
        (float[] states, float[] final) = kernel.Run(data);
        foreach (float special in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue })
        {
            for (int entry = 0; entry < shape.Batch; entry++)
            {
                data.Inputs.AsSpan(((entry * shape.Steps) + data.Lengths[entry]) * shape.InputDim, (shape.Steps - data.Lengths[entry]) * shape.InputDim).Fill(special);
            }

            (float[] otherStates, float[] otherFinal) = kernel.Run(data);
            Assert.Equal(states, otherStates);
            Assert.Equal(final, otherFinal);
        }

        for (int entry = 0; entry < shape.Batch; entry++)
        {
            Assert.True(
                states.AsSpan(((entry * shape.Steps) + data.Lengths[entry]) * shape.HiddenDim, (shape.Steps - data.Lengths[entry]) * shape.HiddenDim).IndexOfAnyExcept(0f) < 0);
        }
    }

    /// <summary>NaN in a valid step: from there on in its entry, and nowhere else a bit is changed.</summary>
    [Theory]
    [InlineData(nameof(GruKernels.Odd))]
    [InlineData(nameof(GruKernels.OddReverse))]
    [InlineData(nameof(GruKernels.OddAfter))]
    [InlineData(nameof(GruKernels.Chunks))]
    [InlineData(nameof(GruKernels.ChunksReverse))]
    [InlineData(nameof(GruKernels.LargeBatch))]
    [InlineData(nameof(GruKernels.LargeBatchBefore))]
    public void NaNStaysInItsEntry(string name)
    {
        GruCase kernel = GruCase.All[name];
        GruShape shape = kernel.Shape;
        GruData data = GruData.Random(kernel, seed: 6);
        data.Lengths = [.. data.Lengths.Select(_ => shape.Steps)];
        const int Step = 5;
        (float[] states, _) = kernel.Run(data);
        data.Inputs[((shape.Steps + Step) * shape.InputDim) + shape.InputDim - 1] = float.NaN;
        (float[] actual, _) = kernel.Run(data);
        for (int i = 0; i < states.Length; i++)
        {
            int entry = i / (shape.Steps * shape.HiddenDim), step = i / shape.HiddenDim % shape.Steps;
            bool isNaN = entry == 1 && (shape.Reverse ? step <= Step : step >= Step);
            Assert.Equal(isNaN ? float.NaN : states[i], actual[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ACallAllocatesNothing(string name)
    {
        GruCase kernel = GruCase.All[name];
        GruData data = GruData.Random(kernel, seed: 7);
        (float[] states, float[] final) = kernel.Run(data);
        AllocatedBytes.AssertNone(() => kernel.Call(data, states, final));
    }

    [Fact]
    public void PlaceAndContentOfTheWorkspaceDoNotMatter()
    {
        GruCase kernel = GruCase.All[nameof(GruKernels.Large)];
        GruData data = GruData.Random(kernel, seed: 8);
        (float[] expected, _) = kernel.Run(data);
        const int Length = GruKernels.LargeWorkspaceLength;
        float[] memory = GC.AllocateArray<float>(Length + 18, pinned: true), actual = new float[expected.Length];
        foreach (float content in new[] { float.NaN, float.PositiveInfinity, 1e38f })
        {
            for (int offset = 1; offset <= 16; offset++)
            {
                Array.Fill(memory, content);
                GruKernels.Large(data.Inputs, data.InputWeights, data.RecurrentWeights, data.Bias, actual, memory.AsSpan(offset, Length));
                Assert.Equal(expected, actual);
                Assert.True(memory.AsSpan(0, offset).IndexOfAnyExcept(content) < 0, "Written before the workspace.");
                Assert.True(memory.AsSpan(offset + Length).IndexOfAnyExcept(content) < 0, "Written behind the workspace.");
            }
        }
    }

    [Fact]
    public void TensorSpansGiveTheBitsOfSpans()
    {
        GruCase kernel = GruCase.All[nameof(GruKernels.Odd)];
        GruData data = GruData.Random(kernel, seed: 9);
        (float[] states, float[] final) = kernel.Run(data);
        float[] actualStates = new float[states.Length], actualFinal = new float[final.Length];
        GruKernels.Tensors(
            new(data.Inputs, [3, 9, 7]), new(data.InputWeights, [7, 15]), data.RecurrentWeights, new(data.Bias, [15]), new(data.InitialState, [3, 5]),
            new(data.Lengths, [3]), new(actualStates, [3, 9, 5]), new(actualFinal, [3, 5]));
        Assert.Equal(states, actualStates);
        Assert.Equal(final, actualFinal);
    }

    [Theory]
    [InlineData("inputs", "[batch 3, steps 9, inputDim 7]", 189)]
    [InlineData("inputWeights", "[inputDim 7, gates 15]", 105)]
    [InlineData("recurrentWeights", "[hiddenDim 5, gates 15]", 75)]
    [InlineData("bias", "[gates 15]", 15)]
    [InlineData("initialState", "[batch 3, hiddenDim 5]", 15)]
    [InlineData("lengths", "[batch 3]", 3)]
    [InlineData("states", "[batch 3, steps 9, hiddenDim 5]", 135)]
    [InlineData("finalState", "[batch 3, hiddenDim 5]", 15)]
    public void AWrongLengthIsNamedWithTheShape(string role, string shape, int length)
    {
        int Length(string name, int right) => name == role ? right + 1 : right;
        float[] states = new float[Length("states", 135)], final = new float[Length("finalState", 15)];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => GruKernels.Odd(
            new float[Length("inputs", 189)], new float[Length("inputWeights", 105)], new float[Length("recurrentWeights", 75)], new float[Length("bias", 15)],
            new float[Length("initialState", 15)], new int[Length("lengths", 3)], states, final));
        Assert.Equal(role, exception.ParamName);
        Assert.StartsWith($"{role} must have the shape {shape}, that is {length} elements, but its length is {length + 1}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOverlapIsNamed()
    {
        GruData data = GruData.Random(GruCase.All[nameof(GruKernels.Odd)], seed: 1);
        float[] states = new float[135];
        ArgumentException exception = Assert.Throws<ArgumentException>(() => GruKernels.Odd(
            data.Inputs, data.InputWeights, data.RecurrentWeights, data.Bias, data.InitialState, data.Lengths, states, data.InitialState));
        Assert.Equal("finalState", exception.ParamName);
        exception = Assert.Throws<ArgumentException>(() => GruKernels.Odd(
            data.Inputs, data.InputWeights, data.RecurrentWeights, data.Bias, data.InitialState, data.Lengths, states, states.AsSpan(120)));
        Assert.Equal("states", exception.ParamName);
        Assert.All(states, state => Assert.Equal(0, state));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void ALengthOutsideTheStepsIsNamed(int length)
    {
        GruCase kernel = GruCase.All[nameof(GruKernels.Odd)];
        GruData data = GruData.Random(kernel, seed: 1);
        data.Lengths[2] = length;
        Assert.Equal("lengths", Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Run(data)).ParamName);
    }

    internal static void AssertClose((double[] States, double[] FinalState) expected, (float[] States, float[] FinalState) actual)
    {
        AssertClose("states", expected.States, actual.States);
        AssertClose("finalState", expected.FinalState, actual.FinalState);
    }

    internal static void AssertClose(string role, double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance, $"{role}[{i}] is {actual[i]:G9}, expected {expected[i]:G9}.");
        }
    }
}
