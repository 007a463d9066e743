using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Tests.Interpretation;

/// <summary>Rollout: NumPy's numbers, what holds for any weights, NaN, errors.</summary>
public sealed class AttentionRolloutTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Interpretation", "Golden");

    /// <summary>Rows of weights that sum to 1: [layers, heads, tokens, tokens].</summary>
    private static readonly Gen<AttentionWeights> Weights =
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 12]).SelectMany((layers, heads, tokens) =>
            Gen.Float[0, 1].Array[layers * heads * tokens * tokens].Select(values =>
                new AttentionWeights(Normalize(values, tokens), tokens, tokens, heads, layers: layers)));

    [Theory]
    [InlineData(HeadFusion.Mean, "0")]
    [InlineData(HeadFusion.Mean, "0.35")]
    [InlineData(HeadFusion.Mean, "0.9")]
    [InlineData(HeadFusion.Max, "0")]
    [InlineData(HeadFusion.Max, "0.35")]
    [InlineData(HeadFusion.Max, "0.9")]
    [InlineData(HeadFusion.Min, "0")]
    [InlineData(HeadFusion.Min, "0.35")]
    [InlineData(HeadFusion.Min, "0.9")]
    public void NumbersAreThoseOfNumPy(HeadFusion fusion, string ratio)
    {
        NpyArray<float> weights = NpyFile.Read<float>(Path.Combine(Folder, "rollout_weights.npy"));
        float[] expected = NpyFile.Read<float>(Path.Combine(Folder, $"rollout_{fusion.ToString().ToLowerInvariant()}_{ratio}.npy")).Values;
        AttentionWeights attention = new(weights.Values, 10, 10, heads: 3, layers: 4);
        ValueMatrix rollout = AttentionRollout.Compute(attention, fusion, double.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture));

        // Both sum in double and round once; the order of the sums may differ in the last bit of a double.
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], rollout.Values[i], expected[i] * 1.2e-7f);
        }
    }

    /// <summary>Two tokens, two layers, by hand: A′ = [¾ ¼; ½ ½], then [1 0; ¼ ¾].</summary>
    [Fact]
    public void LaterLayersStandOnTheLeft()
    {
        AttentionWeights attention = new(new[] { 0.5f, 0.5f, 1, 0, 1, 0, 0.5f, 0.5f }, 2, 2, layers: 2, queryNames: ["a", "b"], keyNames: ["a", "b"]);
        ValueMatrix rollout = AttentionRollout.Compute(attention);
        Assert.Equal([0.75f, 0.25f, 0.5625f, 0.4375f], rollout.Values);
        Assert.Equal(["a", "b"], rollout.RowNames);
        Assert.Equal(["a", "b"], rollout.ColumnNames);
    }

    [Fact]
    public void RowsSumTo1() => Gen.Select(Weights, Gen.Enum<HeadFusion>(), Gen.Double[0, 0.99]).Sample((attention, fusion, ratio) =>
    {
        ValueMatrix rollout = AttentionRollout.Compute(attention, fusion, ratio);
        for (int row = 0; row < rollout.Rows; row++)
        {
            Assert.Equal(1, rollout.Row(row).ToArray().Sum(share => (double)share), 1e-6);
            Assert.True(rollout.Row(row).IndexOfAnyExceptInRange(0f, 1f) < 0);
        }
    });

    /// <summary>A causal model: nothing comes from later tokens.</summary>
    [Fact]
    public void CausalWeightsHaveACausalRollout() => Weights.Sample(attention =>
    {
        int tokens = attention.Queries;
        float[] causal = [.. Enumerable.Range(0, attention.Layers).SelectMany(layer => attention.Head(0, layer).Values.ToArray())];
        for (int i = 0; i < causal.Length; i++)
        {
            causal[i] = i % tokens > i / tokens % tokens ? 0 : causal[i];
        }

        ValueMatrix rollout = AttentionRollout.Compute(new AttentionWeights(causal, tokens, tokens, layers: attention.Layers));
        for (int row = 0; row < tokens; row++)
        {
            Assert.Equal(-1, rollout.Row(row)[(row + 1)..].IndexOfAnyExcept(0f));
            Assert.True(rollout[row, row] > 0);
        }
    });

    [Fact]
    public void OfOneHeadAllFusionsAreTheSame() => Weights.Sample(attention =>
    {
        if (attention.Heads > 1)
        {
            return;
        }

        float[] mean = AttentionRollout.Compute(attention).Values.ToArray();
        Assert.Equal(mean, AttentionRollout.Compute(attention, HeadFusion.Max).Values.ToArray());
        Assert.Equal(mean, AttentionRollout.Compute(attention, HeadFusion.Min).Values.ToArray());
    });

    [Fact]
    public void TheLowestWeightsAreDiscardedAndOfEqualOnesTheFirst()
    {
        AttentionWeights attention = new(new[] { 0.25f, 0.75f, 0.25f, 0.25f }, 2, 2);
        Assert.Equal([4 / 7f, 3 / 7f, 0, 1], AttentionRollout.Compute(attention, discardRatio: 0.75).Values);
        Assert.Equal([4 / 7f, 3 / 7f, 1 / 6f, 5 / 6f], AttentionRollout.Compute(attention, discardRatio: 0.49).Values);
        Assert.Equal([4 / 7f, 3 / 7f, 0, 1], AttentionRollout.Compute(attention, discardRatio: 0.5).Values);
    }

    [Fact]
    public void NaNReachesOnlyRowsThatHaveAShareOfIt()
    {
        float[] weights = [1, 0, 0, 0, float.NaN, 0, 0, 0, 1, 0.5f, 0, 0.5f, 0, 1, 0, 0, 0.5f, 0.5f];
        ValueMatrix rollout = AttentionRollout.Compute(new AttentionWeights(weights, 3, 3, layers: 2));
        Assert.True(float.IsFinite(rollout[0, 0]) && float.IsFinite(rollout[0, 2]));
        Assert.Equal(0, rollout[0, 1]);
        Assert.All(rollout.Row(1).ToArray(), share => Assert.True(float.IsNaN(share)));
        Assert.All(rollout.Row(2).ToArray(), share => Assert.True(float.IsNaN(share)));
        Assert.True(float.IsNaN(AttentionRollout.Compute(new AttentionWeights(weights, 3, 3, layers: 2), discardRatio: 0.8)[1, 1]));
    }

    [Fact]
    public void BatchEntriesAreApart()
    {
        float[] weights = [.. Enumerable.Range(0, 2 * 3 * 2 * 4).Select(i => (float)((i * 7 % 13) + 1))];
        AttentionWeights all = new(Normalize(weights, 2), 2, 2, heads: 2, batch: 3, layers: 2);
        for (int batch = 0; batch < 3; batch++)
        {
            float[] alone =
            [
                .. all.Head(0, 0, batch).Values, .. all.Head(1, 0, batch).Values, .. all.Head(0, 1, batch).Values, .. all.Head(1, 1, batch).Values,
            ];
            Assert.Equal(
                AttentionRollout.Compute(new AttentionWeights(alone, 2, 2, heads: 2, layers: 2)).Values.ToArray(),
                AttentionRollout.Compute(all, batch: batch).Values.ToArray());
        }
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        AttentionWeights attention = new(new float[8], 2, 2, heads: 2);
        Assert.Equal(
            "attention has 2 queries and 3 keys, but rollout follows self-attention, where they are the same tokens; give the weights of one encoder's or one decoder's own layers. (Parameter 'attention')",
            Assert.Throws<ArgumentException>(() => AttentionRollout.Compute(new AttentionWeights(new float[6], 2, 3))).Message);
        Assert.Throws<ArgumentNullException>("attention", () => AttentionRollout.Compute(null!));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => AttentionRollout.Compute(attention, batch: 1));
        Assert.Throws<ArgumentOutOfRangeException>("fusion", () => AttentionRollout.Compute(attention, (HeadFusion)3));
        foreach (double ratio in (double[])[-0.1, 1, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>("discardRatio", () => AttentionRollout.Compute(attention, discardRatio: ratio));
        }
    }

    private static float[] Normalize(float[] values, int keys)
    {
        for (int start = 0; start < values.Length; start += keys)
        {
            Span<float> row = values.AsSpan(start, keys);
            float sum = row.ToArray().Sum();
            foreach (ref float weight in row)
            {
                weight = sum == 0 ? 1f / keys : weight / sum;
            }
        }

        return values;
    }
}
