namespace AttnGen.Figures.Axes;

/// <summary>Where a value lies on a colour bar, 0 at its lower and 1 at its upper end: the norms in plain double.</summary>
internal static class ScalePosition
{
    /// <param name="scale">With both limits.</param>
    /// <param name="value">A value between them.</param>
    /// <returns>Not a number where the value has no place.</returns>
    public static double Of(ColorScale scale, double value)
    {
        (double vmin, double vmax) = (scale.VMin!.Value, scale.VMax!.Value);
        return scale.Norm switch
        {
            ColorNorm.Log => Share(Math.Log(vmin), Math.Log(value), Math.Log(vmax)),
            ColorNorm.SymLog => Share(SymLog(scale, vmin), SymLog(scale, value), SymLog(scale, vmax)),
            ColorNorm.Asinh => Share(
                Math.Asinh(vmin / scale.LinearWidth), Math.Asinh(value / scale.LinearWidth), Math.Asinh(vmax / scale.LinearWidth)),
            ColorNorm.Power => Math.Pow(Share(vmin, value, vmax), scale.Gamma),
            ColorNorm.TwoSlope => value < scale.VCenter
                ? Share(vmin, value, scale.VCenter) / 2
                : 0.5 + (Share(scale.VCenter, value, vmax) / 2),
            ColorNorm.Boundary => OfBoundary(scale.Boundaries, value),
            _ => Share(vmin, value, vmax),
        };
    }

    private static double Share(double least, double value, double greatest) =>
        greatest > least ? (value - least) / (greatest - least) : value == least ? 0.5 : double.NaN;

    private static double SymLog(ColorScale scale, double value)
    {
        double size = Math.Abs(value), linear = scale.LinScale / (1 - (1 / scale.LogBase));
        return size <= scale.LinThresh
            ? value * linear
            : Math.Sign(value) * scale.LinThresh * (linear + (Math.Log(size / scale.LinThresh) / Math.Log(scale.LogBase)));
    }

    /// <summary>Intervals are drawn equally high, however wide.</summary>
    private static double OfBoundary(ReadOnlySpan<double> boundaries, double value)
    {
        int interval = 0;
        while (interval < boundaries.Length - 2 && value > boundaries[interval + 1])
        {
            interval++;
        }

        return (interval + Share(boundaries[interval], value, boundaries[interval + 1])) / (boundaries.Length - 1);
    }
}
