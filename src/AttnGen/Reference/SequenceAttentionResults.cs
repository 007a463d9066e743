namespace AttnGen.Reference;

/// <summary>Where the results of an attention between an encoder and a decoder go; an empty span is a result that is not wanted.</summary>
public readonly ref struct SequenceAttentionResults
{
    /// <summary>[batch, queries, valueDim]: the context vectors.</summary>
    public Span<double> Output { get; init; }

    /// <summary>[batch, queries, keys].</summary>
    public Span<double> Weights { get; init; }

    /// <summary>[batch, queries, keys], before masks, of every slot.</summary>
    public Span<double> Scores { get; init; }

    /// <summary>[batch, queries]: ln Σ e^score over the attended slots.</summary>
    public Span<double> LogSumExp { get; init; }

    /// <summary>[batch, queries, attentionalDim]: Luong's attentional vectors.</summary>
    public Span<double> Attentional { get; init; }

    internal void Check(SequenceAttentionShape shape)
    {
        SpanLength.CheckOptional("output", Output.Length, shape.OutputLength);
        SpanLength.CheckOptional("weights", Weights.Length, shape.WeightsLength);
        SpanLength.CheckOptional("scores", Scores.Length, shape.WeightsLength);
        SpanLength.CheckOptional("logSumExp", LogSumExp.Length, shape.LogSumExpLength);
        SpanLength.CheckOptional("attentional", Attentional.Length, shape.IsLuong ? shape.AttentionalLength : 0);
    }
}
