namespace AttnGen.Generators.Tests;

/// <summary>matplotlib's norms for one value, in double, with the platform's functions.</summary>
/// <param name="Kind">Which.</param>
internal sealed record NormRule(ColorNorm Kind)
{
    /// <summary>Null: the least value that counts.</summary>
    public double? VMin { get; init; }

    /// <summary>Null: the greatest value that counts.</summary>
    public double? VMax { get; init; }

    public double VCenter { get; init; }

    public double? HalfRange { get; init; }

    public double Gamma { get; init; } = 1;

    public double LinThresh { get; init; } = 1;

    public double LinScale { get; init; } = 1;

    public double LogBase { get; init; } = 10;

    public double LinearWidth { get; init; } = 1;

    public double[] Boundaries { get; init; } = [];

    public Extend Extend { get; init; }

    public NonPositive NonPositive { get; init; }

    /// <summary>The limits, given or from the values that count; of nothing all limits are one.</summary>
    public (double VMin, double VMax) Limits(float[] counted)
    {
        bool hasCenter = Kind is ColorNorm.TwoSlope or ColorNorm.Centered;
        double none = VMin ?? VMax ?? (hasCenter ? VCenter : 0);
        double vmin = VMin ?? (counted.Length > 0 ? counted.Min() : none), vmax = VMax ?? (counted.Length > 0 ? counted.Max() : none);
        if (Kind == ColorNorm.Centered)
        {
            double halfRange = HalfRange ?? Math.Max(VCenter - vmin, vmax - VCenter);
            return (VCenter - halfRange, VCenter + halfRange);
        }

        return Kind == ColorNorm.TwoSlope ? (Math.Min(vmin, VCenter), Math.Max(vmax, VCenter)) : (vmin, vmax);
    }

    /// <summary>The fraction of a value between limits.</summary>
    public double Fraction(double value, double vmin, double vmax) => Kind switch
    {
        ColorNorm.Log => Math.Log(value / vmin) / Math.Log(vmax / vmin),
        ColorNorm.SymLog => Between(SymLog, value, vmin, vmax),
        ColorNorm.Asinh => Between(x => Math.Asinh(x / LinearWidth), value, vmin, vmax),
        ColorNorm.Power => Math.Pow(Math.Max(Between(x => x, value, vmin, vmax), 0), Gamma),
        ColorNorm.TwoSlope => TwoSlope(value, vmin, vmax),
        _ => throw new InvalidOperationException($"{Kind} is no curve."),
    };

    private static double Between(Func<double, double> transform, double value, double vmin, double vmax) =>
        (transform(value) - transform(vmin)) / (transform(vmax) - transform(vmin));

    private double SymLog(double value)
    {
        double slope = LinScale / (1 - (1 / LogBase)), magnitude = Math.Abs(value);
        return magnitude <= LinThresh ? value * slope : Math.Sign(value) * LinThresh * (slope + Math.Log(magnitude / LinThresh, LogBase));
    }

    private double TwoSlope(double value, double vmin, double vmax) =>
        value < VCenter ? (value - vmin) / (VCenter - vmin) / 2
        : vmax > VCenter ? (1 + ((value - VCenter) / (vmax - VCenter))) / 2
        : 1;
}
