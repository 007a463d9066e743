namespace AttnGen.Figures.Text;

/// <summary>A glyph of some face and where its origin lies, in ems to the right of the line's and below the baseline.</summary>
internal readonly record struct PlacedGlyph(ushort Glyph, float X, float Y);
