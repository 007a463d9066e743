using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class TextOrderTests
{
    // Expected strings are given in escapes, in the order in which they stand on paper from left to right: editors would reorder letters.
    [Theory]
    [InlineData("abc def", "abc def")]
    [InlineData("\u05D0\u05D1\u05D2", "\u05D2\u05D1\u05D0")]
    [InlineData("abc \u05D0\u05D1\u05D2 123 def", "abc 123 \u05D2\u05D1\u05D0 def")]
    [InlineData("\u05D0\u05D1\u05D2 (abc) 123", "123 (abc) \u05D2\u05D1\u05D0")]
    [InlineData("\u05D0\u05D1\u05D2 (\u05D3\u05D4) abc", "abc (\u05D4\u05D3) \u05D2\u05D1\u05D0")]
    [InlineData("abc [\u05D0\u05D1] def", "abc [\u05D1\u05D0] def")]
    [InlineData("12.5% \u05D0\u05D1", "\u05D1\u05D0 12.5%")]
    [InlineData("\u05D0 -1.5, 2", "2 ,1.5- \u05D0")]
    [InlineData("a \u05D0 1 \u05D1 b", "a \u05D1 1 \u05D0 b")]
    [InlineData("\u202Eabc\u202C", "abc")]
    [InlineData("\u2067abc \u05D0\u05D1\u2069", "abc \u05D1\u05D0")]
    [InlineData("(\u200F)", "()")]
    public void Lines_stand_in_visual_order(string text, string drawn)
    {
        Assert.Equal(drawn, Lines.Drawn(Lines.Shape(text)));
    }

    [Fact]
    public void Glyphs_follow_each_other_from_left_to_right()
    {
        TextLine line = Lines.Shape("abc \u05D0\u05D1\u05D2 123 def \u4E2D");
        float[] places = [.. line.Runs.Where(run => run.Face is OpenTypeFace).SelectMany(run => run.X)];
        Assert.Equal(places.Order(), places);
        Assert.All(line.Runs.SelectMany(run => run.X), x => Assert.InRange(x, 0, line.Width));
    }

    [Fact]
    public void Arabic_letters_join()
    {
        ushort[] joined = Lines.Shape("\u0628\u0628\u0628").Runs.Single().Glyphs;
        ushort isolated = Lines.Shape("\u0628").Runs.Single().Glyphs.Single();
        Assert.Equal(3, joined.Distinct().Count());
        Assert.DoesNotContain(isolated, joined);
    }

    [Fact]
    public void Lam_and_alef_make_a_ligature() => Assert.Single(Lines.Shape("\u0644\u0627").Runs.Single().Glyphs);

    [Fact]
    public void A_joiner_makes_a_joined_form_and_draws_nothing_itself()
    {
        ushort isolated = Lines.Shape("\u0628").Runs.Single().Glyphs.Single();
        Assert.NotEqual(isolated, Lines.Shape("\u0628\u200D").Runs.Single().Glyphs.Single());
        Assert.Equal([isolated, isolated], Lines.Shape("\u0628\u200C\u0628").Runs.SelectMany(run => run.Glyphs));
    }

    [Fact]
    public void Arabic_digits_run_from_left_to_right()
    {
        ushort[] digits = Lines.Shape("\u0628 \u0661\u0662\u0663").Runs[0].Glyphs;
        Assert.Equal(Lines.Shape("\u0661\u0662\u0663").Runs.Single().Glyphs, digits);
    }

    [Fact]
    public void Latin_is_kerned()
    {
        Assert.True(Lines.Shape("AVAVA").Width < (3 * Lines.Shape("A").Width) + (2 * Lines.Shape("V").Width) - 0.1f);
    }

    [Theory]
    [InlineData("a\u0304\u0323")]
    [InlineData("n\u0303\u0303")]
    [InlineData("x\u0327\u030C")]
    [InlineData("\u05E9\u05B8\u05C1")]
    public void Marks_stand_at_their_letter(string text)
    {
        TextLine line = Lines.Shape(text);
        GlyphRun run = Assert.Single(line.Runs);
        Assert.True(run.Glyphs.Length >= 2);
        for (int i = 0; i < run.Glyphs.Length; i++)
        {
            Assert.InRange(Lines.Extent(run, i).MidX, 0, line.Width);
        }

        Assert.Equal(Lines.Shape(text[..1]).Width, line.Width);
    }

    [Fact]
    public void A_mark_without_a_letter_stands_at_a_dotted_circle()
    {
        ushort circle = OpenTypeFace.Embedded.Typeface.GetGlyph(0x25CC);
        Assert.Contains(circle, Lines.Shape("\u0301").Runs.Single().Glyphs);
        Assert.True(Lines.Shape("\u0301").Width > 0.5f);
    }
}
