namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed <c>[Attention]</c> declaration: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is false and
/// only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Batch">Independent sequences.</param>
/// <param name="Heads">Heads of each batch entry.</param>
/// <param name="Queries">Query rows of each head.</param>
/// <param name="Keys">Key rows of each head.</param>
/// <param name="Dim">Components of a query and of a key.</param>
/// <param name="ValueDim">Components of a value.</param>
/// <param name="ScaleBits">Bits of the float that multiplies every score.</param>
internal sealed record AttentionSpec(
    MethodSpec Method,
    bool IsValid,
    int Batch,
    int Heads,
    int Queries,
    int Keys,
    int Dim,
    int ValueDim,
    uint ScaleBits)
{
    public bool HasValue => Method.Has(AttentionRoles.Value);

    public bool HasLengths => Method.Has(AttentionRoles.Lengths);

    public bool HasOutput => Method.Has(AttentionRoles.Output);

    public bool HasWeights => Method.Has(AttentionRoles.Weights);
}
