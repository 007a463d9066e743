using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AttnGen.CompilerServices;

namespace AttnGen.Numerics;

/// <summary>
/// 2^(x/8) of a non-positive number: the exponential of a softmax whose logits are multiplied by 8 log₂ e beforehand, where that costs nothing because the
/// queries are scaled anyway. It has fewer steps than <see cref="VectorExp"/>, as nothing is left to be divided by ln 2.
/// </summary>
/// <remarks>
/// <para>
/// <b>Domain</b> (−∞, 0] and NaN; above 0 the result is unspecified. <b>Error</b> at most 1.19 ULP with fused multiply-add; without it
/// 1.37 ULP, next to the underflow, where a product is subnormal (a test sweeps every bit pattern of the domain).
/// <c>2^(±0) = 1</c>, <c>2^(−∞) = +0</c>, NaN gives NaN; a result below 2⁻¹²⁶, that is x &lt; −1008, is +0: no subnormal leaves this function.
/// </para>
/// <para>
/// <b>Method.</b> x = m + r with m = ⌊x⌋, so 0 ≤ r ≤ 1, and 2^(x/8) = t + t·r·p: t = 2^(m/8) comes from a table in a register
/// (<see cref="PowersOfTwo"/>), r·p = r·(c₁ + c₂·r + c₃·r²) is 2^(r/8) − 1 with coefficients that minimise the largest relative error (2.2e-8). As m is
/// rounded down, what is to be flushed is what has an exponent of its own: with AVX-512 that is cheaper than to compare.
/// </para>
/// <para>
/// A lane's bits do not depend on the width: all run the same operations but for 2^(m/8), which is exact from the table's entry on, and for the way to +0.
/// </para>
/// </remarks>
public static class VectorExp2
{
    /// <summary>ln 2 / 8: what multiplies eighths of a binary logarithm, to be counted in natural ones; 2⁻²⁸ of it off.</summary>
    public const float UnitOfEighths = 0.0866433978f;    // 0x3DB17218

    /// <summary>The smallest argument whose power is not flushed to zero: 2^(x/8) = 2⁻¹²⁶.</summary>
    public const float UnderflowLimit = -1008;

    // c1, c2 and c3, by their bits.
    private const uint C1 = 0x3DB17253, C2 = 0x3B75D11C, C3 = 0x38ECFCDF;

    /// <summary>2^(x/8) of sixteen numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfEighths(Vector512<float> x)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(OfEighths(x.GetLower()), OfEighths(x.GetUpper()));
        }

        // The instruction gives its second argument where that is NaN.
        x = Avx512F.Max(Vector512.Create(PowersOfTwo.LeastEighths), x);
        Vector512<float> m = Vector512.Floor(x), r = x - m;
        Vector512<float> t = PowersOfTwo.OfEighthsOrZero(m);
        Vector512<float> p = Vector512.FusedMultiplyAdd(Vector512.Create(C3).AsSingle(), r, Vector512.Create(C2).AsSingle());
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C1).AsSingle());
        return Vector512.FusedMultiplyAdd(p * r, t, t);
    }

    /// <summary>
    /// 2^(x/8) of eight times sixteen numbers ≤ 0, in place: step by step side by side, so that a processor need not look far ahead for work that does not
    /// wait for a result. There are registers for eight at 512 bits only.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OfEighths(
        ref Vector512<float> x0, ref Vector512<float> x1, ref Vector512<float> x2, ref Vector512<float> x3,
        ref Vector512<float> x4, ref Vector512<float> x5, ref Vector512<float> x6, ref Vector512<float> x7)
    {
        if (!Avx512F.IsSupported)
        {
            (x0, x1, x2, x3) = (OfEighths(x0), OfEighths(x1), OfEighths(x2), OfEighths(x3));
            (x4, x5, x6, x7) = (OfEighths(x4), OfEighths(x5), OfEighths(x6), OfEighths(x7));
            return;
        }

        Vector512<float> least = Vector512.Create(PowersOfTwo.LeastEighths);
        x0 = Avx512F.Max(least, x0);
        x1 = Avx512F.Max(least, x1);
        x2 = Avx512F.Max(least, x2);
        x3 = Avx512F.Max(least, x3);
        x4 = Avx512F.Max(least, x4);
        x5 = Avx512F.Max(least, x5);
        x6 = Avx512F.Max(least, x6);
        x7 = Avx512F.Max(least, x7);

        Vector512<float> m0 = Vector512.Floor(x0), m1 = Vector512.Floor(x1), m2 = Vector512.Floor(x2), m3 = Vector512.Floor(x3);
        Vector512<float> m4 = Vector512.Floor(x4), m5 = Vector512.Floor(x5), m6 = Vector512.Floor(x6), m7 = Vector512.Floor(x7);
        x0 -= m0;
        x1 -= m1;
        x2 -= m2;
        x3 -= m3;
        x4 -= m4;
        x5 -= m5;
        x6 -= m6;
        x7 -= m7;

        m0 = PowersOfTwo.OfEighthsOrZero(m0);
        m1 = PowersOfTwo.OfEighthsOrZero(m1);
        m2 = PowersOfTwo.OfEighthsOrZero(m2);
        m3 = PowersOfTwo.OfEighthsOrZero(m3);
        m4 = PowersOfTwo.OfEighthsOrZero(m4);
        m5 = PowersOfTwo.OfEighthsOrZero(m5);
        m6 = PowersOfTwo.OfEighthsOrZero(m6);
        m7 = PowersOfTwo.OfEighthsOrZero(m7);

        Vector512<float> c3 = Vector512.Create(C3).AsSingle(), c2 = Vector512.Create(C2).AsSingle(), c1 = Vector512.Create(C1).AsSingle();
        Vector512<float> p0 = Vector512.FusedMultiplyAdd(c3, x0, c2), p1 = Vector512.FusedMultiplyAdd(c3, x1, c2);
        Vector512<float> p2 = Vector512.FusedMultiplyAdd(c3, x2, c2), p3 = Vector512.FusedMultiplyAdd(c3, x3, c2);
        Vector512<float> p4 = Vector512.FusedMultiplyAdd(c3, x4, c2), p5 = Vector512.FusedMultiplyAdd(c3, x5, c2);
        Vector512<float> p6 = Vector512.FusedMultiplyAdd(c3, x6, c2), p7 = Vector512.FusedMultiplyAdd(c3, x7, c2);
        p0 = Vector512.FusedMultiplyAdd(p0, x0, c1);
        p1 = Vector512.FusedMultiplyAdd(p1, x1, c1);
        p2 = Vector512.FusedMultiplyAdd(p2, x2, c1);
        p3 = Vector512.FusedMultiplyAdd(p3, x3, c1);
        p4 = Vector512.FusedMultiplyAdd(p4, x4, c1);
        p5 = Vector512.FusedMultiplyAdd(p5, x5, c1);
        p6 = Vector512.FusedMultiplyAdd(p6, x6, c1);
        p7 = Vector512.FusedMultiplyAdd(p7, x7, c1);
        p0 *= x0;
        p1 *= x1;
        p2 *= x2;
        p3 *= x3;
        p4 *= x4;
        p5 *= x5;
        p6 *= x6;
        p7 *= x7;

        x0 = Vector512.FusedMultiplyAdd(p0, m0, m0);
        x1 = Vector512.FusedMultiplyAdd(p1, m1, m1);
        x2 = Vector512.FusedMultiplyAdd(p2, m2, m2);
        x3 = Vector512.FusedMultiplyAdd(p3, m3, m3);
        x4 = Vector512.FusedMultiplyAdd(p4, m4, m4);
        x5 = Vector512.FusedMultiplyAdd(p5, m5, m5);
        x6 = Vector512.FusedMultiplyAdd(p6, m6, m6);
        x7 = Vector512.FusedMultiplyAdd(p7, m7, m7);
    }

    /// <summary>2^(x/8) of eight numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfEighths(Vector256<float> x)
    {
        Vector256<float> m = Vector256.Floor(x), r = x - m;
        Vector256<float> t = PowersOfTwo.OfEighths(m + Vector256.Create(PowersOfTwo.Round));
        Vector256<float> p = Lanes.MultiplyAdd(Vector256.Create(C3).AsSingle(), r, Vector256.Create(C2).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector256.Create(C1).AsSingle());
        Vector256<float> result = Lanes.MultiplyAdd(p * r, t, t);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(UnderflowLimit)), Vector256<float>.Zero, result);
    }

    /// <summary>2^(x/8) of four numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> OfEighths(Vector128<float> x)
    {
        Vector128<float> m = Vector128.Floor(x), r = x - m;
        Vector128<float> t = PowersOfTwo.OfEighths(m + Vector128.Create(PowersOfTwo.Round));
        Vector128<float> p = Lanes.MultiplyAdd(Vector128.Create(C3).AsSingle(), r, Vector128.Create(C2).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector128.Create(C1).AsSingle());
        Vector128<float> result = Lanes.MultiplyAdd(p * r, t, t);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(UnderflowLimit)), Vector128<float>.Zero, result);
    }

    /// <summary>2^(x/8) of one number ≤ 0; multiplies and adds separately where the processor has no fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfEighths(float x)
    {
        float m = MathF.Floor(x), r = x - m;
        float t = PowersOfTwo.OfEighths(m + PowersOfTwo.Round);
        float p = Lanes.MultiplyAdd(BitConverter.UInt32BitsToSingle(C3), r, BitConverter.UInt32BitsToSingle(C2));
        p = Lanes.MultiplyAdd(p, r, BitConverter.UInt32BitsToSingle(C1));
        float result = Lanes.MultiplyAdd(p * r, t, t);
        return x < UnderflowLimit ? 0f : result;
    }
}
