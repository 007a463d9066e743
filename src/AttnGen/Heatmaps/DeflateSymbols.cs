using System.Numerics;

namespace AttnGen.Heatmaps;

/// <summary>The alphabets of deflate (RFC 1951, section 3.2.5): which symbol, and which extra bits, say a length or a distance.</summary>
internal static class DeflateSymbols
{
    /// <summary>Shortest match of the format.</summary>
    public const int ShortestMatch = 3;

    /// <summary>Longest match of the format.</summary>
    public const int LongestMatch = 258;

    /// <summary>Farthest match of the format.</summary>
    public const int FarthestMatch = 32768;

    /// <summary>The symbol after the last token of a block; those before it are literals, those after it lengths.</summary>
    public const int EndOfBlock = 256;

    /// <summary>Literals, the end of a block, and lengths.</summary>
    public const int LiteralsAndLengths = 286;

    /// <summary>Symbols of distances.</summary>
    public const int Distances = 30;

    private const int LongestMatchSymbol = 285;

    /// <summary>Extra bits after a symbol of a length: four symbols share a number, above the eight shortest lengths, which have none.</summary>
    public static int ExtraBitsOfLength(int symbol) =>
        symbol < EndOfBlock + 9 || symbol == LongestMatchSymbol ? 0 : (symbol - EndOfBlock - 5) / 4;

    /// <summary>Extra bits after a symbol of a distance: two symbols share a number, above the four shortest distances, which have none.</summary>
    public static int ExtraBitsOfDistance(int symbol) => Math.Max(0, (symbol / 2) - 1);

    /// <summary>The symbol of a length, and the value of its extra bits.</summary>
    public static int OfLength(int length, out int extra)
    {
        if (length == LongestMatch)
        {
            extra = 0;
            return LongestMatchSymbol;
        }

        int offset = length - ShortestMatch;
        int extraBits = Math.Max(0, BitOperations.Log2((uint)(offset | 1)) - 2);
        extra = offset & ((1 << extraBits) - 1);
        return EndOfBlock + 1 + (4 * extraBits) + (offset >> extraBits);
    }

    /// <summary>The symbol of a distance, and the value of its extra bits.</summary>
    public static int OfDistance(int distance, out int extra)
    {
        int offset = distance - 1;
        int extraBits = Math.Max(0, BitOperations.Log2((uint)(offset | 1)) - 1);
        extra = offset & ((1 << extraBits) - 1);
        return (2 * extraBits) + (offset >> extraBits);
    }
}
