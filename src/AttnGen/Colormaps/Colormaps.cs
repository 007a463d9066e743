namespace AttnGen;

/// <summary>The colormaps of matplotlib 3.6.3 and seaborn 0.12.2 by name, with their exact 8-bit colours.</summary>
/// <remarks>
/// <c>_r</c> after a name reverses the map. Upper and lower case are the same. Continuous maps have 256 entries, twilight and
/// twilight_shifted 510, the qualitative ones (tab10, Set2, …) as many as they have colours.
/// </remarks>
public static class Colormaps
{
    /// <summary>Names of the forward maps, grouped from perceptually uniform to qualitative.</summary>
    public static IReadOnlyList<string> Names => ColormapTables.Names;

    /// <summary>The colours of a map, entry 0 first; all are opaque.</summary>
    /// <param name="name">Such as <c>viridis</c> or <c>RdBu_r</c>.</param>
    /// <returns>A new array, as long as the map has entries.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">No map has this name; the message lists the three nearest names.</exception>
    public static Rgba32[] Table(string name) => Table(name, nameof(name));

    /// <summary>The same for a caller whose own parameter carries the name.</summary>
    internal static Rgba32[] Table(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        NamedColormap map = NamedColormap.Find(name)
            ?? throw new ArgumentException(
                $"'{name}' is not a colormap; the nearest names are {string.Join(", ", NamedColormap.Nearest(name))}.", parameter);
        Rgba32[] table = new Rgba32[map.Entries];
        for (int entry = 0; entry < table.Length; entry++)
        {
            ReadOnlySpan<byte> color = map.Colors.AsSpan(3 * entry, 3);
            table[entry] = new Rgba32(color[0], color[1], color[2]);
        }

        return table;
    }
}
