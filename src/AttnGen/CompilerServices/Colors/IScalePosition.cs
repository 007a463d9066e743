using System.ComponentModel;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// Where about a value lies on a colour scale of N entries: 0 at the lower limit, N at the upper one, linear between the cut points only as
/// far as <see cref="Tolerance"/> says. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScalePosition
{
    /// <summary>Whether the scale has no place for 0 and negative values.</summary>
    static abstract bool IsPositive { get; }

    /// <summary>How far a position may be from the true one, in entries, for values between the limits; ∞ or NaN where it cannot be told.</summary>
    double Tolerance { get; }

    /// <summary>The positions of sixteen values; unspecified for those beyond the limits.</summary>
    Vector512<float> Of(Vector512<float> x);

    /// <summary>The positions of a vector of values; unspecified for those beyond the limits.</summary>
    Vector<float> Of(Vector<float> x);
}
