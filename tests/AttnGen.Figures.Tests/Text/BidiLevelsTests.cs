using System.Globalization;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class BidiLevelsTests
{
    public static TheoryData<string> Cases => [.. BidiCases.Characters.Split('\n'), .. BidiCases.Classes.Split('\n')];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Levels_are_those_of_Unicodes_conformance_test(string line)
    {
        string[] fields = line.Trim().Split(';');
        int[] codePoints = [.. fields[0].Split(' ').Select(field => int.Parse(field, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        string text = string.Concat(codePoints.Select(char.ConvertFromUtf32));
        byte[] levels = BidiLevels.Of(text, byte.Parse(fields[1], CultureInfo.InvariantCulture));

        string[] expected = fields[2].Split(' ');
        List<string> actual = [];
        for (int i = 0, unit = 0; i < codePoints.Length; unit += char.IsHighSurrogate(text[unit]) ? 2 : 1, i++)
        {
            actual.Add(expected[i] == "x" ? "x" : levels[unit].ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("abc 123 (x)")]
    [InlineData("日本語 ①")]
    [InlineData("")]
    public void Text_that_runs_from_left_to_right_needs_no_levels(string text) => Assert.Empty(BidiLevels.Of(text));

    [Theory]
    [InlineData("1 אa", 1)]
    [InlineData("1 aא", 0)]
    [InlineData("\u200F1", 1)]
    [InlineData("\u200E1 א", 0)]
    [InlineData("𞤀 a", 1)]
    public void The_first_strong_character_gives_the_base_direction(string text, byte level) =>
        Assert.Equal(BidiLevels.Of(text, level), BidiLevels.Of(text));

    [Fact]
    public void Classes_of_some_characters_are_those_of_the_database()
    {
        (string Characters, BidiClass Class)[] expected =
        [
            ("aZªéΩЖ中ก𝐀\u200E\uE000", BidiClass.LeftToRight), ("את\u07C0𐤀𞤀\u200F\u05FF", BidiClass.RightToLeft),
            ("اﷲۀ\u061C𞸀", BidiClass.ArabicLetter), ("09²₃۰𝟎", BidiClass.EuropeanNumber), ("+-−＋", BidiClass.EuropeanSeparator),
            ("#$%€°′", BidiClass.EuropeanTerminator), ("٠٩٫\u0600", BidiClass.ArabicNumber), (",./:\u00A0", BidiClass.CommonSeparator),
            ("\u0301\u05B0\u064B\uFE0F\u20DD", BidiClass.NonspacingMark), ("\u200B\u200D\uFEFF\u202E\u2066\0", BidiClass.BoundaryNeutral),
            (" \t\n\u2029\u3000", BidiClass.WhiteSpace), ("!\"&'()[]{}@…«→☃😀", BidiClass.OtherNeutral),
        ];
        foreach ((string characters, BidiClass bidiClass) in expected)
        {
            foreach (System.Text.Rune rune in characters.EnumerateRunes())
            {
                Assert.Equal((rune.Value, bidiClass), (rune.Value, BidiClasses.Of(rune.Value)));
            }
        }
    }
}
