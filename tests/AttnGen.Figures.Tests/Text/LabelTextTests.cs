using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class LabelTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a\tb\nc\rd\r\ne\u0085f\u2028g\u2029h\vi\fj", "a b c d e f g h i j")]
    [InlineData("a\0b\u001Bc\u007Fd\u009Fe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    [InlineData("\uFFFE\uFFFF", "\uFFFD\uFFFD")]
    [InlineData("a\u202Eb\u2066c\u2069\u202C", "abc")]
    [InlineData("a\u200Db\uFE0F\u200E\u00AD", "a\u200Db\uFE0F\u200E\u00AD")]
    [InlineData("\uE000\U0001F600", "\uE000\U0001F600")]
    public void Labels_are_one_line_of_well_formed_text(string text, string clean)
    {
        Assert.Equal(clean, LabelText.Clean(text, out bool marksCut));
        Assert.False(marksCut);
    }

    [Fact]
    public void Lone_surrogates_are_replaced()
    {
        Assert.Equal("\uFFFDa\uFFFD\uFFFD\U0001F600", LabelText.Clean("\uD83Da\uDE00\uD83D\U0001F600", out _));
        Assert.Equal("x\uFFFD", LabelText.Clean("x\uD83D", out _));
    }

    [Fact]
    public void More_marks_than_are_written_are_left_out_with_a_warning()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        TextLine line = shaper.Shape("a" + new string('\u0301', 100) + "b");
        Assert.Equal("a" + new string('\u0301', LabelText.MaximumMarks) + "b", line.Text);
        Assert.Contains("more than 16 combining marks in a row", Assert.Single(shaper.Warnings));
    }

    [Fact]
    public void Messages_quote_the_begin_of_long_labels()
    {
        Assert.Equal("\"short\"", LabelText.Quote("short"));
        Assert.Equal($"\"{new string('a', 40)}…\"", LabelText.Quote(new string('a', 99)));
        Assert.Equal($"\"{new string('a', 39)}…\"", LabelText.Quote(new string('a', 39) + "\U0001F600\U0001F600"));
        Assert.Equal("\"…\"", LabelText.Quote("a" + new string('\u200D', 99)));
    }
}
