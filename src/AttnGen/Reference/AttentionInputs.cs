namespace AttnGen.Reference;

/// <summary>What an attention reads; spans are dense and row-major, and an empty one is a role that is absent.</summary>
public readonly ref struct AttentionInputs
{
    /// <summary>[batch, heads, queries, dim], or [batch, queries, heads, dim].</summary>
    public required ReadOnlySpan<float> Query { get; init; }

    /// <summary>[batch, keyValueHeads, keys, dim], or [batch, keys, keyValueHeads, dim].</summary>
    public required ReadOnlySpan<float> Key { get; init; }

    /// <summary>[batch, keyValueHeads, keys, valueDim], or [batch, keys, keyValueHeads, valueDim]; empty: the keys serve as values.</summary>
    public ReadOnlySpan<float> Value { get; init; }

    /// <summary>Whether a slot may be attended to, of the shape that <see cref="AttentionShape.MaskScope"/> says.</summary>
    public ReadOnlySpan<bool> Mask { get; init; }

    /// <summary>What is added to a logit, of the shape that <see cref="AttentionShape.BiasScope"/> says; −∞ masks the slot.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>[batch], valid keys of each batch entry.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>The values, wherever they come from.</summary>
    internal ReadOnlySpan<float> ValueOrKey => Value.IsEmpty ? Key : Value;

    internal void Check(AttentionShape shape)
    {
        SpanLength.Check("query", Query.Length, shape.QueryLength);
        SpanLength.Check("key", Key.Length, shape.KeyLength);
        SpanLength.Check("value", ValueOrKey.Length, shape.ValueLength);
        SpanLength.CheckOptional("mask", Mask.Length, shape.MaskLength);
        SpanLength.CheckOptional("bias", Bias.Length, shape.BiasLength);
        SpanLength.CheckOptional("lengths", Lengths.Length, shape.LengthsLength);
        foreach (int length in Lengths)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, "lengths");
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, shape.Keys, "lengths");
        }
    }
}
