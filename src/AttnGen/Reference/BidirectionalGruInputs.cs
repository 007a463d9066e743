namespace AttnGen.Reference;

/// <summary>What a bidirectional recurrent encoder reads; spans are as in <see cref="GruInputs"/>.</summary>
public readonly ref struct BidirectionalGruInputs
{
    /// <summary>[batch, steps, inputDim].</summary>
    public required ReadOnlySpan<float> Inputs { get; init; }

    /// <summary>[inputDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> ForwardInputWeights { get; init; }

    /// <summary>[hiddenDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> ForwardRecurrentWeights { get; init; }

    /// <summary>[3 · hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> ForwardBias { get; init; }

    /// <summary>[3 · hiddenDim], only with <see cref="GruShape.ResetAfter"/>; empty: 0.</summary>
    public ReadOnlySpan<float> ForwardRecurrentBias { get; init; }

    /// <summary>[batch, hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> ForwardInitialState { get; init; }

    /// <summary>[inputDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> BackwardInputWeights { get; init; }

    /// <summary>[hiddenDim, 3 · hiddenDim].</summary>
    public required ReadOnlySpan<float> BackwardRecurrentWeights { get; init; }

    /// <summary>[3 · hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> BackwardBias { get; init; }

    /// <summary>[3 · hiddenDim], only with <see cref="GruShape.ResetAfter"/>; empty: 0.</summary>
    public ReadOnlySpan<float> BackwardRecurrentBias { get; init; }

    /// <summary>[batch, hiddenDim]; empty: 0.</summary>
    public ReadOnlySpan<float> BackwardInitialState { get; init; }

    /// <summary>[batch], valid steps of each batch entry; empty: all.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>What the forward unit reads.</summary>
    internal GruInputs Forward => new()
    {
        Inputs = Inputs, InputWeights = ForwardInputWeights, RecurrentWeights = ForwardRecurrentWeights, Bias = ForwardBias,
        RecurrentBias = ForwardRecurrentBias, InitialState = ForwardInitialState, Lengths = Lengths,
    };

    /// <summary>What the backward unit reads.</summary>
    internal GruInputs Backward => new()
    {
        Inputs = Inputs, InputWeights = BackwardInputWeights, RecurrentWeights = BackwardRecurrentWeights, Bias = BackwardBias,
        RecurrentBias = BackwardRecurrentBias, InitialState = BackwardInitialState, Lengths = Lengths,
    };

    internal void Check(GruShape shape)
    {
        Forward.Check(shape, "forward");
        Backward.Check(shape, "backward");
    }
}
