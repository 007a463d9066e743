using System.Globalization;

namespace AttnGen.Figures.Heatmaps;

/// <summary>Writes numbers by Python's format strings (<c>.2g</c>, <c>.2f</c>, <c>.1e</c>, <c>d</c>, <c>.0%</c>) or .NET's (<c>F2</c>, <c>P0</c>, <c>0.00</c>).</summary>
internal sealed class NumberFormat
{
    private readonly string _format;
    private readonly char _kind;
    private readonly int _precision;

    private NumberFormat(string format, char kind, int precision) => (_format, _kind, _precision) = (format, kind, precision);

    /// <summary>Reads a format.</summary>
    /// <exception cref="FormatException">It is neither Python's nor .NET's.</exception>
    public static NumberFormat Parse(string format)
    {
        if (format.Length > 0 && "gfed%".Contains(format[^1], StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = format.AsSpan(0, format.Length - 1);
            if (rest.IsEmpty)
            {
                return new NumberFormat(format, format[^1], 6);
            }

            if (rest[0] == '.' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int precision) && precision <= 30)
            {
                return new NumberFormat(format, format[^1], precision);
            }
        }

        _ = 0.5.ToString(format, CultureInfo.InvariantCulture);
        return new NumberFormat(format, '\0', 0);
    }

    /// <summary>Writes a number, with a true minus.</summary>
    public string Write(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
        }

        double size = Math.Abs(value);
        string text = _kind switch
        {
            'f' => size.ToString("F" + Digits(_precision), CultureInfo.InvariantCulture),
            'd' => size.ToString("F0", CultureInfo.InvariantCulture),
            '%' => (size * 100).ToString("F" + Digits(_precision), CultureInfo.InvariantCulture) + "%",
            'e' => Scientific(size, _precision),
            'g' => General(size, Math.Max(1, _precision)),
            _ => size.ToString(_format, CultureInfo.InvariantCulture),
        };
        return double.IsNegative(value) && value != 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "−" + text : text;
    }

    /// <summary>Python's <c>g</c>: so many significant digits, no zeros at the end, an exponent where the number is very large or small.</summary>
    private static string General(double size, int digits)
    {
        if (size == 0)
        {
            return "0";
        }

        string rounded = size.ToString("E" + Digits(digits - 1), CultureInfo.InvariantCulture);
        int exponent = int.Parse(rounded.AsSpan(rounded.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= digits)
        {
            string mantissa = rounded[..rounded.IndexOf('E')];
            return Trim(mantissa) + Exponent(exponent);
        }

        return Trim(size.ToString("F" + Digits(digits - 1 - exponent), CultureInfo.InvariantCulture));
    }

    private static string Scientific(double size, int digits)
    {
        string text = size.ToString("E" + Digits(digits), CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E');
        return text[..mark] + Exponent(int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string Exponent(int exponent) => string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '−' : '+')}{Math.Abs(exponent):00}");

    private static string Trim(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string Digits(int count) => count.ToString(CultureInfo.InvariantCulture);
}
