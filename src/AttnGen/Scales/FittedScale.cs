using AttnGen.CompilerServices;

namespace AttnGen;

/// <summary>
/// A scale with limits and a number of entries, ready to turn values into codes: −2 bad, −1 under, 0 … N − 1, N over. The codes are those of
/// a generated kernel.
/// </summary>
internal readonly ref struct FittedScale
{
    private readonly ColorScale _scale;
    private readonly double _vmin;
    private readonly double _vmax;
    private readonly ReadOnlySpan<float> _cuts;
    private readonly ReadOnlySpan<short> _intervalEntries;
    private readonly CodeRules _rules;

    /// <param name="scale">The norm.</param>
    /// <param name="vmin">The value of the first entry.</param>
    /// <param name="vmax">The value of the last entry.</param>
    /// <param name="entries">N, 1 … 32,767.</param>
    /// <param name="cuts">What <see cref="FindCuts"/> found.</param>
    /// <param name="intervalEntries">What <see cref="FindCuts"/> found.</param>
    public FittedScale(ColorScale scale, double vmin, double vmax, int entries, ReadOnlySpan<float> cuts, ReadOnlySpan<short> intervalEntries)
    {
        bool isLogarithmic = scale.Norm is ColorNorm.Log or ColorNorm.SymLog or ColorNorm.Asinh;
        (_scale, _vmin, _vmax) = (scale, vmin, vmax);
        _rules = new CodeRules(entries, scale.Clip, scale.Infinities == Infinities.Bad || (isLogarithmic && !scale.Clip));
        _cuts = cuts;
        _intervalEntries = intervalEntries;
    }

    /// <summary>Finds the cut points of a scale and the entries of its intervals.</summary>
    /// <param name="scale">The norm.</param>
    /// <param name="vmin">The value of the first entry.</param>
    /// <param name="vmax">The value of the last entry.</param>
    /// <param name="entries">N, 1 … 32,767.</param>
    /// <param name="cuts">Memory for <see cref="CutsOf"/> cut points.</param>
    /// <param name="intervalEntries">Memory for <see cref="IntervalsOf"/> entries.</param>
    /// <exception cref="ArgumentException">The boundaries make more regions than the map has entries, or are both clipped and extended.</exception>
    public static void FindCuts(ColorScale scale, double vmin, double vmax, int entries, Span<float> cuts, Span<short> intervalEntries)
    {
        switch (scale.Norm)
        {
            case ColorNorm.Log:
                ScaleCuts.Log(cuts, vmin, vmax);
                break;
            case ColorNorm.SymLog:
                ScaleCuts.SymLog(cuts, vmin, vmax, scale.LinThresh, scale.LinScale, scale.LogBase);
                break;
            case ColorNorm.Asinh:
                ScaleCuts.Asinh(cuts, vmin, vmax, scale.LinearWidth);
                break;
            case ColorNorm.Power:
                ScaleCuts.Power(cuts, vmin, vmax, scale.Gamma);
                break;
            case ColorNorm.TwoSlope:
                ScaleCuts.TwoSlope(cuts, vmin, scale.VCenter, vmax);
                break;
            case ColorNorm.Boundary:
                FindIntervals(scale, entries, cuts, intervalEntries);
                break;
        }
    }

    /// <summary>Cut points of a scale: none where it is linear.</summary>
    public static int CutsOf(ColorScale scale, int entries) => scale.Norm switch
    {
        ColorNorm.Linear or ColorNorm.Centered => 0,
        ColorNorm.Boundary => scale.Boundaries.Length,
        _ => entries + 1,
    };

    /// <summary>Intervals of a scale that has some.</summary>
    public static int IntervalsOf(ColorScale scale) => Math.Max(0, scale.Boundaries.Length - 1);

    /// <summary>Turns values into codes.</summary>
    public void Encode(ReadOnlySpan<float> values, Span<short> codes)
    {
        (double vmin, double vmax) = (_vmin, _vmax);
        int entries = _rules.Entries;
        switch (_scale.Norm)
        {
            case ColorNorm.Log:
                short nonPositive = _scale.Clip ? (short)0 : _scale.NonPositive == NonPositive.Under ? CodeRules.Under : CodeRules.Bad;
                CutCodes.Encode(values, codes, _cuts, new LogPosition(vmin, vmax, entries), _rules, nonPositive);
                break;
            case ColorNorm.SymLog:
                CutCodes.Encode(
                    values, codes, _cuts, new SymLogPosition(vmin, vmax, _scale.LinThresh, _scale.LinScale, _scale.LogBase, entries), _rules);
                break;
            case ColorNorm.Asinh:
                CutCodes.Encode(values, codes, _cuts, new AsinhPosition(vmin, vmax, _scale.LinearWidth, entries), _rules);
                break;
            case ColorNorm.Power:
                CutCodes.Encode(values, codes, _cuts, new PowerPosition(vmin, vmax, _scale.Gamma, entries), _rules);
                break;
            case ColorNorm.TwoSlope:
                CutCodes.Encode(values, codes, _cuts, new TwoSlopePosition(vmin, _scale.VCenter, vmax, entries), _rules);
                break;
            case ColorNorm.Boundary:
                IntervalCodes.Encode(values, codes, _cuts, _intervalEntries, _rules);
                break;
            default:
                LinearCodes.Encode(values, codes, vmin, vmax, _rules);
                break;
        }
    }

    private static void FindIntervals(ColorScale scale, int entries, Span<float> cuts, Span<short> intervalEntries)
    {
        if (scale.Clip && scale.Extend != Extend.Neither)
        {
            throw new ArgumentException(
                "Clip gives values beyond the boundaries the end colours, Extend gives them regions of their own; leave one of them out.", nameof(scale));
        }

        bool extendsBelow = scale.Extend is Extend.Min or Extend.Both;
        bool extendsAbove = scale.Extend is Extend.Max or Extend.Both;
        int regions = intervalEntries.Length + (extendsBelow ? 1 : 0) + (extendsAbove ? 1 : 0);
        if (regions > entries)
        {
            throw new ArgumentException(
                $"The boundaries make {regions} regions, but the map has {entries} entries; use a map with a colour for each region.", nameof(scale));
        }

        ScaleCuts.Boundary(cuts, scale.Boundaries);
        ScaleCuts.BoundaryEntries(intervalEntries, entries, extendsBelow, extendsAbove);
    }
}
