using System;

namespace AttnGen;

/// <summary>
/// Every colormap that AttnGen knows, as matplotlib 3.6.3 and seaborn 0.12.2 define it: a list of 8-bit colours (truncated,
/// <c>(int)(255 · x)</c>, as matplotlib does it), stops, nodes or formulas. The generator compiles this very source too, so that kernels
/// and the library colour alike; the numbers are plain data of the assembly, nothing is built at start.
/// </summary>
/// <remarks>
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
    /// <summary>Entries of a map that is not a list, matplotlib's <c>image.lut</c>.</summary>
    public const int DefaultEntries = 256;

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
    /// <returns>The map, or null where the name is unknown.</returns>
    public static NamedColormap? Find(string name) => name.ToLowerInvariant() switch
    {
        "viridis" => new("viridis", Listed(Viridis)),
        "plasma" => new("plasma", Listed(Plasma)),
        "inferno" => new("inferno", Listed(Inferno)),
        "magma" => new("magma", Listed(Magma)),
        "cividis" => new("cividis", Listed(Cividis)),
        "rocket" => new("rocket", Listed(Rocket)),
        "mako" => new("mako", Listed(Mako)),
        "flare" => new("flare", Listed(Flare)),
        "crest" => new("crest", Listed(Crest)),
        "blues" => new("Blues", Stops(Blues)),
        "greens" => new("Greens", Stops(Greens)),
        "reds" => new("Reds", Rows(Reds)),
        "oranges" => new("Oranges", Rows(Oranges)),
        "purples" => new("Purples", Stops(Purples)),
        "greys" => new("Greys", Stops(Greys)),
        "ylorrd" => new("YlOrRd", Stops(YlOrRd)),
        "ylgnbu" => new("YlGnBu", Stops(YlGnBu)),
        "ylgn" => new("YlGn", Stops(YlGn)),
        "orrd" => new("OrRd", Stops(OrRd)),
        "pubu" => new("PuBu", Stops(PuBu)),
        "bupu" => new("BuPu", Rows(BuPu)),
        "gnbu" => new("GnBu", Stops(GnBu)),
        "hot" => new("hot", Components(HotRed, HotGreen, HotBlue)),
        "afmhot" => new("afmhot", ColormapFunctions.Afmhot),
        "gray" => new("gray", Stops(Gray)),
        "bone" => new("bone", Components(BoneRed, BoneGreen, BoneBlue)),
        "copper" => new("copper", Components(CopperRed, CopperGreen, CopperBlue)),
        "pink" => new("pink", Rows(Pink)),
        "cool" => new("cool", Stops(Cool)),
        "spring" => new("spring", Stops(Spring)),
        "summer" => new("summer", Rows(Summer)),
        "autumn" => new("autumn", Stops(Autumn)),
        "winter" => new("winter", Rows(Winter)),
        "wistia" => new("Wistia", Stops(Wistia)),
        "gist_heat" => new("gist_heat", ColormapFunctions.GistHeat),
        "bugn" => new("BuGn", Stops(BuGn)),
        "pubugn" => new("PuBuGn", Stops(PuBuGn)),
        "purd" => new("PuRd", Stops(PuRd)),
        "rdpu" => new("RdPu", Stops(RdPu)),
        "ylorbr" => new("YlOrBr", Rows(YlOrBr)),
        "binary" => new("binary", Stops(Binary)),
        "gist_gray" => new("gist_gray", ColormapFunctions.GistGray),
        "gist_yarg" => new("gist_yarg", ColormapFunctions.GistYarg),
        "coolwarm" => new("coolwarm", Rows(Coolwarm)),
        "bwr" => new("bwr", Stops(Bwr)),
        "seismic" => new("seismic", Rows(Seismic)),
        "rdbu" => new("RdBu", Stops(RdBu)),
        "rdylbu" => new("RdYlBu", Stops(RdYlBu)),
        "rdylgn" => new("RdYlGn", Stops(RdYlGn)),
        "piyg" => new("PiYG", Stops(PiYG)),
        "prgn" => new("PRGn", Stops(PRGn)),
        "brbg" => new("BrBG", Stops(BrBG)),
        "puor" => new("PuOr", Rows(PuOr)),
        "spectral" => new("Spectral", Stops(Spectral)),
        "rdgy" => new("RdGy", Stops(RdGy)),
        "icefire" => new("icefire", Listed(Icefire)),
        "vlag" => new("vlag", Listed(Vlag)),
        "twilight" => new("twilight", Listed(Twilight)),
        "twilight_shifted" => new("twilight_shifted", Listed(TwilightShifted)),
        "hsv" => new("hsv", Components(HsvRed, HsvGreen, HsvBlue)),
        "jet" => new("jet", Components(JetRed, JetGreen, JetBlue)),
        "rainbow" => new("rainbow", ColormapFunctions.Rainbow),
        "terrain" => new("terrain", Rows(Terrain)),
        "ocean" => new("ocean", ColormapFunctions.Ocean),
        "nipy_spectral" => new("nipy_spectral", Rows(NipySpectral)),
        "turbo" => new("turbo", Listed(Turbo)),
        "cubehelix" => new("cubehelix", ColormapFunctions.Cubehelix),
        "gnuplot" => new("gnuplot", ColormapFunctions.Gnuplot),
        "gnuplot2" => new("gnuplot2", ColormapFunctions.Gnuplot2),
        "cmrmap" => new("CMRmap", Rows(CMRmap)),
        "gist_earth" => new("gist_earth", Components(GistEarthRed, GistEarthGreen, GistEarthBlue)),
        "brg" => new("brg", Stops(Brg)),
        "flag" => new("flag", ColormapFunctions.Flag),
        "prism" => new("prism", ColormapFunctions.Prism),
        "gist_ncar" => new("gist_ncar", Components(GistNcarRed, GistNcarGreen, GistNcarBlue)),
        "gist_rainbow" => new("gist_rainbow", Rows(GistRainbow)),
        "gist_stern" => new("gist_stern", Components(GistSternRed, GistSternGreen, GistSternBlue)),
        "accent" => new("Accent", Listed(Accent)),
        "dark2" => new("Dark2", Listed(Dark2)),
        "paired" => new("Paired", Listed(Paired)),
        "pastel1" => new("Pastel1", Listed(Pastel1)),
        "pastel2" => new("Pastel2", Listed(Pastel2)),
        "set1" => new("Set1", Listed(Set1)),
        "set2" => new("Set2", Listed(Set2)),
        "set3" => new("Set3", Listed(Set3)),
        "tab10" => new("tab10", Listed(Tab10)),
        "tab20" => new("tab20", Listed(Tab20)),
        "tab20b" => new("tab20b", Listed(Tab20b)),
        "tab20c" => new("tab20c", Listed(Tab20c)),
        _ => null,
    };

    private static ListedColors Listed(ReadOnlySpan<byte> components) => new(Colors(components));

    private static SegmentedColors Stops(ReadOnlySpan<byte> components) => SegmentedColors.Gradient(Colors(components), DefaultEntries);

    private static SegmentedColors Rows(ReadOnlySpan<double> rows)
    {
        double[][] nodes = [new double[rows.Length / 2], new double[rows.Length / 2], new double[rows.Length / 2]];
        for (int i = 0; i < rows.Length; i++)
        {
            int node = i / 4, column = i % 4;
            if (column > 0)
            {
                nodes[column - 1][2 * node] = rows[4 * node];
                nodes[column - 1][(2 * node) + 1] = rows[i];
            }
        }

        return new(nodes, DefaultEntries);
    }

    private static SegmentedColors Components(ReadOnlySpan<double> red, ReadOnlySpan<double> green, ReadOnlySpan<double> blue) =>
        new([red.ToArray(), green.ToArray(), blue.ToArray()], DefaultEntries);

    private static RgbaColor[] Colors(ReadOnlySpan<byte> components)
    {
        RgbaColor[] colors = new RgbaColor[components.Length / 3];
        for (int i = 0; i < colors.Length; i++)
        {
            colors[i] = new RgbaColor(components[3 * i], components[(3 * i) + 1], components[(3 * i) + 2], byte.MaxValue);
        }

        return colors;
    }
}
