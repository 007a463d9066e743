using System.Globalization;
using System.Runtime.CompilerServices;
using AttnGen.CompilerServices;

namespace AttnGen;

/// <summary>
/// How values become places on a colour scale, chosen at run time: matplotlib's norms with the rules of <see cref="ColormapAttribute"/>.
/// A scale does not change; <c>with</c> makes another one.
/// </summary>
/// <remarks>
/// Limits that are not given come from the data, each time anew: the least and the greatest finite value that is not masked.
/// <see cref="Fit(ReadOnlySpan{float}, ReadOnlySpan{bool})"/> fixes them, so that several pictures share one scale.
/// </remarks>
/// <example>
/// <code>
/// ColorScale scale = ColorScale.Log(1e-4, 1) with { NonPositive = NonPositive.Under };
/// Colormaps.Viridis.Map(weights, pixels, scale);
/// </code>
/// </example>
public sealed record ColorScale
{
    /// <summary>Linear, with limits from the data.</summary>
    internal static readonly ColorScale Default = new(ColorNorm.Linear, null, null);

    private readonly double[] _boundaries;

    private ColorScale(ColorNorm norm, double? vmin, double? vmax, double[]? boundaries = null) =>
        (Norm, VMin, VMax, _boundaries) = (norm, vmin, vmax, boundaries ?? []);

    /// <summary>Which norm it is.</summary>
    public ColorNorm Norm { get; }

    /// <summary>The value of the first entry, or null: from the data.</summary>
    public double? VMin { get; private init; }

    /// <summary>The value of the last entry, or null: from the data.</summary>
    public double? VMax { get; private init; }

    /// <summary>Whether values outside the limits take the end colours instead of under and over. Default false.</summary>
    public bool Clip { get; init; }

    /// <summary>How infinities are coloured. Default <see cref="AttnGen.Infinities.Bad"/>.</summary>
    public Infinities Infinities { get; init; }

    /// <summary>
    /// How <see cref="ColorNorm.Log"/> colours 0 and negative values. Absent: <see cref="AttnGen.NonPositive.Bad"/>, matplotlib's rule, in
    /// <see cref="Colormap"/>; <see cref="AttnGen.NonPositive.Under"/> in a <see cref="Heatmap"/>.
    /// </summary>
    public NonPositive? NonPositive { get; init; }

    /// <summary>The value of the middle of <see cref="ColorNorm.TwoSlope"/> and <see cref="ColorNorm.Centered"/>.</summary>
    public double VCenter { get; private init; }

    /// <summary>The exponent of <see cref="ColorNorm.Power"/>.</summary>
    public double Gamma { get; private init; } = 1;

    /// <summary>Half width of the linear part of <see cref="ColorNorm.SymLog"/>.</summary>
    public double LinThresh { get; private init; } = 1;

    /// <summary>Decades that half of the linear part of <see cref="ColorNorm.SymLog"/> takes.</summary>
    public double LinScale { get; private init; } = 1;

    /// <summary>Base of the logarithm of <see cref="ColorNorm.SymLog"/>.</summary>
    public double LogBase { get; private init; } = 10;

    /// <summary>Width of the nearly linear part of <see cref="ColorNorm.Asinh"/>.</summary>
    public double LinearWidth { get; private init; } = 1;

    /// <summary>The boundaries of <see cref="ColorNorm.Boundary"/>; otherwise empty.</summary>
    public ReadOnlySpan<double> Boundaries => _boundaries;

    /// <summary>At which ends <see cref="ColorNorm.Boundary"/> has regions beyond its boundaries.</summary>
    public Extend Extend { get; private init; }

    /// <summary>Whether only values above 0 have a place on the scale.</summary>
    internal bool IsPositive => Norm == ColorNorm.Log;

    /// <summary>(x − vmin) / (vmax − vmin), matplotlib's <c>Normalize</c>, in float with a true division.</summary>
    /// <param name="vmin">The value of the first entry, at most <paramref name="vmax"/>; where they are equal every value is entry 0. Absent: from the data.</param>
    /// <param name="vmax">The value of the last entry. Absent: from the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not a finite float, or they are out of order.</exception>
    public static ColorScale Linear(double? vmin = null, double? vmax = null) => WithLimits(ColorNorm.Linear, vmin, vmax);

    /// <summary>Linear in the logarithm, <c>LogNorm</c>. Data limits come from values above 0.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not a finite float above 0, or they are out of order.</exception>
    public static ColorScale Log(double? vmin = null, double? vmax = null)
    {
        CheckPositive(vmin);
        CheckPositive(vmax);
        return WithLimits(ColorNorm.Log, vmin, vmax);
    }

    /// <summary>Logarithmic on both sides of a linear part, <c>SymLogNorm</c>.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <param name="linThresh">Half width of the linear part, above 0.</param>
    /// <param name="vmin">The value of the first entry, at most <paramref name="vmax"/>; where they are equal every value is entry 0. Absent: from the data.</param>
    /// <param name="vmax">The value of the last entry. Absent: from the data.</param>
    /// <param name="linScale">Decades that half of the linear part takes, above 0.</param>
    /// <param name="logBase">Base of the logarithm, above 1.</param>
    public static ColorScale SymLog(double linThresh, double? vmin = null, double? vmax = null, double linScale = 1, double logBase = 10)
    {
        CheckPositive(linThresh);
        CheckPositive(linScale);
        CheckFinite(logBase);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(logBase, 1);
        return WithLimits(ColorNorm.SymLog, vmin, vmax) with { LinThresh = linThresh, LinScale = linScale, LogBase = logBase };
    }

    /// <summary>Linear in asinh(x / linearWidth), <c>AsinhNorm</c>.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <param name="linearWidth">Width of the nearly linear part, above 0.</param>
    /// <param name="vmin">The value of the first entry, at most <paramref name="vmax"/>; where they are equal every value is entry 0. Absent: from the data.</param>
    /// <param name="vmax">The value of the last entry. Absent: from the data.</param>
    public static ColorScale Asinh(double linearWidth = 1, double? vmin = null, double? vmax = null)
    {
        CheckPositive(linearWidth);
        return WithLimits(ColorNorm.Asinh, vmin, vmax) with { LinearWidth = linearWidth };
    }

    /// <summary>A power of the linear fraction, matplotlib 3.6's <c>PowerNorm</c>: values below vmin belong to entry 0.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <param name="gamma">The exponent, above 0.</param>
    /// <param name="vmin">The value of the first entry, at most <paramref name="vmax"/>; where they are equal every value is entry 0. Absent: from the data.</param>
    /// <param name="vmax">The value of the last entry. Absent: from the data.</param>
    public static ColorScale Power(double gamma, double? vmin = null, double? vmax = null)
    {
        CheckPositive(gamma);
        return WithLimits(ColorNorm.Power, vmin, vmax) with { Gamma = gamma };
    }

    /// <summary>Two linear halves that meet in the middle of the map, <c>TwoSlopeNorm</c>. Data limits include the centre.</summary>
    /// <inheritdoc cref="Linear"/>
    /// <param name="vcenter">The value of the middle, between the limits.</param>
    /// <param name="vmin">The value of the first entry. Absent: from the data.</param>
    /// <param name="vmax">The value of the last entry. Absent: from the data.</param>
    public static ColorScale TwoSlope(double vcenter = 0, double? vmin = null, double? vmax = null)
    {
        CheckFinite(vcenter);
        if (vcenter < vmin || vcenter > vmax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(vcenter), vcenter, Text($"vcenter is {vcenter}; it must lie between vmin {vmin} and vmax {vmax}."));
        }

        return WithLimits(ColorNorm.TwoSlope, vmin, vmax) with { VCenter = vcenter };
    }

    /// <summary>Linear, with limits equally far from a centre, <c>CenteredNorm</c>.</summary>
    /// <param name="vcenter">The value of the middle.</param>
    /// <param name="halfRange">Distance of both limits, above 0. Absent: that of the farthest finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not a finite float, or <paramref name="halfRange"/> is not above 0.</exception>
    public static ColorScale Centered(double vcenter = 0, double? halfRange = null)
    {
        CheckFinite(vcenter);
        CheckPositive(halfRange);
        CheckFinite(vcenter - halfRange, nameof(halfRange));
        CheckFinite(vcenter + halfRange, nameof(halfRange));
        return new ColorScale(ColorNorm.Centered, vcenter - halfRange, vcenter + halfRange) { VCenter = vcenter };
    }

    /// <summary>
    /// One colour for each interval [bₖ, bₖ₊₁), <c>BoundaryNorm</c>: the map's colours are spread over the intervals, or there are as many.
    /// </summary>
    /// <param name="boundaries">Ascending, at least two.</param>
    /// <param name="extend">At which ends values beyond the boundaries have a region of the map.</param>
    /// <exception cref="ArgumentException">There are fewer than two boundaries, they do not ascend, or one is not a finite float.</exception>
    public static ColorScale Boundary(ReadOnlySpan<double> boundaries, Extend extend = Extend.Neither)
    {
        if (boundaries.Length < 2)
        {
            throw new ArgumentException(Text($"boundaries has {boundaries.Length}; an interval has two ends, so give at least 2."), nameof(boundaries));
        }

        for (int i = 0; i < boundaries.Length; i++)
        {
            CheckFinite(boundaries[i], nameof(boundaries));
            if (i > 0 && boundaries[i] <= boundaries[i - 1])
            {
                throw new ArgumentException(
                    Text($"boundaries[{i}] is {boundaries[i]}, which does not lie above the one before it, {boundaries[i - 1]}; write them in ascending order."),
                    nameof(boundaries));
            }
        }

        return new ColorScale(ColorNorm.Boundary, boundaries[0], boundaries[^1], boundaries.ToArray()) { Extend = extend };
    }

    /// <summary>The same scale with the limits of some data, where it has none of its own: for pictures that are to share one scale.</summary>
    /// <param name="values">The data.</param>
    /// <param name="mask">False keeps a value out; as long as <paramref name="values"/>, or empty.</param>
    /// <exception cref="ArgumentException">The limit that is given lies beyond the data's, or the mask has another length.</exception>
    public ColorScale Fit(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask = default)
    {
        if (VMin is not null && VMax is not null)
        {
            return this;
        }

        FindLimits(values, mask, out double vmin, out double vmax);
        return this with { VMin = vmin, VMax = vmax };
    }

    /// <summary>The same scale with other limits, which are settled already.</summary>
    internal ColorScale WithLimits(double vmin, double vmax) => this with { VMin = vmin, VMax = vmax };

    /// <summary>The limits for some data: its own, or the data's.</summary>
    internal void FindLimits(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, out double vmin, out double vmax)
    {
        if (VMin is { } low && VMax is { } high)
        {
            (vmin, vmax) = (low, high);
            return;
        }

        double whenNone = VMin ?? VMax ?? (Norm is ColorNorm.TwoSlope or ColorNorm.Centered ? VCenter : 0);
        if (mask.IsEmpty)
        {
            ColorLimits.Find(values, IsPositive, whenNone, out vmin, out vmax);
        }
        else
        {
            KernelGuard.HasLength(mask.Length, values.Length, nameof(mask), "of values");
            ColorLimits.Find(values, mask, IsPositive, whenNone, out vmin, out vmax);
        }

        (vmin, vmax) = (VMin ?? vmin, VMax ?? vmax);
        if (Norm == ColorNorm.Centered)
        {
            ColorLimits.Center(VCenter, ref vmin, ref vmax);
        }
        else if (Norm == ColorNorm.TwoSlope)
        {
            ColorLimits.Include(VCenter, ref vmin, ref vmax);
        }
        else
        {
            ColorLimits.AreOrdered(vmin, vmax);
        }
    }

    /// <summary>Whether two scales colour every value alike.</summary>
    public bool Equals(ColorScale? other) => other is not null
        && (Norm, VMin, VMax, Clip, Infinities, NonPositive, Extend) == (other.Norm, other.VMin, other.VMax, other.Clip, other.Infinities, other.NonPositive, other.Extend)
        && (VCenter, Gamma, LinThresh, LinScale, LogBase, LinearWidth)
            == (other.VCenter, other.Gamma, other.LinThresh, other.LinScale, other.LogBase, other.LinearWidth)
        && Boundaries.SequenceEqual(other.Boundaries);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Norm, VMin, VMax, Clip, VCenter, Gamma, LinThresh, Boundaries.Length);

    /// <summary>The norm and its limits, for debugging.</summary>
    public override string ToString() => Text($"{Norm}, {VMin?.ToString("R", CultureInfo.InvariantCulture) ?? "from the data"} … {VMax?.ToString("R", CultureInfo.InvariantCulture) ?? "from the data"}");

    private static ColorScale WithLimits(ColorNorm norm, double? vmin, double? vmax)
    {
        CheckFinite(vmin);
        CheckFinite(vmax);
        if (vmin > vmax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(vmax), vmax, Text($"vmin is {vmin} and vmax is {vmax}, but vmin must not lie above vmax; a reversed map turns the colours."));
        }

        return new ColorScale(norm, vmin, vmax);
    }

    private static void CheckFinite(double? number, [CallerArgumentExpression(nameof(number))] string parameter = "")
    {
        if (number is { } given && !float.IsFinite((float)given))
        {
            throw new ArgumentOutOfRangeException(parameter, given, Text($"{parameter} is {given}; it must be a finite number that a float can hold."));
        }
    }

    private static void CheckPositive(double? number, [CallerArgumentExpression(nameof(number))] string parameter = "")
    {
        CheckFinite(number, parameter);
        if (number <= 0)
        {
            throw new ArgumentOutOfRangeException(parameter, number, Text($"{parameter} is {number}; it must be above 0."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
