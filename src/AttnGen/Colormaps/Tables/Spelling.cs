using System;
using System.Linq;

namespace AttnGen;

/// <summary>How far a wrong name is from a known one.</summary>
internal static class Spelling
{
    /// <summary>Levenshtein distance: insertions, deletions and replacements that turn one word into the other.</summary>
    public static int Edits(string from, string to)
    {
        int[] row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
