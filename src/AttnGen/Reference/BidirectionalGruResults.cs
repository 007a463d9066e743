namespace AttnGen.Reference;

/// <summary>Where a bidirectional recurrent encoder's results go; an empty span is a result that is not wanted.</summary>
public readonly ref struct BidirectionalGruResults
{
    /// <summary>[batch, steps, 2 · hiddenDim]: forward state, then backward state, of each step; 0 where a step is not valid.</summary>
    public Span<double> Annotations { get; init; }

    /// <summary>[batch, hiddenDim]: the forward state after the last valid step.</summary>
    public Span<double> ForwardFinalState { get; init; }

    /// <summary>[batch, hiddenDim]: the backward state after the first step.</summary>
    public Span<double> BackwardFinalState { get; init; }

    internal void Check(GruShape shape)
    {
        SpanLength.CheckOptional("annotations", Annotations.Length, shape.AnnotationsLength);
        SpanLength.CheckOptional("forwardFinalState", ForwardFinalState.Length, shape.StateLength);
        SpanLength.CheckOptional("backwardFinalState", BackwardFinalState.Length, shape.StateLength);
    }
}
