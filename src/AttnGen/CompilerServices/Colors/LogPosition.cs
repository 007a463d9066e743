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
