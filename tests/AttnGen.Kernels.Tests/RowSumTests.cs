namespace AttnGen.Kernels.Tests;

/// <summary>Rows of weights sum to 1 within 2⁻¹⁹, however long: one chain of sums would miss that from a few thousand keys on.</summary>
public sealed class RowSumTests
{
    private const double Tolerance = 1.0 / (1 << 19);

    private delegate void Kernel(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    /// <summary>Spread of the scores; 0 makes all weights equal, where rounding errors do not cancel.</summary>
    [Theory]
    [InlineData(0f)]
    [InlineData(1e-3f)]
    [InlineData(1f)]
    [InlineData(4f)]
    public void RowsSumToOne(float spread)
    {
        Check(TestKernels.LongRows, 17, 8192, 4, spread);
        Check(TestKernels.LongRow, 1, 8192, 16, spread);
        Check(TestKernels.Rows1000, 17, 1000, 4, spread);
        Check(TestKernels.Rows257, 2, 257, 16, spread);
    }

    /// <summary>One key takes nearly everything: from then on every addition rounds off a part of the same sign.</summary>
    [Fact]
    public void RowsWithOneDominantKeySumToOne()
    {
        for (float gap = 6f; gap < 16f; gap += 0.0437f)
        {
            CheckDominant(TestKernels.LongRows, 17, 8192, 4, gap);
            CheckDominant(TestKernels.LongRow, 1, 8192, 16, gap);
        }
    }

    private static void CheckDominant(Kernel kernel, int queries, int keys, int dim, float gap)
    {
        float[] query = new float[queries * dim], key = new float[keys * dim], weights = new float[queries * keys];
        for (int row = 0; row < queries; row++)
        {
            query[row * dim] = MathF.Sqrt(dim);
        }

        for (int row = 1; row < keys; row++)
        {
            key[row * dim] = -gap;
        }

        kernel(query, key, weights);
        double sum = weights.AsSpan(0, keys).ToArray().Sum(weight => (double)weight);
        Assert.True(Math.Abs(sum - 1) <= Tolerance, $"With a gap of {gap} a row of {keys} sums to {sum:R}.");
    }

    private static void Check(Kernel kernel, int queries, int keys, int dim, float spread)
    {
        Random random = new(keys);
        float[] query = Numbers(queries * dim, spread), key = Numbers(keys * dim, 1f), weights = new float[queries * keys];
        kernel(query, key, weights);
        for (int row = 0; row < queries; row++)
        {
            double sum = weights.AsSpan(row * keys, keys).ToArray().Sum(weight => (double)weight);
            Assert.True(Math.Abs(sum - 1) <= Tolerance, $"Row {row} of {queries}×{keys} sums to {sum:R}.");
        }

        float[] Numbers(int count, float factor) => [.. Enumerable.Range(0, count).Select(_ => factor * ((random.NextSingle() * 2f) - 1f))];
    }
}
