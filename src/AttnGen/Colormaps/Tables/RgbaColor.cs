namespace AttnGen;

/// <summary>An 8-bit colour for the code that library and generator share; each turns it into a colour type of its own.</summary>
internal readonly record struct RgbaColor(byte R, byte G, byte B, byte A)
{
    public RgbaColor WithOpacity(byte opacity) => this with { A = opacity };
}
