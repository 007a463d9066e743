using AttnGen.Figures.Text;
using CsCheck;

namespace AttnGen.Figures.Tests.Text;

public class HostileTextTests
{
    public static TheoryData<string> Repeated =>
    [
        "Hello world ", "مرحبا 123 abc ", "aא", "א()", "(", "א(", "א)", "((א))", "a\u0301", "\u0301", "\u05B0", "\u200D", "\u200B", "\uFE0F", "\u4E2D",
        "\U0001F469\u200D", "\U0001F1E9", "\0", "\uD800", "\uE000", "\u0915\u094D", "\u0600", "\u1100", " ", "א1,", "1+", "\u202E", "\u0F40\u0F90", "\u05D0\u05B0",
    ];

    [Fact]
    public void Any_text_is_shaped() => HostileTexts.Any.Sample(text =>
    {
        TextShaper shaper = new();
        TextLine line = shaper.Shape(text);
        Assert.True(float.IsFinite(line.Width) && line.Width >= 0);
        Assert.InRange(line.Runs.Sum(run => run.Glyphs.Length), 0, (8 * text.Length) + 1);
        Assert.All(line.Runs, run => Assert.Equal((run.Glyphs.Length, run.Glyphs.Length), (run.X.Length, run.Y.Length)));
        Assert.All(line.Runs.SelectMany(run => run.X.Concat(run.Y)), place => Assert.True(float.IsFinite(place)));
        Assert.Equal(line.Missing.Count > 0, line.Runs.Any(run => run.Face is PlaceholderFace));
        Assert.True(System.Text.Unicode.Utf8.FromUtf16(line.Text, new byte[3 * line.Text.Length], out _, out _, replaceInvalidSequences: false)
            == System.Buffers.OperationStatus.Done);
        Assert.Same(line, shaper.Shape(text));
    });

    [Fact]
    public void Levels_of_any_text_keep_to_the_rules() => HostileTexts.Any.Sample(text =>
    {
        byte[] levels = BidiLevels.Of(text);
        Assert.True(levels.Length == 0 || levels.Length == text.Length);
        Assert.All(levels, level => Assert.InRange(level, 0, 2));
    });

    /// <summary>Ten times as long as a long label: a quadratic step would make this theory last for minutes.</summary>
    [Theory]
    [MemberData(nameof(Repeated))]
    public void Long_text_is_shaped_and_cut(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        TextShaper shaper = new(Lines.EmbeddedOnly);
        TextLine line = shaper.Shape("א" + text);
        Assert.InRange(shaper.Fit(text, 20).Width, 0, 20);
        Assert.True(float.IsFinite(line.Width));
    }

    [Fact]
    public void Nothing_is_an_empty_line()
    {
        TextLine line = Lines.Shape("");
        Assert.Equal(("", 0f, 0), (line.Text, line.Width, line.Runs.Count));
    }

    [Theory]
    [InlineData("\u200B\u200D\uFEFF")]
    [InlineData("\uFE0F\U000E0100")]
    public void What_acts_on_others_draws_nothing_itself(string text)
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        Assert.Equal(Lines.Shape("ab").Width, shaper.Shape($"a{text}b").Width, 3);
        Assert.Equal(2, shaper.Shape($"a{text}b").Runs.Sum(run => run.Glyphs.Length));
        Assert.Empty(shaper.Warnings);
    }

    [Fact]
    public void Joiners_alone_are_an_empty_line_and_a_selector_alone_is_seen()
    {
        Assert.Equal(0, Lines.Shape("\u200B\u200D\uFEFF").Width);
        Assert.True(Lines.Shape("\uFE0F").Width > 0.5f);
    }
}
