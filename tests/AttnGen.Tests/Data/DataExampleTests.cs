using System.Numerics.Tensors;

namespace AttnGen.Tests;

/// <summary>The examples of the documentation compile and say what is true.</summary>
public sealed class DataExampleTests
{
    [Fact]
    public void Matrices()
    {
        ValueMatrix shares = ValueMatrix.From(new[,] { { 8, 2 }, { 1, 9 } }, rowNames: ["cat", "dog"], columnNames: ["cat", "dog"]).NormalizeRows();
        Assert.Equal([0.8f, 0.2f, 0.1f, 0.9f], shares.Values);

        float[] weights = [0.9f, 0.1f, 0.4f, 0.6f];
        Assert.Equal(weights, ValueMatrix.From(weights, rows: 2, columns: 2).Values);
        Assert.Equal([1, 2, 3, 4], ValueMatrix.From(Tensor.Create([1f, 2f, 3f, 4f], [2, 2])).Values);

        string[] words = ["it", "was", "tired"];
        ValueMatrix map = ValueMatrix.From(new float[3, 3]).WithNames(rows: words, columns: words);
        Assert.Equal(words, map.ColumnNames);
        ValueMatrix corner = ValueMatrix.From(new float[20, 30]).Slice(..10, ..10);
        Assert.Equal((10, 10), (corner.Rows, corner.Columns));
    }

    [Fact]
    public void Tables()
    {
        (string Row, string Column, double Value)[] sales = [("north", "May", 3.5), ("south", "May", 1.25), ("north", "June", 4)];
        Assert.Equal([3.5f, 4, 1.25f, float.NaN], ValueMatrix.Pivot(sales).Values);

        string[] actual = ["cat", "dog", "dog"], predicted = ["cat", "cat", "dog"];
        ValueMatrix confusion = ValueMatrix.Pivot(
            actual.Zip(predicted), pair => pair.First, pair => pair.Second, _ => 1, Duplicates.Sum, NameOrder.Ordinal, missing: 0);
        Assert.Equal([1, 0, 1, 1], confusion.Values);
    }

    [Fact]
    public void Images()
    {
        Rgba32[] pixels = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255), new(255, 255, 255)];
        ValueMatrix grey = ValueMatrix.FromImage(pixels, rows: 2, columns: 2);
        Assert.Equal(255, grey[1, 1]);
    }

    [Fact]
    public void Attention()
    {
        string[] words = ["it", "was", "tired"];
        float[] weights = new float[2 * 4 * 3 * 3];
        weights[^1] = 1;
        AttentionWeights attention = new(weights, queries: 3, keys: 3, heads: 4, layers: 2, queryNames: words, keyNames: words);
        ValueMatrix one = attention.Head(3, layer: 1), mean = attention.MeanOverHeads(layer: 1);
        Assert.Equal((1, 0.25f), (one[2, 2], mean[2, 2]));
    }
}
