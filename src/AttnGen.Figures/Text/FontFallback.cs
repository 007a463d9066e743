using System.Collections.Immutable;
using System.Text;

namespace AttnGen.Figures.Text;

/// <summary>The faces in which characters are sought: the embedded one, the user's in their order, the operating system's.</summary>
/// <param name="faces">All but the system's.</param>
/// <param name="useSystem">Whether the operating system's are asked.</param>
internal sealed class FontFallback(ImmutableArray<OpenTypeFace> faces, bool useSystem)
{
    private static FontFallback _current = new([OpenTypeFace.Embedded], useSystem: true);

    /// <summary>What figures use that are made from now on.</summary>
    public static FontFallback Current => Volatile.Read(ref _current);

    /// <summary>Appends a face of the user's to what figures use.</summary>
    public static void Add(OpenTypeFace face) =>
        ImmutableInterlocked.Update(ref _current, static (current, added) => current.With(added), face);

    /// <summary>The first face that draws a whole grapheme cluster.</summary>
    /// <returns>Null where none does.</returns>
    public OpenTypeFace? Find(ReadOnlySpan<char> cluster)
    {
        foreach (OpenTypeFace face in faces)
        {
            if (face.Covers(cluster))
            {
                return face;
            }
        }

        if (useSystem)
        {
            foreach (Rune rune in cluster.EnumerateRunes())
            {
                if (!CodePoints.IsInvisible(rune.Value) && SystemFonts.Find(rune.Value) is OpenTypeFace face && face.Covers(cluster))
                {
                    return face;
                }
            }
        }

        return null;
    }

    private FontFallback With(OpenTypeFace face) => new(faces.Add(face), useSystem);
}
