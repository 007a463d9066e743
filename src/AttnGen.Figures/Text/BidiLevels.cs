using System.Text;

namespace AttnGen.Figures.Text;

/// <summary>The directions of a line's text: the Unicode Bidirectional Algorithm, UAX #9.</summary>
/// <remarks>
/// The implicit part of it: rules P2, P3, W1–W7, N0–N2, I1, I2 and L1 (L2 orders the runs). The base direction is that of the
/// first strong character. Explicit embeddings, overrides and isolates have no effect: labels come without them (<see cref="LabelText"/>).
/// The marks U+200E, U+200F and U+061C work. The time is linear.
/// </remarks>
internal static class BidiLevels
{
    private const char FirstRightToLeft = '\u0590';

    /// <summary>The embedding level of each UTF-16 unit, odd where it runs from right to left. Empty where all are 0.</summary>
    public static byte[] Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange(FirstRightToLeft, char.MaxValue))
        {
            return [];
        }

        BidiClass[] classes = ClassesOf(text);
        if (!classes.AsSpan().ContainsAny(BidiClass.RightToLeft, BidiClass.ArabicLetter, BidiClass.ArabicNumber))
        {
            return [];
        }

        int strong = classes.AsSpan().IndexOfAny(BidiClass.LeftToRight, BidiClass.RightToLeft, BidiClass.ArabicLetter);
        return Of(text, classes, strong >= 0 && classes[strong] != BidiClass.LeftToRight ? (byte)1 : (byte)0);
    }

    /// <summary>The embedding level of each UTF-16 unit with a base level of 0 or 1.</summary>
    public static byte[] Of(ReadOnlySpan<char> text, byte baseLevel) => Of(text, ClassesOf(text), baseLevel);

    private static byte[] Of(ReadOnlySpan<char> text, BidiClass[] classes, byte baseLevel)
    {
        BidiSequence sequence = new(text, classes, baseLevel);
        sequence.ResolveWeakTypes();
        sequence.ResolveNeutralTypes();
        byte[] levels = new byte[text.Length];
        sequence.WriteLevels(levels);

        // L1: white space at the end of the line keeps to the base direction.
        for (int i = text.Length - 1;
            i >= 0 && classes[i] is BidiClass.WhiteSpace or BidiClass.BoundaryNeutral && !char.IsLowSurrogate(text[i]);
            i--)
        {
            levels[i] = baseLevel;
        }

        return levels;
    }

    private static BidiClass[] ClassesOf(ReadOnlySpan<char> text)
    {
        BidiClass[] classes = new BidiClass[text.Length];
        for (int i = 0, units; i < text.Length; i += units)
        {
            Rune.DecodeFromUtf16(text[i..], out Rune rune, out units);
            classes[i] = BidiClasses.Of(rune.Value);
            if (units == 2)
            {
                // As if absent: it gets the level of the first unit.
                classes[i + 1] = BidiClass.BoundaryNeutral;
            }
        }

        return classes;
    }
}
