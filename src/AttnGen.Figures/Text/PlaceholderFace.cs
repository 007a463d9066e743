using SkiaSharp;

namespace AttnGen.Figures.Text;

/// <summary>Boxes that stand for characters that no font has, with their code points in hexadecimal digits.</summary>
/// <remarks>Glyphs 0 … 15 are small digits, <see cref="NarrowFrame"/> and <see cref="WideFrame"/> the boxes for four and six of them.</remarks>
internal sealed class PlaceholderFace : FontFace
{
    private const ushort NarrowFrame = 16;
    private const ushort WideFrame = 17;
    private const string Digits = "0123456789ABCDEF";

    // In ems. The box reaches from the height of capitals to a little below the baseline; the digits stand in two rows.
    private const float DigitScale = 0.42f;
    private const float Column = 0.34f;
    private const float RowGap = 0.06f;
    private const float Stroke = 0.05f;
    private const float Padding = 0.06f;
    private const float SideBearing = 0.05f;
    private const float Top = 0.78f;
    private const float DigitHeight = TextLine.CapHeight * DigitScale;
    private const float FirstRow = Top - Stroke - Padding - DigitHeight;
    private const float SecondRow = FirstRow - RowGap - DigitHeight;
    private const float Bottom = SecondRow - Padding - Stroke;

    private PlaceholderFace()
    {
    }

    /// <summary>The only one.</summary>
    public static PlaceholderFace Instance { get; } = new();

    /// <inheritdoc/>
    public override SKTypeface? Typeface => null;

    /// <inheritdoc/>
    public override int UnitsPerEm => OpenTypeFace.Embedded.UnitsPerEm;

    /// <summary>Appends the box of a code point to glyphs.</summary>
    /// <param name="codePoint">What it stands for.</param>
    /// <param name="x">Where it begins, in ems.</param>
    /// <param name="glyphs">Receives the frame and the digits.</param>
    /// <returns>Its width in ems.</returns>
    public static float Place(int codePoint, float x, List<PlacedGlyph> glyphs)
    {
        int columns = ColumnsOf(codePoint);
        glyphs.Add(new PlacedGlyph(columns == 2 ? NarrowFrame : WideFrame, x, 0));
        for (int i = 0; i < 2 * columns; i++)
        {
            int digit = (codePoint >> (4 * ((2 * columns) - 1 - i))) & 0xF;
            float left = x + SideBearing + Stroke + Padding + (i % columns * Column);
            glyphs.Add(new PlacedGlyph((ushort)digit, left, -(i < columns ? FirstRow : SecondRow)));
        }

        return FrameWidth(columns) + (2 * SideBearing);
    }

    /// <inheritdoc/>
    protected override SKPath MakeOutline(ushort glyph)
    {
        SKPath path = new();
        if (glyph < Digits.Length)
        {
            // A digit is centred in its column.
            OpenTypeFace embedded = OpenTypeFace.Embedded;
            SKPath digit = embedded.Outline(embedded.Typeface.GetGlyph(Digits[glyph]));
            float shift = (Column * UnitsPerEm / 2) - (DigitScale * digit.Bounds.MidX);
            path.AddPath(digit, new SKMatrix(DigitScale, 0, shift, 0, DigitScale, 0, 0, 0, 1));
        }
        else
        {
            float width = FrameWidth(glyph == NarrowFrame ? 2 : 3);
            SKRect box = new(SideBearing * UnitsPerEm, -Top * UnitsPerEm, (SideBearing + width) * UnitsPerEm, -Bottom * UnitsPerEm);
            path.AddRect(box, SKPathDirection.Clockwise);
            path.AddRect(SKRect.Inflate(box, -Stroke * UnitsPerEm, -Stroke * UnitsPerEm), SKPathDirection.CounterClockwise);
        }

        return path;
    }

    private static int ColumnsOf(int codePoint) => codePoint <= 0xFFFF ? 2 : 3;

    private static float FrameWidth(int columns) => (2 * (Stroke + Padding)) + (columns * Column);
}
