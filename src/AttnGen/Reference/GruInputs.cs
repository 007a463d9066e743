namespace AttnGen.Reference;

/// <summary>
/// What a gated recurrent unit reads; spans are dense and row-major, gates in the order update, reset, candidate, and an empty span is
/// a role that is absent.
/// </summary>
public readonly ref struct GruInputs
{
    /// <summary>[batch, steps, inputDim].</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>W, [inputDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> InputWeights { get; init; }

    /// <summary>U, [hiddenDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> RecurrentWeights { get; init; }

    /// <summary>b, [3 · hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>c, [3 · hiddenDim], only with <see cref="GruShape.ResetAfter"/>; empty: 0.</summary>
    public ReadOnlySpan<float> RecurrentBias { get; init; }

    /// <summary>[batch, hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> InitialState { get; init; }

    /// <summary>[batch], valid steps of each batch entry; empty: all.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <param name="shape">The shape.</param>
    /// <param name="direction">What stands before the names of all roles but inputs and lengths: forward, backward, or nothing.</param>
    internal void Check(GruShape shape, string direction = "")
    {
        SpanLength.Check("inputs", Inputs.Length, shape.InputsLength);
        SpanLength.CheckLengths(Lengths, shape.LengthsLength, shape.Steps);
        SpanLength.Check(Name("InputWeights"), InputWeights.Length, shape.InputWeightsLength);
        SpanLength.Check(Name("RecurrentWeights"), RecurrentWeights.Length, shape.RecurrentWeightsLength);
        SpanLength.CheckOptional(Name("Bias"), Bias.Length, shape.BiasLength);
        SpanLength.CheckOptional(Name("RecurrentBias"), RecurrentBias.Length, shape.ResetAfter ? shape.BiasLength : 0);
        SpanLength.CheckOptional(Name("InitialState"), InitialState.Length, shape.StateLength);

        string Name(string role) => direction.Length > 0 ? direction + role : char.ToLowerInvariant(role[0]) + role[1..];
    }
}
