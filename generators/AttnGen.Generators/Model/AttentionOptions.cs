namespace AttnGen.Generators.Model;

/// <summary>
/// The diagonals that bound what a query sees: key k is in sight of query q where q + <paramref name="Lower"/> ≤ k ≤ q +
/// <paramref name="Upper"/>. Causality and windows of either alignment come down to this; a side that bounds nothing is null.
/// </summary>
internal sealed record BandSpec(int? Lower, int? Upper)
{
    public static readonly BandSpec Unbounded = new(null, null);

    public bool IsUnbounded => Lower is null && Upper is null;

    /// <summary>The band of a declaration, without sides that no pair of query and key reaches.</summary>
    /// <param name="queries">Query rows.</param>
    /// <param name="keys">Key rows.</param>
    /// <param name="isCausal">Whether a query sees nothing after its own position.</param>
    /// <param name="isBottomRight">Whether the last query's own position is the last key, else the first query's the first key.</param>
    /// <param name="windowLeft">Keys in sight before its own position, or null for all.</param>
    /// <param name="windowRight">Keys in sight after its own position, or null for all.</param>
    public static BandSpec Of(int queries, int keys, bool isCausal, bool isBottomRight, int? windowLeft, int? windowRight)
    {
        long position = isBottomRight ? (long)keys - queries : 0;
        long lower = windowLeft is { } left ? position - left : long.MinValue;
        long upper = isCausal ? position : windowRight is { } right ? position + right : long.MaxValue;
        return new BandSpec(lower > 1L - queries ? Clip(lower) : null, upper < keys - 1L ? Clip(upper) : null);

        // Beyond these no query sees any key; how far beyond does not matter.
        int Clip(long diagonal) => (int)(diagonal < -(long)queries ? -queries : diagonal > keys ? keys : diagonal);
    }
}

/// <summary>Which axes a mask or bias has of its own, beside keys, its last.</summary>
internal sealed record ScopeSpec(bool IsPerBatch, bool IsPerHead, bool IsPerQuery)
{
    /// <summary>[batch, keys].</summary>
    public static readonly ScopeSpec PerKey = new(IsPerBatch: true, IsPerHead: false, IsPerQuery: false);

    /// <summary>By the value of <c>MaskScope</c> or <c>BiasScope</c>, which agree.</summary>
    public static ScopeSpec Of(int value) => value switch
    {
        1 => PerKey,
        2 => new(IsPerBatch: false, IsPerHead: true, IsPerQuery: true),
        3 => new(IsPerBatch: true, IsPerHead: false, IsPerQuery: true),
        4 => new(IsPerBatch: true, IsPerHead: true, IsPerQuery: true),
        _ => new(IsPerBatch: false, IsPerHead: false, IsPerQuery: true),
    };
}

/// <summary>Options that have a default; what a declaration leaves out is as if it had written that.</summary>
/// <param name="Band">Causality and windows.</param>
/// <param name="SoftcapBits">Bits of the float that bounds scores, or null without a soft cap.</param>
/// <param name="IsSequenceFirst">Whether query, key, value and output are [batch, sequence, heads, dim].</param>
/// <param name="MaskScope">Shape of the mask.</param>
/// <param name="BiasScope">Shape of the bias.</param>
/// <param name="IsUniformWhenEmpty">Whether a query that sees nothing weighs all keys alike.</param>
/// <param name="AverageHeads">Whether weights and scores are averaged over heads.</param>
internal sealed record AttentionOptions(
    BandSpec Band,
    uint? SoftcapBits,
    bool IsSequenceFirst,
    ScopeSpec MaskScope,
    ScopeSpec BiasScope,
    bool IsUniformWhenEmpty,
    bool AverageHeads);
