using System.Diagnostics.CodeAnalysis;

namespace AttnGen;

/// <summary>The colormaps of matplotlib 3.6.3 and seaborn 0.12.2, with their exact 8-bit colours: as properties and by name.</summary>
/// <remarks>
/// <c>_r</c> after a name reverses the map. Upper and lower case are the same. Continuous maps have 256 entries, twilight and
/// twilight_shifted 510, the qualitative ones (tab10, Set2, …) as many as they have colours. A map is built at its first use, once,
/// whatever the number of threads.
/// </remarks>
public static partial class Colormaps
{
    private static readonly Dictionary<string, Lazy<Colormap>> Maps = LazyMaps();

    /// <summary>Names of the forward maps, grouped from perceptually uniform to qualitative.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(ColormapTables.Names);

    /// <summary>The forward maps in the order of <see cref="Names"/>. Asking for them builds them all.</summary>
    public static IReadOnlyList<Colormap> All => field ??= [.. Names.Select(name => Maps[name].Value)];

    /// <summary>The map of a name.</summary>
    /// <param name="name">Such as <c>viridis</c> or <c>RdBu_r</c>.</param>
    /// <returns>The same instance at every call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">No map has this name; the message lists the three nearest names.</exception>
    public static Colormap Find(string name) => Find(name, nameof(name));

    /// <summary>The map of a name, if there is one.</summary>
    /// <param name="name">Such as <c>viridis</c> or <c>RdBu_r</c>.</param>
    /// <param name="map">The same instance at every call; null where no map has this name.</param>
    /// <returns>Whether a map has this name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static bool TryFind(string name, [NotNullWhen(true)] out Colormap? map)
    {
        ArgumentNullException.ThrowIfNull(name);
        map = Maps.GetValueOrDefault(name)?.Value;
        return map is not null;
    }

    /// <summary><see cref="Find(string)"/> for a caller whose own parameter carries the name.</summary>
    internal static Colormap Find(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return TryFind(name, out Colormap? map)
            ? map
            : throw new ArgumentException(
                $"'{name}' is not a colormap; the nearest names are {string.Join(", ", NamedColormap.Nearest(name))}.", parameter);
    }

    private static Dictionary<string, Lazy<Colormap>> LazyMaps()
    {
        string[] names = ColormapTables.Names;
        Dictionary<string, Lazy<Colormap>> maps = new(2 * names.Length, StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            Lazy<Colormap> map = new(() => Colormap.Of(ColormapTables.Find(name)!));
            maps.Add(name, map);
            maps.Add(NamedColormap.ReversedName(name), new Lazy<Colormap>(() => map.Value.Reversed()));
        }

        return maps;
    }
}
