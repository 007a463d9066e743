namespace AttnGen.Reference;

/// <summary>The bidirectional recurrent encoder as two runs of <see cref="ReferenceGru"/>: the judge of the generated kernels.</summary>
/// <remarks>Bahdanau, Cho, Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate" (2014), section 3.2.</remarks>
public static class ReferenceBidirectionalGru
{
    /// <summary>
    /// Computes annotations [→h; ←h] and both final states. The backward unit starts at each sequence's own last valid step.
    /// </summary>
    /// <param name="shape">The shape; <see cref="GruShape.Reverse"/> is false.</param>
    /// <param name="inputs">What is read.</param>
    /// <param name="results">Where the results go.</param>
    /// <exception cref="ArgumentException">The shape is none of a recurrent encoder, or a span has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length lies outside 0 … steps.</exception>
    public static void Compute(GruShape shape, BidirectionalGruInputs inputs, BidirectionalGruResults results)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        ShapeRules.Require(!shape.Reverse, $"{nameof(GruShape.Reverse)} must be false where both directions are read.");
        inputs.Check(shape);
        results.Check(shape);

        double[] forward = new double[shape.StatesLength], backward = new double[shape.StatesLength];
        ReferenceGru.Compute(shape, inputs.Forward, new() { States = forward, FinalState = results.ForwardFinalState });
        ReferenceGru.Compute(shape with { Reverse = true }, inputs.Backward, new() { States = backward, FinalState = results.BackwardFinalState });
        int hidden = shape.HiddenDim;
        for (int step = 0; step < shape.Batch * shape.Steps && !results.Annotations.IsEmpty; step++)
        {
            Span<double> annotation = results.Annotations.Slice(step * 2 * hidden, 2 * hidden);
            forward.AsSpan(step * hidden, hidden).CopyTo(annotation);
            backward.AsSpan(step * hidden, hidden).CopyTo(annotation[hidden..]);
        }
    }
}
