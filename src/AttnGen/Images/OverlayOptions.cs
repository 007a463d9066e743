using AttnGen.Images;

namespace AttnGen;

/// <summary>How opaque a map is that is laid over a photograph.</summary>
public enum OverlayOpacity
{
    /// <summary>The same everywhere: the whole photograph is tinted.</summary>
    Constant,

    /// <summary>
    /// In proportion to the weight: weight 0 leaves the photograph as it is, the greatest weight has the full
    /// <see cref="OverlayOptions.Alpha"/>. Colour and opacity both grow, so that what is attended to stands out of a natural photograph.
    /// </summary>
    ByWeight,
}

/// <summary>How <see cref="ImageOverlay"/> lays a map of attention over a photograph. Does not change; <c>with</c> makes another one.</summary>
/// <example><code>
/// OverlayOptions options = new() { Colormap = Colormaps.Magma, Scale = ColorScale.Linear(0, 0.05), Alpha = 0.7, Opacity = OverlayOpacity.ByWeight };
/// </code></example>
public sealed record OverlayOptions
{
    /// <summary>
    /// The colours. Bad cells (NaN, ±∞) are an opaque grey unless the map has a bad colour of its own: one that is transparent,
    /// <c>With(bad: default(Rgba32))</c>, leaves the photograph there. Default viridis.
    /// </summary>
    public Colormap Colormap
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Colormap));
            field = value;
        }
    } = Colormaps.Viridis;

    /// <summary>
    /// How weights become places in the colormap. Null, the default: linear, with limits from the cells of the map. To compare several
    /// overlays, give them all the same limits (<see cref="ColorScale.Fit(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>).
    /// </summary>
    public ColorScale? Scale { get; init; }

    /// <summary>Opacity of the map, from 0, nothing but the photograph, to 1, nothing but the map. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in 0 … 1.</exception>
    public double Alpha
    {
        get;
        init => field = PixelBlend.CheckAlpha(value, nameof(Alpha));
    } = 0.5;

    /// <summary>Whether weights change the opacity. Default <see cref="OverlayOpacity.Constant"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of its enum.</exception>
    public OverlayOpacity Opacity
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Opacity), value, "Not an opacity; use Constant or ByWeight.");
    }

    /// <summary>What lies between the centres of the map's cells. Default <see cref="ImageInterpolation.Bilinear"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of its enum.</exception>
    public ImageInterpolation Interpolation
    {
        get;
        init
        {
            ResizedRows.Check(value, nameof(Interpolation));
            field = value;
        }
    } = ImageInterpolation.Bilinear;
}
