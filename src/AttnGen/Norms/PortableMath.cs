using System;

namespace AttnGen;

/// <summary>
/// Logarithm and exponential in double from nothing but IEEE basic operations, so that a declaration has the same cut points wherever it is
/// compiled: those of the platform's mathematical library differ in the last bit from one system to another.
/// </summary>
internal static class PortableMath
{
    /// <summary>2⁻¹⁰²².</summary>
    private const double LeastNormal = 2.2250738585072014e-308;

    private const double Ln2High = 0.6931471803691238;      // 32 significant bits: products with exponents are exact
    private const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>Terms of the series of the logarithm: with |s| ≤ 0.172 the first that is left out is below 2⁻⁵⁶ of the sum.</summary>
    private const int TermsOfLog = 11;

    /// <summary>Terms of the series of the exponential: with |r| ≤ 0.35 the first that is left out is below 2⁻⁵⁶.</summary>
    private const int TermsOfExp = 14;

    /// <summary>Terms of the series of the hyperbolic sine: with |x| &lt; 1 the first that is left out is below 2⁻⁶⁰.</summary>
    private const int TermsOfSinh = 9;

    /// <summary>ln x of a positive, finite number; the relative error is below 4 · 2⁻⁵³.</summary>
    public static double Log(double x)
    {
        // A subnormal number has no exponent of its own.
        int scaled = x < LeastNormal ? 54 : 0;
        long bits = BitConverter.DoubleToInt64Bits(scaled == 0 ? x : x * (1L << scaled));
        int exponent = (int)(bits >> 52) - 1023 - scaled;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh s with s = (m − 1) / (m + 1).
        double s = (mantissa - 1) / (mantissa + 1);
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * RestOfArtanh(s)) + (exponent * Ln2Low)));
    }

    /// <summary>eˣ of a number whose exponential is normal; +∞ above 709, 0 below −708. The relative error is below 4 · 2⁻⁵³.</summary>
    public static double Exp(double x)
    {
        if (x > 709)
        {
            return double.PositiveInfinity;
        }

        if (x < -708)
        {
            return 0;
        }

        double exponent = Math.Floor((x * 1.4426950408889634) + 0.5);
        double rest = (x - (exponent * Ln2High)) - (exponent * Ln2Low);
        double sum = 1;
        for (int term = TermsOfExp; term > 0; term--)
        {
            sum = (sum * rest / term) + 1;
        }

        // In two factors: the exponent 1024 of the greatest results is none of a double.
        long half = (long)exponent / 2;
        return sum * PowerOfTwo(half) * PowerOfTwo((long)exponent - half);
    }

    /// <summary>The hyperbolic sine; the relative error is below 8 · 2⁻⁵³.</summary>
    public static double Sinh(double x)
    {
        // Of the magnitude, so that opposite numbers have opposite results.
        double magnitude = Math.Abs(x);
        double sinh = magnitude < 1 ? SinhBySeries(magnitude) : (Exp(magnitude) / 2) - (Exp(-magnitude) / 2);
        return x < 0 ? -sinh : sinh;
    }

    /// <summary>The inverse hyperbolic sine; the relative error is below 16 · 2⁻⁵³.</summary>
    public static double Asinh(double x)
    {
        double magnitude = Math.Abs(x);
        double asinh = magnitude < 0.25 ? AsinhByArtanh(magnitude)
            : magnitude < 1e150 ? Log(magnitude + Math.Sqrt((magnitude * magnitude) + 1))
            : Log(magnitude) + Ln2High + Ln2Low;
        return x < 0 ? -asinh : asinh;
    }

    /// <summary>x + x³/3! + x⁵/5! + … below 1, where the difference of exponentials would lose what is small.</summary>
    private static double SinhBySeries(double x)
    {
        double square = x * x;
        double sum = 1;
        for (int term = TermsOfSinh; term > 0; term--)
        {
            sum = (sum * square / (2 * term * ((2 * term) + 1))) + 1;
        }

        return x * sum;
    }

    /// <summary>
    /// ln (1 + y) with y = x + √(x² + 1) − 1, without the difference to 1 that would lose what is small: 2 artanh (y / (2 + y)).
    /// </summary>
    private static double AsinhByArtanh(double x)
    {
        double y = x + (x * x / (1 + Math.Sqrt((x * x) + 1)));
        double s = y / (2 + y);
        return (2 * s) + (2 * s * RestOfArtanh(s));
    }

    /// <summary>artanh s / s − 1 = s²/3 + s⁴/5 + …</summary>
    private static double RestOfArtanh(double s)
    {
        double square = s * s;
        double sum = 0;
        for (int term = TermsOfLog - 1; term > 0; term--)
        {
            sum = (sum + (1.0 / ((2 * term) + 1))) * square;
        }

        return sum;
    }

    private static double PowerOfTwo(long exponent) => BitConverter.Int64BitsToDouble((exponent + 1023) << 52);
}
