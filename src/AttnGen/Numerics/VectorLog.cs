using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AttnGen.CompilerServices;

namespace AttnGen.Numerics;

/// <summary>The natural logarithm of a positive number, such as the sum of exponentials in a log-sum-exp.</summary>
/// <remarks>
/// <para>
/// <b>Domain</b> [2⁻¹²⁶, +∞], ±0 and NaN; for negative numbers and subnormals the result is unspecified. <b>Error</b> at most 0.89 ULP,
/// with fused multiply-add and without it (a test sweeps every bit pattern of [2⁻¹²⁶, +∞)). <c>log(1) = +0</c>,
/// <c>log(±0) = −∞</c>, <c>log(+∞) = +∞</c>, NaN gives NaN.
/// </para>
/// <para>
/// <b>Method.</b> x = 2ⁿ·(1 + f) with 1 + f in [√½, √2), found by integer arithmetic on the bits. log(1 + f) is f + f²·Q(f); Q has degree 8
/// and coefficients that minimise the largest relative error (Remez; 4.1e-9 before rounding). ln 2 is split in two constants, the first
/// with so few bits that n times it is exact. What n·ln 2 + f loses by rounding is added to the small terms, so that only the last
/// addition costs half a unit.
/// </para>
/// <para>Every width runs the same operations lane by lane, so a lane's bits do not depend on the width.</para>
/// </remarks>
public static class VectorLog
{
    /// <summary>The bits of √½.</summary>
    private const int SqrtHalf = 0x3F3504F3;

    private const float Ln2High = 0.693145751953125f;      // 0x3F317200: fifteen significant bits
    private const float Ln2Low = 1.42860677e-6f;

    // c0 … c8 of Q, by their bits.
    private const uint C0 = 0xBEFFFFFC, C1 = 0x3EAAAAA8, C2 = 0xBE800213, C3 = 0x3E4CD1F9, C4 = 0xBE2A13B6, C5 = 0x3E1138D5,
        C6 = 0xBE079BBE, C7 = 0x3E042402, C8 = 0xBD9C1764;

    /// <summary>log(x) of sixteen numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<int> exponent = (x.AsInt32() - Vector512.Create(SqrtHalf)) >> 23;
        Vector512<float> n = Vector512.ConvertToSingle(exponent);
        Vector512<float> f = (x.AsInt32() - (exponent << 23)).AsSingle() - Vector512<float>.One;
        Vector512<float> q = Vector512.FusedMultiplyAdd(Vector512.Create(C8).AsSingle(), f, Vector512.Create(C7).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C6).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C5).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C4).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C3).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C2).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C1).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, f, Vector512.Create(C0).AsSingle());
        Vector512<float> whole = n * Vector512.Create(Ln2High);
        Vector512<float> high = whole + f;
        Vector512<float> low = Vector512.FusedMultiplyAdd(n, Vector512.Create(Ln2Low), f - (high - whole));
        Vector512<float> result = high + Vector512.FusedMultiplyAdd(f * f, q, low);
        // Their exponent bits took part above as if they were numbers, so infinity and NaN are passed on instead.
        result = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(float.PositiveInfinity)), result, x);
        return Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), result);
    }

    /// <summary>log(x) of eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<int> exponent = (x.AsInt32() - Vector256.Create(SqrtHalf)) >> 23;
        Vector256<float> n = Vector256.ConvertToSingle(exponent);
        Vector256<float> f = (x.AsInt32() - (exponent << 23)).AsSingle() - Vector256<float>.One;
        Vector256<float> q = Lanes.MultiplyAdd(Vector256.Create(C8).AsSingle(), f, Vector256.Create(C7).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C6).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C5).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C4).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C3).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C2).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C1).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector256.Create(C0).AsSingle());
        Vector256<float> whole = n * Vector256.Create(Ln2High);
        Vector256<float> high = whole + f;
        Vector256<float> low = Lanes.MultiplyAdd(n, Vector256.Create(Ln2Low), f - (high - whole));
        Vector256<float> result = high + Lanes.MultiplyAdd(f * f, q, low);
        result = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(float.PositiveInfinity)), result, x);
        return Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), result);
    }

    /// <summary>log(x) of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x)
    {
        Vector128<int> exponent = (x.AsInt32() - Vector128.Create(SqrtHalf)) >> 23;
        Vector128<float> n = Vector128.ConvertToSingle(exponent);
        Vector128<float> f = (x.AsInt32() - (exponent << 23)).AsSingle() - Vector128<float>.One;
        Vector128<float> q = Lanes.MultiplyAdd(Vector128.Create(C8).AsSingle(), f, Vector128.Create(C7).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C6).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C5).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C4).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C3).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C2).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C1).AsSingle());
        q = Lanes.MultiplyAdd(q, f, Vector128.Create(C0).AsSingle());
        Vector128<float> whole = n * Vector128.Create(Ln2High);
        Vector128<float> high = whole + f;
        Vector128<float> low = Lanes.MultiplyAdd(n, Vector128.Create(Ln2Low), f - (high - whole));
        Vector128<float> result = high + Lanes.MultiplyAdd(f * f, q, low);
        result = Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(float.PositiveInfinity)), result, x);
        return Vector128.ConditionalSelect(Vector128.Equals(x, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), result);
    }

    /// <summary>log(x) of one number; multiplies and adds separately where the processor has no fused multiply-add.</summary>
    /// <remarks>Not inlined: kernels take one a row, and the JIT inlines only so much a method, of which the exponentials have more need.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Log(float x)
    {
        int exponent = (BitConverter.SingleToInt32Bits(x) - SqrtHalf) >> 23;
        float n = exponent;
        float f = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) - (exponent << 23)) - 1f;
        float q = Lanes.MultiplyAdd(BitConverter.UInt32BitsToSingle(C8), f, BitConverter.UInt32BitsToSingle(C7));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C6));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C5));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C4));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C3));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C2));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C1));
        q = Lanes.MultiplyAdd(q, f, BitConverter.UInt32BitsToSingle(C0));
        float whole = n * Ln2High;
        float high = whole + f;
        float low = Lanes.MultiplyAdd(n, Ln2Low, f - (high - whole));
        float result = high + Lanes.MultiplyAdd(f * f, q, low);
        result = x < float.PositiveInfinity ? result : x;
        return x == 0f ? float.NegativeInfinity : result;
    }
}
