using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

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
