using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>
/// How far a kernel's results may lie from the oracle's, derived from shape and data: a bound that any order of the sums keeps,
/// with or without fused multiply-add, and no slack beyond that.
/// </summary>
/// <remarks>
/// With u = 2⁻²⁴ (half an ULP of 1), for query i and keys k:
/// <list type="bullet">
/// <item>score: a scaled query and a chain of dim multiply-adds, Δs = (dim + 2) · u · |scale| · Σ|q · k| (+ what underflows);</item>
/// <item>exponential: Δs, the rounding of score − maximum, 2 ULP of exp: ε = e^(Δs + u·|s − max|) − 1 + 4u. An error of the maximum
/// itself is shared by the row and cancels;</item>
/// <item>weight: own error, that of the row sum (the weighted mean of all ε), its chains of at most 16 + 16 + keys/256 + 16 additions and
/// two roundings of 1 / sum: ρ = ε + Σ w·ε + (50 + keys/256) · u, relative; exponentials below 2⁻¹²⁶ are 0, hence an absolute 2⁻¹²⁵;</item>
/// <item>output: Σ w·ρ·|v| and one chain over the keys, (keys + 2) · u · Σ w·|v|.</item>
/// </list>
/// Products of errors are covered by 1 %.
/// </remarks>
internal sealed class KernelErrorBound
{
    private const double HalfUlp = 1.0 / (1 << 24);
    private const double Flushed = 2.35e-38;
    private const double Subnormal = 1.5e-45;

    private readonly KernelData _data;

    public KernelErrorBound(KernelData data)
    {
        _data = data;
        Weights = new double[data.Weights.Length];
        Output = new double[data.Output.Length];
        double[] relative = new double[data.Shape.Keys];
        for (int row = 0; row < data.Shape.Batch * data.Shape.Heads * data.Shape.Queries; row++)
        {
            BoundWeights(row, relative);
            if (Output.Length > 0)
            {
                BoundOutput(row, relative);
            }
        }
    }

    /// <summary>Largest absolute error of each weight.</summary>
    public double[] Weights { get; }

    /// <summary>Largest absolute error of each output element.</summary>
    public double[] Output { get; }

    private void BoundWeights(int row, double[] relative)
    {
        AttentionShape shape = _data.Shape;
        int head = row / shape.Queries, valid = _data.Declaration.Lengths?[head / shape.Heads] ?? shape.Keys;
        ReadOnlySpan<float> query = _data.Query.AsSpan(row * shape.Dim, shape.Dim);
        ReadOnlySpan<float> keys = _data.Key.AsSpan(head * shape.Keys * shape.Dim, shape.Keys * shape.Dim);
        ReadOnlySpan<double> weights = _data.Weights.AsSpan(row * shape.Keys, shape.Keys);
        int batch = head / shape.Heads;
        ReadOnlySpan<double> scores = AttentionRow.Of(
            shape, new() { Query = _data.Query, Key = _data.Key }, batch, head % shape.Heads, row % shape.Queries).Scores[..valid];
        double largest = double.NegativeInfinity, mean = 0;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, score);
        }

        for (int k = 0; k < valid; k++)
        {
            double magnitude = 0;
            for (int d = 0; d < shape.Dim; d++)
            {
                magnitude += Math.Abs((double)query[d] * keys[(k * shape.Dim) + d]);
            }

            double score = ((shape.Dim + 2) * HalfUlp * Math.Abs(shape.Scale) * magnitude) + (shape.Dim * Subnormal);
            relative[k] = double.Exp(score + (HalfUlp * (largest - scores[k]))) - 1 + (4 * HalfUlp);
            mean += weights[k] * relative[k];
        }

        for (int k = 0; k < shape.Keys; k++)
        {
            relative[k] = k < valid ? 1.01 * (relative[k] + mean + ((50 + (shape.Keys / 256)) * HalfUlp)) : 0;
            Weights[(row * shape.Keys) + k] = k < valid ? (weights[k] * relative[k]) + Flushed : 0;
        }
    }

    private void BoundOutput(int row, double[] relative)
    {
        AttentionShape shape = _data.Shape;
        int head = row / shape.Queries;
        ReadOnlySpan<float> values = (_data.Value.Length > 0 ? _data.Value : _data.Key).AsSpan(head * shape.Keys * shape.ValueDim);
        Span<double> bound = Output.AsSpan(row * shape.ValueDim, shape.ValueDim);
        for (int k = 0; k < shape.Keys; k++)
        {
            double weight = _data.Weights[(row * shape.Keys) + k];
            double factor = weight == 0 && relative[k] == 0 ? 0 : (weight * (relative[k] + ((shape.Keys + 2) * 1.01 * HalfUlp))) + Flushed;
            for (int c = 0; c < shape.ValueDim; c++)
            {
                bound[c] += factor * Math.Abs(values[(k * shape.ValueDim) + c]);
            }
        }

        foreach (ref double element in bound)
        {
            element += (shape.Keys + 1) * Subnormal;
        }
    }
}
