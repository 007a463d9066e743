using System.Text;
using AttnGen.Figures.Text;
using SkiaSharp;

namespace AttnGen.Figures.Tests.Text;

/// <summary>Shapes with the embedded face alone, so that every machine does the same, and tells what lines show.</summary>
internal static class Lines
{
    public static FontFallback EmbeddedOnly { get; } = new([OpenTypeFace.Embedded], useSystem: false);

    public static TextLine Shape(string text) => new TextShaper(EmbeddedOnly).Shape(text);

    /// <summary>The characters of the embedded face from left to right, for text that needs no joined forms.</summary>
    public static string Drawn(TextLine line)
    {
        Dictionary<ushort, Rune> characters = [];
        foreach (Rune rune in " 0123456789abcdefghijklmnopqrstuvwxyzאבגדהוזחטיכלמנ()[],.-…%".EnumerateRunes())
        {
            characters[OpenTypeFace.Embedded.Typeface.GetGlyph(rune.Value)] = rune;
        }

        return string.Concat(line.Runs.SelectMany(run => run.Glyphs).Select(glyph => characters[glyph].ToString()));
    }

    /// <summary>What a glyph covers, in ems from the line's begin.</summary>
    public static SKRect Extent(GlyphRun run, int index)
    {
        SKRect bounds = run.Face.Outline(run.Glyphs[index]).Bounds;
        float em = run.Face.UnitsPerEm;
        SKRect extent = new(bounds.Left / em, bounds.Top / em, bounds.Right / em, bounds.Bottom / em);
        extent.Offset(run.X[index], run.Y[index]);
        return extent;
    }

    /// <summary>Whether two lines have the same glyphs in the same places.</summary>
    public static void AssertSame(TextLine expected, TextLine actual)
    {
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.Width, actual.Width);
        Assert.Equal(expected.Runs.Select(run => run.Face), actual.Runs.Select(run => run.Face));
        Assert.Equal(expected.Runs.SelectMany(run => run.Glyphs), actual.Runs.SelectMany(run => run.Glyphs));
        Assert.Equal(expected.Runs.SelectMany(run => run.X), actual.Runs.SelectMany(run => run.X));
        Assert.Equal(expected.Runs.SelectMany(run => run.Y), actual.Runs.SelectMany(run => run.Y));
    }
}
