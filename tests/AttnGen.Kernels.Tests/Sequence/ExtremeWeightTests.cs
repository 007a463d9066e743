using AttnGen.Reference;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Weights of scores at the edge of what floats hold.</summary>
public sealed partial class ExtremeWeightTests
{
    /// <summary>An infinite scale makes a step of the tanh; rows that are padded to whole vectors must not multiply it by their zeros.</summary>
    [Fact]
    public void AnInfiniteScaleOfPaddedRows()
    {
        float[] query = [1, 2, 3], value = [1, 1, -9, 2, -5, 6], output = new float[3], weights = new float[2], scores = new float[2];
        Concat(query, value, [float.PositiveInfinity], [0.5f], output, weights, scores);
        Assert.Equal([0.5f, 0.5f], scores);
        Assert.Equal([0.5f, 0.5f], weights);
    }

    /// <summary>v / ‖v‖ is the same for small, usual and large v.</summary>
    [Theory]
    [InlineData(1e-39f)]
    [InlineData(1f)]
    [InlineData(3e38f)]
    public void NormalizingDoesNotDependOnTheSizeOfV(float size)
    {
        float[] query = [0.5f, -1], key = [1, 2, 3, -1, 0.25f, 0.5f], queryWeights = [1, 0.5f, -1, 2], keyWeights = [0.25f, 1, -0.5f, 1], scores = new float[3];
        Normalized(query, key, queryWeights, keyWeights, [size, size], scores);

        double[] expected = new double[3];
        ReferenceSequenceAttention.Compute(
            new(SequenceScore.Bahdanau, 1, 3, 2, 2) { Units = 2, Normalize = true },
            new() { Query = query, Key = key, QueryWeights = queryWeights, KeyWeights = keyWeights, ScoreWeights = [1, 1] }, new() { Scores = expected });

        // A subnormal has few bits of its own: 1e-39 is within 1e-6 of itself.
        Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 3e-6));
    }

    [KerasAttention(1, 2, 3, ScoreMode = KerasScoreMode.Concat)]
    private static partial void Concat(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<float> scale, ReadOnlySpan<float> concatScoreWeight, Span<float> output,
        Span<float> weights, Span<float> scores);

    [BahdanauAttention(1, 3, 2, 2, 2, Normalize = true)]
    private static partial void Normalized(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> keyWeights, ReadOnlySpan<float> scoreWeights,
        Span<float> scores);
}
