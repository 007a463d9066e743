namespace AttnGen.Generators;

/// <summary>Names of the incremental steps, as tests look them up.</summary>
internal static class TrackingNames
{
    /// <summary>Symbols → <see cref="Model.AttentionSpec"/>.</summary>
    public const string ParseAttention = nameof(ParseAttention);

    /// <summary>Symbols → <see cref="Model.ColormapSpec"/>.</summary>
    public const string ParseColormap = nameof(ParseColormap);

    /// <summary>Symbols → <see cref="Model.ProjectionSpec"/>.</summary>
    public const string ParseProjection = nameof(ParseProjection);
}
