using System;

namespace AttnGen;

/// <summary>
/// Every colormap that AttnGen knows, as the exact 8-bit tables of matplotlib 3.6.3 and seaborn 0.12.2. The generator compiles this
/// very source too, so that kernels and the library colour alike; the tables are plain data of the assembly, nothing is built at start.
/// </summary>
/// <remarks>
/// <para>
/// Components are truncated, <c>(int)(255 · x)</c>, as matplotlib does it. A reversed map is its table read backwards, but where
/// matplotlib evaluates it afresh the truncation falls the other way in a few entries: <c>…Reversed</c> lists those as entry, red,
/// green, blue.
/// </para>
/// <para>
/// Sources and licences: viridis, plasma, inferno, magma (Smith, van der Walt, Firing), cividis (Nunez, Anderton, Renslow) and twilight
/// (Bechtold) CC0-1.0; turbo Apache-2.0 (Mikhailov, Google LLC); Blues … YlOrBr, Accent … Set3 ColorBrewer, Apache-2.0 style: this
/// product includes color specifications and designs developed by Cynthia Brewer (http://colorbrewer.org/); coolwarm by Kenneth Moreland;
/// Wistia MIT; gist_* from Yorick (D. H. Munro), BSD-like; rocket, mako, flare, crest, icefire, vlag BSD-3-Clause (seaborn, Waskom and
/// contributors); the others matplotlib licence (PSF-based).
/// </para>
/// </remarks>
internal static partial class ColormapTables
{
    /// <summary>The forward maps, as their authors write them.</summary>
    public static string[] Names =>
    [
        "viridis", "plasma", "inferno", "magma", "cividis", "rocket", "mako", "flare", "crest", "Blues", "Greens", "Reds", "Oranges",
        "Purples", "Greys", "YlOrRd", "YlGnBu", "YlGn", "OrRd", "PuBu", "BuPu", "GnBu", "hot", "afmhot", "gray", "bone", "copper",
        "pink", "cool", "spring", "summer", "autumn", "winter", "Wistia", "gist_heat", "BuGn", "PuBuGn", "PuRd", "RdPu", "YlOrBr",
        "binary", "gist_gray", "gist_yarg", "coolwarm", "bwr", "seismic", "RdBu", "RdYlBu", "RdYlGn", "PiYG", "PRGn", "BrBG", "PuOr",
        "Spectral", "RdGy", "icefire", "vlag", "twilight", "twilight_shifted", "hsv", "jet", "rainbow", "terrain", "ocean",
        "nipy_spectral", "turbo", "cubehelix", "gnuplot", "gnuplot2", "CMRmap", "gist_earth", "brg", "flag", "prism", "gist_ncar",
        "gist_rainbow", "gist_stern", "Accent", "Dark2", "Paired", "Pastel1", "Pastel2", "Set1", "Set2", "Set3", "tab10", "tab20",
        "tab20b", "tab20c",
    ];

    /// <summary>The forward map of a name; upper and lower case are the same.</summary>
    /// <returns>The map, or an empty one where the name is unknown.</returns>
    public static ColormapTable Find(string name) => name.ToLowerInvariant() switch
    {
        "viridis" => new("viridis", Viridis, default, isListed: true),
        "plasma" => new("plasma", Plasma, default, isListed: true),
        "inferno" => new("inferno", Inferno, default, isListed: true),
        "magma" => new("magma", Magma, default, isListed: true),
        "cividis" => new("cividis", Cividis, default, isListed: true),
        "rocket" => new("rocket", Rocket, default, isListed: true),
        "mako" => new("mako", Mako, default, isListed: true),
        "flare" => new("flare", Flare, default, isListed: true),
        "crest" => new("crest", Crest, default, isListed: true),
        "blues" => new("Blues", Blues, BluesReversed, isListed: false),
        "greens" => new("Greens", Greens, GreensReversed, isListed: false),
        "reds" => new("Reds", Reds, default, isListed: false),
        "oranges" => new("Oranges", Oranges, OrangesReversed, isListed: false),
        "purples" => new("Purples", Purples, default, isListed: false),
        "greys" => new("Greys", Greys, default, isListed: false),
        "ylorrd" => new("YlOrRd", YlOrRd, default, isListed: false),
        "ylgnbu" => new("YlGnBu", YlGnBu, YlGnBuReversed, isListed: false),
        "ylgn" => new("YlGn", YlGn, YlGnReversed, isListed: false),
        "orrd" => new("OrRd", OrRd, default, isListed: false),
        "pubu" => new("PuBu", PuBu, PuBuReversed, isListed: false),
        "bupu" => new("BuPu", BuPu, default, isListed: false),
        "gnbu" => new("GnBu", GnBu, default, isListed: false),
        "hot" => new("hot", Hot, default, isListed: false),
        "afmhot" => new("afmhot", Afmhot, AfmhotReversed, isListed: false),
        "gray" => new("gray", Gray, GrayReversed, isListed: false),
        "bone" => new("bone", Bone, BoneReversed, isListed: false),
        "copper" => new("copper", Copper, default, isListed: false),
        "pink" => new("pink", Pink, default, isListed: false),
        "cool" => new("cool", Cool, CoolReversed, isListed: false),
        "spring" => new("spring", Spring, SpringReversed, isListed: false),
        "summer" => new("summer", Summer, SummerReversed, isListed: false),
        "autumn" => new("autumn", Autumn, AutumnReversed, isListed: false),
        "winter" => new("winter", Winter, WinterReversed, isListed: false),
        "wistia" => new("Wistia", Wistia, default, isListed: false),
        "gist_heat" => new("gist_heat", GistHeat, GistHeatReversed, isListed: false),
        "bugn" => new("BuGn", BuGn, BuGnReversed, isListed: false),
        "pubugn" => new("PuBuGn", PuBuGn, PuBuGnReversed, isListed: false),
        "purd" => new("PuRd", PuRd, PuRdReversed, isListed: false),
        "rdpu" => new("RdPu", RdPu, RdPuReversed, isListed: false),
        "ylorbr" => new("YlOrBr", YlOrBr, YlOrBrReversed, isListed: false),
        "binary" => new("binary", Binary, BinaryReversed, isListed: false),
        "gist_gray" => new("gist_gray", GistGray, GistGrayReversed, isListed: false),
        "gist_yarg" => new("gist_yarg", GistYarg, GistYargReversed, isListed: false),
        "coolwarm" => new("coolwarm", Coolwarm, default, isListed: false),
        "bwr" => new("bwr", Bwr, BwrReversed, isListed: false),
        "seismic" => new("seismic", Seismic, SeismicReversed, isListed: false),
        "rdbu" => new("RdBu", RdBu, RdBuReversed, isListed: false),
        "rdylbu" => new("RdYlBu", RdYlBu, RdYlBuReversed, isListed: false),
        "rdylgn" => new("RdYlGn", RdYlGn, RdYlGnReversed, isListed: false),
        "piyg" => new("PiYG", PiYG, PiYGReversed, isListed: false),
        "prgn" => new("PRGn", PRGn, default, isListed: false),
        "brbg" => new("BrBG", BrBG, BrBGReversed, isListed: false),
        "puor" => new("PuOr", PuOr, PuOrReversed, isListed: false),
        "spectral" => new("Spectral", Spectral, SpectralReversed, isListed: false),
        "rdgy" => new("RdGy", RdGy, RdGyReversed, isListed: false),
        "icefire" => new("icefire", Icefire, default, isListed: true),
        "vlag" => new("vlag", Vlag, default, isListed: true),
        "twilight" => new("twilight", Twilight, default, isListed: true),
        "twilight_shifted" => new("twilight_shifted", TwilightShifted, default, isListed: true),
        "hsv" => new("hsv", Hsv, default, isListed: false),
        "jet" => new("jet", Jet, JetReversed, isListed: false),
        "rainbow" => new("rainbow", Rainbow, default, isListed: false),
        "terrain" => new("terrain", Terrain, TerrainReversed, isListed: false),
        "ocean" => new("ocean", Ocean, OceanReversed, isListed: false),
        "nipy_spectral" => new("nipy_spectral", NipySpectral, NipySpectralReversed, isListed: false),
        "turbo" => new("turbo", Turbo, default, isListed: true),
        "cubehelix" => new("cubehelix", Cubehelix, default, isListed: false),
        "gnuplot" => new("gnuplot", Gnuplot, default, isListed: false),
        "gnuplot2" => new("gnuplot2", Gnuplot2, Gnuplot2Reversed, isListed: false),
        "cmrmap" => new("CMRmap", CMRmap, CMRmapReversed, isListed: false),
        "gist_earth" => new("gist_earth", GistEarth, default, isListed: false),
        "brg" => new("brg", Brg, BrgReversed, isListed: false),
        "flag" => new("flag", Flag, default, isListed: false),
        "prism" => new("prism", Prism, default, isListed: false),
        "gist_ncar" => new("gist_ncar", GistNcar, GistNcarReversed, isListed: false),
        "gist_rainbow" => new("gist_rainbow", GistRainbow, default, isListed: false),
        "gist_stern" => new("gist_stern", GistStern, GistSternReversed, isListed: false),
        "accent" => new("Accent", Accent, default, isListed: true),
        "dark2" => new("Dark2", Dark2, default, isListed: true),
        "paired" => new("Paired", Paired, default, isListed: true),
        "pastel1" => new("Pastel1", Pastel1, default, isListed: true),
        "pastel2" => new("Pastel2", Pastel2, default, isListed: true),
        "set1" => new("Set1", Set1, default, isListed: true),
        "set2" => new("Set2", Set2, default, isListed: true),
        "set3" => new("Set3", Set3, default, isListed: true),
        "tab10" => new("tab10", Tab10, default, isListed: true),
        "tab20" => new("tab20", Tab20, default, isListed: true),
        "tab20b" => new("tab20b", Tab20b, default, isListed: true),
        "tab20c" => new("tab20c", Tab20c, default, isListed: true),
        _ => default,
    };
}
