namespace AttnGen;

/// <summary>What is known of a named map beside its colours.</summary>
/// <param name="Category">What kind of data it is for.</param>
/// <param name="IsLightnessMonotonic">See <see cref="Colormap.IsLightnessMonotonic"/>.</param>
/// <param name="IsColorBlindSafe">See <see cref="Colormap.IsColorBlindSafe"/>.</param>
internal sealed record ColormapFacts(ColormapCategory Category, bool? IsLightnessMonotonic, bool? IsColorBlindSafe)
{
    /// <summary>The facts of a forward map by its name as its authors write it.</summary>
    public static ColormapFacts Of(string name)
    {
        ColormapCategory category = CategoryOf(name);
        return category switch
        {
            ColormapCategory.PerceptuallyUniform => new(category, true, true),
            ColormapCategory.Sequential => new(
                category, name is not ("cool" or "spring"), name is not ("cool" or "spring" or "autumn" or "winter")),
            ColormapCategory.Diverging => new(category, false, name is not ("RdYlGn" or "Spectral" or "RdGy")),
            ColormapCategory.Cyclic => new(category, false, name is not "hsv"),
            ColormapCategory.Miscellaneous => new(category, name is "cubehelix" or "gnuplot2" or "CMRmap", name is "cubehelix"),
            _ => new(category, null, null),
        };
    }

    private static ColormapCategory CategoryOf(string name) => name switch
    {
        "viridis" or "plasma" or "inferno" or "magma" or "cividis" or "rocket" or "mako" or "flare" or "crest" =>
            ColormapCategory.PerceptuallyUniform,
        "coolwarm" or "bwr" or "seismic" or "RdBu" or "RdYlBu" or "RdYlGn" or "PiYG" or "PRGn" or "BrBG" or "PuOr" or "Spectral" or "RdGy"
            or "icefire" or "vlag" => ColormapCategory.Diverging,
        "twilight" or "twilight_shifted" or "hsv" => ColormapCategory.Cyclic,
        "jet" or "rainbow" or "terrain" or "ocean" or "nipy_spectral" or "turbo" or "cubehelix" or "gnuplot" or "gnuplot2" or "CMRmap"
            or "gist_earth" or "brg" or "flag" or "prism" or "gist_ncar" or "gist_rainbow" or "gist_stern" =>
            ColormapCategory.Miscellaneous,
        "Accent" or "Dark2" or "Paired" or "Pastel1" or "Pastel2" or "Set1" or "Set2" or "Set3" or "tab10" or "tab20" or "tab20b"
            or "tab20c" => ColormapCategory.Qualitative,
        _ => ColormapCategory.Sequential,
    };
}
