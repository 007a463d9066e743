using CsCheck;

namespace AttnGen.Figures.Tests.Text;

/// <summary>Strings that no label should be, and some are.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "a", "fi", " ", "0", "1.5", "-", "(", ")", "[", "]", "א", "ב\u05B0", "ب", "لا", "\u0661", "é", "e\u0301", "\u0301", "\u05B0", "\u20DD", "\u0940",
        "\u0915\u094D", "\u4E2D", "\uAC00", "\u1100", "\U0001F600", "\U0001F469\u200D\U0001F467", "\U0001F1E9", "\uFE0F", "\U000E0100", "\u200B", "\u200D",
        "\u200C", "\u200E", "\u200F", "\u061C", "\u202E", "\u202C", "\u2066", "\u2069", "\uFEFF", "\u00AD", "\0", "\t", "\r\n", "\u2028", "\u001B", "\u0600",
        "\uD800", "\uDC00", "\uE000", "\U0010FFFF", "\uFFFD", "\uFFFE", "\uFFFF", "\u3164", "\u2800", "\u0F40\u0F90", "<", "&", "\"", "…", "\u180E", "\u034F",
    ];

    /// <summary>Any UTF-16 units, well-formed or not.</summary>
    public static Gen<string> Units { get; } = Gen.UShort.Array[0, 60].Select(units => string.Concat(units.Select(unit => (char)unit)));

    /// <summary>What means something to one of the algorithms, in any order.</summary>
    public static Gen<string> Mixtures { get; } = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40].Select(string.Concat);

    public static Gen<string> Any { get; } = Gen.OneOf(Units, Mixtures);
}
