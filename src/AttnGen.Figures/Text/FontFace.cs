using System.Collections.Concurrent;
using SkiaSharp;

namespace AttnGen.Figures.Text;

/// <summary>Outlines of numbered glyphs.</summary>
/// <remarks>Safe for any number of threads. Faces live as long as the process does.</remarks>
internal abstract class FontFace
{
    private readonly ConcurrentDictionary<ushort, SKPath> _outlines = new();

    /// <summary>The Skia face, for what embeds fonts as PDF does. Null where there is no font file: then only outlines can be drawn.</summary>
    public abstract SKTypeface? Typeface { get; }

    /// <summary>Units of the design grid in an em.</summary>
    public abstract int UnitsPerEm { get; }

    /// <summary>The outline of a glyph in units of the design grid, y down from the baseline, filled by winding; empty for a blank.</summary>
    public SKPath Outline(ushort glyph) =>
        _outlines.GetOrAdd(
            glyph,
            static (id, face) =>
            {
                SKPath path = face.MakeOutline(id);

                // Skia computes these once and keeps them in the path: after this the path is only read.
                _ = path.Bounds;
                _ = path.IsConvex;
                return path;
            },
            this);

    protected abstract SKPath MakeOutline(ushort glyph);
}
