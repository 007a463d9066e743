using System.Globalization;

namespace AttnGen.Evaluation;

/// <summary>Numbers with a fixed count of digits, rounded as Python rounds them.</summary>
internal static class FixedPoint
{
    /// <summary>So that a significand of 53 bits times 10^digits fits 128 bits.</summary>
    public const int MaxDigits = 15;

    private const int SignificandBits = 52;
    private const int ExponentBias = 1075;

    /// <summary>Python's <c>f"{value:.{digits}f}"</c>: the exact binary value to the nearest, ties to even, where .NET's "F" rounds ties up.</summary>
    /// <param name="value">0 … 2⁵² or NaN.</param>
    /// <param name="digits">0 … <see cref="MaxDigits"/>.</param>
    public static string Text(double value, int digits)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        // value = significand · 2^−shift.
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int exponent = (int)(bits >> SignificandBits);
        ulong significand = (bits & ((1UL << SignificandBits) - 1)) | (exponent == 0 ? 0 : 1UL << SignificandBits);
        int shift = ExponentBias - Math.Max(exponent, 1);

        ulong unit = 1;
        for (int digit = 0; digit < digits; digit++)
        {
            unit *= 10;
        }

        UInt128 rounded = ShiftRight((UInt128)significand * unit, shift);
        (UInt128 whole, UInt128 fraction) = UInt128.DivRem(rounded, unit);
        string text = whole.ToString(CultureInfo.InvariantCulture);
        return digits == 0 ? text : text + "." + fraction.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>value / 2^shift to the nearest, ties to even; the value is below 2^103.</summary>
    private static UInt128 ShiftRight(UInt128 value, int shift)
    {
        if (shift == 0)
        {
            return value;
        }

        // Less than a half of the last digit.
        if (shift > 104)
        {
            return 0;
        }

        UInt128 quotient = value >> shift, rest = value - (quotient << shift), half = UInt128.One << (shift - 1);
        return rest > half || (rest == half && UInt128.IsOddInteger(quotient)) ? quotient + 1 : quotient;
    }
}
