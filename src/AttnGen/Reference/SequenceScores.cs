namespace AttnGen.Reference;

/// <summary>The score functions of <see cref="SequenceScore"/>.</summary>
internal static class SequenceScores
{
    /// <summary>The scores of all slots, [batch, queries, keys].</summary>
    public static double[] Compute(SequenceAttentionShape shape, SequenceAttentionInputs inputs)
    {
        double[] scores = new double[shape.WeightsLength];
        double[] queries = ComparedQueries(shape, inputs), keys = ComparedKeys(shape, inputs), sumWeights = SumWeights(shape, inputs);
        double factor = Number(inputs.ConcatScoreWeight), inner = 1;
        if (shape.IsLuong)
        {
            factor = Number(inputs.Gain);
        }
        else if (shape.Score == SequenceScore.KerasDot)
        {
            factor = Number(inputs.Scale);
        }
        else if (shape.Score == SequenceScore.KerasConcat)
        {
            inner = Number(inputs.Scale);
        }

        int dim = keys.Length / (shape.Batch * shape.Keys);
        bool isProduct = shape.Score is SequenceScore.LuongDot or SequenceScore.LuongGeneral or SequenceScore.KerasDot;
        for (int slot = 0; slot < scores.Length; slot++)
        {
            int row = slot / shape.Keys, batch = row / shape.Queries, key = (batch * shape.Keys) + (slot % shape.Keys);
            double sum = 0;
            for (int c = 0; c < dim; c++)
            {
                double q = queries[(row * dim) + c], k = keys[(key * dim) + c];
                double bias = inputs.Bias.IsEmpty ? 0 : inputs.Bias[c];
                sum += isProduct ? q * k : sumWeights[c] * Math.Tanh(inner * (q + k + bias));
            }

            scores[slot] = factor * sum;
        }

        return scores;
    }

    /// <summary>[batch, queries, dim], queries as they enter the sum over the components.</summary>
    private static double[] ComparedQueries(SequenceAttentionShape shape, SequenceAttentionInputs inputs) =>
        shape.HasUnits ? Project(inputs.Query, shape.QueryDim, inputs.QueryWeights, shape.Units)
        : shape.Score == SequenceScore.LuongGeneral && inputs.ProjectedKeys.IsEmpty
            ? Project(inputs.Query, shape.QueryDim, inputs.ScoreWeights, shape.KeyDim)
        : ToDoubles(inputs.Query);

    /// <summary>[batch, keys, dim].</summary>
    private static double[] ComparedKeys(SequenceAttentionShape shape, SequenceAttentionInputs inputs) =>
        !inputs.ProjectedKeys.IsEmpty ? ToDoubles(inputs.ProjectedKeys)
        : shape.HasUnits ? Project(inputs.Key, shape.KeyDim, inputs.KeyWeights, shape.Units)
        : ToDoubles(inputs.KeyOrValue);

    /// <summary>What each hyperbolic tangent is multiplied by.</summary>
    private static double[] SumWeights(SequenceAttentionShape shape, SequenceAttentionInputs inputs)
    {
        if (shape.HasUnits)
        {
            double[] weights = ToDoubles(inputs.ScoreWeights);
            double factor = shape.Normalize ? Number(inputs.Gain) / Math.Sqrt(weights.Sum(weight => weight * weight)) : 1;
            return [.. weights.Select(weight => factor * weight)];
        }

        bool hasScales = shape.Score == SequenceScore.KerasAdditive && !inputs.Scale.IsEmpty;
        return hasScales ? ToDoubles(inputs.Scale) : [.. Enumerable.Repeat(1.0, shape.KeyDim)];
    }

    private static double[] Project(ReadOnlySpan<float> rows, int inputDim, ReadOnlySpan<float> weights, int outputDim)
    {
        double[] projected = new double[rows.Length / inputDim * outputDim];
        ReferenceProjection.Compute(rows.Length / inputDim, inputDim, outputDim, rows, weights, [], Activation.None, projected);
        return projected;
    }

    private static double Number(ReadOnlySpan<float> number) => number.IsEmpty ? 1 : number[0];

    private static double[] ToDoubles(ReadOnlySpan<float> numbers)
    {
        double[] doubles = new double[numbers.Length];
        for (int i = 0; i < doubles.Length; i++)
        {
            doubles[i] = numbers[i];
        }

        return doubles;
    }
}
