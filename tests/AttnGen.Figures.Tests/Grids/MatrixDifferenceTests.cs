namespace AttnGen.Figures.Tests;

/// <summary>Differences of matrices, cell by cell and in colours around white.</summary>
public sealed class MatrixDifferenceTests
{
    private static readonly ValueMatrix After = ValueMatrix.From(new[,] { { 0.5f, float.NaN, 1 }, { 0, 0.25f, float.PositiveInfinity } }, ["a", "b"], ["x", "y", "z"]);

    private static readonly ValueMatrix Before = ValueMatrix.From(new[,] { { 0.25f, 1, 1 }, { 0.5f, float.NaN, float.PositiveInfinity } });

    [Fact]
    public void CellsAreSubtractedAndNamesKept()
    {
        ValueMatrix change = After.Minus(Before);
        Assert.Equal([0.25f, float.NaN, 0, -0.5f, float.NaN, float.NaN], change.Values.ToArray());
        Assert.Equal(["a", "b"], change.RowNames);
        Assert.Equal(["x", "y", "z"], Before.Minus(After).ColumnNames);
    }

    [Fact]
    public void NothingIsWhiteAndMissingIsGrey()
    {
        (Rgba32[] pixels, _, _) = HeatmapFigure.Difference(After, Before, title: "after − before").ToPixels();
        Colormap map = Colormaps.RdBu.Reversed();
        Assert.Contains(map.Table[128], pixels);
        Assert.Contains(map.Table[0], pixels);
        Assert.Contains(new Rgba32(0x80, 0x80, 0x80), pixels);
        Assert.Contains("after − before", FigureText.Of(HeatmapFigure.Difference(After, Before, title: "after − before")));
    }

    [Fact]
    public void FiguresCanShareOneScale() => Assert.Contains("1.00", FigureText.Of(HeatmapFigure.Difference(After, Before, halfRange: 1)));

    [Fact]
    public void ChangesAreWritten() => Assert.Contains("−0.50", FigureText.Of(HeatmapFigure.Difference(After, Before, annot: true)));

    [Fact]
    public void ShapesAndNamesAgree()
    {
        ArgumentException shapes = Assert.Throws<ArgumentException>(() => After.Minus(ValueMatrix.From(new float[2, 2])));
        Assert.Contains("minus has the shape [rows 2, columns 2], but what it is taken from has [rows 2, columns 3]", shapes.Message, StringComparison.Ordinal);
        ArgumentException names = Assert.Throws<ArgumentException>(() => After.Minus(After.WithNames(columns: ["x", "q", "z"])));
        Assert.Contains("column 1 is \"q\" in minus and \"y\"", names.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatmapFigure.Difference(After, Before, halfRange: 0));
    }
}
