using System.Collections.Concurrent;
using SkiaSharp;

namespace AttnGen.Figures.Text;

/// <summary>Finds the operating system's face for a character. Safe for any number of threads.</summary>
/// <remarks>
/// The operating system is asked first. Skia's build without dependencies, which servers use, never answers, but lists the families of the
/// font folders: these are tried in the order of their names, sans serif first, so that on a machine the answer is always the same.
/// </remarks>
internal static class SystemFonts
{
    private static readonly ConcurrentDictionary<int, OpenTypeFace?> Faces = new();
    private static readonly Dictionary<(string Family, int Weight, int Width, SKFontStyleSlant Slant), OpenTypeFace?> Opened = [];
    private static readonly Lazy<SKTypeface[]> Families = new(FindFamilies);
    private static readonly Lock Opening = new();

    /// <summary>The face that draws a character.</summary>
    /// <returns>Null where there is none.</returns>
    public static OpenTypeFace? Find(int codePoint) => Faces.GetOrAdd(codePoint, Search);

    private static OpenTypeFace? Search(int codePoint)
    {
        lock (Opening)
        {
            return Candidates(codePoint).Select(Open).FirstOrDefault(face => face?.Covers(codePoint) == true);
        }
    }

    private static IEnumerable<SKTypeface> Candidates(int codePoint)
    {
        if (SKFontManager.Default.MatchCharacter(codePoint) is SKTypeface match)
        {
            yield return match;
        }

        foreach (SKTypeface family in Families.Value)
        {
            if (family.ContainsGlyph(codePoint))
            {
                yield return family;
            }
        }
    }

    /// <summary>Opens a face once: files are large, and the system makes a new object for each question.</summary>
    private static OpenTypeFace? Open(SKTypeface typeface)
    {
        var key = (typeface.FamilyName, typeface.FontWeight, typeface.FontWidth, typeface.FontSlant);
        if (!Opened.TryGetValue(key, out OpenTypeFace? face))
        {
            face = OpenTypeFace.OfSystem(typeface);
            Opened.Add(key, face);
        }

        return face;
    }

    private static SKTypeface[] FindFamilies() =>
    [
        .. SKFontManager.Default.GetFontFamilies()
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name.Contains("Sans", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(SKFontManager.Default.MatchFamily)
            .OfType<SKTypeface>(),
    ];
}
