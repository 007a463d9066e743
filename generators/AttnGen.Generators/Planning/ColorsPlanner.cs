using System;
using System.Linq;
using AttnGen.CompilerServices;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Declared colours in, plan out; pure.</summary>
internal static class ColorsPlanner
{
    public static ColorsPlan Plan(ColorsSpec spec)
    {
        ColorSpec[] table = ColorTable.Build(spec.Palette).ToArray();
        int entries = table.Length - 3;
        return new ColorsPlan(
            spec,
            table.ToEquatableArray(),
            (spec.Norm.HasLimits ? Cuts(spec.Norm, entries) : []).Select(Bits).ToEquatableArray(),
            (spec.Norm is BoundaryNormSpec boundary ? IntervalEntries(boundary, entries) : []).ToEquatableArray());
    }

    private static float[] Cuts(NormSpec norm, int entries)
    {
        float[] cuts = new float[norm is BoundaryNormSpec intervals ? intervals.Boundaries.Count : entries + 1];
        double vmin = norm.VMin!.Value, vmax = norm.VMax!.Value;
        switch (norm)
        {
            case LogNormSpec:
                ScaleCuts.Log(cuts, vmin, vmax);
                break;
            case SymLogNormSpec symLog:
                ScaleCuts.SymLog(cuts, vmin, vmax, symLog.LinThresh, symLog.LinScale, symLog.LogBase);
                break;
            case AsinhNormSpec asinh:
                ScaleCuts.Asinh(cuts, vmin, vmax, asinh.LinearWidth);
                break;
            case PowerNormSpec power:
                ScaleCuts.Power(cuts, vmin, vmax, power.Gamma);
                break;
            case TwoSlopeNormSpec twoSlope:
                ScaleCuts.TwoSlope(cuts, vmin, twoSlope.VCenter, vmax);
                break;
            case BoundaryNormSpec boundary:
                ScaleCuts.Boundary(cuts, boundary.Boundaries.ToArray());
                break;
            default:
                return [];
        }

        return cuts;
    }

    private static short[] IntervalEntries(BoundaryNormSpec norm, int entries)
    {
        short[] intervals = new short[norm.Boundaries.Count - 1];
        ScaleCuts.BoundaryEntries(intervals, entries, norm.ExtendsBelow, norm.ExtendsAbove);
        return intervals;
    }

    private static uint Bits(float value) => BitConverter.ToUInt32(BitConverter.GetBytes(value), 0);
}
