namespace AttnGen.Images;

/// <summary>Blends a colour over a pixel in whole numbers: the exact weighted mean of the stored bytes, rounded once, half up.</summary>
internal static class PixelBlend
{
    /// <summary>The numerator of an opacity of 1, or of a share of it.</summary>
    public const uint One = 1 << 16;

    /// <summary>The alpha of an opaque colour.</summary>
    private const ulong Opaque = byte.MaxValue;

    /// <summary>Opacity, share and the colour's alpha, multiplied: 2³² · 255. Times a byte it stays far below 2⁶⁴.</summary>
    private const ulong Whole = (ulong)One * One * Opaque;

    /// <summary>A number from 0 to 1 over 2¹⁶, rounded half up; what is above 1 is 1.</summary>
    public static uint Share(double share) => share >= 1 ? One : (uint)((share * One) + 0.5);

    /// <summary>The colour over the pixel, whose own alpha stays.</summary>
    /// <param name="pixel">Below.</param>
    /// <param name="color">Above; its alpha makes it less opaque.</param>
    /// <param name="opacity">0 … <see cref="One"/>.</param>
    /// <param name="share">0 … <see cref="One"/>, of the opacity.</param>
    public static Rgba32 Over(Rgba32 pixel, Rgba32 color, uint opacity, uint share)
    {
        ulong above = (ulong)opacity * share * color.A;
        ulong below = Whole - above;
        return new Rgba32(
            Mean(pixel.R, below, color.R, above), Mean(pixel.G, below, color.G, above), Mean(pixel.B, below, color.B, above), pixel.A);
    }

    public static double CheckAlpha(double alpha, string parameter) => alpha is >= 0 and <= 1
        ? alpha
        : throw new ArgumentOutOfRangeException(parameter, alpha, "An opacity is a number from 0, transparent, to 1, opaque.");

    private static byte Mean(byte below, ulong belowWeight, byte above, ulong aboveWeight) =>
        (byte)(((below * belowWeight) + (above * aboveWeight) + (Whole / 2)) / Whole);
}
