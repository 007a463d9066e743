using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// Short logarithm and exponential to base 2, good enough to find a value's place on a colour scale: the cut points decide wherever the
/// error could matter.
/// </summary>
internal static class QuickMath
{
    /// <summary>Largest absolute error of the logarithm's fraction: 1.85e-6 of the polynomial and its rounding.</summary>
    public const double ErrorOfLog2 = 2.2e-6;

    /// <summary>Largest relative error of the exponential: 7.6e-8 of the polynomial and its rounding.</summary>
    public const double ErrorOfExp2 = 3e-7;

    /// <summary>The bits of √½: where the exponent of a logarithm steps.</summary>
    private const int SqrtHalf = 0x3F3504F3;

    // Remez, least absolute error on [√½ − 1, √2 − 1].
    private const float L0 = -1.4520643e-6f, L1 = 1.442718f, L2 = -0.721061f, L3 = 0.47920567f, L4 = -0.36822125f, L5 = 0.32330424f,
        L6 = -0.20552872f;

    // Remez, least absolute error on [−½, ½].
    private const float E0 = 1.0000001f, E1 = 0.69314724f, E2 = 0.24022107f, E3 = 0.055502973f, E4 = 0.0096760364f, E5 = 0.0013410005f;

    /// <summary>log₂ x of a positive normal number as exponent and fraction, −½ … ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x, out Vector512<float> fraction)
    {
        Vector512<int> exponent = (x.AsInt32() - Vector512.Create(SqrtHalf)) >> 23;
        Vector512<float> f = (x.AsInt32() - (exponent << 23)).AsSingle() - Vector512<float>.One;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(L6), f, Vector512.Create(L5));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L4));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L3));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L2));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L1));
        fraction = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(L0));
        return Vector512.ConvertToSingle(exponent);
    }

    /// <inheritdoc cref="Log2(Vector512{float}, out Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log2(Vector<float> x, out Vector<float> fraction)
    {
        Vector<int> exponent = (Vector.AsVectorInt32(x) - Vector.Create(SqrtHalf)) >> 23;
        Vector<float> f = Vector.AsVectorSingle(Vector.AsVectorInt32(x) - (exponent << 23)) - Vector<float>.One;
        Vector<float> p = Vector.MultiplyAddEstimate(Vector.Create(L6), f, Vector.Create(L5));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(L4));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(L3));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(L2));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(L1));
        fraction = Vector.MultiplyAddEstimate(p, f, Vector.Create(L0));
        return Vector.ConvertToSingle(exponent);
    }

    /// <summary>2ˣ of −126 … 127; 2⁻¹²⁶ below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp2(Vector512<float> x)
    {
        x = Vector512.MaxNative(x, Vector512.Create(-126f));
        Vector512<float> whole = Vector512.Floor(x + Vector512.Create(0.5f));
        Vector512<float> f = x - whole;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(E5), f, Vector512.Create(E4));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(E3));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(E2));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(E1));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(E0));
        return p * ((Vector512.ConvertToInt32Native(whole) + Vector512.Create(127)) << 23).AsSingle();
    }

    /// <inheritdoc cref="Exp2(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp2(Vector<float> x)
    {
        x = Vector.MaxNative(x, Vector.Create(-126f));
        Vector<float> whole = Vector.Floor(x + Vector.Create(0.5f));
        Vector<float> f = x - whole;
        Vector<float> p = Vector.MultiplyAddEstimate(Vector.Create(E5), f, Vector.Create(E4));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E3));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E2));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E1));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E0));
        return p * Vector.AsVectorSingle((Vector.ConvertToInt32Native(whole) + Vector.Create(127)) << 23);
    }
}
