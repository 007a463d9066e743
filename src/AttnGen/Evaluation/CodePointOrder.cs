namespace AttnGen.Evaluation;

/// <summary>Strings by their code points, as Python orders them; ordinal order differs where surrogates meet U+E000 … U+FFFF.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int same = x.AsSpan().CommonPrefixLength(y);
        return same == x.Length || same == y.Length ? x.Length - y.Length : Rank(x[same]) - Rank(y[same]);
    }

    /// <summary>Code units in the order of the code points that they begin or, behind equal units, end: surrogates stand for the highest.</summary>
    private static int Rank(char unit) => unit + (char.IsSurrogate(unit) ? 0x10000 : 0);
}
