using System.Globalization;

namespace AttnGen.Figures.Axes;

/// <summary>Numbers as matplotlib's axes write them: as many decimals as tell the ticks apart, a true minus, powers of ten raised.</summary>
internal static class TickText
{
    private const string Minus = "\u2212", RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Writes the ticks of a linear axis.</summary>
    /// <param name="values">The ticks in ascending order.</param>
    /// <returns>
    /// The numbers, and by which power of ten each is to be multiplied: not 0 where the greatest is below 10⁻⁴ or reaches 10⁶, as matplotlib's offset.
    /// </returns>
    public static (string[] Texts, int Exponent) Linear(ReadOnlySpan<double> values)
    {
        double greatest = 0, least = double.PositiveInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(values[i]));
            least = i == 0 ? least : Math.Min(least, values[i] - values[i - 1]);
        }

        int exponent = greatest > 0 ? (int)Math.Floor(Math.Log10(greatest) + 1e-9) : 0;
        exponent = exponent is < -4 or > 5 ? exponent : 0;
        double unit = Math.Pow(10, exponent);
        int decimals = Decimals(double.IsInfinity(least) ? greatest / unit : least / unit);
        string[] texts = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            texts[i] = Fixed(values[i] / unit, decimals);
        }

        return (texts, exponent);
    }

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        string text = Math.Abs(value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? Minus + text : text;
    }

    /// <summary>A number by itself, with up to six significant digits, such as a boundary.</summary>
    public static string Plain(double value)
    {
        string text = Math.Abs(value).ToString("G6", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E');
        if (mark >= 0)
        {
            int exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = $"{text[..mark]}×{Power(exponent)}";
        }

        return value < 0 ? Minus + text : text;
    }

    /// <summary>A power of ten, such as 10⁻³.</summary>
    public static string Power(int exponent)
    {
        string digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        string raised = string.Concat(digits.Select(digit => RaisedDigits[digit - '0']));
        return exponent < 0 ? $"10⁻{raised}" : $"10{raised}";
    }

    /// <summary>The fewest decimals that write a step exactly, up to ten.</summary>
    private static int Decimals(double step)
    {
        int decimals = 0;
        for (double rest = step; decimals < 10 && Math.Abs(rest - Math.Round(rest)) > 1e-6 * Math.Max(1, Math.Abs(rest)); decimals++)
        {
            rest = step * Math.Pow(10, decimals + 1);
        }

        return decimals;
    }
}
