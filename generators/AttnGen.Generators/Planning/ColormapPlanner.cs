using System;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Declared colormap in, plan out; pure.</summary>
internal static class ColormapPlanner
{
    /// <summary>2 KB of codes: with their values and pixels they stay in the first-level cache.</summary>
    private const int MostOfBlock = 1024;

    public static ColormapPlan Plan(ColormapSpec spec) =>
        new(spec, ColorsPlanner.Plan(spec.Colors), (int)Math.Min(MostOfBlock, spec.Shape.Length));
}
