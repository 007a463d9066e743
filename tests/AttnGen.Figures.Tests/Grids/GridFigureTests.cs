using AttnGen.Figures.Drawing;
using AttnGen.Figures.Grids;
using AttnGen.Figures.Text;
using CsCheck;

namespace AttnGen.Figures.Tests;

/// <summary>Many maps with one scale.</summary>
public sealed class GridFigureTests
{
    private static readonly string[] Words = ["the", "cat", "was", "tired"];

    [Fact]
    public async Task HeadsOfTwoLayersWithTheirWords() => await FigureSnapshot.VerifyPng(
        new GridFigure(RecordedAttention.Weights) { Title = "Universal Sentence Encoder Lite", Colormap = Colormaps.Blues }, "figure-grid-heads");

    [Fact]
    public async Task ManyHeadsAreNamedAtTheEdges() => await FigureSnapshot.VerifyPng(
        new GridFigure(Bands(6, 6, 8)) { Title = "36 heads", XLabel = "key", YLabel = "query", CellSize = 6 }, "figure-grid-edges");

    [Fact]
    public async Task DifferencesHaveOneCentre() => await FigureSnapshot.VerifyPng(
        new GridFigure(Bands(1, 3, 4, Words), minus: Bands(1, 3, 4, Words, shift: 1)) { Title = "What fine-tuning changed" }, "figure-grid-differences");

    [Fact]
    public async Task MatricesOfSeveralShapes() => await FigureSnapshot.VerifyPng(
        new GridFigure(
            [
                ("a title longer than its map", ValueMatrix.From(new[,] { { 1, 2, float.NaN }, { 3, 4, 5 } })),
                ("one", ValueMatrix.From(new[,] { { 2 } })),
                ("named", ValueMatrix.From(new[,] { { 0, 1 }, { 2, 3 }, { 4, 5 } }, ["a", "b", "c"], ["left", "right"])),
            ])
        { Columns = 2, CellSize = 30 },
        "figure-grid-matrices");

    /// <summary>The property that a grid is for: a value has one colour in all maps, that of a heatmap with the limits of all.</summary>
    [Fact]
    public void AValueHasOneColorInEveryMap() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 6], Gen.Int[0, 9].Array[576], Gen.Int[1, 5]).Sample(
        (layers, heads, words, digits, cell) =>
        {
            float[] weights = [.. digits.Take(layers * heads * words * words).Select(digit => digit == 9 ? float.NaN : digit / 8f)];
            GridFigure figure = new(new AttentionWeights(weights, words, words, heads, layers: layers)) { CellSize = cell, ColorBar = false };
            (Box[] maps, Rgba32[] pixels, int width) = Draw(figure);
            float greatest = weights.Where(float.IsFinite).DefaultIfEmpty(0).Max();
            Heatmap all = Heatmap.FromMatrix(weights, 1, weights.Length, Colormaps.Viridis, ColorScale.Linear(0, greatest));
            for (int i = 0; i < weights.Length; i++)
            {
                // A frame of a pixel lies on the edges, so cells of 3 pixels and more show their middle.
                if (cell >= 3)
                {
                    (int map, int place) = int.DivRem(i, words * words);
                    int x = (int)maps[map].Left + (place % words * cell) + (cell / 2), y = (int)maps[map].Top + (place / words * cell) + (cell / 2);
                    Assert.Equal(all[0, i], pixels[(y * width) + x]);
                }
            }
        },
        iter: 60);

    [Fact]
    public void MapsLieInsideThePictureAndApart() => Gen.Select(Gen.Int[1, 7], Gen.Int[1, 9], Gen.Int[1, 20], Gen.Bool, Gen.Bool).Sample(
        (layers, heads, words, hasNames, share) =>
        {
            GridFigure figure = new(Bands(layers, heads, words, hasNames ? [.. Enumerable.Range(0, words).Select(word => $"word{word}")] : null)) { ShareLabels = share };
            (int width, int height) = figure.Size;
            Box[] maps = Arrange(figure);
            for (int i = 0; i < maps.Length; i++)
            {
                Assert.InRange(maps[i].Left, 1, width - maps[i].Width - 1);
                Assert.InRange(maps[i].Top, 1, height - maps[i].Height - 1);
                Assert.All(maps[..i], map => Assert.False(Overlap(map, maps[i])));
            }
        },
        iter: 60);

    [Fact]
    public void ChosenLayersAndHeadsAreShownInTheirOrder()
    {
        GridFigure figure = new(RecordedAttention.Weights) { Layers = [1, 0], Heads = [3, 1, 3], Titles = GridTitles.Maps };
        Assert.Equal(
            ["layer 1, head 3", "layer 1, head 1", "layer 1, head 3", "layer 0, head 3", "layer 0, head 1", "layer 0, head 3"],
            FigureText.Of(figure).Where(line => line.StartsWith("layer", StringComparison.Ordinal)));
        Assert.Equal(RecordedAttention.Weights.Head(1, layer: 1).Values, figure.Content.Maps[1].Matrix.Values);
    }

    [Theory]
    [InlineData(1, 8, 4)]
    [InlineData(1, 12, 4)]
    [InlineData(1, 3, 3)]
    [InlineData(1, 7, 3)]
    [InlineData(12, 1, 4)]
    [InlineData(2, 7, 7)]
    public void ASingleLayerIsWrapped(int layers, int heads, int columns) => Assert.Equal(columns, new GridFigure(Bands(layers, heads, 2)).Content.Columns);

    [Fact]
    public void ManyHeadsHaveOneNameForARowAndAColumn()
    {
        List<string> lines = FigureText.Of(new GridFigure(Bands(12, 12, 16)));
        Assert.Equal(Enumerable.Range(0, 12).Select(head => $"head {head}"), lines.Where(line => line.StartsWith("head", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, 12).Select(layer => $"layer {layer}"), lines.Where(line => line.StartsWith("layer", StringComparison.Ordinal)));
        Assert.Equal(12, FigureText.Of(new GridFigure(Bands(32, 32, 4))).Count(line => line is "L0" or "L31" or "H0" or "H31") * 3);
    }

    [Fact]
    public void LabelsStandOnceForARowAndAColumn()
    {
        Assert.Equal(2 + 4, FigureText.Of(new GridFigure(RecordedAttention.Weights)).Count(line => line == "animal"));
        Assert.Equal(2 * 8, FigureText.Of(new GridFigure(RecordedAttention.Weights) { ShareLabels = false }).Count(line => line == "animal"));
    }

    /// <summary>The lower map of the third column is missing, so the upper one has the labels.</summary>
    [Fact]
    public void AnIncompleteRowLeavesLabelsToTheMapAbove() =>
        Assert.Equal(3 + 3, FigureText.Of(new GridFigure(Bands(1, 7, 4, Words))).Count(line => line == "tired"));

    [Fact]
    public void SmallCellsHaveNumbersAndSaySo()
    {
        string[] names = [.. Enumerable.Range(0, 16).Select(i => $"token{i}")];
        GridFigure figure = new(Bands(12, 12, 16, names));
        Assert.Contains("too small for text. With CellSize = 9", Assert.Single(figure.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("token3", FigureText.Of(figure));
        GridFigure large = new(Bands(12, 12, 16, names)) { CellSize = 9 };
        Assert.Empty(large.Warnings);
        Assert.Contains("token3", FigureText.Of(large));
    }

    /// <summary>The greatest weight of all is lost nowhere, and the limits stay those of the whole maps.</summary>
    [Fact]
    public void LargeMapsAreMadeSmallerAndSaySo()
    {
        float[] weights = new float[64 * 70 * 70];
        weights[^2] = 1;
        GridFigure figure = new(new AttentionWeights(weights, 70, 70, heads: 64)) { Columns = 64, ColorBar = false };
        Assert.InRange(figure.Size.Width, 4096, 5200);
        Assert.Contains("[70, 70] as [64, 64]; CellSize = 1 shows every cell.", Assert.Single(figure.Warnings), StringComparison.Ordinal);
        Assert.Contains(Colormaps.Viridis.Table[^1], Draw(figure).Pixels);
        Assert.Empty(new GridFigure(new AttentionWeights(weights, 70, 70, heads: 64)) { Columns = 64, CellSize = 1, ColorBar = false }.Warnings);
    }

    [Fact]
    public void LongTitlesAreShortenedAndSaySo()
    {
        GridFigure figure = new([(new string('m', 100), ValueMatrix.From(new float[2, 2]))]) { ColorBar = false };
        Assert.InRange(figure.Size.Width, 200, 300);
        Assert.Contains("of 100 characters is wider than its place", Assert.Single(figure.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ScoresHaveTheLimitsOfTheData()
    {
        GridFigure figure = new(new AttentionWeights(new float[] { -4, -2, -3, -1 }, 2, 2)) { ColorBar = false };
        Assert.Contains(Colormaps.Viridis.Table[0], Draw(figure).Pixels);
        Assert.Contains(Colormaps.Viridis.Table[^1], Draw(figure).Pixels);
    }

    [Fact]
    public void HiddenCellsAreGreyAndKeptOutOfTheLimits()
    {
        GridFigure figure = new(new AttentionWeights(new float[] { 0.5f, 9, 0.25f, 0.5f }, 2, 2)) { Mask = new[,] { { false, true }, { false, false } }, CellSize = 9 };
        Assert.Contains("masked", FigureText.Of(figure));
        Rgba32[] pixels = Draw(new GridFigure(new AttentionWeights(new float[] { 0.5f, 9, 0.25f, 0.5f }, 2, 2)) { Mask = figure.Mask, CellSize = 9, ColorBar = false }).Pixels;
        Assert.Contains(Colormaps.Viridis.Table[^1], pixels);
        Assert.Contains(new Rgba32(0x80, 0x80, 0x80), pixels);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(0f)]
    [InlineData(0.25f)]
    [InlineData(float.PositiveInfinity)]
    public void EqualAndMissingValuesAreDrawn(float value)
    {
        float[] weights = [.. Enumerable.Repeat(value, 2 * 3 * 3)];
        Assert.NotEmpty(new GridFigure(new AttentionWeights(weights, 3, 3, heads: 2)).ToPixels().Pixels);
        Assert.NotEmpty(new GridFigure(new AttentionWeights(weights, 3, 3, heads: 2), new AttentionWeights(new float[18], 3, 3, heads: 2)).ToPixels().Pixels);
    }

    [Fact]
    public void EveryFormatAndScaleIsWritten()
    {
        GridFigure figure = new(RecordedAttention.Weights) { Scale = ColorScale.Log(1e-3, 1), Titles = GridTitles.None, Columns = 3 };
        using MemoryStream pdf = new();
        figure.WritePdf(pdf);
        Assert.True(pdf.Length > 1000);
        Assert.Equal((figure.Size.Width * 2, figure.Size.Height * 2), (figure.ToPixels(2).Width, figure.ToPixels(2).Height));
        Assert.DoesNotContain(FigureText.Of(figure), line => line.Contains("head", StringComparison.Ordinal));
    }

    /// <summary>Exact everywhere: each query looks at itself and, the less the farther, at its neighbours; heads differ in how far.</summary>
    internal static AttentionWeights Bands(int layers, int heads, int words, string[]? names = null, int shift = 0)
    {
        float[] weights = new float[layers * heads * words * words];
        for (int i = 0; i < weights.Length; i++)
        {
            int key = i % words, query = i / words % words, head = i / (words * words);
            weights[i] = MathF.Max(0, 8 - (Math.Abs(query - key - shift) * (1 + (head % 5)))) / 16;
        }

        return new AttentionWeights(weights, words, words, heads, layers: layers, queryNames: names, keyNames: names);
    }

    private static Box[] Arrange(GridFigure figure)
    {
        GridArrangement arrangement = new(figure, new TextShaper());
        _ = arrangement.Arrange();
        return arrangement.Maps;
    }

    private static (Box[] Maps, Rgba32[] Pixels, int Width) Draw(GridFigure figure)
    {
        (Rgba32[] pixels, int width, _) = figure.ToPixels();
        return (Arrange(figure), pixels, width);
    }

    private static bool Overlap(Box one, Box other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
