namespace AttnGen.Reference;

/// <summary>One query of one head against all of its keys: from scores to weights.</summary>
public sealed class AttentionRow
{
    private readonly AttentionShape _shape;
    private readonly double[] _scores, _logits, _weights;
    private readonly bool[] _isAttended;

    private AttentionRow(AttentionShape shape)
    {
        _shape = shape;
        _scores = new double[shape.Keys];
        _logits = new double[shape.Keys];
        _weights = new double[shape.Keys];
        _isAttended = new bool[shape.Keys];
    }

    /// <summary>scale · query · key of every key, attended or not, or the scores that are given.</summary>
    public ReadOnlySpan<double> Scores => _scores;

    /// <summary>Scores after soft cap and bias; −∞ in masked slots.</summary>
    public ReadOnlySpan<double> Logits => _logits;

    /// <summary>Whether a slot is attended to.</summary>
    public ReadOnlySpan<bool> IsAttended => _isAttended;

    /// <summary>e^(logit − largest) over its sum; 0 in masked slots. A row that is empty has what <see cref="AttentionShape.EmptyRow"/> says.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The largest logit that is a number; −∞ where there is none.</summary>
    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>Σ e^(logit − largest) over the attended slots.</summary>
    public double Sum { get; private set; }

    /// <summary>largest + ln sum: ln Σ e^logit.</summary>
    public double LogSumExp => IsEmpty ? double.NegativeInfinity : Largest + Math.Log(Sum);

    /// <summary>Whether no attended slot has a logit above −∞. A row of NaN is not empty.</summary>
    public bool IsEmpty => Sum == 0;

    /// <summary>The row of one query.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="inputs">The inputs, of the lengths that the shape says.</param>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    public static AttentionRow Of(AttentionShape shape, AttentionInputs inputs, int batch, int head, int query)
    {
        AttentionRow row = new(shape);
        AttendedSlots slots = new(shape, inputs);
        for (int key = 0; key < shape.Keys; key++)
        {
            float bias = inputs.Bias.IsEmpty ? 0 : inputs.Bias[shape.BiasIndex(batch, head, query, key)];
            row._scores[key] = Score(shape, inputs, batch, head, query, key);
            row._isAttended[key] = slots.IsAttended(batch, head, query, key);
            row._logits[key] = row._isAttended[key] ? row.Capped(row._scores[key]) + bias : double.NegativeInfinity;
        }

        row.Softmax();
        return row;
    }

    private static double Score(AttentionShape shape, AttentionInputs inputs, int batch, int head, int query, int key)
    {
        if (!inputs.Scores.IsEmpty)
        {
            return inputs.Scores[(((((batch * shape.Heads) + head) * shape.Queries) + query) * shape.Keys) + key];
        }

        ReadOnlySpan<float> queryRow = inputs.Query.Slice(shape.QueryRow(batch, head, query) * shape.Dim, shape.Dim);
        ReadOnlySpan<float> keyRow = inputs.Key.Slice(shape.KeyRow(batch, head, key) * shape.Dim, shape.Dim);
        return shape.Scale * ReferenceFunctions.Dot(queryRow, keyRow);
    }

    private double Capped(double score) => _shape.Softcap is { } cap ? cap * Math.Tanh(score / cap) : score;

    private void Softmax()
    {
        foreach (double logit in _logits)
        {
            Largest = logit > Largest ? logit : Largest;
        }

        // Where all logits are −∞ or NaN, −∞ − −∞ would make NaN of an empty row.
        double subtrahend = double.IsNegativeInfinity(Largest) ? 0 : Largest;
        for (int key = 0; key < _weights.Length; key++)
        {
            _weights[key] = _isAttended[key] ? ReferenceFunctions.Exp(_logits[key] - subtrahend) : 0;
            Sum += _weights[key];
        }

        for (int key = 0; key < _weights.Length; key++)
        {
            _weights[key] = IsEmpty
                ? _shape.EmptyRow == EmptyRow.Uniform ? 1.0 / _shape.Keys : 0
                : _isAttended[key] ? _weights[key] / Sum : 0;
        }
    }
}
