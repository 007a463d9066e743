using AttnGen.Tests.Shared;

namespace AttnGen.Tests;

/// <summary>Matrices out of attention weights: the right head, means and maxima in their order, and words as names.</summary>
public sealed class AttentionWeightsTests
{
    private static readonly string[] Words =
        ["The", "animal", "didn", "'", "t", "cross", "the", "street", "because", "it", "was", "too", "tired", "."];

    /// <summary>[layers 2, batch 3, heads 4, queries 5, keys 6], each weight a number of its own.</summary>
    private static readonly float[] Numbers = [.. Enumerable.Range(0, 2 * 3 * 4 * 5 * 6).Select(i => (float)i)];

    [Fact]
    public void EveryHeadIsInItsPlace()
    {
        AttentionWeights attention = new(Numbers, queries: 5, keys: 6, heads: 4, batch: 3, layers: 2);
        int start = 0;
        for (int layer = 0; layer < 2; layer++)
        {
            for (int batch = 0; batch < 3; batch++)
            {
                for (int head = 0; head < 4; head++, start += 30)
                {
                    ValueMatrix matrix = attention.Head(head, layer, batch);
                    Assert.Equal((5, 6), (matrix.Rows, matrix.Columns));
                    Assert.Equal(Numbers.AsSpan(start, 30), matrix.Values);
                }
            }
        }
    }

    [Fact]
    public void MeansAndMaxima()
    {
        AttentionWeights attention = new(Numbers, 5, 6, heads: 4, batch: 3, layers: 2);
        for (int batch = 0; batch < 3; batch++)
        {
            for (int layer = 0; layer < 2; layer++)
            {
                float first = ((layer * 3) + batch) * 120;
                Assert.Equal(Enumerable.Range(0, 30).Select(i => first + i + 45), attention.MeanOverHeads(layer, batch).Values.ToArray());
                Assert.Equal(Enumerable.Range(0, 30).Select(i => first + i + 90), attention.MaxOverHeads(layer, batch).Values.ToArray());
            }

            Assert.Equal(
                Enumerable.Range(0, 30).Select(i => (batch * 120) + 180f + i + 45), attention.MeanOverLayersAndHeads(batch).Values.ToArray());
        }
    }

    /// <summary>In float 1 + 2⁻²⁴ + 2⁻²⁴ is 1 from the left; the mean of the exact sum is another float.</summary>
    [Fact]
    public void MeansAreSummedInDouble()
    {
        const float Tiny = 1f / (1 << 24);
        float mean = new AttentionWeights(new[] { 1, Tiny, Tiny }, 1, 1, heads: 3).MeanOverHeads()[0, 0];
        Assert.Equal((float)((1 + (2.0 * Tiny)) / 3), mean);
        Assert.NotEqual((1 + Tiny + Tiny) / 3, mean);
    }

    [Fact]
    public void NaNOfOneHeadIsSeen()
    {
        AttentionWeights attention = new(new[] { 1, float.NaN, 0.5f, 0.25f, float.NaN, 0.75f }, 1, 3, heads: 2);
        Assert.Equal([0.625f, float.NaN, 0.625f], attention.MeanOverHeads().Values);
        Assert.Equal([1, float.NaN, 0.75f], attention.MaxOverHeads().Values);
    }

    [Fact]
    public void QueriesAreRowsAndKeysColumns()
    {
        AttentionWeights attention = new(new float[12], 2, 3, heads: 2, queryNames: ["a", "b"], keyNames: ["x", "y", "z"]);
        foreach (ValueMatrix matrix in new[] { attention.Head(1), attention.MeanOverHeads(), attention.MaxOverHeads(), attention.MeanOverLayersAndHeads() })
        {
            Assert.Equal(["a", "b"], matrix.RowNames);
            Assert.Equal(["x", "y", "z"], matrix.ColumnNames);
        }

        Assert.Equal(["a", "b"], attention.QueryNames);
        Assert.Equal(["x", "y", "z"], attention.KeyNames);
    }

    [Fact]
    public void WrongShapesAreRefused()
    {
        AssertError(
            () => new AttentionWeights(Numbers, 5, 6, heads: 4, batch: 3),
            "weights must have the shape [layers 1, batch 3, heads 4, queries 5, keys 6], but its length is 720. (Parameter 'weights')");
        AssertError(
            () => new AttentionWeights(new float[0], int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue),
            "weights must have the shape [layers 2147483647, batch 2147483647, heads 2147483647, queries 2147483647, keys 2147483647], but its length is 0. (Parameter 'weights')");
        AssertError(
            () => new AttentionWeights(new float[6], 2, 3, keyNames: ["a", "b"]),
            "keyNames must have one name a key, that is 3, but has 2. (Parameter 'keyNames')");
        Assert.Throws<ArgumentOutOfRangeException>("heads", () => new AttentionWeights(Numbers, 5, 6, heads: 0));
    }

    [Fact]
    public void WrongIndicesAreRefused()
    {
        AttentionWeights attention = new(Numbers, 5, 6, heads: 4, batch: 3, layers: 2);
        Assert.Throws<ArgumentOutOfRangeException>("head", () => attention.Head(4));
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => attention.Head(0, layer: 2));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => attention.Head(0, batch: -1));
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => attention.MeanOverHeads(layer: -1));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => attention.MaxOverHeads(batch: 3));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => attention.MeanOverLayersAndHeads(batch: 3));
    }

    /// <summary>Both layers of a trained encoder: rows are still distributions, and head 2 of layer 1 finds what "it" is.</summary>
    [Fact]
    public void RealWeights()
    {
        float[] weights = [.. Read(0), .. Read(1)];
        AttentionWeights attention = new(weights, Words.Length, Words.Length, heads: 4, layers: 2, queryNames: Words, keyNames: Words);
        ValueMatrix head = attention.Head(2, layer: 1);
        ReadOnlySpan<float> it = head.Row(head.RowNames!.ToList().IndexOf("it"));
        Assert.Equal("tired", head.ColumnNames![it.IndexOf(it.ToArray().Max())]);
        foreach (ValueMatrix mean in new[] { attention.MeanOverHeads(0), attention.MeanOverHeads(1), attention.MeanOverLayersAndHeads() })
        {
            for (int row = 0; row < mean.Rows; row++)
            {
                Assert.Equal(1, mean.Row(row).ToArray().Sum(), 1e-5f);
            }
        }

        static float[] Read(int layer) => NpyFile.Read<float>(Path.Combine(AppContext.BaseDirectory, "Data", $"layer{layer}_weights.npy")).Values;
    }

    private static void AssertError(Action action, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
