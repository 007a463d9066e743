namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Attention]</c> declaration: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is false and
/// only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Batch">Independent sequences.</param>
/// <param name="Heads">Query heads of each batch entry.</param>
/// <param name="KeyValueHeads">Key and value heads of each batch entry, a divisor of <paramref name="Heads"/>.</param>
/// <param name="Queries">Query rows of each head.</param>
/// <param name="Keys">Key rows of each head.</param>
/// <param name="Dim">Components of a query and of a key.</param>
/// <param name="ValueDim">Components of a value.</param>
/// <param name="ScaleBits">Bits of the float that multiplies every score.</param>
/// <param name="Options">Everything that has a default.</param>
internal sealed record AttentionSpec(
    MethodSpec Method,
    bool IsValid,
    int Batch,
    int Heads,
    int KeyValueHeads,
    int Queries,
    int Keys,
    int Dim,
    int ValueDim,
    uint ScaleBits,
    AttentionOptions Options)
{
    public bool HasValue => Method.Has(AttentionRoles.Value);

    /// <summary>The role that holds the values: without one of their own the keys.</summary>
    public string ValueRole => HasValue ? AttentionRoles.Value : AttentionRoles.Key;

    public bool HasMask => Method.Has(AttentionRoles.Mask);

    public bool HasBias => Method.Has(AttentionRoles.Bias);

    public bool HasLengths => Method.Has(AttentionRoles.Lengths);

    public bool HasOutput => Method.Has(AttentionRoles.Output);

    public bool HasWeights => Method.Has(AttentionRoles.Weights);

    public bool HasScores => Method.Has(AttentionRoles.Scores);

    public bool HasLogSumExp => Method.Has(AttentionRoles.LogSumExp);

    public bool HasWorkspace => Method.Has(AttentionRoles.Workspace);

    /// <summary>Whether weights or scores of several heads are summed up, to become their mean.</summary>
    public bool SumsHeads => Options.AverageHeads && Heads > 1 && (HasWeights || HasScores);

    /// <summary>Whether anything beyond the scores is asked for.</summary>
    public bool HasSoftmax => HasOutput || HasWeights || HasLogSumExp;

    /// <summary>Whether a slot in the middle of what a block of queries sees may be masked.</summary>
    public bool HasMaskedSlots => HasMask || HasBias || !Options.Band.IsUnbounded;

    /// <summary>Whether scores become logits by more than being named so.</summary>
    public bool HasLogits => HasMaskedSlots || Options.SoftcapBits is not null;
}
