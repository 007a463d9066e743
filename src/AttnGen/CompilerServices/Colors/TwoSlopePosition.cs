using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

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

        // What counts as a limit is the float nearest to it.
        double ofLimits = (below * Math.Abs(vmin - (float)vmin)) + (above * Math.Abs(vmax - (float)vmax));
        Tolerance = (Math.Max(below, above) * Math.Abs(vcenter - _center)) + ofLimits + (8 * entries * ScaleError.Rounding);

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
