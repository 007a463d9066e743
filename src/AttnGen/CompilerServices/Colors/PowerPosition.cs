using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

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
