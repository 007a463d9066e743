using AttnGen.Figures.Drawing;
using AttnGen.Figures.Sentences;
using AttnGen.Figures.Text;
using CsCheck;

namespace AttnGen.Figures.Tests;

/// <summary>Words shaded by their weights.</summary>
public sealed class SentenceFigureTests
{
    private static readonly string[] Gpt =
        ["The", "Ġtoken", "izer", "Ġsplit", "s", "Ġun", "believ", "able", "Ġwords", ",", "Ġdoesn", "'t", "Ġit", "?", "Ċ", "Yes", ".", "<|endoftext|>"];

    private static readonly float[] GptWeights = [0, 0.1f, 0.7f, 0.2f, float.NaN, 0.05f, 0.3f, 0.9f, 0.4f, 0, 0.15f, 0.25f, 0.35f, 0, 0, 1, 0.5f, float.NaN];

    [Fact]
    public async Task WhatTheHeadsLookAt() => await FigureSnapshot.VerifyPng(
        new SentenceFigure(
            RecordedAttention.Tokens,
            [("layer 1, head 1", Row(1)), ("layer 1, head 2", Row(2))])
        { Title = "What “it” looks at", Annot = true, ColorBarLabel = "attention weight", Width = 820 },
        "figure-sentence-heads");

    [Fact]
    public async Task PiecesOfWordsTouchAndLinesBreak() => await FigureSnapshot.VerifyPng(
        new SentenceFigure(Gpt, GptWeights) { Width = 360 }, "figure-sentence-pieces");

    [Fact]
    public async Task WordsInRed() => await FigureSnapshot.VerifyPng(
        new SentenceFigure(Gpt, [.. GptWeights.Select(weight => weight - 0.4f)]) { Width = 360, MergeSubwords = true, Annot = true, Fmt = ".1f", RightToLeft = true },
        "figure-sentence-words");

    [Fact]
    public void EveryTokenIsWritten()
    {
        List<string> lines = FigureText.Of(new SentenceFigure(Gpt, GptWeights) { ColorBar = false });
        Assert.Equal(Subwords.Of(Gpt).Texts, lines);
        Assert.Equal(Subwords.Of(Gpt).Words, FigureText.Of(new SentenceFigure(Gpt, GptWeights) { ColorBar = false, MergeSubwords = true }));
    }

    [Fact]
    public void WeightsAreWritten() => Assert.Equal(
        ["it", "0.25", "was", "0.75"],
        FigureText.Of(new SentenceFigure(["it", "was"], [0.25f, 0.75f]) { ColorBar = false, Annot = true }));

    [Fact]
    public void MergedWeightsAreWritten()
    {
        SentenceFigure figure = new(["▁a", "b", "▁c"], [0.25f, 0.5f, 0.25f]) { ColorBar = false, Annot = true, MergeSubwords = true, Fmt = ".0%" };
        Assert.Equal(["ab", "75%", "c", "25%"], FigureText.Of(figure));
        SentenceFigure greatest = new(["▁a", "b", "▁c"], [0.25f, 0.5f, 0.25f]) { ColorBar = false, Annot = true, MergeSubwords = true, WordWeight = WordWeight.Max };
        Assert.Equal(["ab", "0.50", "c", "0.25"], FigureText.Of(greatest));
    }

    [Fact]
    public void BoxesLieInsideThePictureAndApart() => Gen.Select(SubwordsTests.Tokens, Gen.Int[64, 500], Gen.Bool, Gen.Bool, Gen.Int[1, 3], Gen.Bool).Sample(
        (tokens, width, merge, annot, rows, isRightToLeft) =>
        {
            (string, float[])[] strips = [.. Enumerable.Range(0, rows).Select(row => ($"head {row}", tokens.Select((_, i) => (i + row) % 7 / 8f).ToArray()))];
            SentenceFigure figure = new(tokens, strips) { Width = width, MergeSubwords = merge, Annot = annot, RightToLeft = isRightToLeft };
            Box[] boxes = Boxes(figure);
            (int fullWidth, int height) = figure.Size;
            Assert.Equal(rows * (merge ? Subwords.Of(tokens).Words.Count : tokens.Length), boxes.Length);
            for (int i = 0; i < boxes.Length; i++)
            {
                Assert.InRange(boxes[i].Left, 0, fullWidth - boxes[i].Width);
                Assert.InRange(boxes[i].Top, 0, height - boxes[i].Height);
                Assert.All(boxes[..i], box => Assert.False(box.Left < boxes[i].Right && boxes[i].Left < box.Right && box.Top < boxes[i].Bottom && boxes[i].Top < box.Bottom));
            }
        },
        iter: 200);

    [Fact]
    public void PiecesOfAWordTouch()
    {
        Box[] boxes = Boxes(new SentenceFigure(["▁a", "b", "▁c"], [1, 2, 3]));
        Assert.Equal(boxes[0].Right, boxes[1].Left);
        Assert.True(boxes[2].Left > boxes[1].Right);
        boxes = Boxes(new SentenceFigure(["▁a", "b", "▁c"], [1, 2, 3]) { RightToLeft = true });
        Assert.Equal(boxes[0].Left, boxes[1].Right);
        Assert.True(boxes[2].Right < boxes[1].Left);
    }

    [Fact]
    public void EqualWeightsHaveOneShadeInAllRows()
    {
        SentenceFigure figure = new(["a", "b"], [("", [0.5f, 0.25f]), ("", [1, 0.5f])]) { ColorBar = false };
        Box[] boxes = Boxes(figure);
        (Rgba32[] pixels, int width, _) = figure.ToPixels();
        Rgba32 Shade(int box) => pixels[(((int)boxes[box].Top + 1) * width) + (int)boxes[box].Left + 1];
        Assert.Equal(Shade(0), Shade(3));
        Assert.NotEqual(Shade(0), Shade(1));
        Assert.Equal(Colormaps.Blues.Table[^1], Shade(2));
    }

    [Fact]
    public void MaskedTokensHaveNoShade()
    {
        SentenceFigure figure = new(["a", "b"], [float.NaN, 1]);
        Assert.Contains("masked", FigureText.Of(figure));
        Box box = Boxes(figure)[0];
        (Rgba32[] pixels, int width, _) = figure.ToPixels();
        Assert.Equal(ColorMixing.White, pixels[(((int)box.Top + 3) * width) + (int)box.Left + 2]);
        SentenceFigure own = new(["a", "b"], [float.NaN, 1]) { Colormap = Colormaps.Blues.With(bad: new Rgba32(1, 2, 3)) };
        Assert.Contains(new Rgba32(1, 2, 3), own.ToPixels().Pixels);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    [InlineData(float.NegativeInfinity)]
    public void EqualAndMissingWeightsAreDrawn(float weight)
    {
        Assert.NotEmpty(new SentenceFigure(["one"], [weight]).ToPixels().Pixels);
        Assert.NotEmpty(new SentenceFigure(["", "", "x"], [weight, weight, weight]) { Annot = true, MergeSubwords = true }.ToPixels().Pixels);
    }

    [Fact]
    public void LongTextsWrap()
    {
        string[] tokens = [.. Enumerable.Range(0, 500).Select(i => $"▁word{i}")];
        SentenceFigure figure = new(tokens, new float[500]) { ColorBar = false };
        Assert.Equal(640, figure.Size.Width);
        Assert.InRange(figure.Size.Height, 1000, 3000);
        Assert.Equal(500, FigureText.Of(figure).Count);
    }

    [Fact]
    public void LongTokensAreShortenedAndSaySo()
    {
        SentenceFigure figure = new([new string('m', 1000)], [1]) { Width = 200 };
        Assert.InRange(figure.Size.Width, 200, 300);
        Assert.Contains("of 1,000 characters is wider than its place", Assert.Single(figure.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void AMapIsAStripForEachRow()
    {
        SentenceFigure figure = new(RecordedAttention.Pieces.Head(2, layer: 1).Slice(8..10, ..)) { ColorBar = false };
        Assert.Equal(2 * (1 + 14), FigureText.Of(figure).Count);
        Assert.Equal("▁because", FigureText.Of(figure)[0]);
    }

    [Fact]
    public void Errors()
    {
        Throws<ArgumentException>(() => new SentenceFigure([], Array.Empty<float>()), "tokens", "tokens is empty");
        Throws<ArgumentException>(() => new SentenceFigure(["a", null!], [1, 2]), "tokens", "tokens[1] is null");
        Throws<ArgumentException>(() => new SentenceFigure(["a", "b"], [1]), "weights", "There are 1 weights, but 2 tokens; give a weight for each token");
        Throws<ArgumentException>(() => new SentenceFigure(["a"], [("x", [1, 2])]), "rows", "There are 2 weights in rows[0], but 1 tokens");
        Throws<ArgumentException>(() => new SentenceFigure(["a"], [("x", null!)]), "rows", "rows[0] has a caption or weights that are null");
        Throws<ArgumentException>(() => new SentenceFigure(["a"], Array.Empty<(string, float[])>()), "rows", "rows is empty");
        Throws<ArgumentException>(() => new SentenceFigure(ValueMatrix.From(new float[1, 1])), "map", "map.WithNames(columns: tokens)");
        Throws<ArgumentOutOfRangeException>(() => new SentenceFigure(["a"], [1]) { Width = 10 }, "Width", "Width is 10; it must be at least 64.");
        Throws<ArgumentOutOfRangeException>(() => new SentenceFigure(["a"], [1]) { TextSize = 0 }, "TextSize", "TextSize is 0; it must be a finite number above 0.");
        Throws<ArgumentException>(() => new SentenceFigure(["a"], [1]) { Annot = true, Fmt = "q" }.Size, "Fmt", "Fmt is \"q\"; write Python's");
    }

    private static float[] Row(int head) => RecordedAttention.Weights.Head(head, layer: 1).Row(RecordedAttention.It).ToArray();

    private static Box[] Boxes(SentenceFigure figure)
    {
        SentenceArrangement arrangement = new(figure, new TextShaper());
        _ = arrangement.Arrange();
        return arrangement.Boxes;
    }

    private static void Throws<T>(Func<object?> make, string parameter, string message)
        where T : ArgumentException
    {
        T exception = Assert.Throws<T>(make);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
