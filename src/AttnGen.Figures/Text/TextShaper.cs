using HarfBuzzSharp;

namespace AttnGen.Figures.Text;

/// <summary>Turns text into placed glyphs.</summary>
internal sealed class TextShaper
{
    private readonly Dictionary<string, TextLine> _lines = [];

    /// <summary>Shapes a line; the same text is shaped once.</summary>
    public TextLine Shape(string text)
    {
        if (!_lines.TryGetValue(text, out TextLine? line))
        {
            line = ShapeRun(text);
            _lines.Add(text, line);
        }

        return line;
    }

    public TextLine Fit(string text, float maxWidthEms) => Shape(text);

    public IReadOnlyList<string> Warnings => [];

    private static TextLine ShapeRun(string text)
    {
        FontFace face = FontFace.Embedded;
        using HarfBuzzSharp.Buffer buffer = new();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        face.Shape(buffer);
        ReadOnlySpan<GlyphInfo> infos = buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = buffer.GetGlyphPositionSpan();
        GlyphRun run = new(face, new ushort[infos.Length], new float[infos.Length], new float[infos.Length]);
        float advance = 0, em = face.UnitsPerEm;
        for (int i = 0; i < infos.Length; i++)
        {
            run.Glyphs[i] = (ushort)infos[i].Codepoint;
            run.X[i] = (advance + positions[i].XOffset) / em;
            run.Y[i] = -positions[i].YOffset / em;
            advance += positions[i].XAdvance;
        }

        return new TextLine(text, [run], advance / em);
    }
}
