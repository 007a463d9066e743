using System;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Declared colormap in, plan out; pure.</summary>
internal static class ColormapPlanner
{
    /// <summary>2 KB of codes: with their values and pixels they stay in the first-level cache.</summary>
    private const int MostOfBlock = 512;

    public static ColormapPlan Plan(ColormapSpec spec) => new(
        spec,
        ColorTable.Build(spec.Palette).ToEquatableArray(),
        Precision(spec.Norm),
        (int)Math.Min(MostOfBlock, spec.Shape.Length));

    private static FractionPrecision Precision(LinearNormSpec norm)
    {
        if (norm.VMin is not { } vmin || norm.VMax is not { } vmax)
        {
            return FractionPrecision.ByData;
        }

        float range = (float)(vmax - vmin);
        return range > 0 && !float.IsInfinity(range) ? FractionPrecision.Single : FractionPrecision.Double;
    }
}
