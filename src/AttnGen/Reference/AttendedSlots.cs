namespace AttnGen.Reference;

/// <summary>The rule which keys a query attends to: lengths, mask, bias of −∞, causal diagonal and windows together.</summary>
/// <param name="shape">The shape and its options.</param>
/// <param name="inputs">Mask, bias and lengths; the others are of no account.</param>
public readonly ref struct AttendedSlots(AttentionShape shape, AttentionInputs inputs)
{
    private readonly ReadOnlySpan<bool> _mask = inputs.Mask;
    private readonly ReadOnlySpan<float> _bias = inputs.Bias;
    private readonly ReadOnlySpan<int> _lengths = inputs.Lengths;

    /// <summary>Whether the query attends to the key, that is, whether nothing masks their slot.</summary>
    /// <param name="batch">The batch entry.</param>
    /// <param name="head">The query's head.</param>
    /// <param name="query">The query.</param>
    /// <param name="key">The key.</param>
    public bool IsAttended(int batch, int head, int query, int key)
    {
        // 64 bits, for a window may be as wide as an int.
        long distance = (long)key - query - shape.DiagonalOffset;
        return (_lengths.IsEmpty || key < _lengths[batch])
            && (_mask.IsEmpty || _mask[shape.MaskIndex(batch, head, query, key)])
            && (_bias.IsEmpty || !float.IsNegativeInfinity(_bias[shape.BiasIndex(batch, head, query, key)]))
            && !(shape.Causal && distance > 0)
            && !(shape.WindowLeft is { } left && distance < -(long)left)
            && !(shape.WindowRight is { } right && distance > right);
    }
}
