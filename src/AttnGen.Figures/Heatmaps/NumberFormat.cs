using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AttnGen.Figures.Heatmaps;

/// <summary>Writes numbers by Python's format strings (<c>.2g</c>, <c>.2f</c>, <c>.1e</c>, <c>d</c>, <c>.0%</c>) or .NET's (<c>F2</c>, <c>P0</c>, <c>0.00</c>).</summary>
/// <remarks>
/// Python's give Python's digits: rounded from the exact value, halves to even, so that 0.125 is 0.12. Three things differ: the minus is U+2212,
/// what rounds to 0 has none, and infinity is ∞. A width is read and not kept, for cells are centred.
/// </remarks>
internal sealed partial class NumberFormat
{
    private const string Minus = "\u2212";

    private const int MostDigits = 30;

    private static readonly SearchValues<char> NotZero = SearchValues.Create("123456789∞");

    private readonly string _format;
    private readonly char _kind;
    private readonly int _precision;
    private readonly bool _hasPlus;
    private readonly bool _hasGroups;

    private NumberFormat(string format, char kind, int precision, bool hasPlus, bool hasGroups) =>
        (_format, _kind, _precision, _hasPlus, _hasGroups) = (format, kind, precision, hasPlus, hasGroups);

    [GeneratedRegex(@"^(?<plus>\+?)(?<width>\d*)(?<groups>,?)(\.(?<precision>\d{1,2}))?(?<kind>[gfed%])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Python { get; }

    /// <summary>A letter with digits, or a pattern that shows a digit: any other text would stand in every cell as it is.</summary>
    [GeneratedRegex(@"^([EFGNPRefgnpr]\d{0,2}|.*[0#].*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex DotNet { get; }

    /// <summary>Reads a format.</summary>
    /// <exception cref="FormatException">It is neither Python's nor .NET's.</exception>
    public static NumberFormat Parse(string format)
    {
        // A width before % is a digit of .NET's pattern: 0.0%.
        Match match = Python.Match(format);
        if (match.Success && !(match.Groups["kind"].Value == "%" && match.Groups["width"].Length > 0))
        {
            char kind = format[^1];
            int precision = match.Groups["precision"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : kind == 'd' ? 0 : 6;
            if (precision <= MostDigits && !(kind == 'd' && match.Groups["precision"].Success))
            {
                return new NumberFormat(format, kind, precision, match.Groups["plus"].Length > 0, match.Groups["groups"].Length > 0);
            }
        }

        if (match.Success && match.Groups["kind"].Value != "%" || !DotNet.IsMatch(format))
        {
            throw new FormatException();
        }

        _ = 0.5.ToString(format, CultureInfo.InvariantCulture);
        return new NumberFormat(format, '\0', 0, false, false);
    }

    /// <summary>Writes a number, with a true minus.</summary>
    public string Write(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "∞" : Minus + "∞";
        }

        double size = Math.Abs(value);
        string text = _kind switch
        {
            'f' or 'd' => Grouped(ExactDigits.Fixed(size, _precision)),
            '%' => double.IsInfinity(size * 100) ? "∞%" : ExactDigits.Fixed(size * 100, _precision) + "%",
            'e' => Scientific(ExactDigits.Scientific(size, _precision + 1)),
            'g' => Grouped(General(size, Math.Max(1, _precision))),
            _ => size.ToString(_format, CultureInfo.InvariantCulture),
        };
        string sign = value < 0 && text.AsSpan().IndexOfAny(NotZero) >= 0 ? Minus : _hasPlus ? "+" : "";
        return sign + text;
    }

    /// <summary>Python's <c>g</c>: so many significant digits, no zeros at the end, an exponent where the number is very large or small.</summary>
    private static string General(double size, int digits)
    {
        if (size == 0)
        {
            return "0";
        }

        (string rounded, int exponent) = ExactDigits.Scientific(size, digits);
        if (exponent >= -4 && exponent < digits)
        {
            return Trim(ExactDigits.Fixed(size, digits - 1 - exponent));
        }

        return Trim(WithPoint(rounded)) + Exponent(exponent);
    }

    private static string Scientific((string Digits, int Exponent) number) => WithPoint(number.Digits) + Exponent(number.Exponent);

    private static string WithPoint(string digits) => digits.Length == 1 ? digits : $"{digits[0]}.{digits.AsSpan(1)}";

    private static string Exponent(int exponent) => string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? Minus : "+")}{Math.Abs(exponent):00}");

    private static string Trim(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    /// <summary>Commas between thousands, where the format has one.</summary>
    private string Grouped(string text)
    {
        if (!_hasGroups)
        {
            return text;
        }

        int whole = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        for (int at = (whole < 0 ? text.Length : whole) - 3; at > 0; at -= 3)
        {
            text = text.Insert(at, ",");
        }

        return text;
    }
}
