namespace AttnGen.Reference;

/// <summary>What an attention reads; spans are dense and row-major, and an empty one is a role that is absent.</summary>
public readonly ref struct AttentionInputs
{
    /// <summary>[batch, heads, queries, dim], or [batch, queries, heads, dim].</summary>
    public required ReadOnlySpan<float> Query { get; init; }

    /// <summary>[batch, keyValueHeads, keys, dim], or [batch, keys, keyValueHeads, dim].</summary>
    public required ReadOnlySpan<float> Key { get; init; }

    /// <summary>
    /// [batch, keyValueHeads, keys, valueDim], or [batch, keys, keyValueHeads, valueDim]; empty: the keys serve as values.
    /// </summary>
    public ReadOnlySpan<float> Value { get; init; }

    /// <summary>Whether a slot may be attended to, of the shape that <see cref="AttentionShape.MaskScope"/> says.</summary>
    public ReadOnlySpan<bool> Mask { get; init; }

    /// <summary>What is added to a logit, of the shape that <see cref="AttentionShape.BiasScope"/> says; −∞ masks the slot.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>[batch], valid keys of each batch entry.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>
    /// [batch, heads, queries, keys], in place of scale · query · key: the scores of any other function. There is no query then, and the
    /// keys serve as nothing but values.
    /// </summary>
    public ReadOnlySpan<double> Scores { get; init; }

    /// <summary>The values, wherever they come from.</summary>
    internal ReadOnlySpan<float> ValueOrKey => Value.IsEmpty ? Key : Value;

    /// <param name="shape">The shape.</param>
    /// <param name="needsValue">Whether there have to be values. Keys that serve for scores serve as values too.</param>
    internal void Check(AttentionShape shape, bool needsValue)
    {
        SpanLength.CheckOptional("scores", Scores.Length, shape.GivenScoresLength);
        SpanLength.Check("query", Query.Length, Scores.IsEmpty ? shape.QueryLength : 0);
        SpanLength.Check("key", Key.Length, Scores.IsEmpty || !Key.IsEmpty ? shape.KeyLength : 0);
        SpanLength.Check("value", ValueOrKey.Length, needsValue || !ValueOrKey.IsEmpty ? shape.ValueLength : 0);
        SpanLength.CheckOptional("mask", Mask.Length, shape.MaskLength);
        SpanLength.CheckOptional("bias", Bias.Length, shape.BiasLength);
        SpanLength.CheckLengths(Lengths, shape.LengthsLength, shape.Keys);
    }
}
