namespace AttnGen.Generators;

/// <summary>Names of the incremental steps, as tests look them up.</summary>
internal static class TrackingNames
{
    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseAttention = nameof(ParseAttention);

    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseLuong = nameof(ParseLuong);

    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseBahdanau = nameof(ParseBahdanau);

    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseKeras = nameof(ParseKeras);

    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseKerasAdditive = nameof(ParseKerasAdditive);

    /// <summary>Symbols → <see cref="Model.ColormapSpec"/>.</summary>
    public const string ParseColormap = nameof(ParseColormap);

    /// <summary>Symbols of <c>[Gru]</c> → <see cref="Model.GruSpec"/>.</summary>
    public const string ParseGru = nameof(ParseGru);

    /// <summary>Symbols of <c>[BidirectionalGru]</c> → <see cref="Model.GruSpec"/>.</summary>
    public const string ParseBidirectionalGru = nameof(ParseBidirectionalGru);

    /// <summary>Symbols → <see cref="Model.ProjectionSpec"/>.</summary>
    public const string ParseProjection = nameof(ParseProjection);
}
