namespace AttnGen.Reference;

/// <summary>Where an attention's results go; an empty span is a result that is not wanted.</summary>
public readonly ref struct AttentionResults
{
    /// <summary>[batch, heads, queries, valueDim], or [batch, queries, heads, valueDim].</summary>
    public Span<double> Output { get; init; }

    /// <summary>[batch, heads, queries, keys], averaged [batch, queries, keys].</summary>
    public Span<double> Weights { get; init; }

    /// <summary>scale · query · key before soft cap, bias and masks, of every slot: [batch, heads, queries, keys], averaged [batch, queries, keys].</summary>
    public Span<double> Scores { get; init; }

    /// <summary>ln Σ e^logit over the attended slots, [batch, heads, queries].</summary>
    public Span<double> LogSumExp { get; init; }

    internal void Check(AttentionShape shape)
    {
        SpanLength.CheckOptional("output", Output.Length, shape.OutputLength);
        SpanLength.CheckOptional("weights", Weights.Length, shape.WeightsLength);
        SpanLength.CheckOptional("scores", Scores.Length, shape.ScoresLength);
        SpanLength.CheckOptional("logSumExp", LogSumExp.Length, shape.LogSumExpLength);
    }
}
