using AttnGen.Reference;
using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Tests.Interpretation;

/// <summary>Sizes of contributions and erasure: against plain sums, against a layer whose key is really masked, and at the edges.</summary>
public sealed class ValueContributionsTests
{
    private const float NaN = float.NaN;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "batch4-maxlen27");

    private static readonly int[] Lengths = [14, 4, 27, 9];

    public static TheoryData<int, int> LayersAndBatch => new() { { 0, 0 }, { 0, 1 }, { 0, 3 }, { 1, 0 }, { 1, 2 } };

    /// <summary>Trained layers: the closed form equals masking each key in turn and computing the softmax anew.</summary>
    [Theory]
    [MemberData(nameof(LayersAndBatch))]
    public void ErasureEqualsMaskingTheKey(int layer, int batch)
    {
        Layer data = Layer.Read(layer);
        ValueContributions contributions = data.Contributions();
        AttentionShape shape = new(27, 27, data.Dim) { Batch = 4, Heads = 4 };
        double[] output = data.Output(shape, mask: default);
        double[][] squares = [.. Enumerable.Range(0, 27 * 27).Select(_ => new double[4])];
        for (int key = 0; key < 27; key++)
        {
            bool[] mask = [.. Enumerable.Range(0, 27 * 27).Select(slot => slot % 27 != key)];
            double[] without = data.Output(shape, mask);
            for (int head = 0; head < 4; head++)
            {
                for (int query = 0; query < 27; query++)
                {
                    int start = shape.QueryRow(batch, head, query) * data.Dim;
                    squares[(query * 27) + key][head] = SquaredDistance(output.AsSpan(start, data.Dim), without.AsSpan(start, data.Dim));
                }
            }
        }

        for (int head = 0; head < 4; head++)
        {
            AssertClose([.. squares.Select(heads => Math.Sqrt(heads[head]))], contributions.Erasure(head, batch));
        }

        AssertClose([.. squares.Select(heads => Math.Sqrt(heads.Sum()))], contributions.ErasureOverHeads(batch));
        for (int query = 0; query < 27; query++)
        {
            Assert.Equal(-1, contributions.ErasureOverHeads(batch).Row(query)[Lengths[batch]..].IndexOfAnyExcept(0f));
        }
    }

    [Theory]
    [MemberData(nameof(LayersAndBatch))]
    public void NormsAreTheLengthsOfWeightedValues(int layer, int batch)
    {
        Layer data = Layer.Read(layer);
        ValueContributions contributions = data.Contributions();
        double[] all = new double[27 * 27];
        for (int head = 0; head < 4; head++)
        {
            double[] lengths = new double[27 * 27];
            for (int slot = 0; slot < lengths.Length; slot++)
            {
                float weight = data.Weights[(((batch * 4) + head) * 27 * 27) + slot];
                ReadOnlySpan<float> value = data.Value.AsSpan((((batch * 4) + head) * 27 * data.Dim) + (slot % 27 * data.Dim), data.Dim);
                lengths[slot] = weight * Math.Sqrt(value.ToArray().Sum(component => (double)component * component));
                all[slot] += lengths[slot] * lengths[slot];
            }

            AssertClose(lengths, contributions.Norms(head, batch), 1e-7);
        }

        AssertClose([.. all.Select(Math.Sqrt)], contributions.NormsOverHeads(batch), 1e-7);
    }

    /// <summary>Any weights and values: closed form and, of the dominant key, the other one, against plain sums without the key.</summary>
    [Fact]
    public void ErasureIsTheDistanceToTheOutputWithoutTheKey() => Layers.Sample(layer =>
    {
        for (int head = 0; head < layer.Heads; head++)
        {
            double[] expected = [.. Enumerable.Range(0, layer.Queries * layer.Keys).Select(slot => Math.Sqrt(Distance(layer, head, slot)))];
            AssertClose(expected, layer.Contributions.Erasure(head), 1e-5);
        }

        double[] all = [.. Enumerable.Range(0, layer.Queries * layer.Keys).Select(slot => Math.Sqrt(Enumerable.Range(0, layer.Heads).Sum(head => Distance(layer, head, slot))))];
        AssertClose(all, layer.Contributions.ErasureOverHeads(), 1e-5);

        static double Distance(SmallLayer layer, int head, int slot) =>
            SquaredDistance(layer.Output(head, slot / layer.Keys, -1), layer.Output(head, slot / layer.Keys, slot % layer.Keys));
    }, iter: 200);

    /// <summary>Behind the projection: the distance and the sizes of projected vectors, added up over the heads.</summary>
    [Fact]
    public void BehindTheProjectionHeadsAddUp() => Gen.Select(Layers, Gen.Int[1, 5], Gen.Int[0, 1000]).Sample((layer, outputDim, seed) =>
    {
        Random random = new(seed);
        float[] projection = [.. Enumerable.Range(0, layer.Heads * layer.Dim * outputDim).Select(_ => (random.NextSingle() - 0.5f) * 2)];
        ValueContributions projected = layer.Contributions.Through(projection, outputDim);
        double[] norms = new double[layer.Queries * layer.Keys], erasures = new double[norms.Length], ofHead = new double[norms.Length];
        for (int slot = 0; slot < norms.Length; slot++)
        {
            (int query, int key) = (slot / layer.Keys, slot % layer.Keys);
            double[] term = new double[outputDim], step = new double[outputDim], stepOfHead = new double[outputDim];
            for (int head = 0; head < layer.Heads; head++)
            {
                double[] whole = layer.Output(head, query, -1), without = layer.Output(head, query, key);
                for (int c = 0; c < layer.Dim; c++)
                {
                    for (int o = 0; o < outputDim; o++)
                    {
                        double factor = projection[(((head * layer.Dim) + c) * outputDim) + o];
                        term[o] += layer.Weight(head, slot) * layer.ValueOf(head, key)[c] * factor;
                        step[o] += (whole[c] - without[c]) * factor;
                        stepOfHead[o] += head == 0 ? (whole[c] - without[c]) * factor : 0;
                    }
                }
            }

            (norms[slot], erasures[slot], ofHead[slot]) = (Length(term), Length(step), Length(stepOfHead));
        }

        AssertClose(norms, projected.NormsOverHeads(), 1e-5);
        AssertClose(erasures, projected.ErasureOverHeads(), 1e-5);
        AssertClose(ofHead, projected.Erasure(0), 1e-5);

        static double Length(double[] vector) => Math.Sqrt(vector.Sum(c => c * c));
    }, iter: 100);

    /// <summary>With nothing but the others' crumbs left the distance still has its digits.</summary>
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(1e-9f)]
    [InlineData(1e-30f)]
    public void AWeightNearly1LosesNoDigits(float rest)
    {
        ValueContributions contributions = new(new AttentionWeights(new[] { 1, rest, 3 * rest }, 1, 3), new float[] { 7, 1, 5 }, valueDim: 1);

        // Without key 0 the output is (1 · 1 + 3 · 5) / 4 = 4.
        double sum = 1 + (4.0 * rest), output = (7 + (16.0 * rest)) / sum;
        Assert.Equal((float)Math.Abs(output - 4), contributions.Erasure(0)[0, 0], 1e-6f);
        Assert.Equal((float)(rest / (sum - rest) * Math.Abs(1 - output)), contributions.Erasure(0)[0, 1], rest * 1e-6f);
    }

    [Fact]
    public void WhereNothingIsLeftTheDistanceIsTheOutputsLength()
    {
        // Query 0 sees key 1 alone, query 1 nothing, query 2 all three.
        float[] weights = [0, 1, 0, 0, 0, 0, 0.25f, 0.25f, 0.5f];
        ValueContributions contributions = new(new AttentionWeights(weights, 3, 3), new float[] { 1, 0, 3, 4, 0, 2 }, valueDim: 2);
        Assert.Equal([0, 5, 0, 0, 0, 0], contributions.Erasure(0).Values[..6]);
        Assert.Equal([0, 5, 0, 0, 0, 0], contributions.Norms(0).Values[..6]);

        // The oracle says the same of a row whose only key is masked.
        double[] output = new double[2], without = new double[2];
        AttentionShape shape = new(1, 1, 2);
        AttentionInputs inputs = new() { Query = [1, 1], Key = [3, 4] };
        ReferenceAttention.Compute(shape, inputs, new AttentionResults { Output = output });
        ReferenceAttention.Compute(shape, new AttentionInputs { Query = [1, 1], Key = [3, 4], Mask = [false] }, new AttentionResults { Output = without });
        Assert.Equal(25, SquaredDistance(output, without));
    }

    [Fact]
    public void WhatHasNoWeightDoesNothingWhateverItsValue()
    {
        float[] weights = [0.5f, 0.5f, 0, 0.5f, 0, 0.5f, 1, 0, 0];
        ValueContributions contributions = new(new AttentionWeights(weights, 3, 3), new float[] { 1, 3, NaN }, valueDim: 1);
        Assert.Equal([1, 1, 0, NaN, 0, NaN, 1, 0, 0], contributions.Erasure(0).Values);
        Assert.Equal([0.5f, 1.5f, 0, 0.5f, 0, NaN, 1, 0, 0], contributions.Norms(0).Values);
        ValueContributions infinite = new(new AttentionWeights(weights, 3, 3), new[] { 1, 3, float.PositiveInfinity }, valueDim: 1);
        Assert.Equal([1, 1, 0], infinite.Erasure(0).Row(0));
        Assert.Equal([0.5f, 0, float.PositiveInfinity], infinite.Norms(0).Row(1));
    }

    [Fact]
    public void NaNInTheWeightsStaysInItsRow()
    {
        float[] weights = [NaN, NaN, 0.5f, 0.5f];
        ValueContributions contributions = new(new AttentionWeights(weights, 2, 2), new float[] { 1, 3 }, valueDim: 1);
        Assert.Equal([NaN, NaN, 1, 1], contributions.ErasureOverHeads().Values);
        Assert.Equal([NaN, NaN, 0.5f, 1.5f], contributions.NormsOverHeads().Values);
    }

    [Fact]
    public void GroupsOfHeadsShareValuesInEitherLayout()
    {
        float[] weights = [.. Enumerable.Range(0, 4 * 2 * 3).Select(i => ((i * 5) % 7) / 7f)];
        float[] shared = [.. Enumerable.Range(0, 2 * 3 * 2).Select(i => (float)i)]; // [heads 2, keys 3, dim 2]
        float[] repeated = [.. shared[..6], .. shared[..6], .. shared[6..], .. shared[6..]];
        float[] sequenceFirst = [.. Enumerable.Range(0, 3).SelectMany(key => (float[])[shared[2 * key], shared[(2 * key) + 1], shared[6 + (2 * key)], shared[7 + (2 * key)]])];
        AttentionWeights attention = new(weights, 2, 3, heads: 4, queryNames: ["a", "b"], keyNames: ["x", "y", "z"]);
        ValueContributions plain = new(attention, repeated, 2);
        ValueContributions grouped = new(attention, shared, 2, keyValueHeads: 2);
        ValueContributions turned = new(attention, sequenceFirst, 2, keyValueHeads: 2, layout: AttentionLayout.SequenceFirst);
        for (int head = 0; head < 4; head++)
        {
            Assert.Equal(plain.Norms(head).Values, grouped.Norms(head).Values);
            Assert.Equal(plain.Norms(head).Values, turned.Norms(head).Values);
        }

        Assert.Equal(["a", "b"], plain.ErasureOverHeads().RowNames);
        Assert.Equal(["x", "y", "z"], plain.NormsOverHeads().ColumnNames);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        AttentionWeights attention = new(new float[4 * 2 * 3], 2, 3, heads: 4);
        Assert.Equal(
            "value must have the shape [batch 1, keyValueHeads 4, keys 3, valueDim 2], but its length is 23. (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => new ValueContributions(attention, new float[23], 2)).Message);
        Assert.Equal(
            "value must have the shape [batch 1, keys 3, keyValueHeads 2, valueDim 2], but its length is 24. (Parameter 'value')",
            Assert.Throws<ArgumentException>(() => new ValueContributions(attention, new float[24], 2, keyValueHeads: 2, layout: AttentionLayout.SequenceFirst)).Message);
        Assert.Equal(
            "keyValueHeads must divide the weights' heads, 4, but is 3. (Parameter 'keyValueHeads')",
            Assert.Throws<ArgumentException>(() => new ValueContributions(attention, new float[18], 2, keyValueHeads: 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("valueDim", () => new ValueContributions(attention, new float[24], 0));
        Assert.Throws<ArgumentOutOfRangeException>("layer", () => new ValueContributions(attention, new float[24], 2, layer: 1));
        Assert.Throws<ArgumentOutOfRangeException>("layout", () => new ValueContributions(attention, new float[24], 2, layout: (AttentionLayout)2));
        Assert.Throws<ArgumentOutOfRangeException>("keyValueHeads", () => new ValueContributions(attention, new float[24], 2, keyValueHeads: 0));
        Assert.Throws<ArgumentNullException>("attention", () => new ValueContributions(null!, new float[24], 2));
        ValueContributions layer = new(attention, new float[24], 2);
        Assert.Throws<ArgumentOutOfRangeException>("head", () => layer.Norms(4));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => layer.ErasureOverHeads(1));
        Assert.Equal(
            "outputWeights must have the shape [heads 4, valueDim 2, outputDim 5], but its length is 39. (Parameter 'outputWeights')",
            Assert.Throws<ArgumentException>(() => layer.Through(new float[39], 5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("outputDim", () => layer.Through(new float[40], 0));
    }

    private static Gen<SmallLayer> Layers => Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 7], Gen.Int[1, 4], Gen.Int[0, 1 << 20]).Select(SmallLayer.Of);

    private static double SquaredDistance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += (first[i] - second[i]) * (first[i] - second[i]);
        }

        return sum;
    }

    private static void AssertClose(double[] expected, ValueMatrix actual, double tolerance = 2e-5)
    {
        Assert.Equal(expected.Length, actual.Values.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual.Values[i]) <= tolerance * Math.Max(1, expected[i]),
                $"row {i / actual.Columns}, column {i % actual.Columns}: expected {expected[i]:R}, but it is {actual.Values[i]:R}");
        }
    }

    /// <summary>A recorded layer of the encoder: [batch 4, heads 4, 27, dim].</summary>
    private sealed record Layer(int Dim, float[] Query, float[] Key, float[] Value, float[] Weights)
    {
        public static Layer Read(int layer)
        {
            return new Layer(layer == 0 ? 64 : 128, Of("q_raw"), Of("k"), Of("v"), Of("weights"));

            float[] Of(string name) => NpyFile.Read<float>(Path.Combine(Folder, $"layer{layer}_{name}.npy")).Values;
        }

        public ValueContributions Contributions() => new(new AttentionWeights(Weights, 27, 27, heads: 4, batch: 4), Value, Dim);

        public double[] Output(AttentionShape shape, bool[]? mask)
        {
            double[] output = new double[shape.OutputLength];
            AttentionInputs inputs = new() { Query = Query, Key = Key, Value = Value, Lengths = Lengths, Mask = mask };
            ReferenceAttention.Compute(shape, inputs, new AttentionResults { Output = output });
            return output;
        }
    }

    /// <summary>Random weights, some 0, some dominant, whose rows do not quite sum to 1, and values.</summary>
    private sealed record SmallLayer(int Heads, int Queries, int Keys, int Dim, float[] Weights, float[] Value)
    {
        public ValueContributions Contributions => new(new AttentionWeights(Weights, Queries, Keys, Heads), Value, Dim);

        public static SmallLayer Of(int heads, int queries, int keys, int dim, int seed)
        {
            Random random = new(seed);
            float[] weights = [.. Enumerable.Range(0, heads * queries * keys).Select(_ => random.Next(5) == 0 ? 0 : MathF.Exp((random.NextSingle() - 0.5f) * 30))];
            foreach (int start in Enumerable.Range(0, heads * queries).Select(row => row * keys))
            {
                float sum = weights.AsSpan(start, keys).ToArray().Sum();
                for (int key = 0; key < keys; key++)
                {
                    weights[start + key] = sum == 0 ? 0 : weights[start + key] / sum;
                }
            }

            return new SmallLayer(heads, queries, keys, dim, weights, [.. Enumerable.Range(0, heads * keys * dim).Select(_ => (random.NextSingle() - 0.5f) * 4)]);
        }

        public double Weight(int head, int slot) => Weights[(head * Queries * Keys) + slot];

        public ReadOnlySpan<float> ValueOf(int head, int key) => Value.AsSpan(((head * Keys) + key) * Dim, Dim);

        /// <summary>The mean of the values but for one key's; 0 where nothing has a weight.</summary>
        public double[] Output(int head, int query, int without)
        {
            double[] output = new double[Dim];
            double sum = Enumerable.Range(0, Keys).Where(key => key != without).Sum(key => Weight(head, (query * Keys) + key));
            for (int key = 0; key < Keys && sum > 0; key++)
            {
                for (int c = 0; c < Dim && key != without; c++)
                {
                    output[c] += Weight(head, (query * Keys) + key) / sum * ValueOf(head, key)[c];
                }
            }

            return output;
        }
    }
}
