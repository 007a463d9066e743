namespace AttnGen.Reference;

/// <summary>
/// Softmax attention in its plainest form, in double precision: the judge of the generated kernels, and something to check one's own
/// declaration against. Slow on purpose; nothing is blocked, fused or vectorised.
/// </summary>
public static class ReferenceAttention
{
    /// <summary>
    /// Computes <c>weights = softmax(scale · query · keyᵀ)</c> and <c>output = weights · value</c>. A masked key is skipped, so nothing
    /// in it can reach a result; a query without valid keys gets weights and output 0; NaN in an attended slot gives NaN in its row.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <param name="query">[batch, heads, queries, dim].</param>
    /// <param name="key">[batch, heads, keys, dim].</param>
    /// <param name="value">[batch, heads, keys, valueDim]; empty: the keys serve as values.</param>
    /// <param name="lengths">[batch], valid keys of each batch entry; empty: all.</param>
    /// <param name="output">[batch, heads, queries, valueDim]; empty: not wanted.</param>
    /// <param name="weights">[batch, heads, queries, keys]; empty: not wanted.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length lies outside 0 … keys.</exception>
    public static void Compute(
        AttentionShape shape,
        ReadOnlySpan<float> query,
        ReadOnlySpan<float> key,
        ReadOnlySpan<float> value,
        ReadOnlySpan<int> lengths,
        Span<double> output,
        Span<double> weights)
    {
        ArgumentNullException.ThrowIfNull(shape);
        value = value.IsEmpty ? key : value;
        CheckLength(nameof(query), query.Length, shape.QueryLength);
        CheckLength(nameof(key), key.Length, shape.KeyLength);
        CheckLength(nameof(value), value.Length, shape.ValueLength);
        CheckLength(nameof(lengths), lengths.Length, lengths.IsEmpty ? 0 : shape.Batch);
        CheckLength(nameof(output), output.Length, output.IsEmpty ? 0 : shape.OutputLength);
        CheckLength(nameof(weights), weights.Length, weights.IsEmpty ? 0 : shape.WeightsLength);

        foreach (int length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(lengths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, shape.Keys, nameof(lengths));
        }

        double[] row = new double[shape.Keys];
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            int valid = lengths.IsEmpty ? shape.Keys : lengths[batch];
            for (int head = batch * shape.Heads; head < (batch + 1) * shape.Heads; head++)
            {
                ReadOnlySpan<float> headKeys = key.Slice(head * shape.Keys * shape.Dim, shape.Keys * shape.Dim);
                ReadOnlySpan<float> headValues = value.Slice(head * shape.Keys * shape.ValueDim, shape.Keys * shape.ValueDim);
                for (int q = head * shape.Queries; q < (head + 1) * shape.Queries; q++)
                {
                    Scores(query.Slice(q * shape.Dim, shape.Dim), headKeys, shape.Scale, row.AsSpan(0, valid));
                    Softmax(row.AsSpan(0, valid));
                    row.AsSpan(valid).Clear();
                    if (!weights.IsEmpty)
                    {
                        row.CopyTo(weights.Slice(q * shape.Keys, shape.Keys));
                    }

                    if (!output.IsEmpty)
                    {
                        WeightedSum(row.AsSpan(0, valid), headValues, output.Slice(q * shape.ValueDim, shape.ValueDim));
                    }
                }
            }
        }
    }

    /// <summary>The scores of one query: scale · query · key for as many keys as <paramref name="scores"/> holds.</summary>
    public static void Scores(ReadOnlySpan<float> query, ReadOnlySpan<float> keys, float scale, Span<double> scores)
    {
        for (int k = 0; k < scores.Length; k++)
        {
            double dot = 0;
            for (int d = 0; d < query.Length; d++)
            {
                dot += (double)query[d] * keys[(k * query.Length) + d];
            }

            scores[k] = dot * scale;
        }
    }

    /// <summary>Turns scores into weights: e^(score − largest) over its sum. Scores of −∞ weigh 0; a row of nothing else is all 0.</summary>
    public static void Softmax(Span<double> row)
    {
        double largest = double.NegativeInfinity;
        foreach (double score in row)
        {
            largest = score > largest ? score : largest;
        }

        largest = double.IsNegativeInfinity(largest) ? 0 : largest;
        double sum = 0;
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = Exp(row[k] - largest);
            sum += row[k];
        }

        for (int k = 0; k < row.Length; k++)
        {
            row[k] = sum == 0 ? 0 : row[k] / sum;
        }
    }

    /// <summary>output = Σ weight · value row.</summary>
    public static void WeightedSum(ReadOnlySpan<double> weights, ReadOnlySpan<float> values, Span<double> output)
    {
        output.Clear();
        for (int k = 0; k < weights.Length; k++)
        {
            for (int c = 0; c < output.Length; c++)
            {
                output[c] += weights[k] * values[(k * output.Length) + c];
            }
        }
    }

    /// <summary>e^x, but 0 below 2⁻¹²⁶: the kernels have no subnormal weights, and so has their judge none.</summary>
    private static double Exp(double x)
    {
        const double SmallestNormal = 1.1754943508222875e-38;
        double result = Math.Exp(x);
        return result < SmallestNormal ? 0 : result;
    }

    private static void CheckLength(string parameter, int actual, int expected)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{parameter} must have {expected} elements for this shape, but has {actual}.", parameter);
        }
    }
}
