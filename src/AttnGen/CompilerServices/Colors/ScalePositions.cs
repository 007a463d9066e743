using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>Positions on a logarithmic scale: N (log₂ x − log₂ vmin) / (log₂ vmax − log₂ vmin). For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LogPosition : IScalePosition
{
    private readonly float _octave;
    private readonly float _exponent;
    private readonly float _offset;

    /// <param name="vmin">The value of the first entry, above 0.</param>
    /// <param name="vmax">The value of the last entry, above <paramref name="vmin"/>.</param>
    /// <param name="entries">N.</param>
    public LogPosition(double vmin, double vmax, int entries)
    {
        double low = Math.Log2(vmin);
        double octave = entries / (Math.Log2(vmax) - low);

        // Octaves are counted from that of vmin, so that a narrow scale far from 1 loses nothing.
        double exponent = Math.Floor(low);
        _octave = (float)octave;
        _exponent = (float)exponent;
        _offset = (float)(octave * (exponent - low));
        Tolerance = vmin < ScaleError.LeastNormal ? double.PositiveInfinity : ScaleError.OfLog(octave, entries, offset: octave);
    }

    /// <inheritdoc/>
    public static bool IsPositive => true;

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> octave = Vector512.Create(_octave);
        Vector512<float> exponent = QuickMath.Log2(x, out Vector512<float> fraction) - Vector512.Create(_exponent);
        return Vector512.MultiplyAddEstimate(exponent, octave, Vector512.MultiplyAddEstimate(fraction, octave, Vector512.Create(_offset)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> octave = Vector.Create(_octave);
        Vector<float> exponent = QuickMath.Log2(x, out Vector<float> fraction) - Vector.Create(_exponent);
        return Vector.MultiplyAddEstimate(exponent, octave, Vector.MultiplyAddEstimate(fraction, octave, Vector.Create(_offset)));
    }
}

/// <summary>Positions on a symmetrical logarithmic scale, linear where |x| ≤ linThresh. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SymLogPosition : IScalePosition
{
    private readonly float _zero;
    private readonly float _threshold;
    private readonly float _slope;
    private readonly float _octave;
    private readonly float _exponent;
    private readonly float _offset;

    /// <param name="vmin">The value of the first entry.</param>
    /// <param name="vmax">The value of the last entry, above <paramref name="vmin"/>.</param>
    /// <param name="linThresh">Half width of the linear part, above 0.</param>
    /// <param name="linScale">Decades that half of the linear part takes.</param>
    /// <param name="logBase">Base of the logarithm, above 1.</param>
    /// <param name="entries">N.</param>
    public SymLogPosition(double vmin, double vmax, double linThresh, double linScale, double logBase, int entries)
    {
        double slope = SymLogInverse.Slope(linScale, logBase);
        double low = Transform(vmin);
        double scale = entries / (Transform(vmax) - low);
        double octave = linThresh * scale / Math.Log2(logBase);
        double exponent = Math.Floor(Math.Log2(linThresh));
        double offset = (linThresh * slope * scale) + (octave * (exponent - Math.Log2(linThresh)));
        _zero = (float)(-low * scale);
        _threshold = (float)linThresh;
        _slope = (float)(slope * scale);
        _octave = (float)octave;
        _exponent = (float)exponent;
        _offset = (float)offset;
        Tolerance = linThresh >= ScaleError.LeastNormal && float.IsNormal(_slope)
            ? ScaleError.OfLog(octave, entries, Math.Abs(offset) + (2 * Math.Abs(low * scale)))
            : double.PositiveInfinity;

        double Transform(double x)
        {
            double magnitude = Math.Abs(x);
            return magnitude <= linThresh
                ? x * slope
                : Math.CopySign(linThresh * (slope + (Math.Log(magnitude / linThresh) / Math.Log(logBase))), x);
        }
    }

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> magnitude = Vector512.Abs(x);
        Vector512<float> octave = Vector512.Create(_octave);
        Vector512<float> exponent = QuickMath.Log2(magnitude, out Vector512<float> fraction) - Vector512.Create(_exponent);
        Vector512<float> outside =
            Vector512.MultiplyAddEstimate(exponent, octave, Vector512.MultiplyAddEstimate(fraction, octave, Vector512.Create(_offset)));
        Vector512<float> inside = magnitude * Vector512.Create(_slope);
        Vector512<float> distance =
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(magnitude, Vector512.Create(_threshold)), inside, outside);
        return Vector512.Create(_zero) + Vector512.CopySign(distance, x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> magnitude = Vector.Abs(x);
        Vector<float> octave = Vector.Create(_octave);
        Vector<float> exponent = QuickMath.Log2(magnitude, out Vector<float> fraction) - Vector.Create(_exponent);
        Vector<float> outside = Vector.MultiplyAddEstimate(exponent, octave, Vector.MultiplyAddEstimate(fraction, octave, Vector.Create(_offset)));
        Vector<float> inside = magnitude * Vector.Create(_slope);
        Vector<float> distance = Vector.ConditionalSelect(Vector.LessThanOrEqual(magnitude, Vector.Create(_threshold)), inside, outside);
        return Vector.Create(_zero) + Vector.CopySign(distance, x);
    }
}

/// <summary>Positions on a scale that is linear in asinh(x / linearWidth). For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AsinhPosition : IScalePosition
{
    /// <summary>Where the square of x / linearWidth still is a float by far.</summary>
    private const double GreatestRatio = 1e18;

    private readonly float _zero;
    private readonly float _perWidth;
    private readonly float _octave;

    /// <param name="vmin">The value of the first entry.</param>
    /// <param name="vmax">The value of the last entry, above <paramref name="vmin"/>.</param>
    /// <param name="linearWidth">Width of the nearly linear part, above 0.</param>
    /// <param name="entries">N.</param>
    public AsinhPosition(double vmin, double vmax, double linearWidth, int entries)
    {
        double low = Math.Asinh(vmin / linearWidth);
        double scale = entries / (Math.Asinh(vmax / linearWidth) - low);
        double octave = scale * Math.Log(2);
        _zero = (float)(-low * scale);
        _perWidth = (float)(1 / linearWidth);
        _octave = (float)octave;
        Tolerance = Math.Max(Math.Abs(vmin), Math.Abs(vmax)) / linearWidth < GreatestRatio && float.IsNormal(_perWidth)
            ? ScaleError.OfLog(octave, entries, 2 * Math.Abs(low * scale)) + (4 * scale * ScaleError.Rounding)
            : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> ratio = Vector512.Abs(x) * Vector512.Create(_perWidth);
        Vector512<float> sum = ratio + Vector512.Sqrt(Vector512.MultiplyAddEstimate(ratio, ratio, Vector512<float>.One));
        Vector512<float> distance = (QuickMath.Log2(sum, out Vector512<float> fraction) + fraction) * Vector512.Create(_octave);
        return Vector512.Create(_zero) + Vector512.CopySign(distance, x);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> ratio = Vector.Abs(x) * Vector.Create(_perWidth);
        Vector<float> sum = ratio + Vector.SquareRoot(Vector.MultiplyAddEstimate(ratio, ratio, Vector<float>.One));
        Vector<float> distance = (QuickMath.Log2(sum, out Vector<float> fraction) + fraction) * Vector.Create(_octave);
        return Vector.Create(_zero) + Vector.CopySign(distance, x);
    }
}

/// <summary>Positions on a power scale: N ((x − vmin) / (vmax − vmin))ᵞ. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PowerPosition : IScalePosition
{
    private readonly float _low;
    private readonly float _perRange;
    private readonly float _gamma;
    private readonly float _entries;

    /// <param name="vmin">The value of the first entry.</param>
    /// <param name="vmax">The value of the last entry, above <paramref name="vmin"/>.</param>
    /// <param name="gamma">The exponent, above 0.</param>
    /// <param name="entries">N.</param>
    public PowerPosition(double vmin, double vmax, double gamma, int entries)
    {
        _low = (float)vmin;
        _perRange = (float)(1 / (vmax - vmin));
        _gamma = (float)gamma;
        _entries = entries;

        // Fractions below the least normal float count as that: right as long as it is well inside the first entry. Those above 1, where the
        // float nearest to the upper limit may lie, count as 1: their power might be no float.
        bool isCovered = gamma * 126 > Math.Log2(entries) + 2;
        // A lower limit that is no float moves the fractions, and so does rounding of the cuts beside it; most of all where the curve is steep.
        double shift = (Math.Abs(vmin - _low) + (Math.Abs(vmin) * ScaleError.RoundingOfDouble)) / (vmax - vmin);
        double ofShift = gamma < 1 ? Math.Pow(shift, gamma) : gamma * shift;
        double ofLog = gamma * Math.Log(2) * (QuickMath.ErrorOfLog2 + (4 * ScaleError.Rounding));
        Tolerance = isCovered && float.IsNormal(_perRange) && float.IsFinite((float)(vmax - vmin))
            ? 2 * entries * (ofShift + ofLog + QuickMath.ErrorOfExp2 + (8 * (1 + gamma) * ScaleError.Rounding))
            : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> fraction = (x - Vector512.Create(_low)) * Vector512.Create(_perRange);
        fraction = Vector512.MaxNative(Vector512.MinNative(fraction, Vector512<float>.One), Vector512.Create((float)ScaleError.LeastNormal));
        Vector512<float> log = QuickMath.Log2(fraction, out Vector512<float> rest) + rest;
        return Vector512.Create(_entries) * QuickMath.Exp2(log * Vector512.Create(_gamma));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> fraction = (x - Vector.Create(_low)) * Vector.Create(_perRange);
        fraction = Vector.MaxNative(Vector.MinNative(fraction, Vector<float>.One), Vector.Create((float)ScaleError.LeastNormal));
        Vector<float> log = QuickMath.Log2(fraction, out Vector<float> rest) + rest;
        return Vector.Create(_entries) * QuickMath.Exp2(log * Vector.Create(_gamma));
    }
}

/// <summary>Positions on a scale of two linear halves. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TwoSlopePosition : IScalePosition
{
    private readonly float _center;
    private readonly float _below;
    private readonly float _above;
    private readonly float _middle;
    private readonly float _fromCenter;

    /// <param name="vmin">The value of the first entry, at most <paramref name="vcenter"/>.</param>
    /// <param name="vcenter">The value of the middle.</param>
    /// <param name="vmax">The value of the last entry, at least <paramref name="vcenter"/>.</param>
    /// <param name="entries">N.</param>
    public TwoSlopePosition(double vmin, double vcenter, double vmax, int entries)
    {
        double middle = entries / 2.0;

        // A half without width has no values.
        double below = vmin < vcenter ? middle / (vcenter - vmin) : 0;
        double above = vcenter < vmax ? middle / (vmax - vcenter) : 0;
        _center = (float)vcenter;
        _below = (float)below;
        _above = (float)above;
        _middle = (float)middle;

        // A centre that is the upper limit has its value's place at the end, not in the middle.
        _fromCenter = vcenter < vmax ? _middle : entries;
        Tolerance = (Math.Max(below, above) * Math.Abs(vcenter - _center)) + (8 * entries * ScaleError.Rounding);

        // Where the centre is a limit, positions jump there, and only a float lies on the right side for sure.
        bool isInside = vmin < vcenter && vcenter < vmax;
        if (!(vmin < vmax) || (!isInside && vcenter != _center) || !IsUsable(below, _below, vcenter - vmin) || !IsUsable(above, _above, vmax - vcenter))
        {
            Tolerance = double.PositiveInfinity;
        }

        static bool IsUsable(double exact, float slope, double width) => exact == 0 || (float.IsNormal(slope) && float.IsFinite((float)width));
    }

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> x)
    {
        Vector512<float> distance = x - Vector512.Create(_center);
        Vector512<float> isBelow = Vector512.LessThan(distance, Vector512<float>.Zero);
        Vector512<float> slope = Vector512.ConditionalSelect(isBelow, Vector512.Create(_below), Vector512.Create(_above));
        Vector512<float> start = Vector512.ConditionalSelect(isBelow, Vector512.Create(_middle), Vector512.Create(_fromCenter));
        return Vector512.MultiplyAddEstimate(distance, slope, start);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x)
    {
        Vector<float> distance = x - Vector.Create(_center);
        Vector<int> isBelow = Vector.LessThan(distance, Vector<float>.Zero);
        Vector<float> slope = Vector.ConditionalSelect(isBelow, Vector.Create(_below), Vector.Create(_above));
        Vector<float> start = Vector.ConditionalSelect(isBelow, Vector.Create(_middle), Vector.Create(_fromCenter));
        return Vector.MultiplyAddEstimate(distance, slope, start);
    }
}

/// <summary>How far approximate positions may be off.</summary>
internal static class ScaleError
{
    /// <summary>Half a unit in the last place of a float between 1 and 2.</summary>
    public const double Rounding = 1.0 / (1 << 24);

    /// <summary>A unit in the last place of a double between 1 and 2.</summary>
    public const double RoundingOfDouble = 1.0 / (1L << 52);

    /// <summary>2⁻¹²⁶.</summary>
    public const double LeastNormal = 1.1754943508222875e-38;

    /// <summary>
    /// Of log₂ times <paramref name="octave"/> plus offsets: the error of the logarithm, and the rounding of sums up to the number of entries
    /// and the greatest offset; all of it twice.
    /// </summary>
    public static double OfLog(double octave, int entries, double offset) =>
        2 * ((octave * (QuickMath.ErrorOfLog2 + (4 * Rounding))) + (4 * (entries + offset) * Rounding));
}
