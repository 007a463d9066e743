using AttnGen.Figures.Text;

namespace AttnGen.Figures.Tests.Text;

public class TextThreadsTests
{
    private static readonly string[] Labels =
    [
        "0.12", "−1.5e−3", "AVATAR Type fi", "abc \u05D0\u05D1\u05D2 123 def", "السلام عليكم", "e\u0323\u0302 n\u0303\u0303", "\u4E2D\u6587 \U0001F9E0 \uE000",
        "Ελληνικά", "(אב) [cd]", "\0\uD800", "\u0915\u094D\u0937",
    ];

    [Fact]
    public void Threads_shape_alike()
    {
        TextLine[] expected = [.. Labels.Select(new TextShaper().Shape)];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            TextShaper shaper = new();
            for (int k = 0; k < Labels.Length; k++)
            {
                int label = (i + k) % Labels.Length;
                TextLine line = shaper.Shape(Labels[label]);
                Lines.AssertSame(expected[label], line);
                foreach (GlyphRun run in line.Runs)
                {
                    Assert.All(run.Glyphs, glyph => Assert.Same(run.Face.Outline(glyph), run.Face.Outline(glyph)));
                }
            }
        });
    }

    [Fact]
    public void The_same_label_is_shaped_once()
    {
        TextShaper shaper = new();
        Assert.Same(shaper.Shape("0.12"), shaper.Shape(string.Concat("0.", "12")));
    }
}
