using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>The score functions of Luong, Bahdanau and Keras against numbers worked out by hand: tanh(ln 2) = 0.6, tanh(ln 3) = 0.8.</summary>
public sealed class ReferenceSequenceAttentionTests
{
    private static readonly float Ln2 = (float)Math.Log(2), Ln3 = (float)Math.Log(3);

    [Fact]
    public void LuongsDot()
    {
        // Scores ln 3 and 0, gain 2: weights 9/10 and 1/10.
        Results results = Compute(new(SequenceScore.LuongDot, 1, 2, 2, 2), new() { Query = [Ln3, 1], Key = [1, 0, 0, 0], Gain = [2] });
        AssertClose([2 * Ln3, 0], results.Scores);
        AssertClose([0.9, 0.1], results.Weights);
        AssertClose([0.9, 0], results.Output);
        AssertClose([Math.Log(10)], results.LogSumExp);
    }

    [Fact]
    public void LuongsGeneral()
    {
        // qᵀ W = (9, 12, 15).
        SequenceAttentionShape shape = new(SequenceScore.LuongGeneral, 1, 2, 2, 3);
        float[] query = [1, 2], key = [1, 0, -1, 0, 1, 0], scoreWeights = [1, 2, 3, 4, 5, 6];
        AssertClose([-6, 12], Compute(shape, new() { Query = query, Key = key, ScoreWeights = scoreWeights }).Scores);
        AssertClose([-3, 6], Compute(shape, new() { Query = query, Key = key, ScoreWeights = scoreWeights, Gain = [0.5f] }).Scores);

        // k Wᵀ = (−2, −2) and (2, 5).
        AssertClose([-6, 12], Compute(shape, new() { Query = query, Key = key, ProjectedKeys = [-2, -2, 2, 5] }).Scores);
    }

    /// <summary>Units of tanh(ln 2 + k) and tanh(k + ln 3 · q₁): for k = 0 0.6 and 0.8, for k = ln 3 35/37 and 40/41.</summary>
    [Fact]
    public void LuongsConcat()
    {
        SequenceAttentionShape shape = new(SequenceScore.LuongConcat, 1, 2, 2, 1) { Units = 2 };
        float[] query = [1, 1], key = [0, Ln3], queryWeights = [Ln2, 0, 0, Ln3], scoreWeights = [2, 0.5f];
        double[] expected = [1.6, (70 / 37.0) + (20 / 41.0)];
        AssertClose(expected, Compute(shape, new() { Query = query, Key = key, QueryWeights = queryWeights, KeyWeights = [1, 1], ScoreWeights = scoreWeights }).Scores);
        AssertClose([.. expected.Select(score => 3 * score)], Compute(shape, new()
        {
            Query = query, Key = key, QueryWeights = queryWeights, ProjectedKeys = [0, 0, Ln3, Ln3], ScoreWeights = scoreWeights, Gain = [3],
        }).Scores);
    }

    [Fact]
    public void Bahdanaus()
    {
        // As Luong's concat, the second unit's ln 3 coming of the bias.
        SequenceAttentionShape shape = new(SequenceScore.Bahdanau, 1, 2, 1, 1) { Units = 2 };
        SequenceAttentionInputs inputs = new()
        {
            Query = [1], Key = [0, Ln3], QueryWeights = [Ln2, 0], KeyWeights = [1, 1], ScoreWeights = [3, 4], Bias = [0, Ln3],
        };
        double[] expected = [(3 * 0.6) + (4 * 0.8), (3 * 35 / 37.0) + (4 * 40 / 41.0)];
        Results results = Compute(shape, inputs);
        AssertClose(expected, results.Scores);
        double ratio = Math.Exp(expected[1] - expected[0]);
        AssertClose([1 / (1 + ratio), ratio / (1 + ratio)], results.Weights);
        AssertClose([Ln3 * ratio / (1 + ratio)], results.Output);

        // ‖(3, 4)‖ = 5.
        SequenceAttentionShape normalized = shape with { Normalize = true };
        AssertClose([.. expected.Select(score => score / 5)], Compute(normalized, inputs).Scores);
        AssertClose([.. expected.Select(score => score * 2 / 5)], Compute(normalized, new()
        {
            Query = [1], Key = [0, Ln3], QueryWeights = [Ln2, 0], ProjectedKeys = [0, 0, Ln3, Ln3], ScoreWeights = [3, 4], Bias = [0, Ln3], Gain = [2],
        }).Scores);
    }

    [Fact]
    public void KerassDotTakesValuesForKeys()
    {
        SequenceAttentionShape shape = new(SequenceScore.KerasDot, 1, 2, 2, 2);
        AssertClose([4, 7], Compute(shape, new() { Query = [1, 2], Value = [2, 1, 1, 3] }).Scores);
        AssertClose([12, 21], Compute(shape, new() { Query = [1, 2], Value = [2, 1, 1, 3], Scale = [3] }).Scores);
        AssertClose([1, 2], Compute(shape with { ValueDim = 1 }, new() { Query = [1, 2], Value = [4, 5], Key = [1, 0, 0, 1] }).Scores);
    }

    [Fact]
    public void KerassConcatScalesInsideTheTangent()
    {
        // ½ · (tanh(2 · (½ ln 2 + 0)) + tanh(2 · (0 + ½ ln 3))).
        Results results = Compute(new(SequenceScore.KerasConcat, 1, 1, 2, 2), new()
        {
            Query = [Ln2 / 2, 0], Value = [0, Ln3 / 2], Scale = [2], ConcatScoreWeight = [0.5f],
        });
        AssertClose([0.7], results.Scores);
    }

    [Fact]
    public void KerassAdditiveScalesEachTangent()
    {
        SequenceAttentionShape shape = new(SequenceScore.KerasAdditive, 1, 1, 2, 2);
        AssertClose([1.2 + 2.4], Compute(shape, new() { Query = [Ln2, 0], Value = [0, Ln3], Scale = [2, 3] }).Scores);
        AssertClose([1.4], Compute(shape, new() { Query = [Ln2, 0], Value = [0, Ln3] }).Scores);
    }

    [Fact]
    public void AttentionalVectorsBeginWithTheContext()
    {
        // One key, so that the context is its value, 2: tanh(2 · ln 3 − ln 3) and tanh(2 · 0 + ln 2).
        SequenceAttentionShape shape = new(SequenceScore.LuongDot, 1, 1, 1, 1) { AttentionalDim = 2 };
        double[] attentional = new double[2];
        ReferenceSequenceAttention.Compute(
            shape, new() { Query = [1], Key = [7], Value = [2], AttentionalWeights = [Ln3, 0, -Ln3, Ln2] }, new() { Attentional = attentional });
        AssertClose([0.8, 0.6], attentional);
    }

    [Fact]
    public void ScoresWithWeightsOfTheirOwnBatchEntry()
    {
        // Two batch entries, two queries, one key each: entry 1 has key 10 and value 5.
        SequenceAttentionShape shape = new(SequenceScore.LuongDot, 2, 1, 1, 1) { Batch = 2 };
        Results results = Compute(shape, new() { Query = [1, 2, 3, 4], Key = [1, 10], Value = [4, 5] });
        AssertClose([1, 2, 30, 40], results.Scores);
        AssertClose([4, 4, 5, 5], results.Output);
    }

    internal static Results Compute(SequenceAttentionShape shape, SequenceAttentionInputs inputs)
    {
        Results results = new(
            new double[shape.OutputLength], new double[shape.WeightsLength], new double[shape.WeightsLength], new double[shape.LogSumExpLength]);
        ReferenceSequenceAttention.Compute(
            shape, inputs, new() { Output = results.Output, Weights = results.Weights, Scores = results.Scores, LogSumExp = results.LogSumExp });
        return results;
    }

    /// <summary>Inputs are floats, hence logarithms with an error of 2⁻²⁴.</summary>
    internal static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6 * (1 + Math.Abs(pair.First))));
    }

    internal sealed record Results(double[] Output, double[] Weights, double[] Scores, double[] LogSumExp);
}
