using System.Collections.Concurrent;
using HarfBuzzSharp;
using SkiaSharp;

namespace AttnGen.Figures.Text;

/// <summary>One font file: shaping by HarfBuzz, outlines of glyphs by Skia, both from the same bytes and in units of the em.</summary>
/// <remarks>
/// Outlines are taken unhinted at the size of the design grid, so that no operating system's rasteriser has a say in what is drawn. Safe for
/// any number of threads.
/// </remarks>
internal sealed class FontFace
{
    private readonly ConcurrentDictionary<ushort, SKPath> _outlines = new();
    private readonly SKFont _outlineFont;
    private readonly Font _shapingFont;

    private FontFace(SKTypeface typeface, SKData data, int index)
    {
        Typeface = typeface;
        UnitsPerEm = typeface.UnitsPerEm;
        _outlineFont = new SKFont(typeface, UnitsPerEm) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        Blob blob = new(data.Data, checked((int)data.Size), MemoryMode.ReadOnly, data.Dispose);
        blob.MakeImmutable();
        _shapingFont = new Font(new Face(blob, index));
        _shapingFont.SetScale(UnitsPerEm, UnitsPerEm);
        _shapingFont.SetFunctionsOpenType();
    }

    /// <summary>The face that the library carries: DejaVu Sans, the default of matplotlib.</summary>
    public static FontFace Embedded { get; } = LoadEmbedded();

    /// <summary>The Skia face, for what embeds fonts as PDF does.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>Units of the design grid in an em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>A face of the operating system.</summary>
    /// <returns>Null where its file cannot be read.</returns>
    public static FontFace? OfSystem(SKTypeface typeface)
    {
        using SKStreamAsset? stream = typeface.OpenStream(out int index);
        return stream is null ? null : new FontFace(typeface, SKData.Create(stream), index);
    }

    /// <summary>Whether the face has a glyph for a code point.</summary>
    public bool Has(int codePoint) => _shapingFont.TryGetNominalGlyph((uint)codePoint, out _);

    /// <summary>Shapes what is in a buffer; the result is in units of the design grid.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer) => _shapingFont.Shape(buffer);

    /// <summary>The outline of a glyph in units of the design grid, y down from the baseline; empty for a blank.</summary>
    public SKPath Outline(ushort glyph) => _outlines.GetOrAdd(glyph, static (id, font) => font.GetGlyphPath(id) ?? new SKPath(), _outlineFont);

    private static FontFace LoadEmbedded()
    {
        using Stream stream = typeof(FontFace).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        SKData data = SKData.Create(stream);
        return new FontFace(SKTypeface.FromData(data), data, 0);
    }
}
