using System.Globalization;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads colours written <c>#RRGGBB</c> or <c>#RRGGBBAA</c>.</summary>
internal static class ColorParser
{
    /// <summary>The colour, or null where the text is none.</summary>
    public static ColorSpec? Parse(string? text)
    {
        if (text is null || text.Length is not (7 or 9) || text[0] != '#'
            || !uint.TryParse(text.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number))
        {
            return null;
        }

        uint rgba = text.Length == 9 ? number : (number << 8) | 0xFF;
        return new ColorSpec((byte)(rgba >> 24), (byte)(rgba >> 16), (byte)(rgba >> 8), (byte)rgba);
    }
}
