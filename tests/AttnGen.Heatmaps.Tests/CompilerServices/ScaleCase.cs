using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps.Tests;

/// <summary>A curved scale with its options: cut points and codes of the library, and the norm itself written out in double.</summary>
/// <param name="Entries">N.</param>
/// <param name="VMin">The value of the first entry.</param>
/// <param name="VMax">The value of the last entry.</param>
internal abstract record ScaleCase(int Entries, double VMin, double VMax)
{
    /// <summary>The library's cut points.</summary>
    public abstract void FindCuts(Span<float> cuts);

    /// <summary>The library's codes.</summary>
    public abstract void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive);

    /// <summary>What the norm is linear in.</summary>
    public abstract double Transform(double value);

    public virtual bool IsPositive => false;

    /// <summary>Whether values below the limits are entry 0.</summary>
    public virtual bool HasNoUnder => false;

    /// <summary>The exponent that the linear fraction is raised to.</summary>
    protected virtual double Power => 1;

    /// <summary>The transformed limits.</summary>
    protected virtual (double Low, double High) Ends => (Transform(VMin), Transform(VMax));

    public float[] Cuts()
    {
        float[] cuts = new float[Entries + 1];
        FindCuts(cuts);
        return cuts;
    }

    /// <summary>The fraction of a value within the limits, and how far rounding in double may have moved it.</summary>
    public (double Fraction, double Error) Place(double value)
    {
        const double Rounding = 1.0 / (1L << 50);
        (double low, double high) = Ends;
        double at = Transform(value), range = high - low;
        double fraction = (at - low) / range;
        double error = Rounding * ((Math.Abs(at) + Math.Abs(low)) / range + 1);
        return (Math.Pow(Math.Max(fraction, 0), Power), Math.Pow(Math.Max(fraction, 0) + error, Power) - Math.Pow(Math.Max(fraction - error, 0), Power));
    }
}

internal sealed record LogScale(int Entries, double VMin, double VMax) : ScaleCase(Entries, VMin, VMax)
{
    public override bool IsPositive => true;

    public override void FindCuts(Span<float> cuts) => ScaleCuts.Log(cuts, VMin, VMax);

    public override void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive) =>
        CutCodes.Encode(values, codes, cuts, new LogPosition(VMin, VMax, Entries), rules, nonPositive);

    public override double Transform(double value) => Math.Log(value);
}

internal sealed record SymLogScale(int Entries, double VMin, double VMax, double LinThresh, double LinScale, double LogBase)
    : ScaleCase(Entries, VMin, VMax)
{
    public override void FindCuts(Span<float> cuts) => ScaleCuts.SymLog(cuts, VMin, VMax, LinThresh, LinScale, LogBase);

    public override void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive) =>
        CutCodes.Encode(values, codes, cuts, new SymLogPosition(VMin, VMax, LinThresh, LinScale, LogBase, Entries), rules, nonPositive);

    public override double Transform(double value)
    {
        // In units of linThresh.
        double ratio = value / LinThresh, slope = LinScale / (1 - (1 / LogBase));
        return Math.Abs(ratio) <= 1 ? ratio * slope : Math.Sign(ratio) * (slope + (Math.Log(Math.Abs(ratio)) / Math.Log(LogBase)));
    }
}

internal sealed record AsinhScale(int Entries, double VMin, double VMax, double LinearWidth) : ScaleCase(Entries, VMin, VMax)
{
    public override void FindCuts(Span<float> cuts) => ScaleCuts.Asinh(cuts, VMin, VMax, LinearWidth);

    public override void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive) =>
        CutCodes.Encode(values, codes, cuts, new AsinhPosition(VMin, VMax, LinearWidth, Entries), rules, nonPositive);

    public override double Transform(double value) => Math.Asinh(value / LinearWidth);
}

internal sealed record PowerScale(int Entries, double VMin, double VMax, double Gamma) : ScaleCase(Entries, VMin, VMax)
{
    public override bool HasNoUnder => true;

    protected override double Power => Gamma;

    public override void FindCuts(Span<float> cuts) => ScaleCuts.Power(cuts, VMin, VMax, Gamma);

    public override void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive) =>
        CutCodes.Encode(values, codes, cuts, new PowerPosition(VMin, VMax, Gamma, Entries), rules, nonPositive);

    public override double Transform(double value) => value;
}

internal sealed record TwoSlopeScale(int Entries, double VMin, double VCenter, double VMax) : ScaleCase(Entries, VMin, VMax)
{
    public override void FindCuts(Span<float> cuts) => ScaleCuts.TwoSlope(cuts, VMin, VCenter, VMax);

    public override void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive) =>
        CutCodes.Encode(values, codes, cuts, new TwoSlopePosition(VMin, VCenter, VMax, Entries), rules, nonPositive);

    // From 0 over ½ to 1; a centre that is the upper limit is the end, one that is the lower limit is the middle all the same.
    protected override (double Low, double High) Ends => (0, 1);

    public override double Transform(double value) => value < VCenter
        ? 0.5 * ((value - VMin) / (VCenter - VMin))
        : VMax > VCenter ? 0.5 + (0.5 * ((value - VCenter) / (VMax - VCenter))) : 1;
}
