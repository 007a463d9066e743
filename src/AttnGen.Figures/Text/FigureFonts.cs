using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>The fonts of figures' labels.</summary>
/// <remarks>
/// Labels are set in the DejaVu Sans that the library carries. What it lacks (Chinese, Japanese, Korean, India's scripts, most emoji) comes
/// from the fonts that are added here, in their order, then from those of the operating system. What no font has is drawn as a box with
/// its code point. Add a font where figures shall look the same on every machine.
/// </remarks>
public static class FigureFonts
{
    /// <summary>Adds a font file to those in which labels' characters are sought, for figures that are made from then on, on any thread.</summary>
    /// <param name="path">A TrueType or OpenType file (.ttf, .otf) or a collection (.ttc, .otc).</param>
    /// <param name="index">Which face of a collection.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a font with outlines, or has no face of this index.</exception>
    public static void Add(string path, int index = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no font file at '{path}'.", path);
        }

        FontFallback.Add(OpenTypeFace.OfBytes(File.ReadAllBytes(path), index)
            ?? throw new InvalidDataException($"'{path}' has no face {index} in the TrueType or OpenType format."));
    }
}
