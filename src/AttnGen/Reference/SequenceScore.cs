namespace AttnGen.Reference;

/// <summary>
/// How an attention of an encoder and a decoder compares a query q and a key k. Roles bear the names that the attributes give them.
/// </summary>
public enum SequenceScore
{
    /// <summary><see cref="LuongAttentionAttribute"/>, <see cref="LuongScore.Dot"/>: gain · q · k.</summary>
    LuongDot,

    /// <summary><see cref="LuongAttentionAttribute"/>, <see cref="LuongScore.General"/>: gain · qᵀ W k, W = scoreWeights.</summary>
    LuongGeneral,

    /// <summary>
    /// <see cref="LuongAttentionAttribute"/>, <see cref="LuongScore.Concat"/>: gain · vᵀ tanh(q · queryWeights + k · keyWeights), v =
    /// scoreWeights.
    /// </summary>
    LuongConcat,

    /// <summary>
    /// <see cref="BahdanauAttentionAttribute"/>: vᵀ tanh(q · queryWeights + k · keyWeights + bias), v = scoreWeights, or gain ·
    /// scoreWeights / ‖scoreWeights‖.
    /// </summary>
    Bahdanau,

    /// <summary><see cref="KerasAttentionAttribute"/>, <see cref="KerasScoreMode.Dot"/>: scale · q · k.</summary>
    KerasDot,

    /// <summary>
    /// <see cref="KerasAttentionAttribute"/>, <see cref="KerasScoreMode.Concat"/>: concatScoreWeight · Σ tanh(scale · (q + k)).
    /// </summary>
    KerasConcat,

    /// <summary><see cref="KerasAdditiveAttentionAttribute"/>: Σ scale · tanh(q + k).</summary>
    KerasAdditive,
}
