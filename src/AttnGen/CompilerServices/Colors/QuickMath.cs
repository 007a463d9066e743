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
    /// <summary>Largest absolute error of the logarithm's fraction: 1.26e-5 of the polynomial and its rounding.</summary>
    public const double ErrorOfLog2 = 1.3e-5;

    /// <summary>Largest relative error of the exponential: 2.62e-6 of the polynomial and its rounding.</summary>
    public const double ErrorOfExp2 = 4e-6;

    /// <summary>The bits of √½: where the exponent of a logarithm steps.</summary>
    private const int SqrtHalf = 0x3F3504F3;

    // Remez, least absolute error on [√½ − 1, √2 − 1].
    private const float L0 = -9.265855e-6f, L1 = 1.4425494f, L2 = -0.71992338f, L3 = 0.48700115f, L4 = -0.39703738f, L5 = 0.25384347f;

    // Remez, least absolute error on [−½, ½].
    private const float E0 = 1.0000002f, E1 = 0.69312104f, E2 = 0.24021865f, E3 = 0.055922026f, E4 = 0.0096857114f;

    /// <summary>log₂ x of a positive normal number as exponent and fraction, −½ … ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x, out Vector512<float> fraction)
    {
        Vector512<int> exponent = (x.AsInt32() - Vector512.Create(SqrtHalf)) >> 23;
        Vector512<float> f = (x.AsInt32() - (exponent << 23)).AsSingle() - Vector512<float>.One;
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(L5), f, Vector512.Create(L4));
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
        Vector<float> p = Vector.MultiplyAddEstimate(Vector.Create(L5), f, Vector.Create(L4));
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
        Vector512<float> p = Vector512.MultiplyAddEstimate(Vector512.Create(E4), f, Vector512.Create(E3));
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
        Vector<float> p = Vector.MultiplyAddEstimate(Vector.Create(E4), f, Vector.Create(E3));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E2));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E1));
        p = Vector.MultiplyAddEstimate(p, f, Vector.Create(E0));
        return p * Vector.AsVectorSingle((Vector.ConvertToInt32Native(whole) + Vector.Create(127)) << 23);
    }
}
