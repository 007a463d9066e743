using AttnGen.Figures.Text;
using CsCheck;

namespace AttnGen.Figures.Tests.Text;

public class TextFitTests
{
    [Fact]
    public void What_fits_stays_whole()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        TextLine whole = shaper.Shape("a label");
        Assert.Same(whole, shaper.Fit("a label", whole.Width));
        Assert.Empty(shaper.Warnings);
    }

    [Fact]
    public void What_is_too_wide_ends_with_an_ellipsis_and_a_warning()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        string text = "a long label " + new string('x', 9_987);
        TextLine line = shaper.Fit(text, 6);
        Assert.StartsWith("a long lab", line.Text);
        Assert.EndsWith("…", line.Text);
        Assert.InRange(line.Width, 5, 6);
        Assert.Equal(
            "The label \"a long label xxxxxxxxxxxxxxxxxxxxxxxxxxx…\" of 10,000 characters is wider than its place; its end is left out.",
            Assert.Single(shaper.Warnings));
        Assert.Same(line, shaper.Fit(text, 6));
    }

    [Fact]
    public void No_character_more_would_fit()
    {
        string text = string.Concat(Enumerable.Range(0, 500).Select(i => (char)('a' + (i % 26))));
        TextLine line = new TextShaper(Lines.EmbeddedOnly).Fit(text, 37);
        Assert.True(Lines.Shape(string.Concat(text.AsSpan(0, line.Text.Length), "…")).Width > 37);
    }

    [Fact]
    public void Space_before_the_ellipsis_goes() =>
        Assert.Equal("ab…", new TextShaper(Lines.EmbeddedOnly).Fit("ab        cdefghijkl", Lines.Shape("ab  …").Width).Text);

    [Fact]
    public void Right_to_left_text_is_cut_at_its_left_end()
    {
        TextLine line = new TextShaper(Lines.EmbeddedOnly).Fit("אבגדהוזחטיכלמנ", 4);
        Assert.StartsWith("אב", line.Text);
        Assert.StartsWith("…", Lines.Drawn(line));
    }

    [Fact]
    public void Clusters_are_not_cut()
    {
        string text = string.Concat(Enumerable.Repeat("e\u0323\u0302", 40));
        TextLine line = new TextShaper(Lines.EmbeddedOnly).Fit(text, 10);
        Assert.Equal(1, line.Text.Length % 3);
        Assert.True(line.Text.Length > 30);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.3f)]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Where_not_even_the_ellipsis_fits_nothing_is_drawn(float width)
    {
        TextLine line = new TextShaper(Lines.EmbeddedOnly).Fit("label", width);
        Assert.Equal(("", 0f, 0), (line.Text, line.Width, line.Runs.Count));
    }

    [Fact]
    public void Boxes_that_are_cut_away_are_not_warned_of()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        shaper.Fit(new string('x', 100) + "\u4E2D", 10);
        Assert.DoesNotContain(shaper.Warnings, warning => warning.StartsWith("No font", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_fits_and_keeps_its_begin() =>
        Gen.Select(HostileTexts.Any, Gen.Float[0, 20]).Sample((text, width) =>
        {
            TextShaper shaper = new(Lines.EmbeddedOnly);
            string whole = shaper.Shape(text).Text;
            TextLine line = shaper.Fit(text, width);
            Assert.InRange(line.Width, 0, width);
            Assert.StartsWith(line.Text.EndsWith('…') && line.Text != whole ? line.Text[..^1] : line.Text, whole, StringComparison.Ordinal);
        });
}
