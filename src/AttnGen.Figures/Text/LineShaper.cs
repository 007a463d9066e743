using System.Text;
using HarfBuzzSharp;

namespace AttnGen.Figures.Text;

/// <summary>Chooses and places the glyphs of a line of clean text. For one thread: it keeps its buffers.</summary>
/// <param name="fallback">The faces.</param>
internal sealed class LineShaper(FontFallback fallback)
{
    /// <summary>
    /// What HarfBuzz puts where nothing is drawn; no face has so many glyphs. Its own removal of such characters takes quadratic time.
    /// </summary>
    private const uint Invisible = ushort.MaxValue;

    /// <summary>No language: the process's own must not choose between forms of letters.</summary>
    private static readonly Language NoLanguage = new("und");

    private readonly TextItemizer _itemizer = new(fallback);
    private readonly HarfBuzzSharp.Buffer _buffer = new() { InvisibleGlyph = Invisible };
    private readonly List<PlacedGlyph> _placeholders = [];
    private readonly List<int> _missing = [];

    /// <summary>Shapes a line.</summary>
    public TextLine Shape(string text)
    {
        List<TextRun> runs = _itemizer.Itemize(text);
        List<GlyphRun> glyphs = new(runs.Count);
        _missing.Clear();
        float width = 0;
        foreach (TextRun run in runs)
        {
            GlyphRun placed = run.Face is null ? PlaceBoxes(text, run, ref width) : PlaceGlyphs(run.Face, text, run, ref width);
            if (placed.Glyphs.Length > 0)
            {
                glyphs.Add(placed);
            }
        }

        return new TextLine(text, glyphs, Math.Max(width, 0)) { Missing = _missing.Count == 0 ? [] : [.. _missing.Distinct()] };
    }

    private GlyphRun PlaceGlyphs(OpenTypeFace face, string text, TextRun run, ref float width)
    {
        _buffer.ClearContents();
        _buffer.AddUtf16(text, run.Start, run.Length);
        _buffer.Direction = run.IsRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.Script = run.Script;
        _buffer.Language = NoLanguage;
        _buffer.Flags = (run.Start == 0 ? BufferFlags.BeginningOfText : 0) | (run.End == text.Length ? BufferFlags.EndOfText : 0);
        face.Shape(_buffer);
        ReadOnlySpan<GlyphInfo> infos = _buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = _buffer.GetGlyphPositionSpan();
        int count = infos.Length;
        foreach (ref readonly GlyphInfo info in infos)
        {
            count -= info.Codepoint == Invisible ? 1 : 0;
        }

        GlyphRun placed = new(face, new ushort[count], new float[count], new float[count]);
        float em = face.UnitsPerEm;
        long advance = 0;
        for (int i = 0, k = 0; i < infos.Length; i++)
        {
            if (infos[i].Codepoint != Invisible)
            {
                placed.Glyphs[k] = (ushort)infos[i].Codepoint;
                placed.X[k] = width + ((advance + positions[i].XOffset) / em);
                placed.Y[k] = -positions[i].YOffset / em;
                k++;
            }

            advance += positions[i].XAdvance;
        }

        width += advance / em;
        return placed;
    }

    private GlyphRun PlaceBoxes(string text, TextRun run, ref float width)
    {
        int first = _missing.Count;
        foreach (Rune rune in text.AsSpan(run.Start, run.Length).EnumerateRunes())
        {
            if (!CodePoints.IsInvisible(rune.Value))
            {
                _missing.Add(rune.Value);
            }
        }

        _placeholders.Clear();
        for (int i = first; i < _missing.Count; i++)
        {
            int codePoint = _missing[run.IsRightToLeft ? _missing.Count - 1 - (i - first) : i];
            width += PlaceholderFace.Place(codePoint, width, _placeholders);
        }

        return new GlyphRun(
            PlaceholderFace.Instance,
            [.. _placeholders.Select(glyph => glyph.Glyph)],
            [.. _placeholders.Select(glyph => glyph.X)],
            [.. _placeholders.Select(glyph => glyph.Y)]);
    }
}
