using System;
using System.ComponentModel;

namespace AttnGen.CompilerServices;

/// <summary>
/// The cut points of every curved norm: for each of N entries the least value that belongs to it, and as the last of N + 1 the least value
/// that is over. Limits count as the <see cref="float"/> nearest to them; where they are equal, every value belongs to entry 0.
/// Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// The cuts follow from the norm's inverse in double, by nothing but IEEE basic operations: they are the same on every machine. A value
/// within a thousand millionth of a step of a cut lies on it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaleCuts
{
    /// <summary>matplotlib's <c>LogNorm</c>; <paramref name="vmin"/> is above 0.</summary>
    public static void Log(Span<float> cuts, double vmin, double vmax) => ColorCuts.Find(cuts, vmin, vmax, new LogInverse(vmin, vmax));

    /// <summary>matplotlib's <c>SymLogNorm</c>.</summary>
    public static void SymLog(Span<float> cuts, double vmin, double vmax, double linThresh, double linScale, double logBase) =>
        ColorCuts.Find(cuts, vmin, vmax, new SymLogInverse(vmin, vmax, linThresh, linScale, logBase));

    /// <summary>matplotlib's <c>AsinhNorm</c>.</summary>
    public static void Asinh(Span<float> cuts, double vmin, double vmax, double linearWidth) =>
        ColorCuts.Find(cuts, vmin, vmax, new AsinhInverse(vmin, vmax, linearWidth));

    /// <summary>matplotlib 3.6's <c>PowerNorm</c>: values below the limits belong to entry 0, they are never under.</summary>
    public static void Power(Span<float> cuts, double vmin, double vmax, double gamma)
    {
        ColorCuts.Find(cuts, vmin, vmax, new PowerInverse(vmin, vmax, gamma));
        cuts[0] = float.NegativeInfinity;
    }

    /// <summary>matplotlib's <c>TwoSlopeNorm</c>; vmin ≤ vcenter ≤ vmax.</summary>
    public static void TwoSlope(Span<float> cuts, double vmin, double vcenter, double vmax) =>
        ColorCuts.Find(cuts, vmin, vmax, new TwoSlopeInverse(vmin, vcenter, vmax));
}
