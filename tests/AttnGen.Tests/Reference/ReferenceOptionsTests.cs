using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>The oracle's options against numbers worked out by hand.</summary>
public sealed class ReferenceOptionsTests
{
    /// <summary>With a query of 1 and a scale of 1: scores 0, ln 2 and ln 5 weigh 1/8, 2/8 and 5/8.</summary>
    private static readonly float[] Key = [0, Ln(2), Ln(5)];

    private static readonly float[] Value = [8, 16, -8];

    private static readonly AttentionShape OneQuery = new(1, 3, 1);

    [Fact]
    public void ScoresAreShownBeforeCapBiasAndMasks()
    {
        AttentionShape shape = OneQuery with { Scale = 2, Softcap = 1, Causal = true };
        Results results = Compute(shape, new() { Query = [1], Key = Key, Bias = [5, 6, 7], Mask = [true, false, true], Lengths = [1] });
        AssertClose([0, 2 * Math.Log(2), 2 * Math.Log(5)], results.Scores);
        AssertClose([1, 0, 0], results.Weights);
    }

    [Fact]
    public void TheSoftcapBendsScores()
    {
        // tanh(ln 3) = (9 − 1) / (9 + 1), so a score of 2 · ln 3 under a cap of 2 becomes 1.6.
        Results results = Compute(new(1, 2, 1) { Softcap = 2 }, new() { Query = [1], Key = [0, 2 * Ln(3)] });
        double capped = Math.Exp(1.6);
        AssertClose([1 / (1 + capped), capped / (1 + capped)], results.Weights);
        AssertClose([Math.Log(1 + capped)], results.LogSumExp);
    }

    [Fact]
    public void TheBiasIsAddedBehindTheCap()
    {
        Results results = Compute(new(1, 2, 1) { Softcap = 2 }, new() { Query = [1], Key = [0, 2 * Ln(3)], Bias = [1.6f + Ln(3), 0] });
        AssertClose([0.75, 0.25], results.Weights);
    }

    [Fact]
    public void AMaskedSlotIsSkippedWhateverItHolds()
    {
        Results results = Compute(OneQuery, new()
        {
            Query = [1], Key = [Key[0], float.NaN, Key[1]], Value = [8, float.PositiveInfinity, 16], Mask = [true, false, true], Bias = [0, float.NaN, 0],
        });
        AssertClose([1 / 3.0, 0, 2 / 3.0], results.Weights);
        AssertClose([40 / 3.0], results.Output);
        AssertClose([Math.Log(3)], results.LogSumExp);
        Assert.Equal(double.NaN, results.Scores[1]);
    }

    [Fact]
    public void ABiasOfMinusInfinityMasksEvenNaN()
    {
        Results results = Compute(OneQuery, new() { Query = [1], Key = [Key[0], float.NaN, Key[1]], Bias = [0, float.NegativeInfinity, 0] });
        AssertClose([1 / 3.0, 0, 2 / 3.0], results.Weights);
    }

    [Fact]
    public void TheLowestBiasIsNoMask()
    {
        // Hugging Face's padding: where every slot has it, scores drown in it and weigh alike.
        Results results = Compute(OneQuery, new() { Query = [1], Key = Key, Bias = [float.MinValue, float.MinValue, float.MinValue] });
        AssertClose([1 / 3.0, 1 / 3.0, 1 / 3.0], results.Weights);
        Results some = Compute(OneQuery, new() { Query = [1], Key = Key, Bias = [0, float.MinValue, 0] });
        AssertClose([1 / 6.0, 0, 5 / 6.0], some.Weights);
    }

    [Fact]
    public void CausalQueriesSeeThePast()
    {
        Results results = Compute(new(3, 3, 1) { Causal = true }, new() { Query = [1, 1, 1], Key = Key, Value = Value });
        AssertClose([1, 0, 0, 1 / 3.0, 2 / 3.0, 0, 1 / 8.0, 2 / 8.0, 5 / 8.0], results.Weights);
        AssertClose([8, 40 / 3.0, 0], results.Output);
        AssertClose([0, Math.Log(3), Math.Log(8)], results.LogSumExp);
    }

    [Fact]
    public void QueryHeadsShareKeysAndValues()
    {
        // Heads 0 and 1 use the first key head, 2 and 3 the second.
        AttentionShape shape = new(1, 2, 1) { Heads = 4, KeyValueHeads = 2 };
        Results results = Compute(shape, new() { Query = [0, 1, 0, 1], Key = [0, Ln(3), 0, Ln(7)], Value = [4, 8, 16, 32] });
        AssertClose([0.5, 0.5, 0.25, 0.75, 0.5, 0.5, 0.125, 0.875], results.Weights);
        AssertClose([6, 7, 24, 30], results.Output);
    }

    [Fact]
    public void SequenceFirstInterleavesHeads()
    {
        // Two heads, two queries, two keys: [sequence, head]. Head 0 has scores 0 and ln 3, head 1 none but 0.
        AttentionShape shape = new(2, 2, 1) { Heads = 2, Layout = AttentionLayout.SequenceFirst };
        Results results = Compute(shape, new() { Query = [1, 1, 0, 1], Key = [0, 0, Ln(3), 0], Value = [4, 100, 8, 200] });
        AssertClose([0.25, 0.75, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], results.Weights);
        AssertClose([7, 150, 6, 150], results.Output);
        AssertClose([Math.Log(4), Math.Log(2), Math.Log(2), Math.Log(2)], results.LogSumExp);
    }

    [Fact]
    public void AnEmptyRowIsZeroOrUniform()
    {
        float[] value = [8, 16, 3];
        foreach ((int length, float[] bias) in new[] { (0, new float[3]), (3, [.. Enumerable.Repeat(float.NegativeInfinity, 3)]) })
        {
            AttentionInputs inputs = new() { Query = [1], Key = Key, Value = value, Lengths = [length], Bias = bias };
            Results zero = Compute(OneQuery, inputs), uniform = Compute(OneQuery with { EmptyRow = EmptyRow.Uniform }, inputs);
            Assert.Equal([0, 0, 0], zero.Weights);
            Assert.Equal([0], zero.Output);
            AssertClose([1 / 3.0, 1 / 3.0, 1 / 3.0], uniform.Weights);
            AssertClose([9], uniform.Output);
            Assert.Equal([double.NegativeInfinity], zero.LogSumExp);
            Assert.Equal([double.NegativeInfinity], uniform.LogSumExp);
        }
    }

    [Fact]
    public void ARowOfLogitsOfMinusInfinityIsEmpty()
    {
        Results results = Compute(OneQuery, new() { Query = [float.NegativeInfinity], Key = [1, 2, 3], Value = [1, float.NaN, 3] });
        Assert.Equal([0, 0, 0], results.Weights);
        Assert.Equal([0], results.Output);
        Assert.Equal([double.NegativeInfinity], results.LogSumExp);
    }

    [Fact]
    public void AveragedWeightsAndScoresAreMeansOverHeads()
    {
        AttentionShape shape = new(1, 2, 1) { Batch = 2, Heads = 2, AverageHeads = true, ValueDim = 1 };
        Results results = Compute(shape, new() { Query = [0, 1, 0, 0], Key = [0, Ln(3), 0, Ln(3), 0, 0, 0, 0], Value = [4, 8, 4, 8, 1, 2, 1, 2] });
        AssertClose([0.375, 0.625, 0.5, 0.5], results.Weights);
        AssertClose([0, Math.Log(3) / 2, 0, 0], results.Scores);
        AssertClose([6, 7, 1.5, 1.5], results.Output);
        AssertClose([Math.Log(2), Math.Log(4), Math.Log(2), Math.Log(2)], results.LogSumExp);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ARowOfNaNKeepsItsMaskedZeros(float special)
    {
        Results results = Compute(new(2, 3, 1), new() { Query = [special, 1], Key = [1, 2, 3], Value = Value, Lengths = [2] });
        Assert.Equal([double.NaN, double.NaN, 0], results.Weights[..3]);
        Assert.Equal([double.NaN, double.NaN], [results.Output[0], results.LogSumExp[0]]);
        Assert.DoesNotContain(double.NaN, results.Weights[3..]);
        Assert.True(double.IsFinite(results.Output[1] + results.LogSumExp[1]));
    }

    [Theory]
    [InlineData("mask")]
    [InlineData("bias")]
    [InlineData("lengths")]
    [InlineData("output")]
    [InlineData("weights")]
    [InlineData("scores")]
    [InlineData("logSumExp")]
    public void AWrongLengthIsNamed(string role)
    {
        int Length(string name) => name == role ? 4 : 0;
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceAttention.Compute(
            OneQuery,
            new() { Query = [1], Key = Key, Mask = new bool[Length("mask")], Bias = new float[Length("bias")], Lengths = new int[Length("lengths")] },
            new()
            {
                Output = new double[Length("output")], Weights = new double[Length("weights")],
                Scores = new double[Length("scores")], LogSumExp = new double[Length("logSumExp")],
            }));
        Assert.Equal(role, exception.ParamName);
    }

    private static Results Compute(AttentionShape shape, AttentionInputs inputs)
    {
        Results results = new(
            new double[shape.OutputLength], new double[shape.WeightsLength], new double[shape.ScoresLength], new double[shape.LogSumExpLength]);
        ReferenceAttention.Compute(
            shape, inputs, new() { Output = results.Output, Weights = results.Weights, Scores = results.Scores, LogSumExp = results.LogSumExp });
        return results;
    }

    private static float Ln(double x) => (float)Math.Log(x);

    /// <summary>Inputs are floats, hence logarithms with an error of 2⁻²⁴.</summary>
    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6 * (1 + Math.Abs(pair.First))));
    }

    private sealed record Results(double[] Output, double[] Weights, double[] Scores, double[] LogSumExp);
}
