namespace AttnGen;

/// <summary>Where the causal diagonal starts when queries and keys differ in number.</summary>
public enum CausalAlignment
{
    /// <summary>Query i sees keys 0 … i, as in Keras and PyTorch.</summary>
    TopLeft,

    /// <summary>The last query sees every key: query i sees keys 0 … i + keys − queries, as in FlashAttention.</summary>
    BottomRight,
}

/// <summary>Order of the axes of query, key, value and output.</summary>
public enum AttentionLayout
{
    /// <summary>[batch, heads, sequence, dim], as in PyTorch.</summary>
    HeadsFirst,

    /// <summary>[batch, sequence, heads, dim], as in Keras and FlashAttention.</summary>
    SequenceFirst,
}

/// <summary>Shape of the <c>mask</c> role: which axes it has of its own.</summary>
public enum MaskScope
{
    /// <summary>[queries, keys], one for all batch entries and heads.</summary>
    Shared,

    /// <summary>[batch, keys], one row for all heads and queries, as Hugging Face's padding mask.</summary>
    PerKey,

    /// <summary>[heads, queries, keys].</summary>
    PerHead,

    /// <summary>[batch, queries, keys].</summary>
    PerBatch,

    /// <summary>[batch, heads, queries, keys].</summary>
    PerBatchAndHead,
}

/// <summary>Shape of the <c>bias</c> role: which axes it has of its own.</summary>
public enum BiasScope
{
    /// <summary>[queries, keys], one for all batch entries and heads.</summary>
    Shared,

    /// <summary>[batch, keys], one row for all heads and queries, as Hugging Face's padding mask.</summary>
    PerKey,

    /// <summary>[heads, queries, keys].</summary>
    PerHead,

    /// <summary>[batch, queries, keys].</summary>
    PerBatch,

    /// <summary>[batch, heads, queries, keys].</summary>
    PerBatchAndHead,
}

/// <summary>What a query without any valid key gets.</summary>
public enum EmptyRow
{
    /// <summary>Weights and output are 0, as in PyTorch since 2.5, ONNX and FlashAttention.</summary>
    Zero,

    /// <summary>Every key weighs 1/keys, masked ones included, as in Keras <c>Attention</c>.</summary>
    Uniform,
}
