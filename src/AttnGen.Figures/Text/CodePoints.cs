using System.Globalization;
using System.Text;

namespace AttnGen.Figures.Text;

/// <summary>What code points draw, by the Unicode Character Database.</summary>
internal static class CodePoints
{
    /// <summary>Whether a code point changes how others are drawn and draws nothing itself: the default ignorables that HarfBuzz removes.</summary>
    public static bool IsInvisible(int codePoint) => codePoint switch
    {
        < 0xAD => false,
        0xAD or 0x34F or 0x61C or 0x17B4 or 0x17B5 => true,
        >= 0x180B and <= 0x180F => true,
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => true,
        (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xFFF0 and <= 0xFFF8) => true,
        (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => false,
    };

    /// <summary>Whether a code point is a space of some width.</summary>
    public static bool IsSpace(int codePoint) =>
        codePoint is ' ' or 0xA0 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000;

    /// <summary>Whether a code point that is no space may be drawn as nothing: the fillers of Hangul and the blank of Braille.</summary>
    public static bool IsBlank(int codePoint) => codePoint is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    /// <summary>A code point for messages: U+1F600 (😀).</summary>
    public static string Describe(int codePoint)
    {
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        bool isPrintable = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
        return isPrintable ? $"U+{codePoint:X4} ({new Rune(codePoint)})" : $"U+{codePoint:X4}";
    }
}
