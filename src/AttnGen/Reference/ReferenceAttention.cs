namespace AttnGen.Reference;

/// <summary>
/// Softmax attention in its plainest form, in double precision: the judge of the generated kernels, and something to check one's own
/// declaration against. Slow on purpose; nothing is blocked, fused or vectorised.
/// </summary>
public static class ReferenceAttention
{
    /// <summary>
    /// Computes <c>weights = softmax(scale · query · keyᵀ)</c> and <c>output = weights · value</c> with every option of the shape.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The score of a slot is scale · q·k, or what <see cref="AttentionInputs.Scores"/> holds; its logit is softcap · tanh(score / softcap)
    /// where there is a soft cap, plus the bias. Weights are the softmax of a row's logits over the slots that <see cref="AttendedSlots"/> leaves. A masked slot is skipped, so
    /// nothing in it can reach output, weights or logSumExp; scores show it all the same.
    /// </para>
    /// <para>
    /// NaN in an attended slot, or a logit of +∞, gives NaN in its row and in no other. A logit of −∞ weighs 0. A row without a logit
    /// above −∞ is empty: its logSumExp is −∞, and <see cref="AttentionShape.EmptyRow"/> says what it weighs.
    /// </para>
    /// </remarks>
    /// <param name="shape">The shape.</param>
    /// <param name="inputs">What is read.</param>
    /// <param name="results">Where the results go.</param>
    /// <exception cref="ArgumentException">The shape is none of an attention, or a span has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length lies outside 0 … keys.</exception>
    public static void Compute(AttentionShape shape, AttentionInputs inputs, AttentionResults results)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        inputs.Check(shape, needsValue: !results.Output.IsEmpty);
        results.Check(shape);

        // Averaged rows are summed up.
        results.Weights.Clear();
        results.Scores.Clear();
        double share = shape.AverageHeads ? 1.0 / shape.Heads : 1;
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                for (int query = 0; query < shape.Queries; query++)
                {
                    AttentionRow row = AttentionRow.Of(shape, inputs, batch, head, query);
                    int weightsStart = shape.WeightsRow(batch, head, query) * shape.Keys;
                    if (!results.Weights.IsEmpty)
                    {
                        AddTo(results.Weights.Slice(weightsStart, shape.Keys), row.Weights, share);
                    }

                    if (!results.Scores.IsEmpty)
                    {
                        AddTo(results.Scores.Slice(weightsStart, shape.Keys), row.Scores, share);
                    }

                    if (!results.LogSumExp.IsEmpty)
                    {
                        results.LogSumExp[shape.LogSumExpIndex(batch, head, query)] = row.LogSumExp;
                    }

                    if (!results.Output.IsEmpty)
                    {
                        Span<double> output = results.Output.Slice(shape.QueryRow(batch, head, query) * shape.ValueDim, shape.ValueDim);
                        WeightedSum(shape, inputs, batch, head, row, output);
                    }
                }
            }
        }
    }

    private static void AddTo(Span<double> sums, ReadOnlySpan<double> row, double share)
    {
        for (int key = 0; key < row.Length; key++)
        {
            sums[key] += share * row[key];
        }
    }

    /// <summary>output = Σ weight · value row, over the attended slots; an empty row of uniform weights is the mean of all.</summary>
    private static void WeightedSum(AttentionShape shape, AttentionInputs inputs, int batch, int head, AttentionRow row, Span<double> output)
    {
        output.Clear();
        for (int key = 0; key < shape.Keys; key++)
        {
            if (row.IsEmpty ? shape.EmptyRow == EmptyRow.Uniform : row.IsAttended[key])
            {
                ReadOnlySpan<float> value = inputs.ValueOrKey.Slice(shape.KeyRow(batch, head, key) * shape.ValueDim, shape.ValueDim);
                for (int c = 0; c < output.Length; c++)
                {
                    output[c] += row.Weights[key] * value[c];
                }
            }
        }
    }
}
