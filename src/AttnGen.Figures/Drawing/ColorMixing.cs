namespace AttnGen.Figures.Drawing;

/// <summary>Mixing of colours in whole numbers, and which of black and white is read on them.</summary>
internal static class ColorMixing
{
    public static readonly Rgba32 Black = new(0, 0, 0), White = new(255, 255, 255);

    /// <summary>The luminance where black and white have equal contrast, √1.05 · 0.05 − 0.05: the better of both is at least 4.58 : 1.</summary>
    private const double EqualContrast = 0.179129;

    /// <summary>a · b / 255, rounded.</summary>
    public static int Multiply(int a, int b) => ((a * b) + 127) / 255;

    /// <summary>One colour over an opaque one.</summary>
    /// <param name="above">The colour; its own opacity does not count.</param>
    /// <param name="alpha">How much of it is seen, 0 … 255.</param>
    /// <param name="below">What lies under it.</param>
    public static Rgba32 Over(Rgba32 above, int alpha, Rgba32 below) => alpha == 255
        ? new Rgba32(above.R, above.G, above.B)
        : new Rgba32(Mix(above.R, alpha, below.R), Mix(above.G, alpha, below.G), Mix(above.B, alpha, below.B));

    /// <summary>Black or white, whichever is read better on a background: at least 4.58 : 1 by WCAG 2.</summary>
    public static Rgba32 TextOn(Rgba32 background) => Luminance(background) > EqualContrast ? Black : White;

    /// <summary>The contrast of two opaque colours by WCAG 2, 1 … 21.</summary>
    public static double Contrast(Rgba32 one, Rgba32 other)
    {
        double first = Luminance(one), second = Luminance(other);
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>Relative luminance by WCAG 2, 0 … 1.</summary>
    public static double Luminance(Rgba32 color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static byte Mix(int above, int alpha, int below) => (byte)(((above * alpha) + (below * (255 - alpha)) + 127) / 255);

    private static double Linear(byte level)
    {
        double share = level / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
