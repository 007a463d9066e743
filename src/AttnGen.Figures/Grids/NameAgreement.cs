using System.Globalization;

namespace AttnGen.Figures.Grids;

/// <summary>Two matrices are compared cell by cell only if their cells bear the same names; names that one of them lacks do not count.</summary>
internal static class NameAgreement
{
    /// <param name="names">Names of the one.</param>
    /// <param name="others">Names of the other, as many.</param>
    /// <param name="word">What has the name, such as <c>row</c>.</param>
    /// <param name="parameter">The other one.</param>
    public static void Check(IReadOnlyList<string>? names, IReadOnlyList<string>? others, string word, string parameter)
    {
        for (int i = 0; names is not null && others is not null && i < names.Count; i++)
        {
            if (names[i] != others[i])
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{word} {i} is \"{others[i]}\" in {parameter} and \"{names[i]}\" in what it is taken from, so their cells do not belong together. Compare the same texts, or give both the same names."),
                    parameter);
            }
        }
    }
}
