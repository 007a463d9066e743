using System;

namespace AttnGen;

/// <summary>
/// The sine of the maps that matplotlib computes from one: the same bits on every machine, those of NumPy on a processor with AVX-512.
/// </summary>
/// <remarks>
/// NumPy 1.24 computes sines with Intel's SVML where the processor has AVX-512 and with the C library elsewhere. They differ in the last
/// bit, and at the crest of a wave, 1 or 1 − 2⁻⁵³, that bit is a whole level of flag, gnuplot and rainbow: 255 or 254. The algorithm and
/// its coefficients are those of SVML's <c>sin</c> below 2²⁴ (Intel, BSD-3-Clause, https://github.com/numpy/SVML, svml_z0_sin_d_la): the
/// argument less the nearest multiple of π, then an odd polynomial. No cosine of a map is at a crest but cos 0, which is 1 in both, so
/// that cosines can be made of sines.
/// </remarks>
internal static class Sine
{
    private const double InverseOfPi = 0.3183098861837907;

    /// <summary>1.5 · 2⁵²: added to a small number it leaves the nearest integer.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>π as the sum of three doubles.</summary>
    private const double PiHigh = 3.141592653589793, PiMiddle = 1.224646799147353E-16, PiLow = 2.165713347843828E-32;

    /// <summary>Of x¹⁵, x¹³, … x³.</summary>
    private static ReadOnlySpan<double> Coefficients =>
    [
        -7.373344533110665E-13, 1.6048095404959637E-10, -2.505188027386288E-08, 2.7557316600552628E-06, -0.00019841269825056256,
        0.008333333333285542, -0.16666666666666186,
    ];

    public static double Of(double x)
    {
        double turns = MultiplyAdd(x, InverseOfPi, Rounder) - Rounder;
        double nearly = MultiplyAdd(-turns, PiMiddle, MultiplyAdd(-turns, PiHigh, x));
        double rest = MultiplyAdd(-turns, PiLow, nearly);
        double square = nearly * nearly;
        double polynomial = Coefficients[0];
        for (int i = 1; i < Coefficients.Length; i++)
        {
            polynomial = MultiplyAdd(polynomial, square, Coefficients[i]);
        }

        double sine = MultiplyAdd(polynomial, square * rest, rest);
        return (long)turns % 2 == 0 ? sine : -sine;
    }

    /// <summary>The cosine.</summary>
    public static double OfComplement(double x) => Of(x + (Math.PI / 2));

    /// <summary>a · b + c, rounded once: netstandard2.0 has no fused multiply-add.</summary>
    /// <remarks>
    /// The product and its rounding error (T. J. Dekker, "A floating-point technique for extending the available precision", 1971) are
    /// added with rounding to odd before the last sum (S. Boldo, G. Melquiond, "Emulation of a FMA and correctly rounded sums", 2008).
    /// </remarks>
    private static double MultiplyAdd(double a, double b, double c)
    {
        double product = a * b;
        (double aHigh, double aLow) = Split(a);
        (double bHigh, double bLow) = Split(b);
        double productError = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
        (double sum, double sumError) = Sum(product, c);
        (double rest, double lost) = Sum(sumError, productError);
        long bits = BitConverter.DoubleToInt64Bits(rest);
        if (lost != 0 && bits % 2 == 0)
        {
            rest = BitConverter.Int64BitsToDouble(rest > 0 == lost > 0 ? bits + 1 : bits - 1);
        }

        return sum + rest;
    }

    /// <summary>A sum and its rounding error (D. E. Knuth).</summary>
    private static (double Sum, double Error) Sum(double a, double b)
    {
        double sum = a + b;
        double addend = sum - a;
        return (sum, (a - (sum - addend)) + (b - addend));
    }

    /// <summary>The upper 26 bits of a number and the rest.</summary>
    private static (double High, double Low) Split(double value)
    {
        double scaled = value * 134217729;
        double high = scaled - (scaled - value);
        return (high, value - high);
    }
}
