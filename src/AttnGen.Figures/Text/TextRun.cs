using HarfBuzzSharp;

namespace AttnGen.Figures.Text;

/// <summary>A part of a line of one direction, script and face.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">How many units.</param>
/// <param name="Level">Its embedding level, odd from right to left.</param>
/// <param name="Script">The script, <see cref="Script.Common"/> where nothing tells.</param>
/// <param name="Face">Where its glyphs come from. Null where no font has its characters.</param>
internal readonly record struct TextRun(int Start, int Length, byte Level, Script Script, OpenTypeFace? Face)
{
    /// <summary>The unit after its last.</summary>
    public int End => Start + Length;

    public bool IsRightToLeft => (Level & 1) != 0;
}
