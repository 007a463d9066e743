using System;

namespace AttnGen;

/// <summary>
/// The maps that matplotlib 3.6.3 computes from formulas (<c>_cm.py</c>), each operation in its order: flag, prism, cubehelix (D. A. Green,
/// "A colour scheme for the display of astronomical intensity images", 2011), gist_* of Yorick and the palettes of gnuplot.
/// </summary>
internal static class ColormapFunctions
{
    public static ColorSource Afmhot => Source(x => 2 * x, x => (2 * x) - 0.5, x => (2 * x) - 1);

    public static ColorSource Cubehelix => Source(
        x => Helix(x, -0.14861, 1.78277), x => Helix(x, -0.29227, -0.90649), x => Helix(x, 1.97294, 0));

    public static ColorSource Flag => Source(
        x => (0.75 * Sine.Of(((x * 31.5) + 0.25) * Math.PI)) + 0.5,
        x => Sine.Of(x * 31.5 * Math.PI),
        x => (0.75 * Sine.Of(((x * 31.5) - 0.25) * Math.PI)) + 0.5);

    public static ColorSource GistGray => Source(x => x, x => x, x => x);

    public static ColorSource GistHeat => Source(x => 1.5 * x, x => (2 * x) - 1, x => (4 * x) - 3);

    public static ColorSource GistYarg => Source(x => 1 - x, x => 1 - x, x => 1 - x);

    public static ColorSource Gnuplot => Source(Math.Sqrt, x => x * x * x, x => Sine.Of(x * 2 * Math.PI));

    public static ColorSource Gnuplot2 => Source(
        x => (x / 0.32) - 0.78125,
        x => (2 * x) - 0.84,
        x => x < 0.25 ? 4 * x : x < 0.92 ? (-2 * x) + 1.84 : (x / 0.08) - 11.5);

    public static ColorSource Ocean => Source(x => (3 * x) - 2, x => Math.Abs(((3 * x) - 1) / 2), x => x);

    public static ColorSource Prism => Source(
        x => (0.75 * Sine.Of(((x * 20.9) + 0.25) * Math.PI)) + 0.67,
        x => (0.75 * Sine.Of(((x * 20.9) - 0.25) * Math.PI)) + 0.33,
        x => -1.1 * Sine.Of(x * 20.9 * Math.PI));

    public static ColorSource Rainbow => Source(
        x => Math.Abs((2 * x) - 0.5), x => Sine.Of(x * Math.PI), x => Sine.OfComplement(x * Math.PI / 2));

    private static FunctionColors Source(Func<double, double> red, Func<double, double> green, Func<double, double> blue) =>
        new(red, green, blue, ColormapTables.DefaultEntries);

    /// <summary>The grey level x and, off that diagonal, a point of the helix about it: amplitude x (1 − x) / 2, 1.5 turns.</summary>
    private static double Helix(double x, double cosineWeight, double sineWeight)
    {
        double amplitude = x * (1 - x) / 2;
        double angle = 2 * Math.PI * ((0.5 / 3) + (-1.5 * x));
        return x + (amplitude * ((cosineWeight * Sine.OfComplement(angle)) + (sineWeight * Sine.Of(angle))));
    }
}
