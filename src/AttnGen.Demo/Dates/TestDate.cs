using System.Globalization;

namespace AttnGen.Demo.Dates;

/// <summary>A date that no model has seen in training, and where its parts are in the source.</summary>
/// <param name="Source">As people write it.</param>
/// <param name="Target">yyyy-MM-dd.</param>
/// <param name="Year">First character of the year's four.</param>
/// <param name="Month">Characters of the month, be it a name or a number.</param>
/// <param name="Day">Characters of the day, with its suffix.</param>
internal sealed record TestDate(string Source, string Target, int Year, Range Month, Range Day)
{
    public static TestDate[] LoadAll() => [.. Resource.ReadLines("dates.test.tsv").Where(line => line.Length > 0).Select(Parse)];

    /// <summary>Whether a step of the target must look at some place of the source; a hyphen need not.</summary>
    public static bool IsDemanding(int step) => step is not (4 or 7);

    /// <summary>Whether a place of the source is where a step of the target has to look: a year's digit at that digit, month and day anywhere within theirs.</summary>
    public bool IsPlace(int step, int place) => step switch
    {
        < 4 => place == Year + step,
        5 or 6 => IsWithin(Month, place),
        _ => IsWithin(Day, place),
    };

    private static bool IsWithin(Range range, int place) => place >= range.Start.Value && place < range.End.Value;

    private static TestDate Parse(string line)
    {
        string[] parts = line.Split('\t');
        int[] places = [.. parts.Skip(2).Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return new TestDate(parts[0], parts[1], places[0], places[1]..places[2], places[3]..places[4]);
    }
}
