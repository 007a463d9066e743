using System.Globalization;
using HarfBuzzSharp;

namespace AttnGen.Figures.Text;

/// <summary>Finds the pairs of brackets of a line: definitions BD14–BD16 of UAX #9.</summary>
internal static class BidiBrackets
{
    /// <summary>How many brackets may be open at once; from a deeper one on no pairs are sought. It also keeps the time linear.</summary>
    private const int MaximumDepth = 63;

    /// <summary>The pairs in the order of their opening brackets.</summary>
    /// <param name="text">The line.</param>
    /// <param name="positions">Where its characters stand.</param>
    /// <param name="types">Their classes: a bracket is a neutral.</param>
    public static List<Pair> PairsOf(ReadOnlySpan<char> text, ReadOnlySpan<int> positions, ReadOnlySpan<BidiClass> types)
    {
        List<Pair> pairs = [];
        Stack<(int Closing, int Index)> open = new();
        for (int i = 0; i < types.Length; i++)
        {
            // Every paired bracket is a single unit.
            char character = text[positions[i]];
            if (types[i] != BidiClass.OtherNeutral)
            {
                continue;
            }

            UnicodeCategory category = char.GetUnicodeCategory(character);
            int closing = category == UnicodeCategory.OpenPunctuation ? UnicodeFunctions.Default.GetMirroring((int)character) : character;
            if (closing != character)
            {
                if (open.Count == MaximumDepth)
                {
                    break;
                }

                open.Push((Canonical(closing), i));
            }
            else if (category == UnicodeCategory.ClosePunctuation && open.Any(bracket => bracket.Closing == Canonical(character)))
            {
                // Those opened since then stay without a partner.
                (int Closing, int Index) opened;
                do
                {
                    opened = open.Pop();
                }
                while (opened.Closing != Canonical(character));
                pairs.Add(new Pair(opened.Index, i));
            }
        }

        pairs.Sort(static (left, right) => left.Open.CompareTo(right.Open));
        return pairs;
    }

    /// <summary>The angle brackets U+2329 and U+232A are canonically those of CJK.</summary>
    private static int Canonical(int codePoint) => codePoint == 0x232A ? 0x3009 : codePoint;

    /// <summary>Two brackets that belong together, as indices of the sequence.</summary>
    internal readonly record struct Pair(int Open, int Close);
}
