using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>
/// How far a row of a kernel's results may lie from the oracle's, derived from shape and data: a bound that any order of the sums keeps,
/// with or without fused multiply-add, and no slack beyond that.
/// </summary>
/// <remarks>
/// With u = 2⁻²⁴ (half an ULP of 1), for a query and keys k:
/// <list type="bullet">
/// <item>score s: a scaled query and a chain of dim multiply-adds, Δ = (dim + 2) · u · |scale| · Σ|q · k| (+ what underflows); in a logit of a
/// kernel that may count it in another unit (<see cref="MayBeBinary"/>), for which the scale is rounded once more, dim + 3;</item>
/// <item>soft cap c · tanh(s / c): the argument is off by (Δ + 2u·|s|) / c (a division, or the rounded 1 / c and a product). tanh is
/// monotonic, so its error is the larger of the steps to either end of that interval; 2 ULP of tanh and the product by c add 5u of the result;</item>
/// <item>bias: one rounded addition. It is monotonic too, so Δ is the distance of the logit from the rounded sums at both ends of the interval:
/// at most Δ + u·|logit|, and 0 where the score drowns in the bias;</item>
/// <item>exponential e^x, x = logit − largest: Δ, the rounding of x, 2 ULP of exp: ε = e^(x + δ) · (1 − e^−δ) + 4u · e^x with δ = Δ + u·|x|,
/// the step up, which is larger than the one down. An error of the largest logit itself is shared by the row and cancels. ε is at most 1, for
/// both exponentials lie in 0 … 1: what huge scores need, whose Δ is huge;</item>
/// <item>weight w: own error, that of the row sum S, its chains of at most 16 + 16 + keys/256 + 16 additions and two roundings of 1 / S:
/// ε/S + w · (Σε/S + (50 + keys/256) · u); exponentials below 2⁻¹²⁶ are 0, hence an absolute 2⁻¹²⁵;</item>
/// <item>output: the errors of the weights times |v| and one chain over the keys, (keys + 2) · u · Σ w·|v|;</item>
/// <item>logSumExp m + ln S: in exact arithmetic it does not depend on m at all, so an error of m is none; the sum's relative error
/// Σε/S + (50 + keys/256) · u is an absolute one of ln S (and where that is more than the largest δ, that is enough: no logit moved
/// further), 2 ULP of the logarithm and the rounded addition make 4u·|ln S| + u·|m + ln S|, and u·|m| where m may be in another unit;</item>
/// <item>an empty row: 0 and −∞ are exact; a weight of 1 / keys is one rounding off, the mean of the values a chain over the keys.</item>
/// </list>
/// Products of errors are covered by 1 %.
/// </remarks>
internal sealed class RowErrorBound
{
    public const double HalfUlp = 1.0 / (1 << 24);
    public const double Subnormal = 1.5e-45;

    private const double Flushed = 2.35e-38;
    private const double Products = 1.01;

    private readonly AttentionShape _shape;
    private readonly double[] _logits;
    private readonly bool _mayBeBinary;
    private readonly int _batch, _head;

    /// <param name="shape">The shape.</param>
    /// <param name="inputs">The inputs; scores among them are those of another function.</param>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    /// <param name="scoreErrors">Largest absolute errors of the row's scores, where they are those of another function; those of its logits.</param>
    public RowErrorBound(AttentionShape shape, AttentionInputs inputs, int batch, int head, int query, ReadOnlySpan<double> scoreErrors = default)
    {
        (_shape, _batch, _head, _mayBeBinary) = (shape, batch, head, MayBeBinary(shape, inputs));
        Row = AttentionRow.Of(shape, inputs, batch, head, query);
        Scores = new double[shape.Keys];
        Weights = new double[shape.Keys];
        _logits = new double[shape.Keys];
        for (int key = 0; key < shape.Keys; key++)
        {
            Scores[key] = scoreErrors.IsEmpty ? ScoreError(inputs, query, key, roundings: 2) : scoreErrors[key];
            _logits[key] = scoreErrors.IsEmpty ? ScoreError(inputs, query, key, roundings: _mayBeBinary ? 3 : 2) : scoreErrors[key];
        }

        if (!Row.IsEmpty)
        {
            BoundSoftmax(inputs, query);
        }
        else if (shape.EmptyRow == EmptyRow.Uniform)
        {
            Weights.AsSpan().Fill(Products * HalfUlp / shape.Keys);
        }
    }

    /// <summary>
    /// Whether a kernel may count logits in eighths of binary logarithms: only one of many queries to which nobody else adds, that nobody bounds or cuts off.
    /// </summary>
    public static bool MayBeBinary(AttentionShape shape, AttentionInputs inputs) =>
        (shape.Queries > 4 || shape.Dim < 16) && shape.Softcap is null && inputs.Mask.IsEmpty && inputs.Bias.IsEmpty && inputs.Lengths.IsEmpty;

    /// <summary>The oracle's row.</summary>
    public AttentionRow Row { get; }

    /// <summary>Largest absolute error of each score.</summary>
    public double[] Scores { get; }

    /// <summary>Largest absolute error of each weight.</summary>
    public double[] Weights { get; }

    /// <summary>Largest absolute error of the row's logSumExp.</summary>
    public double LogSumExp { get; private set; }

    /// <summary>Largest absolute error of each component of the output.</summary>
    public double[] Output(AttentionInputs inputs)
    {
        ReadOnlySpan<float> values = inputs.Value.IsEmpty ? inputs.Key : inputs.Value;
        double[] bound = new double[_shape.ValueDim];
        bool isZero = Row.IsEmpty && _shape.EmptyRow == EmptyRow.Zero;
        for (int key = 0; key < _shape.Keys && !isZero; key++)
        {
            double factor = Weights[key] + (Row.Weights[key] * (_shape.Keys + 2) * Products * HalfUlp);
            ReadOnlySpan<float> value = values.Slice(_shape.KeyRow(_batch, _head, key) * _shape.ValueDim, _shape.ValueDim);
            for (int c = 0; c < bound.Length && factor > 0; c++)
            {
                bound[c] += factor * Math.Abs(value[c]);
            }
        }

        foreach (ref double element in bound.AsSpan())
        {
            element += isZero ? 0 : (_shape.Keys + 1) * Subnormal;
        }

        return bound;
    }

    private double ScoreError(AttentionInputs inputs, int query, int key, int roundings)
    {
        ReadOnlySpan<float> queries = inputs.Query.Slice(_shape.QueryRow(_batch, _head, query) * _shape.Dim, _shape.Dim);
        ReadOnlySpan<float> keys = inputs.Key.Slice(_shape.KeyRow(_batch, _head, key) * _shape.Dim, _shape.Dim);
        double magnitude = 0;
        for (int d = 0; d < _shape.Dim; d++)
        {
            magnitude += Math.Abs((double)queries[d] * keys[d]);
        }

        // A score that is ±∞ has no error, also behind a soft cap that makes a number of it.
        return double.IsFinite(magnitude) ? ((_shape.Dim + roundings) * HalfUlp * Math.Abs(_shape.Scale) * magnitude) + (_shape.Dim * Subnormal) : 0;
    }

    private void BoundSoftmax(AttentionInputs inputs, int query)
    {
        double[] errors = new double[_shape.Keys];
        double sumError = 0, shift = 0, largestDelta = 0;
        for (int key = 0; key < _shape.Keys; key++)
        {
            // Masked slots have −∞, and what is −∞ or NaN has no error.
            if (Row.Logits[key] > double.NegativeInfinity)
            {
                double x = Row.Logits[key] - Row.Largest, delta = LogitError(inputs, query, key) + (HalfUlp * Math.Abs(x));
                double error = (Math.Exp(x + delta) * (1 - Math.Exp(-delta))) + (4 * HalfUlp * Math.Exp(x));
                errors[key] = Math.Min(error, 1);
                sumError += errors[key] / Row.Sum;
                shift += error / Row.Sum;
                largestDelta = Math.Max(largestDelta, delta);
            }
        }

        double summing = (50 + (_shape.Keys / 256)) * HalfUlp;
        for (int key = 0; key < _shape.Keys; key++)
        {
            Weights[key] = Row.IsAttended[key] ? (Products * ((errors[key] / Row.Sum) + (Row.Weights[key] * (sumError + summing)))) + Flushed : 0;
        }

        LogSumExp = Products * (Math.Min(shift, largestDelta + (4 * HalfUlp)) + summing + (HalfUlp * ((4 * Math.Abs(Math.Log(Row.Sum))) + Math.Abs(Row.LogSumExp) + (_mayBeBinary ? Math.Abs(Row.Largest) : 0))));
    }

    /// <summary>The error of an attended slot's logit: that of its score through soft cap and bias.</summary>
    private double LogitError(AttentionInputs inputs, int query, int key)
    {
        double logit = Row.Scores[key], error = _logits[key];
        if (_shape.Softcap is { } cap)
        {
            double argument = logit / cap, tanh = Math.Tanh(argument);
            double shift = double.IsInfinity(logit) ? 0 : (error + (2 * HalfUlp * Math.Abs(logit))) / cap;
            double step = Math.Max(Math.Tanh(argument + shift) - tanh, tanh - Math.Tanh(argument - shift));
            logit = cap * tanh;
            error = (cap * step) + (5 * Products * HalfUlp * Math.Abs(logit)) + Subnormal;
        }

        if (!inputs.Bias.IsEmpty)
        {
            float bias = inputs.Bias[_shape.BiasIndex(_batch, _head, query, key)];
            double sum = logit + bias;
            error = Math.Max(Math.Abs((float)(logit + error + bias) - sum), Math.Abs((float)(logit - error + bias) - sum));
        }

        return error;
    }
}
