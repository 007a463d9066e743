namespace AttnGen.Reference;

/// <summary>
/// What an attention between an encoder and a decoder reads; spans are dense and row-major, and an empty one is a role that is absent.
/// <see cref="SequenceScore"/> says which score has which roles.
/// </summary>
public readonly ref struct SequenceAttentionInputs
{
    /// <summary>[batch, queries, queryDim].</summary>
    public required ReadOnlySpan<float> Query { get; init; }

    /// <summary>
    /// [batch, keys, keyDim]. Empty where <see cref="ProjectedKeys"/> are compared and <see cref="Value"/> is there; in Keras's layers
    /// the values serve then.
    /// </summary>
    public ReadOnlySpan<float> Key { get; init; }

    /// <summary>[batch, keys, valueDim]; empty: the keys serve as values.</summary>
    public ReadOnlySpan<float> Value { get; init; }

    /// <summary>[queryDim, units].</summary>
    public ReadOnlySpan<float> QueryWeights { get; init; }

    /// <summary>[keyDim, units].</summary>
    public ReadOnlySpan<float> KeyWeights { get; init; }

    /// <summary>
    /// In place of the keys' weights: key · keyWeights, [batch, keys, units]; of the general score key · Wᵀ, [batch, keys, queryDim].
    /// </summary>
    public ReadOnlySpan<float> ProjectedKeys { get; init; }

    /// <summary>[units]; of the general score [queryDim, keyDim].</summary>
    public ReadOnlySpan<float> ScoreWeights { get; init; }

    /// <summary>[units]; empty: 0.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>
    /// [1]; empty: 1. <see cref="SequenceScore.Bahdanau"/> has it only with <see cref="SequenceAttentionShape.Normalize"/>.
    /// </summary>
    public ReadOnlySpan<float> Gain { get; init; }

    /// <summary>[1], of <see cref="SequenceScore.KerasAdditive"/> [dim]; empty: 1.</summary>
    public ReadOnlySpan<float> Scale { get; init; }

    /// <summary>[1].</summary>
    public ReadOnlySpan<float> ConcatScoreWeight { get; init; }

    /// <summary>
    /// Whether a slot may be attended to, of the shape that <see cref="SequenceAttentionShape.MaskScope"/> says; Keras's valueMask.
    /// </summary>
    public ReadOnlySpan<bool> Mask { get; init; }

    /// <summary>[batch, queries], Keras's: where false the output is 0, and nothing else is.</summary>
    public ReadOnlySpan<bool> QueryMask { get; init; }

    /// <summary>[batch], valid keys of each batch entry.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>Luong's W_c, [valueDim + queryDim, attentionalDim].</summary>
    public ReadOnlySpan<float> AttentionalWeights { get; init; }

    /// <summary>What queries are compared with where nothing is projected in advance.</summary>
    internal ReadOnlySpan<float> KeyOrValue => Key.IsEmpty ? Value : Key;

    internal void Check(SequenceAttentionShape shape, bool needsAttentional)
    {
        bool isProjected = !ProjectedKeys.IsEmpty, isGeneral = shape.Score == SequenceScore.LuongGeneral;
        bool valueServesAsKey = shape.IsKeras && Key.IsEmpty && shape.ValueDim == shape.KeyDim;
        SpanLength.Check("query", Query.Length, shape.QueryLength);
        SpanLength.Check("key", Key.Length, Key.IsEmpty && (isProjected || valueServesAsKey) ? 0 : shape.KeyLength);
        SpanLength.Check("value", Value.Length, Value.IsEmpty && !shape.IsKeras ? 0 : shape.ValueLength);
        SpanLength.CheckOptional("projectedKeys", ProjectedKeys.Length, shape.ProjectedKeysLength);
        SpanLength.Check("queryWeights", QueryWeights.Length, shape.QueryWeightsLength);
        SpanLength.Check("keyWeights", KeyWeights.Length, isProjected ? 0 : shape.KeyWeightsLength);
        SpanLength.Check("scoreWeights", ScoreWeights.Length, isProjected && isGeneral ? 0 : shape.ScoreWeightsLength);
        SpanLength.CheckOptional("bias", Bias.Length, shape.Score == SequenceScore.Bahdanau ? shape.Units : 0);
        SpanLength.CheckOptional("gain", Gain.Length, shape.IsLuong || shape.Normalize ? 1 : 0);
        SpanLength.CheckOptional("scale", Scale.Length, shape.ScaleLength);
        SpanLength.Check("concatScoreWeight", ConcatScoreWeight.Length, shape.Score == SequenceScore.KerasConcat ? 1 : 0);
        SpanLength.CheckOptional("queryMask", QueryMask.Length, shape.IsKeras ? shape.QueryMaskLength : 0);
        SpanLength.Check(
            "attentionalWeights", AttentionalWeights.Length,
            shape.IsLuong && (needsAttentional || !AttentionalWeights.IsEmpty) ? shape.AttentionalWeightsLength : 0);
    }
}
