namespace AttnGen.Reference;

/// <summary>
/// The gated recurrent unit in its plainest form, in double precision: the judge of the generated kernels. Slow on purpose.
/// </summary>
/// <remarks>
/// Formulas: Cho et al., "Learning Phrase Representations using RNN Encoder–Decoder" (2014); Bahdanau, Cho, Bengio, "Neural Machine
/// Translation by Jointly Learning to Align and Translate" (2014), appendix A; with the reset after the product, Keras's and PyTorch's
/// documentation of their layers.
/// </remarks>
public static class ReferenceGru
{
    /// <summary>
    /// Computes states and final state of one direction, as <see cref="GruAttribute"/> says. A step that is not valid is not read.
    /// </summary>
    /// <param name="shape">The shape.</param>
    /// <param name="inputs">What is read.</param>
    /// <param name="results">Where the results go.</param>
    /// <exception cref="ArgumentException">The shape is none of a recurrent unit, or a span has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length lies outside 0 … steps.</exception>
    public static void Compute(GruShape shape, GruInputs inputs, GruResults results)
    {
        ArgumentNullException.ThrowIfNull(shape);
        shape.Check();
        inputs.Check(shape);
        results.Check(shape);

        results.States.Clear();
        double[] state = new double[shape.HiddenDim];
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int i = 0; i < state.Length; i++)
            {
                state[i] = inputs.InitialState.IsEmpty ? 0 : inputs.InitialState[(batch * shape.HiddenDim) + i];
            }

            int length = inputs.Lengths.IsEmpty ? shape.Steps : inputs.Lengths[batch];
            for (int read = 0; read < length; read++)
            {
                int step = (batch * shape.Steps) + (shape.Reverse ? length - 1 - read : read);
                Step(shape, inputs, inputs.Inputs.Slice(step * shape.InputDim, shape.InputDim), state);
                if (!results.States.IsEmpty)
                {
                    state.CopyTo(results.States.Slice(step * shape.HiddenDim, shape.HiddenDim));
                }
            }

            if (!results.FinalState.IsEmpty)
            {
                state.CopyTo(results.FinalState.Slice(batch * shape.HiddenDim, shape.HiddenDim));
            }
        }
    }

    /// <summary>The state after one step in place of that before it.</summary>
    private static void Step(GruShape shape, GruInputs inputs, ReadOnlySpan<float> input, Span<double> state)
    {
        // x W + b and h U + c, of all gates; columns are update, reset, candidate.
        int hidden = shape.HiddenDim;
        double[] fromInput = Biased(inputs.Bias, 3 * hidden), fromState = Biased(inputs.RecurrentBias, 3 * hidden);
        ReferenceFunctions.AddProduct(input, inputs.InputWeights, fromInput);
        ReferenceFunctions.AddProduct(state, inputs.RecurrentWeights, fromState);

        double[] update = new double[hidden], reset = new double[hidden], resetState = new double[hidden];
        for (int i = 0; i < hidden; i++)
        {
            update[i] = ReferenceFunctions.Sigmoid(fromInput[i] + fromState[i]);
            reset[i] = ReferenceFunctions.Sigmoid(fromInput[hidden + i] + fromState[hidden + i]);
            resetState[i] = reset[i] * state[i];
        }

        double[] fromResetState = new double[3 * hidden];
        ReferenceFunctions.AddProduct(resetState, inputs.RecurrentWeights, fromResetState);
        for (int i = 0; i < hidden; i++)
        {
            int column = (2 * hidden) + i;
            double candidate = Math.Tanh(fromInput[column] + (shape.ResetAfter ? reset[i] * fromState[column] : fromResetState[column]));
            double keep = shape.Update == GruUpdate.KeepState ? update[i] : 1 - update[i];
            double take = shape.Update == GruUpdate.KeepState ? 1 - update[i] : update[i];
            state[i] = (keep * state[i]) + (take * candidate);
        }
    }

    private static double[] Biased(ReadOnlySpan<float> bias, int length)
    {
        double[] sums = new double[length];
        for (int i = 0; i < bias.Length; i++)
        {
            sums[i] = bias[i];
        }

        return sums;
    }
}
