using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AttnGen.CompilerServices;

namespace AttnGen.Numerics;

/// <summary>
/// The exponential of a non-positive number, the only one that a stable softmax needs: its argument is a score minus the row's largest.
/// </summary>
/// <remarks>
/// <para>
/// <b>Domain</b> (−∞, 0] and NaN; above 0 the result is unspecified. <b>Error</b> at most 1.14 ULP with fused multiply-add; without it
/// 1.16 ULP where x ≥ −84 and 1.35 ULP below, where a product is subnormal (a test sweeps every bit pattern of the domain).
/// <c>exp(±0) = 1</c>, <c>exp(−∞) = +0</c>, NaN gives NaN; a result below 2⁻¹²⁶, that is x &lt; −87.33654, is +0: no subnormal leaves this function.
/// </para>
/// <para>
/// <b>Method.</b> A table and a short polynomial (P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
/// arithmetic", ACM Transactions on Mathematical Software 15, 1989), the table so small that it lies in a register. x = m·(ln 2 / 8) + r with
/// m = round(8x / ln 2), so |r| ≤ ln 2 / 16. ln 2 / 8 is split in two constants, the first with so few bits that m times it is exact.
/// e^x = t + t·q: t = 2^(m/8) is an entry of the table with n added to its exponent (<see cref="PowersOfTwo"/>), q = r + r²·(c₂ + c₃·r) is e^r − 1
/// with coefficients that minimise the largest relative error (2.7e-8). Of the error, half a unit is the last rounding's and up to a third the entry's.
/// </para>
/// <para>Every width runs the same operations lane by lane, so a lane's bits do not depend on the width.</para>
/// </remarks>
public static class VectorExp
{
    /// <summary>The smallest argument whose exponential is not flushed to zero: the least float x with e^x ≥ 2⁻¹²⁶.</summary>
    public const float UnderflowLimit = -87.33654022216796875f;    // 0xC2AEAC4F

    private const float EightLog2E = 11.5415603f;      // 0x4138AA3B

    // Their sum is ln 2 / 8.
    private const float StepHigh = 0.693359375f / 8;      // 0x3DB18000: nine significant bits
    private const float StepLow = -2.12194440e-4f / 8;

    // c2 and c3, by their bits.
    private const uint C2 = 0x3F000432, C3 = 0x3E2AAAAB;

    /// <summary>e^x of sixteen numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpNonPositive(Vector512<float> x)
    {
        Vector512<float> shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(EightLog2E), Vector512.Create(PowersOfTwo.Round));
        Vector512<float> m = shifted - Vector512.Create(PowersOfTwo.Round);
        Vector512<float> r = Vector512.FusedMultiplyAdd(m, Vector512.Create(-StepHigh), x);
        r = Vector512.FusedMultiplyAdd(m, Vector512.Create(-StepLow), r);
        Vector512<float> q = Vector512.FusedMultiplyAdd(Vector512.Create(C3).AsSingle(), r, Vector512.Create(C2).AsSingle());
        q = Vector512.FusedMultiplyAdd(q, r * r, r);
        // Where x is NaN, whatever this is counts for nothing: r and q are NaN, and so is the result.
        Vector512<float> t = PowersOfTwo.OfEighths(shifted);
        Vector512<float> result = Vector512.FusedMultiplyAdd(q, t, t);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(UnderflowLimit)), Vector512<float>.Zero, result);
    }

    /// <summary>e^x of eight numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ExpNonPositive(Vector256<float> x)
    {
        Vector256<float> shifted = Lanes.MultiplyAdd(x, Vector256.Create(EightLog2E), Vector256.Create(PowersOfTwo.Round));
        Vector256<float> m = shifted - Vector256.Create(PowersOfTwo.Round);
        Vector256<float> r = Lanes.MultiplyAdd(m, Vector256.Create(-StepHigh), x);
        r = Lanes.MultiplyAdd(m, Vector256.Create(-StepLow), r);
        Vector256<float> q = Lanes.MultiplyAdd(Vector256.Create(C3).AsSingle(), r, Vector256.Create(C2).AsSingle());
        q = Lanes.MultiplyAdd(q, r * r, r);
        Vector256<float> t = PowersOfTwo.OfEighths(shifted);
        Vector256<float> result = Lanes.MultiplyAdd(q, t, t);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(UnderflowLimit)), Vector256<float>.Zero, result);
    }

    /// <summary>e^x of four numbers ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ExpNonPositive(Vector128<float> x)
    {
        Vector128<float> shifted = Lanes.MultiplyAdd(x, Vector128.Create(EightLog2E), Vector128.Create(PowersOfTwo.Round));
        Vector128<float> m = shifted - Vector128.Create(PowersOfTwo.Round);
        Vector128<float> r = Lanes.MultiplyAdd(m, Vector128.Create(-StepHigh), x);
        r = Lanes.MultiplyAdd(m, Vector128.Create(-StepLow), r);
        Vector128<float> q = Lanes.MultiplyAdd(Vector128.Create(C3).AsSingle(), r, Vector128.Create(C2).AsSingle());
        q = Lanes.MultiplyAdd(q, r * r, r);
        Vector128<float> t = PowersOfTwo.OfEighths(shifted);
        Vector128<float> result = Lanes.MultiplyAdd(q, t, t);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128.Create(UnderflowLimit)), Vector128<float>.Zero, result);
    }

    /// <summary>e^x of one number ≤ 0; multiplies and adds separately where the processor has no fused multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ExpNonPositive(float x)
    {
        float shifted = Lanes.MultiplyAdd(x, EightLog2E, PowersOfTwo.Round);
        float m = shifted - PowersOfTwo.Round;
        float r = Lanes.MultiplyAdd(m, -StepHigh, x);
        r = Lanes.MultiplyAdd(m, -StepLow, r);
        float q = Lanes.MultiplyAdd(BitConverter.UInt32BitsToSingle(C3), r, BitConverter.UInt32BitsToSingle(C2));
        q = Lanes.MultiplyAdd(q, r * r, r);
        float t = PowersOfTwo.OfEighths(shifted);
        float result = Lanes.MultiplyAdd(q, t, t);
        return x < UnderflowLimit ? 0f : result;
    }
}
