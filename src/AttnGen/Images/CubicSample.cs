namespace AttnGen.Images;

/// <summary>The four cells around the centre of a pixel along one axis, and their weights, which sum to 1.</summary>
internal readonly record struct CubicSample(
    int First, int Second, int Third, int Fourth, double FirstWeight, double SecondWeight, double ThirdWeight, double FourthWeight)
{
    /// <summary>The free parameter of cubic convolution; OpenCV's and PyTorch's.</summary>
    private const double A = -0.75;

    /// <summary>The sample of a pixel; cells beyond the ends are the outer ones, repeated.</summary>
    public static CubicSample At(int pixel, int cells, int pixels)
    {
        // (pixel + ½) · cells / pixels − ½, over 2 · pixels, so that the fraction is exact; the position may lie before cell 0.
        long divisor = 2L * pixels;
        long position = (((2L * pixel) + 1) * cells) - pixels;
        long second = position < 0 ? -1 : position / divisor;
        double fraction = (double)(position - (second * divisor)) / divisor;

        int last = cells - 1;
        return new CubicSample(
            Inside(second - 1, last), Inside(second, last), Inside(second + 1, last), Inside(second + 2, last),
            Far(1 + fraction), Near(fraction), Near(1 - fraction), Far(2 - fraction));
    }

    /// <summary>
    /// The weighted sum of the four cells; NaN where one that is not finite has a weight. On a cell's centre the others have none.
    /// </summary>
    public double Sum(double first, double second, double third, double fourth)
    {
        double sum = (((SecondWeight * second) + Term(FirstWeight, first)) + Term(ThirdWeight, third)) + Term(FourthWeight, fourth);
        return double.IsFinite(sum) ? sum : double.NaN;
    }

    /// <summary>A weight of 0 keeps even NaN out.</summary>
    private static double Term(double weight, double value) => weight == 0 ? 0 : weight * value;

    /// <summary>The kernel at a distance of 0 … 1: (a + 2) x³ − (a + 3) x² + 1.</summary>
    private static double Near(double x) => (((((A + 2) * x) - (A + 3)) * x) * x) + 1;

    /// <summary>The kernel at a distance of 1 … 2: a x³ − 5a x² + 8a x − 4a.</summary>
    private static double Far(double x) => (((((A * x) - (5 * A)) * x) + (8 * A)) * x) - (4 * A);

    private static int Inside(long cell, int last) => (int)Math.Clamp(cell, 0, last);
}
