using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AttnGen.CompilerServices;

namespace AttnGen.Numerics;

/// <summary>
/// The hyperbolic tangent where many of them are added up, as in the scores of additive attention: what counts there is the absolute error, and
/// half the operations of <see cref="VectorTanh"/> do.
/// </summary>
/// <remarks>
/// <para>
/// <b>Domain</b> all numbers and NaN. <b>Absolute error</b> at most 3.2 · 2⁻²⁴ (1.9e-7) with fused multiply-add and 3.3 · 2⁻²⁴ without it (a
/// test sweeps every bit pattern). <c>tanh(±∞) = ±1</c>, NaN gives NaN; <c>tanh(±0)</c> is +0. Relative to a small result the error is not small.
/// </para>
/// <para>
/// <b>Method.</b> 1 − 2 / (1 + e^(2x)). x = n · ln 2 / 2 + r with n = round(2x / ln 2); e^(2r) is a polynomial of degree 5 whose coefficients
/// minimise the largest relative error (1.1e-7), half of which at most reaches the result. Beyond ±43 the result is ±1 long since, and x is cut off
/// there, where e^(2x) still is a number.
/// </para>
/// <para>Every width runs the same operations lane by lane, so a lane's bits do not depend on the width.</para>
/// </remarks>
public static class VectorTanhOfSum
{
    private const float Limit = 43f;

    private const float TwoLog2E = 2.88539004f;      // 0x4038AA3B

    /// <summary>1.5 · 2²³ + 127: adding it rounds to an integer and leaves n + 127, the biased exponent of 2ⁿ, in the low bits.</summary>
    private const float RoundAndBias = 12582912f + 127f;

    private const float HalfLn2 = 0.346573591f;      // 0x3EB17218

    // c2 … c5 by their bits; c0 = 1, c1 = 2.
    private const uint C2 = 0x3FFFFEFD, C3 = 0x3FAAABD9, C4 = 0x3F2B956C, C5 = 0x3E8830CE;

    /// <summary>tanh(x) of sixteen numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        // The number stands last: where it is NaN, x86 takes the last operand, and Arm passes NaN on.
        x = Vector512.MaxNative(Vector512.Create(-Limit), Vector512.MinNative(Vector512.Create(Limit), x));
        Vector512<float> shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(TwoLog2E), Vector512.Create(RoundAndBias));
        Vector512<float> r = Vector512.FusedMultiplyAdd(shifted - Vector512.Create(RoundAndBias), Vector512.Create(-HalfLn2), x);
        Vector512<float> p = Vector512.FusedMultiplyAdd(Vector512.Create(C5).AsSingle(), r, Vector512.Create(C4).AsSingle());
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C3).AsSingle());
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C2).AsSingle());
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        Vector512<float> e = p * (shifted.AsInt32() << 23).AsSingle();
        return Vector512.FusedMultiplyAdd(Vector512<float>.One / (e + Vector512<float>.One), Vector512.Create(-2f), Vector512<float>.One);
    }

    /// <summary>tanh(x) of eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        x = Vector256.MaxNative(Vector256.Create(-Limit), Vector256.MinNative(Vector256.Create(Limit), x));
        Vector256<float> shifted = Lanes.MultiplyAdd(x, Vector256.Create(TwoLog2E), Vector256.Create(RoundAndBias));
        Vector256<float> r = Lanes.MultiplyAdd(shifted - Vector256.Create(RoundAndBias), Vector256.Create(-HalfLn2), x);
        Vector256<float> p = Lanes.MultiplyAdd(Vector256.Create(C5).AsSingle(), r, Vector256.Create(C4).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector256.Create(C3).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector256.Create(C2).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector256.Create(2f));
        p = Lanes.MultiplyAdd(p, r, Vector256<float>.One);
        Vector256<float> e = p * (shifted.AsInt32() << 23).AsSingle();
        return Lanes.MultiplyAdd(Vector256<float>.One / (e + Vector256<float>.One), Vector256.Create(-2f), Vector256<float>.One);
    }

    /// <summary>tanh(x) of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        x = Vector128.MaxNative(Vector128.Create(-Limit), Vector128.MinNative(Vector128.Create(Limit), x));
        Vector128<float> shifted = Lanes.MultiplyAdd(x, Vector128.Create(TwoLog2E), Vector128.Create(RoundAndBias));
        Vector128<float> r = Lanes.MultiplyAdd(shifted - Vector128.Create(RoundAndBias), Vector128.Create(-HalfLn2), x);
        Vector128<float> p = Lanes.MultiplyAdd(Vector128.Create(C5).AsSingle(), r, Vector128.Create(C4).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector128.Create(C3).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector128.Create(C2).AsSingle());
        p = Lanes.MultiplyAdd(p, r, Vector128.Create(2f));
        p = Lanes.MultiplyAdd(p, r, Vector128<float>.One);
        Vector128<float> e = p * (shifted.AsInt32() << 23).AsSingle();
        return Lanes.MultiplyAdd(Vector128<float>.One / (e + Vector128<float>.One), Vector128.Create(-2f), Vector128<float>.One);
    }

    /// <summary>tanh(x) of one number; multiplies and adds separately where the processor has no fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        x = float.MaxNative(-Limit, float.MinNative(Limit, x));
        float shifted = Lanes.MultiplyAdd(x, TwoLog2E, RoundAndBias);
        float r = Lanes.MultiplyAdd(shifted - RoundAndBias, -HalfLn2, x);
        float p = Lanes.MultiplyAdd(BitConverter.UInt32BitsToSingle(C5), r, BitConverter.UInt32BitsToSingle(C4));
        p = Lanes.MultiplyAdd(p, r, BitConverter.UInt32BitsToSingle(C3));
        p = Lanes.MultiplyAdd(p, r, BitConverter.UInt32BitsToSingle(C2));
        p = Lanes.MultiplyAdd(p, r, 2f);
        p = Lanes.MultiplyAdd(p, r, 1f);
        float e = p * BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(shifted) << 23);
        return Lanes.MultiplyAdd(1f / (e + 1f), -2f, 1f);
    }
}
