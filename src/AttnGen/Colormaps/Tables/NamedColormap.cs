using System;
using System.Collections.Generic;
using System.Linq;

namespace AttnGen;

/// <summary>A colormap looked up by name, <c>_r</c> included.</summary>
/// <param name="Name">The name as its authors write it, such as <c>RdBu_r</c>.</param>
/// <param name="Source">Its colours.</param>
internal sealed record NamedColormap(string Name, ColorSource Source)
{
    private const string ReversedSuffix = "_r";

    public int Entries => Source.Entries;

    /// <summary>The map of a name, or null where the name is unknown. Upper and lower case are the same; <c>_r</c> reverses.</summary>
    public static NamedColormap? Find(string name)
    {
        if (ColormapTables.Find(name) is { } map)
        {
            return map;
        }

        return IsReversed(name) && ColormapTables.Find(ReversedName(name)) is { } forward
            ? new NamedColormap(ReversedName(forward.Name), forward.Source.Reversed())
            : null;
    }

    /// <summary>The name of a map read the other way: <c>_r</c> comes or goes.</summary>
    public static string ReversedName(string name) =>
        IsReversed(name) ? name.Substring(0, name.Length - ReversedSuffix.Length) : name + ReversedSuffix;

    /// <summary>The three known names that take the fewest edits from a wrong one, nearest first; equals in alphabetical order.</summary>
    public static string[] Nearest(string name)
    {
        IEnumerable<string> candidates = ColormapTables.Names;
        if (IsReversed(name))
        {
            candidates = candidates.Select(candidate => candidate + ReversedSuffix);
        }

        string wanted = name.ToLowerInvariant();
        return candidates
            .OrderBy(candidate => Spelling.Edits(wanted, candidate.ToLowerInvariant()))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(3)
            .ToArray();
    }

    private static bool IsReversed(string name) => name.EndsWith(ReversedSuffix, StringComparison.OrdinalIgnoreCase);
}
