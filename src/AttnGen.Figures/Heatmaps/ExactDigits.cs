using System.Globalization;
using System.Numerics;

namespace AttnGen.Figures.Heatmaps;

/// <summary>Decimal digits of the exact value of a double, halves rounded to even as IEEE 754 and Python do; .NET rounds them away from zero.</summary>
internal static class ExactDigits
{
    private const int MantissaBits = 52, ExponentBias = 1075;

    /// <summary>A number that is finite and not negative, with so many decimals.</summary>
    public static string Fixed(double size, int decimals)
    {
        string digits = Rounded(size, decimals).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits.AsSpan(0, digits.Length - decimals)}.{digits.AsSpan(digits.Length - decimals)}";
    }

    /// <summary>The first digits of a number that is finite and not negative, and the power of ten of the first of them.</summary>
    public static (string Digits, int Exponent) Scientific(double size, int count)
    {
        if (size == 0)
        {
            return (new string('0', count), 0);
        }

        // 17 digits tell a number from every power of ten, so this exponent is not rounded up.
        string near = size.ToString("E16", CultureInfo.InvariantCulture);
        int exponent = int.Parse(near.AsSpan(near.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string digits = Rounded(size, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);

        // 9.96 to two digits is 10.
        return digits.Length > count ? (digits[..count], exponent + 1) : (digits, exponent);
    }

    /// <summary>size · 10^decimals as a whole number.</summary>
    private static BigInteger Rounded(double size, int decimals)
    {
        long bits = BitConverter.DoubleToInt64Bits(size);
        int exponent = (int)(bits >> MantissaBits);
        BigInteger numerator = (bits & ((1L << MantissaBits) - 1)) | (exponent == 0 ? 0 : 1L << MantissaBits), denominator = BigInteger.One;
        exponent = Math.Max(exponent, 1) - ExponentBias;
        numerator = (numerator * BigInteger.Pow(10, Math.Max(decimals, 0))) << Math.Max(exponent, 0);
        denominator = (denominator * BigInteger.Pow(10, Math.Max(-decimals, 0))) << Math.Max(-exponent, 0);
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int half = (2 * rest).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
