using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AttnGen.Figures.Text;

/// <summary>One font file: shaping by HarfBuzz, outlines of glyphs by Skia, both from the same bytes and in units of the em.</summary>
/// <remarks>
/// Outlines are taken unhinted at the size of the design grid, so that no operating system's rasteriser has a say in what is drawn. After its
/// construction nothing changes the HarfBuzz font, and its own caches are atomic: any number of threads may shape with it.
/// </remarks>
internal sealed class OpenTypeFace : FontFace
{
    /// <summary>What <see cref="Covers(int)"/> found for the code points of the basic plane. Threads that write a byte write the same.</summary>
    private readonly Coverage[] _coverage = new Coverage[char.MaxValue + 1];

    private readonly SKFont _outlineFont;
    private readonly Font _shapingFont;

    private OpenTypeFace(SKTypeface typeface, SKData data, int index)
    {
        Typeface = typeface;
        UnitsPerEm = typeface.UnitsPerEm;
        _outlineFont = new SKFont(typeface, UnitsPerEm) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };

        // The font holds the face and the face the bytes, by HarfBuzz's own counts.
        using Blob blob = new(data.Data, checked((int)data.Size), MemoryMode.ReadOnly, data.Dispose);
        blob.MakeImmutable();
        using Face face = new(blob, index);
        face.MakeImmutable();
        GlyphCount = face.GlyphCount;
        _shapingFont = new Font(face);
        _shapingFont.SetScale(UnitsPerEm, UnitsPerEm);
        _shapingFont.SetFunctionsOpenType();
    }

    /// <summary>The face that the library carries: DejaVu Sans, the default of matplotlib.</summary>
    public static OpenTypeFace Embedded { get; } = LoadEmbedded();

    /// <inheritdoc/>
    public override SKTypeface Typeface { get; }

    /// <inheritdoc/>
    public override int UnitsPerEm { get; }

    /// <summary>How many glyphs HarfBuzz finds.</summary>
    private int GlyphCount { get; }

    /// <summary>A face of the operating system.</summary>
    /// <returns>Null where its file cannot be read or is none that HarfBuzz shapes.</returns>
    public static OpenTypeFace? OfSystem(SKTypeface typeface)
    {
        using SKStreamAsset? stream = typeface.OpenStream(out int index);
        return stream is null ? null : Checked(typeface, SKData.Create(stream), index);
    }

    /// <summary>A face of a file's bytes.</summary>
    /// <param name="bytes">TrueType, OpenType, or a collection of them.</param>
    /// <param name="index">Which face of a collection.</param>
    /// <returns>Null where they are no font.</returns>
    public static OpenTypeFace? OfBytes(ReadOnlySpan<byte> bytes, int index)
    {
        SKData data = SKData.CreateCopy(bytes);
        return Checked(SKTypeface.FromData(data, index), data, index);
    }

    /// <summary>Whether the face can draw every character of a cluster, composed or decomposed as HarfBuzz does where needed.</summary>
    public bool Covers(ReadOnlySpan<char> cluster)
    {
        int previous = -1;
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (CodePoints.IsInvisible(rune.Value))
            {
                continue;
            }

            previous = Covers(rune.Value) ? rune.Value
                : previous >= 0 && UnicodeFunctions.Default.TryCompose(previous, rune.Value, out int composed) && Covers(composed) ? composed
                : -1;
            if (previous < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the face can draw a character.</summary>
    /// <remarks>A glyph without an outline does not count, unless the character is blank: emoji in colours have none.</remarks>
    public bool Covers(int codePoint)
    {
        if (codePoint > char.MaxValue)
        {
            return FindsGlyph(codePoint);
        }

        ref Coverage coverage = ref _coverage[codePoint];
        if (coverage == Coverage.Unknown)
        {
            coverage = FindsGlyph(codePoint) ? Coverage.Covered : Coverage.Lacking;
        }

        return coverage == Coverage.Covered;
    }

    /// <summary>Shapes what is in a buffer; the result is in units of the design grid.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer) => _shapingFont.Shape(buffer);

    /// <inheritdoc/>
    protected override SKPath MakeOutline(ushort glyph) => _outlineFont.GetGlyphPath(glyph) ?? new SKPath();

    private bool FindsGlyph(int codePoint)
    {
        if (_shapingFont.TryGetNominalGlyph((uint)codePoint, out uint glyph))
        {
            return CodePoints.IsSpace(codePoint) || CodePoints.IsBlank(codePoint) || !Outline((ushort)glyph).IsEmpty;
        }

        // HarfBuzz makes spaces of any width out of the usual one.
        bool isComposed = UnicodeFunctions.Default.TryDecompose(codePoint, out int first, out int second);
        return CodePoints.IsSpace(codePoint) || (isComposed && Covers(first) && (second == 0 || Covers(second)));
    }

    private static OpenTypeFace LoadEmbedded()
    {
        using Stream stream = typeof(FontFace).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        SKData data = SKData.Create(stream);
        return new OpenTypeFace(SKTypeface.FromData(data), data, 0);
    }

    private static OpenTypeFace? Checked(SKTypeface? typeface, SKData? data, int index)
    {
        if (typeface is null || data is null || typeface.UnitsPerEm <= 0)
        {
            return null;
        }

        OpenTypeFace face = new(typeface, data, index);
        return face.GlyphCount > 0 ? face : null;
    }

    private enum Coverage : byte
    {
        Unknown,
        Covered,
        Lacking,
    }
}
