using System.Globalization;
using System.Text;

namespace AttnGen.Figures.Text;

/// <summary>Makes a line of text out of whatever a label is: what is drawn, and what formats like XML may hold.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Line breaks and tabs become a space each; CR LF is one break.</item>
/// <item>Lone surrogates, other C0 and C1 controls, U+FFFE and U+FFFF become U+FFFD, which is seen.</item>
/// <item>Explicit bidirectional embeddings, overrides and isolates go: they could reorder what stands beside the label.</item>
/// <item>Combining marks after the sixteenth on a character go: they would cover the rest of the figure.</item>
/// <item>
/// All else stays. Joiners, zero-width spaces, direction marks and variation selectors act, and draw nothing themselves. A mark or selector
/// that follows nothing stands at a dotted circle.
/// </item>
/// </list>
/// </remarks>
internal static class LabelText
{
    /// <summary>More than the deepest stacks that are written.</summary>
    public const int MaximumMarks = 16;

    private const char FirstMark = '\u0300';
    private const char Replacement = '\uFFFD';

    /// <summary>A label as a line of well-formed text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="marksCut">Whether combining marks were taken out.</param>
    public static string Clean(string text, out bool marksCut)
    {
        marksCut = false;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        for (int i = 0, marks = 0, units; i < text.Length; i += units)
        {
            bool isWell = Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out units) == System.Buffers.OperationStatus.Done;
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaximumMarks)
            {
                marksCut = true;
            }
            else if (!isWell || rune.Value is 0xFFFE or 0xFFFF)
            {
                clean.Append(Replacement);
            }
            else if (IsBreak(rune.Value))
            {
                units += rune.Value == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                clean.Append(' ');
            }
            else if (Rune.IsControl(rune))
            {
                clean.Append(Replacement);
            }
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            {
                clean.Append(text, i, units);
            }
        }

        return clean.ToString();
    }

    /// <summary>The begin of a text, for messages.</summary>
    public static string Quote(string text)
    {
        const int Length = 40;
        if (text.Length <= Length)
        {
            return $"\"{text}\"";
        }

        int end = 0;
        for (int next = 0; next <= Length; next += StringInfo.GetNextTextElementLength(text, next))
        {
            end = next;
        }

        return $"\"{text.AsSpan(0, end)}…\"";
    }

    private static bool IsBreak(int codePoint) => codePoint is (>= '\t' and <= '\r') or 0x85 or 0x2028 or 0x2029;

    private static bool IsMark(Rune rune) =>
        rune.Value >= FirstMark && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}
