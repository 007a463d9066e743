namespace AttnGen.Figures.Text;

/// <summary>A line of text whose glyphs are chosen and placed, in units of the em: it serves every size.</summary>
/// <param name="Text">What it says, in the order of reading: well-formed, without controls, and as far as it is drawn.</param>
/// <param name="Runs">The glyphs, each run of one face, from left to right.</param>
/// <param name="Width">How far the line reaches, in ems.</param>
internal sealed record TextLine(string Text, IReadOnlyList<GlyphRun> Runs, float Width)
{
    /// <summary>Height of capitals and digits above the baseline, in ems, of the embedded face.</summary>
    public const float CapHeight = 0.729f;

    /// <summary>How far letters reach above the baseline, in ems.</summary>
    public const float Ascent = 0.76f;

    /// <summary>How far letters reach below the baseline, in ems.</summary>
    public const float Descent = 0.24f;

    /// <summary>From baseline to baseline, in ems.</summary>
    public const float LineHeight = 1.2f;

    /// <summary>The code points that no font has, once each; boxes stand for them.</summary>
    public IReadOnlyList<int> Missing { get; init; } = [];
}

/// <summary>Glyphs of one face.</summary>
/// <param name="Face">Where they come from.</param>
/// <param name="Glyphs">Their numbers in the face.</param>
/// <param name="X">Where the origin of each lies, to the right of the line's, in ems.</param>
/// <param name="Y">Where the origin of each lies, below the baseline, in ems.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Glyphs, float[] X, float[] Y);
