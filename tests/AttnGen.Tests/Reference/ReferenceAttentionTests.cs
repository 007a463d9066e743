using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>The oracle against numbers worked out by hand.</summary>
public sealed class ReferenceAttentionTests
{
    /// <summary>Scores 0, ln 2 and ln 5 weigh 1/8, 2/8 and 5/8.</summary>
    private static readonly float[] Key = [0, (float)Math.Log(2), (float)Math.Log(5)];

    private static readonly float[] Value = [8, 0, 0, 8, 16, -8];

    [Fact]
    public void WeightsAndOutputOfOneQuery()
    {
        (double[] output, double[] weights) = Compute(new(1, 3, 1) { ValueDim = 2 }, [1], Key, Value, []);
        AssertClose([0.125, 0.25, 0.625], weights);
        AssertClose([1 + 10, 2 - 5], output);
    }

    [Fact]
    public void TheScaleMultipliesScores()
    {
        (_, double[] weights) = Compute(new(1, 3, 1) { ValueDim = 2, Scale = 2 }, [1], Key, Value, []);
        AssertClose([1 / 30.0, 4 / 30.0, 25 / 30.0], weights);
    }

    [Fact]
    public void TheDefaultScaleIsOneOverTheRootOfDim()
    {
        // Dot product 2 · ln 3, scaled by 1/√4: weights 1/4 and 3/4.
        float root = (float)Math.Sqrt(Math.Log(3));
        (_, double[] weights) = Compute(new(1, 2, 4), [root, root, 0, 0], [0, 0, 0, 0, root, root, 5, 5], [], []);
        AssertClose([0.25, 0.75], weights);
    }

    [Fact]
    public void MaskedKeysWeighNothingWhateverTheyHold()
    {
        (double[] output, double[] weights) = Compute(
            new(1, 3, 1) { ValueDim = 2 }, [1], [Key[0], Key[1], float.NaN], [8, 0, 0, 8, float.NaN, float.PositiveInfinity], [2]);
        AssertClose([1 / 3.0, 2 / 3.0, 0], weights);
        AssertClose([8 / 3.0, 16 / 3.0], output);
    }

    [Fact]
    public void AQueryWithoutKeysGetsZeros()
    {
        (double[] output, double[] weights) = Compute(new(1, 3, 1) { ValueDim = 2 }, [1], Key, Value, [0]);
        Assert.Equal([0, 0, 0], weights);
        Assert.Equal([0, 0], output);
    }

    [Fact]
    public void WithoutValuesTheKeysServe()
    {
        (double[] output, _) = Compute(new(1, 3, 1), [1], Key, [], []);
        AssertClose([(Math.Log(2) * 0.25) + (Math.Log(5) * 0.625)], output);
    }

    [Fact]
    public void BatchEntriesAndHeadsAreIndependent()
    {
        AttentionShape shape = new(1, 3, 1) { Batch = 2, Heads = 2, ValueDim = 2 };
        float[] query = [1, 0, 1, 0], key = [.. Key, .. Key, .. Key, .. Key], value = [.. Value, .. Value, .. Value, .. Value];
        (_, double[] weights) = Compute(shape, query, key, value, [3, 2]);
        AssertClose([0.125, 0.25, 0.625, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 0, 0.5, 0.5, 0], weights);
    }

    [Fact]
    public void WeightsBelowTheSmallestNormalFloatAreZero()
    {
        (_, double[] weights) = Compute(new(1, 3, 1), [1], [0, -87.3f, -87.4f], [], []);
        Assert.True(weights[1] > 0);
        Assert.Equal(0, weights[2]);
    }

    [Theory]
    [InlineData("query", 2, 3, 6)]
    [InlineData("key", 1, 4, 6)]
    [InlineData("value", 1, 3, 5)]
    public void AWrongLengthIsNamed(string parameter, int query, int key, int value)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => Compute(new(1, 3, 1) { ValueDim = 2 }, new float[query], new float[key], new float[value], []));
        Assert.Equal(parameter, exception.ParamName);
    }

    private static (double[] Output, double[] Weights) Compute(AttentionShape shape, float[] query, float[] key, float[] value, int[] lengths)
    {
        double[] output = new double[shape.OutputLength], weights = new double[shape.WeightsLength];
        ReferenceAttention.Compute(
            shape, new() { Query = query, Key = key, Value = value, Lengths = lengths }, new() { Output = output, Weights = weights });
        return (output, weights);
    }

    /// <summary>Inputs are floats, hence logarithms with an error of 2⁻²⁴.</summary>
    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-6));
    }
}
