using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class FontFallbackTests
{
    [Theory]
    [InlineData("Attention ÄÖÜ ßçñ 0.12 −1.5×10⁻³ µ ≤ ≥ ∞ … “ ” ▁ Ġ ##")]
    [InlineData("Ελληνικά Кириллица հայերեն ქართული")]
    [InlineData("עברית שָׁלוֹם العربية فارسی")]
    [InlineData("→ ✓ ☃ ❤\uFE0F ① \u00A0\u2009\u3000 \u2800")]
    public void The_embedded_face_has_many_scripts(string text)
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        TextLine line = shaper.Shape(text);
        Assert.Empty(line.Missing);
        Assert.Empty(shaper.Warnings);
        Assert.All(line.Runs, run => Assert.DoesNotContain((ushort)0, run.Glyphs));
    }

    [Fact]
    public void What_no_font_has_is_a_visible_box_and_a_warning()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        TextLine line = shaper.Shape("a 中文中 \U0001F9E0!");
        Assert.Equal([0x4E2D, 0x6587, 0x1F9E0], line.Missing);
        Assert.Equal(
            ["No font has U+4E2D (中), U+6587 (文), U+1F9E0 (🧠) of the label \"a 中文中 🧠!\"; boxes stand for them."], shaper.Warnings);

        GlyphRun[] boxes = [.. line.Runs.Where(run => run.Face is PlaceholderFace)];
        Assert.Equal([15, 7], boxes.Select(run => run.Glyphs.Length));
        Assert.All(boxes, run => Assert.All(run.Glyphs, glyph => Assert.False(run.Face.Outline(glyph).IsEmpty)));
    }

    [Fact]
    public void Boxes_hold_their_digits_and_do_not_touch()
    {
        GlyphRun run = Lines.Shape("\u4E2D\U000F1234").Runs.Single();
        for (int frame = 0, digits; frame < run.Glyphs.Length; frame += digits + 1)
        {
            digits = frame == 0 ? 4 : 6;
            SkiaSharp.SKRect box = Lines.Extent(run, frame);
            for (int i = frame + 1; i <= frame + digits; i++)
            {
                Assert.True(box.Contains(Lines.Extent(run, i)));
            }
        }

        Assert.True(Lines.Extent(run, 0).Right < Lines.Extent(run, 5).Left);
        Assert.Equal([16, 4, 14, 2, 13, 17, 0, 15, 1, 2, 3, 4], run.Glyphs.Select(glyph => (int)glyph));
    }

    [Fact]
    public void Boxes_in_right_to_left_text_stand_in_its_order()
    {
        // Two letters of Mandaic, which runs from right to left.
        GlyphRun run = Lines.Shape("\u0840\u0841").Runs.Single();
        Assert.Equal([16, 0, 8, 4, 1, 16, 0, 8, 4, 0], run.Glyphs.Select(glyph => (int)glyph));
    }

    [Fact]
    public void A_warning_names_a_code_point_once_and_few_of_many()
    {
        TextShaper shaper = new(Lines.EmbeddedOnly);
        shaper.Shape("\uE000");
        shaper.Shape("\uE000 again");
        shaper.Shape(string.Concat(Enumerable.Range(0xE100, 20).Select(char.ConvertFromUtf32)));
        Assert.Equal(2, shaper.Warnings.Count);
        Assert.Equal("No font has U+E000 of the label \"\uE000\"; a box stands for it.", shaper.Warnings[0]);
        Assert.StartsWith("No font has U+E100, U+E101, ", shaper.Warnings[1]);
        Assert.Contains("U+E107 and 12 more of", shaper.Warnings[1]);
    }

    [Theory]
    [InlineData("\u4E2D")]
    [InlineData("\U0001F9E0")]
    [InlineData("\u0915\u094D\u0937")]
    [InlineData("\U0001F469\u200D\U0001F469\u200D\U0001F467")]
    public void With_the_systems_fonts_there_is_a_glyph_or_a_box_with_a_warning(string text)
    {
        TextShaper shaper = new();
        TextLine line = shaper.Shape(text);
        Assert.True(line.Width > 0);
        Assert.Contains(line.Runs, run => run.Glyphs.Any(glyph => !run.Face.Outline(glyph).IsEmpty));
        Assert.Equal(line.Missing.Count > 0, shaper.Warnings.Count > 0);
        Assert.Equal(line.Missing.Count > 0, line.Runs.Any(run => run.Face is PlaceholderFace));
    }

    [Fact]
    public void A_mark_that_no_font_has_leaves_its_letter()
    {
        TextLine line = Lines.Shape("a\U0001E130b");
        Assert.Equal([0x1E130], line.Missing);
        Assert.Equal(2, line.Runs.Count(run => run.Face is OpenTypeFace));
    }

    [Fact]
    public void A_glyph_without_outline_counts_only_for_blanks()
    {
        OpenTypeFace face = OpenTypeFace.Embedded;
        for (int codePoint = 0x20; codePoint < 0x20000; codePoint++)
        {
            ushort glyph = face.Typeface.GetGlyph(codePoint);
            if (glyph != 0 && face.Outline(glyph).IsEmpty)
            {
                bool isBlank = CodePoints.IsSpace(codePoint) || CodePoints.IsBlank(codePoint) || CodePoints.IsInvisible(codePoint);
                Assert.Equal((codePoint, isBlank), (codePoint, face.Covers(codePoint) || CodePoints.IsInvisible(codePoint)));
            }
        }
    }

    [Fact]
    public void Composed_letters_are_covered_by_their_parts_and_the_other_way_round()
    {
        Assert.True(OpenTypeFace.Embedded.Covers("\u1EC7"));
        Assert.True(OpenTypeFace.Embedded.Covers("e\u0323\u0302"));
        Assert.False(OpenTypeFace.Embedded.Covers("a\u4E2D"));
    }
}
