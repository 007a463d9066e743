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
    /// <summary>matplotlib's <c>LogNorm</c>; <paramref name="vmin"/> is above 0, or both limits are 0.</summary>
    public static void Log(Span<float> cuts, double vmin, double vmax)
    {
        ColorCuts.Find(cuts, vmin, vmax, new LogInverse(vmin, vmax));
        if (!(vmin > 0))
        {
            // Data without a positive value have no limits; nothing belongs to an entry.
            cuts[0] = 0;
        }
    }

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

    /// <summary>
    /// The cuts of matplotlib's <c>BoundaryNorm</c>. As there the outer boundaries count as the <see cref="float"/> nearest to them, the
    /// inner ones as they are.
    /// </summary>
    /// <param name="cuts">As many as boundaries.</param>
    /// <param name="boundaries">Ascending, at least two.</param>
    public static void Boundary(Span<float> cuts, ReadOnlySpan<double> boundaries)
    {
        int last = boundaries.Length - 1;
        cuts[0] = (float)boundaries[0];
        cuts[last] = (float)boundaries[last];
        for (int i = 1; i < last; i++)
        {
            // An interval between two floats has no value; its cut is that of its end.
            cuts[i] = Math.Min(ColorCuts.LeastFrom(boundaries[i]), cuts[last]);
        }
    }

    /// <summary>
    /// The table entry of each interval between boundaries: matplotlib spreads the regions, extensions included, over the whole map, and a
    /// single one takes its middle.
    /// </summary>
    /// <param name="intervals">One fewer than boundaries.</param>
    /// <param name="entries">Entries of the map, at least as many as regions.</param>
    /// <param name="extendsBelow">Whether the first region is that of values below the boundaries.</param>
    /// <param name="extendsAbove">Whether the last region is that of values above the boundaries.</param>
    public static void BoundaryEntries(Span<short> intervals, int entries, bool extendsBelow, bool extendsAbove)
    {
        int first = extendsBelow ? 1 : 0;
        int regions = intervals.Length + first + (extendsAbove ? 1 : 0);
        for (int i = 0; i < intervals.Length; i++)
        {
            // In the order of operations of NumPy: 255 / 25 · 25 truncates to 254.
            int region = i + first;
            intervals[i] = (short)(entries == regions ? region
                : regions == 1 ? (entries - 1) / 2
                : (int)((double)(entries - 1) / (regions - 1) * region));
        }
    }
}
