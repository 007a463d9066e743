using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

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
