using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>
/// How far each element of the results of an attention between an encoder and a decoder may lie from the oracle's. From the scores on it is
/// <see cref="RowErrorBound"/>.
/// </summary>
/// <remarks>
/// With u = 2⁻²⁴:
/// <list type="bullet">
/// <item>dot, with keys that the caller has projected as well: (dim + 2) · u · |gain| · Σ|q · k|;</item>
/// <item>general: a projected query is a chain of queryDim multiply-adds, (queryDim + keyDim + 3) · u · |gain| · Σ|q · W · k|; both one u more in a logit that may count in another unit (<see cref="RowErrorBound.MayBeBinary"/>);</item>
/// <item>additive, the argument of a tangent: chains over queryDim from the bias and over keyDim, their sum and its product with a scale,
/// |scale| · ((queryDim + 1) · u · M + (keyDim + 1) · u · N + 2u · |sum|), M and N the magnitudes of the two products; 0 where nothing is
/// projected. The tangent is monotonic, hence off by the larger step to either end;</item>
/// <item>additive, the sum: weights v of two roundings, a tangent of 1.2 ULP, chains of at most units / 16 + 1 multiply-adds and four
/// additions of lanes, (units / 16 + 10) · u · Σ|v · tanh|;</item>
/// <item>an attentional vector: the context's error times its weights, a chain over context and query, a tangent.</item>
/// </list>
/// </remarks>
internal sealed class SequenceErrorBound
{
    private const double HalfUlp = RowErrorBound.HalfUlp, Subnormal = RowErrorBound.Subnormal;
    private const double Products = ErrorTerms.Products;

    private readonly SequenceData _data;
    private readonly SequenceAttentionShape _shape;

    public SequenceErrorBound(SequenceData data, double[] output, double[] attentional)
    {
        (_data, _shape) = (data, data.Shape);
        bool isBilinear = _shape.Score is SequenceScore.LuongDot or SequenceScore.LuongGeneral or SequenceScore.KerasDot;
        Scores = isBilinear ? BilinearScores(roundings: 2) : AdditiveScores();
        Output = new double[output.Length];
        Weights = new double[_shape.WeightsLength];
        LogSumExp = new double[_shape.LogSumExpLength];
        AttentionShape shape = _shape.Attention;
        double[] logits = isBilinear && RowErrorBound.MayBeBinary(shape, data.AttentionInputs) ? BilinearScores(roundings: 3) : Scores;
        bool[] queryMask = data.Get<bool>("queryMask");
        for (int row = 0; row < LogSumExp.Length; row++)
        {
            RowErrorBound bound = new(shape, data.AttentionInputs, row / shape.Queries, 0, row % shape.Queries, logits.AsSpan(row * shape.Keys, shape.Keys));
            bound.Weights.CopyTo(Weights, row * shape.Keys);
            LogSumExp[row] = bound.LogSumExp;
            if (output.Length > 0 && (queryMask.Length == 0 || queryMask[row]))
            {
                bound.Output(data.AttentionInputs).CopyTo(Output, row * shape.ValueDim);
            }
        }

        Attentional = attentional.Length == 0 ? [] : AttentionalVectors(output, attentional);
    }

    public double[] Output { get; }

    public double[] Weights { get; }

    public double[] Scores { get; }

    public double[] LogSumExp { get; }

    public double[] Attentional { get; }

    /// <summary>The absolute error of a tangent that is summed, as <c>VectorTanhOfSum</c> states it.</summary>
    private const double TanhOfSum = 3.3 * HalfUlp;

    private double[] BilinearScores(int roundings)
    {
        bool isProduct = _shape.Score == SequenceScore.LuongGeneral && !_data.Declaration.HasProjectedKeys;
        float[] query = _data.Get<float>("query"), keys = Keys();
        double factor = Math.Abs(Number(_shape.Score == SequenceScore.KerasDot ? "scale" : "gain"));
        int dim = isProduct ? _shape.KeyDim : _shape.QueryDim, length = isProduct ? _shape.QueryDim + _shape.KeyDim + 1 : dim;
        double[] queries = isProduct
            ? ErrorTerms.Magnitudes(query, _data.Get<float>("scoreWeights"), [], _shape.QueryDim, _shape.KeyDim)
            : [.. query.Select(number => (double)Math.Abs(number))];
        return PerSlot((row, key) =>
        {
            double magnitude = 0;
            for (int d = 0; d < dim; d++)
            {
                magnitude += queries[(row * dim) + d] * Math.Abs(keys[(key * dim) + d]);
            }

            // A score that is NaN or ±∞ has no error.
            return double.IsFinite(magnitude) ? Products * (((length + roundings) * HalfUlp * factor * magnitude) + (2 * dim * Subnormal)) : 0;
        });
    }

    private double[] AdditiveScores()
    {
        bool hasUnits = _shape.Score is SequenceScore.LuongConcat or SequenceScore.Bahdanau, isProjected = _data.Declaration.HasProjectedKeys;
        int units = hasUnits ? _shape.Units : _shape.KeyDim;
        float[] query = _data.Get<float>("query"), keys = Keys(), bias = _data.Get<float>("bias");
        float[] queryWeights = _data.Get<float>("queryWeights"), keyWeights = _data.Get<float>("keyWeights");
        double inner = _shape.Score == SequenceScore.KerasConcat ? Number("scale") : 1;
        double[] queries = hasUnits ? Product(query, queryWeights, bias, _shape.QueryDim) : [.. query.Select(number => (double)number)];
        double[] queryErrors = hasUnits
            ? [.. ErrorTerms.Magnitudes(query, queryWeights, bias, _shape.QueryDim, units).Select(magnitude => ErrorTerms.OfChain(_shape.QueryDim, magnitude))]
            : new double[queries.Length];
        bool projects = hasUnits && !isProjected;
        double[] compared = projects ? Product(keys, keyWeights, [], _shape.KeyDim) : [.. keys.Select(number => (double)number)];
        double[] keyErrors = projects
            ? [.. ErrorTerms.Magnitudes(keys, keyWeights, [], _shape.KeyDim, units).Select(magnitude => ErrorTerms.OfChain(_shape.KeyDim, magnitude))]
            : new double[compared.Length];
        double[] weights = UnitWeights(units);
        return PerSlot((row, key) =>
        {
            double error = 0, magnitude = 0;
            for (int unit = 0; unit < units; unit++)
            {
                int q = (row * units) + unit, k = (key * units) + unit;
                double argument = inner * (queries[q] + compared[k]), tanh = Math.Tanh(argument);

                // An argument that is ±∞ has no error, and its tangent is a number.
                double shift = double.IsInfinity(argument) ? 0 : Products * ((Math.Abs(inner) * (queryErrors[q] + keyErrors[k])) + (2 * HalfUlp * Math.Abs(argument)));
                double step = Math.Max(Math.Tanh(argument + shift) - tanh, tanh - Math.Tanh(argument - shift));
                error += Math.Abs(weights[unit]) * (step + TanhOfSum + Subnormal);
                magnitude += Math.Abs(weights[unit] * tanh);
            }

            return double.IsFinite(error) ? Products * (error + (((units / 16) + 10) * HalfUlp * magnitude)) + (units * Subnormal) : 0;
        });

        double[] Product(float[] rows, float[] by, float[] start, int inputDim)
        {
            double[] product = new double[rows.Length / inputDim * units];
            ReferenceProjection.Compute(rows.Length / inputDim, inputDim, units, rows, by, start, Activation.None, product);
            return product;
        }
    }

    private double[] UnitWeights(int units)
    {
        float[] v = _data.Get<float>(_shape.Score == SequenceScore.KerasAdditive ? "scale" : "scoreWeights");
        double factor = Number(_shape.Score == SequenceScore.KerasConcat ? "concatScoreWeight" : "gain");
        double length = _shape.Normalize ? Math.Sqrt(v.Sum(weight => (double)weight * weight)) : 1;
        return [.. Enumerable.Range(0, units).Select(unit => factor / length * (v.Length == 0 ? 1 : v[unit]))];
    }

    private double[] AttentionalVectors(double[] output, double[] attentional)
    {
        float[] query = _data.Get<float>("query"), weights = _data.Get<float>("attentionalWeights");
        int valueDim = _shape.ValueDim, queryDim = _shape.QueryDim, dim = _shape.AttentionalDim;
        double[] bounds = new double[attentional.Length];
        for (int i = 0; i < bounds.Length; i++)
        {
            int row = i / dim, column = i % dim;
            double error = 0, magnitude = 0, sum = 0;
            for (int d = 0; d < valueDim + queryDim; d++)
            {
                bool isContext = d < valueDim;
                double number = isContext ? output[(row * valueDim) + d] : query[(row * queryDim) + d - valueDim], weight = weights[(d * dim) + column];
                error += isContext ? Output[(row * valueDim) + d] * Math.Abs(weight) : 0;
                magnitude += Math.Abs(number * weight);
                sum += number * weight;
            }

            bounds[i] = double.IsFinite(sum) ? ErrorTerms.OfMonotonic(Math.Tanh, sum, error + ErrorTerms.OfChain(valueDim + queryDim, magnitude)) : 0;
        }

        return bounds;
    }

    private float[] Keys() => _data.Get<float>(
        _data.Declaration.HasProjectedKeys ? "projectedKeys" : _data.Declaration.HasKey ? "key" : "value");

    private double Number(string role) => _data.Get<float>(role) is [float number] ? number : 1;

    /// <summary>Something of every query's row and key's row.</summary>
    private double[] PerSlot(Func<int, int, double> of)
    {
        double[] slots = new double[_shape.WeightsLength];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            int row = slot / _shape.Keys;
            slots[slot] = of(row, (row / _shape.Queries * _shape.Keys) + (slot % _shape.Keys));
        }

        return slots;
    }
}
