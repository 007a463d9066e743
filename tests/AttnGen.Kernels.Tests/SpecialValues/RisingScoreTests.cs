namespace AttnGen.Kernels.Tests;

/// <summary>
/// Scores that rise from key to key by more than exponentials can hold in all. Were the maximum that of another key than a query's last in sight, its
/// exponentials would all be 0, where a hidden key counted, or infinite, where one in sight did not.
/// </summary>
public sealed class RisingScoreTests
{
    private const int Queries = 100, Keys = 100, Dim = 16;
    private const float Step = 12;

    private delegate void Kernel(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Fact]
    public void CausalRowsPeakAtTheirLastKey() => Check(RisingScoreKernels.Causal, query => query);

    [Fact]
    public void RowsOfAWindowAheadPeakAtItsLastKey() => Check(RisingScoreKernels.Ahead, query => Math.Min(query + 3, Keys - 1));

    [Fact]
    public void RowsPeakAtTheLastValidKey()
    {
        for (int length = 1; length <= Keys; length++)
        {
            int[] lengths = [length];
            Check((query, key, weights) => RisingScoreKernels.Valid(query, key, lengths, weights), _ => lengths[0] - 1);
        }
    }

    private static void Check(Kernel kernel, Func<int, int> lastOf)
    {
        float[] query = new float[Queries * Dim], key = new float[Keys * Dim], weights = new float[Queries * Keys];
        for (int row = 0; row < Queries; row++)
        {
            query[row * Dim] = 1;
        }

        for (int row = 0; row < Keys; row++)
        {
            key[row * Dim] = Step * row;
        }

        kernel(query, key, weights);
        for (int row = 0; row < Queries; row++)
        {
            int last = lastOf(row);
            Assert.Equal(1f, weights[(row * Keys) + last], 1e-4f);
            Assert.All(weights[((row * Keys) + last + 1)..((row + 1) * Keys)], weight => Assert.Equal(0f, weight));
            Assert.Equal(1f, weights[(row * Keys)..((row + 1) * Keys)].Sum(), 1e-5f);
        }
    }
}

/// <summary>Kernels that hide keys behind a diagonal or a length.</summary>
internal static partial class RisingScoreKernels
{
    [Attention(queries: 100, keys: 100, dim: 16, Scale = 1, Causal = true)]
    public static partial void Causal(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Attention(queries: 100, keys: 100, dim: 16, Scale = 1, WindowRight = 3)]
    public static partial void Ahead(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> weights);

    [Attention(queries: 100, keys: 100, dim: 16, Scale = 1)]
    public static partial void Valid(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<int> lengths, Span<float> weights);
}
