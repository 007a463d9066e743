namespace AttnGen.Reference;

/// <summary>A dense layer in double precision: the judge of the kernels that <see cref="ProjectionAttribute"/> declares.</summary>
public static class ReferenceProjection
{
    /// <summary>Computes <c>outputs = activation(inputs · weights + bias)</c>.</summary>
    /// <param name="rows">Rows of inputs and outputs.</param>
    /// <param name="inputDim">Components of an input.</param>
    /// <param name="outputDim">Components of an output.</param>
    /// <param name="inputs">[rows, inputDim].</param>
    /// <param name="weights">[inputDim, outputDim], row-major [in, out].</param>
    /// <param name="bias">[outputDim]; empty: 0.</param>
    /// <param name="activation">What is applied to every output.</param>
    /// <param name="outputs">[rows, outputDim].</param>
    /// <exception cref="ArgumentException">A span has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the activation is none.</exception>
    public static void Compute(
        int rows, int inputDim, int outputDim, ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias,
        Activation activation, Span<double> outputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputDim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputDim, 1);
        SpanLength.Check(nameof(inputs), inputs.Length, checked(rows * inputDim));
        SpanLength.Check(nameof(weights), weights.Length, checked(inputDim * outputDim));
        SpanLength.CheckOptional(nameof(bias), bias.Length, outputDim);
        SpanLength.Check(nameof(outputs), outputs.Length, checked(rows * outputDim));
        for (int row = 0; row < rows; row++)
        {
            Span<double> output = outputs.Slice(row * outputDim, outputDim);
            for (int j = 0; j < outputDim; j++)
            {
                output[j] = bias.IsEmpty ? 0 : bias[j];
            }

            ReferenceFunctions.AddProduct(inputs.Slice(row * inputDim, inputDim), weights, output);
            foreach (ref double element in output)
            {
                element = activation switch
                {
                    Activation.Tanh => Math.Tanh(element),
                    Activation.Sigmoid => ReferenceFunctions.Sigmoid(element),
                    Activation.None => element,
                    _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation."),
                };
            }
        }
    }
}
