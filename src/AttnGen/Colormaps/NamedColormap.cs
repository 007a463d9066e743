using System;
using System.Collections.Generic;
using System.Linq;

namespace AttnGen;

/// <summary>A colormap looked up by name, <c>_r</c> included.</summary>
/// <param name="Name">The name as its authors write it, such as <c>RdBu_r</c>.</param>
/// <param name="Colors">Red, green, blue of every entry.</param>
/// <param name="IsListed">Whether matplotlib holds the map as a list of colours, not as segments between which it interpolates.</param>
internal sealed record NamedColormap(string Name, byte[] Colors, bool IsListed)
{
    private const string ReversedSuffix = "_r";

    public int Entries => Colors.Length / 3;

    /// <summary>The map of a name, or null where the name is unknown. Upper and lower case are the same; <c>_r</c> reverses.</summary>
    public static NamedColormap? Find(string name)
    {
        ColormapTable table = ColormapTables.Find(name);
        if (table.Entries > 0)
        {
            return new NamedColormap(table.Name, table.ToColors(), table.IsListed);
        }

        table = ColormapTables.Find(IsReversed(name) ? name.Substring(0, name.Length - ReversedSuffix.Length) : "");
        return table.Entries > 0 ? new NamedColormap(table.Name + ReversedSuffix, table.ToReversedColors(), table.IsListed) : null;
    }

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
