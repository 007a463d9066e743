namespace AttnGen.Reference;

/// <summary>
/// Luong's, Bahdanau's and Keras's attention in their plainest form, in double precision: the judge of the generated kernels. Scores have
/// functions of their own; from there on everything is as in <see cref="ReferenceAttention"/>.
/// </summary>
/// <remarks>
/// Formulas: Luong, Pham, Manning, "Effective Approaches to Attention-based Neural Machine Translation" (2015), section 3.1; Bahdanau, Cho,
/// Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate" (2014), appendix A.1.2; TensorFlow Addons'
/// <c>LuongAttention</c> and <c>BahdanauAttention</c> for gains and normalisation; Keras's <c>Attention</c> and <c>AdditiveAttention</c>.
/// </remarks>
public static class ReferenceSequenceAttention
{
    /// <summary>
    /// Computes <c>weights = softmax(score(query, key))</c>, <c>output = weights · value</c> and
    /// <c>attentional = tanh(W_c [output; query])</c>.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <param name="inputs">What is read.</param>
    /// <param name="results">Where the results go.</param>
    /// <exception cref="ArgumentException">The shape is none of such an attention, or a span has another length than its shape and score say.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length lies outside 0 … keys.</exception>
    public static void Compute(SequenceAttentionShape shape, SequenceAttentionInputs inputs, SequenceAttentionResults results)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        inputs.Check(shape, needsAttentional: !results.Attentional.IsEmpty);
        results.Check(shape);

        double[] scores = SequenceScores.Compute(shape, inputs);
        double[] output = results.Output.IsEmpty && results.Attentional.IsEmpty ? [] : new double[shape.OutputLength];
        ReferenceAttention.Compute(
            shape.Attention,
            new() { Scores = scores, Query = [], Key = inputs.Key, Value = inputs.Value, Mask = inputs.Mask, Lengths = inputs.Lengths },
            new() { Output = output, Weights = results.Weights, Scores = results.Scores, LogSumExp = results.LogSumExp });

        for (int row = 0; row < inputs.QueryMask.Length && output.Length > 0; row++)
        {
            if (!inputs.QueryMask[row])
            {
                output.AsSpan(row * shape.ValueDim, shape.ValueDim).Clear();
            }
        }

        if (!results.Output.IsEmpty)
        {
            output.CopyTo(results.Output);
        }

        if (!results.Attentional.IsEmpty)
        {
            ComputeAttentional(shape, inputs, output, results.Attentional);
        }
    }

    private static void ComputeAttentional(
        SequenceAttentionShape shape, SequenceAttentionInputs inputs, ReadOnlySpan<double> output, Span<double> attentional)
    {
        attentional.Clear();
        ReadOnlySpan<float> outputWeights = inputs.AttentionalWeights[..(shape.ValueDim * shape.AttentionalDim)];
        ReadOnlySpan<float> queryWeights = inputs.AttentionalWeights[outputWeights.Length..];
        for (int row = 0; row < shape.Batch * shape.Queries; row++)
        {
            Span<double> vector = attentional.Slice(row * shape.AttentionalDim, shape.AttentionalDim);
            ReferenceFunctions.AddProduct(output.Slice(row * shape.ValueDim, shape.ValueDim), outputWeights, vector);
            ReferenceFunctions.AddProduct(inputs.Query.Slice(row * shape.QueryDim, shape.QueryDim), queryWeights, vector);
            foreach (ref double element in vector)
            {
                element = Math.Tanh(element);
            }
        }
    }
}
