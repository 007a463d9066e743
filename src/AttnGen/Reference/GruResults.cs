namespace AttnGen.Reference;

/// <summary>Where a gated recurrent unit's results go; an empty span is a result that is not wanted.</summary>
public readonly ref struct GruResults
{
    /// <summary>[batch, steps, hiddenDim]: the state after each step; 0 where a step is not valid.</summary>
    public Span<double> States { get; init; }

    /// <summary>[batch, hiddenDim]: the state after the step that is read last; the initial state where no step is valid.</summary>
    public Span<double> FinalState { get; init; }

    internal void Check(GruShape shape)
    {
        SpanLength.CheckOptional("states", States.Length, shape.StatesLength);
        SpanLength.CheckOptional("finalState", FinalState.Length, shape.StateLength);
    }
}
