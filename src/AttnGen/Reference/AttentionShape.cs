namespace AttnGen.Reference;

/// <summary>Shape and numbers of a softmax attention, as <see cref="AttentionAttribute"/> declares them.</summary>
/// <param name="Queries">Query rows of each head.</param>
/// <param name="Keys">Key rows of each head.</param>
/// <param name="Dim">Components of a query and of a key.</param>
public sealed record AttentionShape(int Queries, int Keys, int Dim)
{
    /// <summary>Independent sequences.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Heads of each batch entry.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Components of a value and of an output row.</summary>
    public int ValueDim { get; init; } = Dim;

    /// <summary>Factor of every score, a float as kernels use it. Default 1/√<see cref="Dim"/>.</summary>
    public float Scale { get; init; } = (float)(1 / Math.Sqrt(Dim));

    /// <summary>Elements of query, [batch, heads, queries, dim].</summary>
    public int QueryLength => checked(Batch * Heads * Queries * Dim);

    /// <summary>Elements of key, [batch, heads, keys, dim].</summary>
    public int KeyLength => checked(Batch * Heads * Keys * Dim);

    /// <summary>Elements of value, [batch, heads, keys, valueDim].</summary>
    public int ValueLength => checked(Batch * Heads * Keys * ValueDim);

    /// <summary>Elements of output, [batch, heads, queries, valueDim].</summary>
    public int OutputLength => checked(Batch * Heads * Queries * ValueDim);

    /// <summary>Elements of weights, [batch, heads, queries, keys].</summary>
    public int WeightsLength => checked(Batch * Heads * Queries * Keys);
}
