using AttnGen.Figures.Drawing;

namespace AttnGen.Figures.Tests;

/// <summary>Each option of a heatmap figure does what it says, and unusual matrices are drawn.</summary>
public sealed class FigureOptionsTests
{
    private static readonly float[,] Values = { { 0f, 1f, 2f }, { 3f, 4f, 5f } };

    private static readonly ValueMatrix Matrix = ValueMatrix.From(Values, ["first", "second"], ["a", "b", "c"]);

    [Fact]
    public void TheOriginTurnsRowsAndNamesAround()
    {
        RecordingCanvas upper = RecordingCanvas.Of(new HeatmapFigure(Matrix) { Annot = true });
        RecordingCanvas lower = RecordingCanvas.Of(new HeatmapFigure(Matrix) { Annot = true, Origin = Origin.Lower });
        Assert.Equal([.. upper.Cells[0].Colors[3..], .. upper.Cells[0].Colors[..3]], lower.Cells[0].Colors);
        Assert.True(YOf(upper, "first") < YOf(upper, "second"));
        Assert.True(YOf(lower, "first") > YOf(lower, "second"));
        Assert.Equal(["3", "4", "5", "0", "1", "2"], lower.Texts.Take(6).Select(text => text.Text));

        RecordingCanvas numbers = RecordingCanvas.Of(new HeatmapFigure(ValueMatrix.From(new float[10, 1])) { Origin = Origin.Lower, ColorBar = false });
        Assert.True(YOf(numbers, "2") > YOf(numbers, "8"));
    }

    /// <summary>Every third from the first, wherever the first is.</summary>
    [Theory]
    [InlineData(Origin.Upper)]
    [InlineData(Origin.Lower)]
    public void StepsBeginAtTheFirstName(Origin origin)
    {
        string[] names = [.. Enumerable.Range(0, 11).Select(i => $"n{i}")];
        HeatmapFigure figure = new(ValueMatrix.From(new float[11, 11], names, names)) { RowLabelStep = 3, ColumnLabelStep = 4, Origin = origin, ColorBar = false };
        IEnumerable<string> texts = RecordingCanvas.Of(figure).Texts.Select(text => text.Text);
        Assert.Equal(["n0", "n0", "n3", "n4", "n6", "n8", "n9"], texts.Order());
        Assert.Empty(figure.Warnings);
    }

    [Fact]
    public void CellsThatAreNotSquareFillThePicture()
    {
        Box usual = RecordingCanvas.Of(new HeatmapFigure(ValueMatrix.From(new float[4, 40])) { Square = false }).Cells[0].Box;
        Assert.InRange(usual.Width, 380, 410);
        Assert.InRange(usual.Height, 360, 380);
        Box given = RecordingCanvas.Of(new HeatmapFigure(ValueMatrix.From(new float[4, 40])) { Square = false, Width = 1000, Height = 300, ColorBar = false }).Cells[0].Box;
        Assert.InRange(given.Width, 880, 1000);
        Assert.InRange(given.Height, 220, 300);
        Box square = RecordingCanvas.Of(new HeatmapFigure(ValueMatrix.From(new float[4, 40])) { Width = 1000, Height = 300 }).Cells[0].Box;
        Assert.Equal(square.Width / 40, square.Height / 4);
    }

    [Fact]
    public void AChosenCellSizeIsKept()
    {
        foreach (int? width in new int?[] { null, 900 })
        {
            Box box = RecordingCanvas.Of(new HeatmapFigure(Matrix) { CellSize = 23, Width = width }).Cells[0].Box;
            Assert.Equal((69, 46), (box.Width, box.Height));
        }
    }

    [Fact]
    public void LinesLieBetweenCells()
    {
        Rgba32 red = new(255, 0, 0);
        RecordingCanvas canvas = RecordingCanvas.Of(new HeatmapFigure(Matrix) { LineWidths = 3, LineColor = red });
        Box cells = canvas.Cells[0].Box;
        Box[] lines = [.. canvas.Rectangles.Where(rectangle => rectangle.Color == red).Select(rectangle => rectangle.Box)];
        Assert.Equal(3, lines.Length);
        Assert.Equal((cells.Left, cells.Width, 3f), (lines[0].Left, lines[0].Width, lines[0].Height));
        Assert.Equal(cells.CenterY, lines[0].CenterY);
        Assert.Equal([cells.Left + (cells.Width / 3), cells.Left + (cells.Width * 2 / 3)], lines[1..].Select(line => line.CenterX));
    }

    [Fact]
    public void TextsWithoutTextAndHiddenCellsAreEmpty()
    {
        HeatmapFigure figure = new(Matrix)
        {
            AnnotTexts = new[,] { { "p", null, "q" }, { "", "s", "t" } }, Mask = new[,] { { false, false, true }, { false, false, false } }, RowLabels = [], ColumnLabels = [],
        };
        Assert.Equal(["p", "s", "t"], RecordingCanvas.Of(figure).Texts.Take(3).Select(text => text.Text));
        Assert.DoesNotContain(RecordingCanvas.Of(figure).Texts, text => text.Text == "q");
    }

    [Fact]
    public void MaskedCellsAreGreyWithoutNumbersAndExplained()
    {
        HeatmapFigure figure = new(Matrix) { Annot = true, Mask = new[,] { { false, true, false }, { false, false, true } } };
        RecordingCanvas canvas = RecordingCanvas.Of(figure);
        Assert.Equal(new Rgba32(0x80, 0x80, 0x80), canvas.Cells[0].Colors[1]);
        Assert.Equal(["0", "2", "3", "4"], canvas.Texts.Take(4).Select(text => text.Text));
        Assert.Contains(canvas.Texts, text => text.Text == "masked");
        Assert.Contains(canvas.Rectangles, rectangle => rectangle.Color == new Rgba32(0x80, 0x80, 0x80));

        // What is hidden does not move the limits.
        Assert.Equal(Colormaps.Viridis.Table[^1], canvas.Cells[0].Colors[4]);
        Assert.DoesNotContain(RecordingCanvas.Of(new HeatmapFigure(Matrix)).Texts, text => text.Text == "masked");
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(0, 4, 1)]
    [InlineData(1, 4, 2)]
    [InlineData(3, 3, 0)]
    public void TrianglesAppearWhereValuesLieBeyond(double vmin, double vmax, int triangles) =>
        Assert.Equal(triangles, RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = ColorScale.Linear(vmin, vmax) }).Polygons.Count);

    [Fact]
    public void TrianglesHaveTheColorsBeyondTheMap()
    {
        Rgba32 under = new(1, 2, 3), over = new(4, 5, 6);
        HeatmapFigure figure = new(Matrix) { Colormap = Colormaps.Gray.With(under, over), Scale = ColorScale.Linear(1, 4) };
        Assert.Equal([over, under], RecordingCanvas.Of(figure).Polygons.Select(polygon => polygon.Color));
        Assert.Empty(RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = ColorScale.Linear(1, 4), Extend = Extend.Neither }).Polygons);
        Assert.Equal(2, RecordingCanvas.Of(new HeatmapFigure(Matrix) { Extend = Extend.Both }).Polygons.Count);
        Assert.Empty(RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = ColorScale.Linear(1, 4) with { Clip = true } }).Polygons);
    }

    /// <summary>A value on the last boundary has the colour beyond it, so where that is another one the bar shows it.</summary>
    [Fact]
    public void TheLastBoundaryBelongsToWhatIsBeyond()
    {
        ColorScale scale = ColorScale.Boundary([0, 2, 5]);
        Assert.Empty(RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = scale }).Polygons);
        Assert.Single(RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = scale, Colormap = Colormaps.Viridis.With(over: new Rgba32(255, 0, 0)) }).Polygons);
    }

    /// <summary>Zeros of a logarithmic scale are under, so the bar has a triangle for them.</summary>
    [Fact]
    public void ZerosOfALogarithmAreBelowTheBar()
    {
        Assert.Single(RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = ColorScale.Log() }).Polygons);
        RecordingCanvas bad = RecordingCanvas.Of(new HeatmapFigure(Matrix) { Scale = ColorScale.Log() with { NonPositive = NonPositive.Bad } });
        Assert.Empty(bad.Polygons);
        Assert.Contains(bad.Texts, text => text.Text == "masked");
    }

    [Fact]
    public void AMultiplierStandsAboveTheBar()
    {
        RecordingCanvas canvas = RecordingCanvas.Of(new HeatmapFigure(ValueMatrix.From(new[,] { { 0f, 4.2e-5f, 9f } })) { Scale = ColorScale.Linear(0, 4.2e-5) });
        DrawnText multiplier = Assert.Single(canvas.Texts, text => text.Text == "×10⁻⁵");
        Assert.True(multiplier.Bounds.Bottom < canvas.Polygons[0].Points.Where((_, i) => i % 2 == 1).Min());
        Assert.All(canvas.Texts.Where(text => text != multiplier), text => Assert.False(text.Touches(multiplier)));
    }

    [Fact]
    public void AHeatmapsColorsAreItsOwnUnlessOthersAreGiven()
    {
        Heatmap heatmap = Heatmap.FromMatrix(Values, "magma", vmin: 1, vmax: 9);
        Assert.Equal(heatmap.ToPixels(), RecordingCanvas.Of(new HeatmapFigure(heatmap)).Cells[0].Colors);
        Rgba32[] others = RecordingCanvas.Of(new HeatmapFigure(heatmap) { Colormap = Colormaps.Hot }).Cells[0].Colors;
        Assert.Equal(Heatmap.FromMatrix(Values, "hot", vmin: 1, vmax: 9).ToPixels(), others);
        Rgba32[] scaled = RecordingCanvas.Of(new HeatmapFigure(heatmap) { Scale = ColorScale.Linear(0, 5) }).Cells[0].Colors;
        Assert.Equal(Heatmap.FromMatrix(Values, "magma").ToPixels(), scaled);
    }

    [Fact]
    public void ColorsWithoutValuesHaveNoBar()
    {
        HeatmapFigure figure = new(Heatmap.FromPixels([new(1, 2, 3), new(4, 5, 6)], 1, 2)) { AnnotTexts = new[,] { { "x", "y" } } };
        RecordingCanvas canvas = RecordingCanvas.Of(figure);
        Assert.Equal([new Rgba32(1, 2, 3), new Rgba32(4, 5, 6)], Assert.Single(canvas.Cells).Colors);
        Assert.Equal(["x", "y"], canvas.Texts.Take(2).Select(text => text.Text));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(500, 1)]
    [InlineData(300, 200)]
    public void EveryShapeIsDrawn(int rows, int columns)
    {
        HeatmapFigure figure = new(ValueMatrix.From([.. Enumerable.Range(0, rows * columns).Select(i => (float)i)], rows, columns));
        AssertDrawn(figure);
        AssertDrawn(new HeatmapFigure(figure.Matrix!) { Square = false, Width = 300, Height = 300 });
        AssertDrawn(new HeatmapFigure(figure.Matrix!) { Square = false, Annot = rows * columns < 600 });
    }

    /// <summary>The frame lies around the cells: a row that is a pixel high shows its colours.</summary>
    [Fact]
    public void ThinRowsAreSeen()
    {
        HeatmapFigure figure = new(ValueMatrix.From([.. Enumerable.Range(0, 500).Select(i => (float)i)], 1, 500)) { ColorBar = false };
        (Rgba32[] pixels, _, _) = figure.ToPixels();
        Rgba32[] colors = Heatmap.FromMatrix(figure.Matrix!, "viridis").ToPixels();
        Assert.True(pixels.AsSpan().IndexOf(colors) > 0);
    }

    /// <summary>Long texts of a picture of given size end within it and beside each other.</summary>
    [Fact]
    public void LongTextsDoNotTouch()
    {
        HeatmapFigure figure = new(Matrix) { Title = new string('w', 400), XLabel = new string('x', 400), YLabel = new string('q', 400), Width = 500, Height = 450 };
        RecordingCanvas canvas = RecordingCanvas.Of(figure);
        DrawnText title = canvas.Texts.Single(text => text.Text.StartsWith('w')), rows = canvas.Texts.Single(text => text.Text.StartsWith('q'));
        Assert.True(rows.Bounds.Top > title.Bounds.Bottom);
        Assert.True(rows.Bounds.Bottom < 450 && rows.Bounds.Left > 0 && title.Bounds.Left > 0 && title.Bounds.Right < 500);
        Assert.Equal(3, figure.Warnings.Count);
    }

    [Fact]
    public void EveryValueIsDrawn()
    {
        foreach (float value in new[] { 0f, 7f, -1e30f, 1e-40f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue })
        {
            ValueMatrix constant = ValueMatrix.From(new[,] { { value, value }, { value, value } });
            AssertDrawn(new HeatmapFigure(constant) { Annot = true });
            AssertDrawn(new HeatmapFigure(constant) { Robust = true, Scale = ColorScale.Log(), Annot = true });
            AssertDrawn(new HeatmapFigure(constant) { Robust = true, Center = 0 });
            AssertDrawn(new HeatmapFigure(constant) { Scale = ColorScale.SymLog(1) });
            AssertDrawn(new HeatmapFigure(constant) { Scale = ColorScale.TwoSlope(0) });
            AssertDrawn(new HeatmapFigure(constant) { Scale = ColorScale.Centered() });
        }

        ValueMatrix extremes = ValueMatrix.From(new[,] { { -float.MaxValue, float.MaxValue, float.NaN, float.PositiveInfinity } });
        AssertDrawn(new HeatmapFigure(extremes) { Annot = true });
        AssertDrawn(new HeatmapFigure(extremes) { Annot = true, Scale = ColorScale.Linear(0, 1) with { Infinities = Infinities.Extremes } });
    }

    [Fact]
    public void TextsThatNoCellHasRoomForAreStated()
    {
        HeatmapFigure figure = new(Matrix) { Annot = true, Fmt = ".3f", CellSize = 12 };
        Assert.Contains("12 × 12", Assert.Single(figure.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(RecordingCanvas.Of(figure).Texts, text => text.Text == "1.000");
        Assert.Contains(RecordingCanvas.Of(figure).Texts, text => text.Text == "no room for texts in cells");
        Assert.Empty(new HeatmapFigure(Matrix) { Annot = true, Fmt = ".3f" }.Warnings);
    }

    private static void AssertDrawn(HeatmapFigure figure)
    {
        (Rgba32[] pixels, int width, int height) = figure.ToPixels();
        Assert.Equal(figure.Size, (width, height));
        Assert.Contains(FigureStyle.Ink, pixels);
        using MemoryStream stream = new();
        figure.WriteSvg(stream);
        figure.WritePdf(stream);
        Assert.NotEqual(0, stream.Length);
    }

    private static float YOf(RecordingCanvas canvas, string text) => Assert.Single(canvas.Texts, drawn => drawn.Text == text).Y;
}
