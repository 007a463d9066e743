namespace AttnGen;

/// <summary>matplotlib's <c>LogNorm</c>: vmin · (vmax / vmin)ᵗ.</summary>
internal readonly struct LogInverse(double vmin, double vmax) : INormInverse
{
    private readonly double _low = PortableMath.Log(vmin);
    private readonly double _range = PortableMath.Log(vmax) - PortableMath.Log(vmin);

    public double ValueAt(double fraction) => PortableMath.Exp(_low + (fraction * _range));
}

/// <summary>
/// matplotlib's <c>SymLogNorm</c>. With A = linScale / (1 − 1 / base) it is linear in A · x where |x| ≤ linThresh, else in
/// ± linThresh · (A + log_base(|x| / linThresh)).
/// </summary>
internal readonly struct SymLogInverse : INormInverse
{
    private readonly double _threshold;
    private readonly double _slope;
    private readonly double _lnBase;
    private readonly double _low;
    private readonly double _range;

    public SymLogInverse(double vmin, double vmax, double linThresh, double linScale, double logBase)
    {
        _threshold = linThresh;
        _slope = Slope(linScale, logBase);
        _lnBase = PortableMath.Log(logBase);
        _low = Transform(vmin);
        _range = Transform(vmax) - _low;
    }

    /// <summary>A.</summary>
    public static double Slope(double linScale, double logBase) => linScale / (1 - (1 / logBase));

    public double ValueAt(double fraction)
    {
        double transformed = _low + (fraction * _range);
        double magnitude = System.Math.Abs(transformed);
        if (magnitude <= _threshold * _slope)
        {
            return transformed / _slope;
        }

        double value = _threshold * PortableMath.Exp(((magnitude / _threshold) - _slope) * _lnBase);
        return transformed < 0 ? -value : value;
    }

    private double Transform(double value)
    {
        double magnitude = System.Math.Abs(value);
        if (magnitude <= _threshold)
        {
            return value * _slope;
        }

        double transformed = _threshold * (_slope + (PortableMath.Log(magnitude / _threshold) / _lnBase));
        return value < 0 ? -transformed : transformed;
    }
}

/// <summary>matplotlib's <c>AsinhNorm</c>: linear in asinh(x / linearWidth).</summary>
internal readonly struct AsinhInverse(double vmin, double vmax, double linearWidth) : INormInverse
{
    private readonly double _low = PortableMath.Asinh(vmin / linearWidth);
    private readonly double _range = PortableMath.Asinh(vmax / linearWidth) - PortableMath.Asinh(vmin / linearWidth);

    public double ValueAt(double fraction) => linearWidth * PortableMath.Sinh(_low + (fraction * _range));
}

/// <summary>matplotlib's <c>PowerNorm</c>: the fraction is ((x − vmin) / (vmax − vmin)) to the power of gamma.</summary>
internal readonly struct PowerInverse(double vmin, double vmax, double gamma) : INormInverse
{
    public double ValueAt(double fraction) => vmin + ((vmax - vmin) * PortableMath.Exp(PortableMath.Log(fraction) / gamma));
}

/// <summary>matplotlib's <c>TwoSlopeNorm</c>: linear from vmin to vcenter, which is the middle, and from there to vmax.</summary>
internal readonly struct TwoSlopeInverse(double vmin, double vcenter, double vmax) : INormInverse
{
    public double ValueAt(double fraction) => fraction < 0.5
        ? vmin + (2 * fraction * (vcenter - vmin))
        : vcenter + (((2 * fraction) - 1) * (vmax - vcenter));
}
