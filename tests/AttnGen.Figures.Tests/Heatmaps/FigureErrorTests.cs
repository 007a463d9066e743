namespace AttnGen.Figures.Tests;

/// <summary>What cannot be drawn is refused with the property, its value, the rule and what to do.</summary>
public sealed class FigureErrorTests
{
    private static readonly ValueMatrix Matrix = ValueMatrix.From(new[,] { { 0f, 1f, 2f }, { 3f, 4f, 5f } });

    private static readonly Heatmap OfColors = Heatmap.FromPixels([new(1, 2, 3), new(4, 5, 6)], 1, 2);

    public static TheoryData<string, Func<HeatmapFigure>, string[]> Mistakes => new()
    {
        { "Mask", () => new(Matrix) { Mask = new bool[3, 2] }, ["Mask", "[3, 2]", "rows 2", "columns 3"] },
        { "AnnotValues", () => new(Matrix) { AnnotValues = ValueMatrix.From(new[,] { { 1f } }) }, ["AnnotValues", "[1, 1]", "rows 2", "columns 3"] },
        { "AnnotTexts", () => new(Matrix) { AnnotTexts = new string?[2, 2] }, ["AnnotTexts", "[2, 2]", "rows 2", "columns 3"] },
        { "Fmt", () => new(Matrix) { Annot = true, Fmt = "wrong" }, ["Fmt", "\"wrong\"", ".2f"] },
        { "RowLabels", () => new(Matrix) { RowLabels = ["a"] }, ["RowLabels", "1 name", "2 rows", "one for each"] },
        { "ColumnLabels", () => new(Matrix) { ColumnLabels = ["a", "b"] }, ["ColumnLabels", "2 names", "3 columns", "one for each"] },
        { "RowLabels", () => new(Matrix) { RowLabels = ["a", null!] }, ["RowLabels[1]", "null", "empty"] },
        { "Robust", () => new(Matrix) { Robust = true, Scale = ColorScale.Boundary([0, 1, 2]) }, ["Robust", "Boundary", "Leave Robust out"] },
        { "Robust", () => new(Matrix) { Robust = true, Scale = ColorScale.TwoSlope(1) }, ["Robust", "TwoSlope", "Leave Robust out"] },
        { "Robust", () => new(Matrix) { Robust = true, Scale = ColorScale.Centered(1) }, ["Robust", "Centered", "Leave Robust out"] },
        { "Center", () => new(Matrix) { Center = 1, Scale = ColorScale.Log() }, ["Center", "Log", "ColorScale.TwoSlope"] },
        { "CellSize", () => new(Matrix) { CellSize = 0 }, ["CellSize", "0", "above 0"] },
        { "CellSize", () => new(Matrix) { CellSize = double.NaN }, ["CellSize", "NaN", "above 0"] },
        { "CellSize", () => new(Matrix) { CellSize = double.PositiveInfinity }, ["CellSize", "above 0"] },
        { "LineWidths", () => new(Matrix) { LineWidths = -1 }, ["LineWidths", "-1", "at least 0"] },
        { "LineWidths", () => new(Matrix) { LineWidths = double.NaN }, ["LineWidths", "NaN", "at least 0"] },
        { "RowLabelStep", () => new(Matrix) { RowLabelStep = 0 }, ["RowLabelStep", "0", "at least 1"] },
        { "ColumnLabelStep", () => new(Matrix) { ColumnLabelStep = -3 }, ["ColumnLabelStep", "-3", "at least 1"] },
        { "Width", () => new(Matrix) { Width = 10 }, ["Width", "10", "at least 64"] },
        { "Height", () => new(Matrix) { Height = 0 }, ["Height", "0", "at least 64"] },
        { "Width", () => new(Matrix) { Width = 70 }, ["Width", "70", "3 cells", "larger"] },
        { "Height", () => new(Matrix) { Height = 70 }, ["Height", "70", "2 cells", "larger"] },
        { "Width", () => new(Matrix) { Width = 300, CellSize = 200 }, ["Width", "300", "CellSize", "200", "larger"] },
        { "Colormap", () => new(OfColors) { Colormap = Colormaps.Hot }, ["Colormap", "made of colours", "Leave it out"] },
        { "Scale", () => new(OfColors) { Scale = ColorScale.Linear() }, ["Scale", "made of colours", "Leave it out"] },
        { "Mask", () => new(OfColors) { Mask = new bool[1, 2] }, ["Mask", "made of colours", "Leave it out"] },
        { "Robust", () => new(OfColors) { Robust = true }, ["Robust", "made of colours", "Leave it out"] },
        { "Center", () => new(OfColors) { Center = 0 }, ["Center", "made of colours", "Leave it out"] },
        { "Annot", () => new(OfColors) { Annot = true }, ["Annot", "made of colours", "AnnotValues"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeIsNamed(string property, Func<HeatmapFigure> make, string[] parts)
    {
        ArgumentException exception = Assert.ThrowsAny<ArgumentException>(() => make().Size);
        Assert.Equal(property, exception.ParamName);
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void NullIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new HeatmapFigure((ValueMatrix)null!));
        Assert.Throws<ArgumentNullException>(() => new HeatmapFigure((Heatmap)null!));
        Assert.Throws<ArgumentNullException>(() => new HeatmapFigure(Matrix).WritePng(null!));
        Assert.Throws<ArgumentNullException>(() => new HeatmapFigure(Matrix).WriteSvg(null!));
        Assert.Throws<ArgumentNullException>(() => new HeatmapFigure(Matrix).WritePdf(null!));
        Assert.ThrowsAny<ArgumentException>(() => new HeatmapFigure(Matrix).SavePng(""));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(60)]
    [InlineData(1e-6)]
    public void AScaleThatMakesNoPictureIsRefused(double scale)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new HeatmapFigure(Matrix).ToPixels(scale));
        Assert.Equal("scale", exception.ParamName);
        Assert.Contains("640 × 480", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SaveSvg", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A file is there whole or as it was; nothing else is left beside it.</summary>
    [Fact]
    public void AFailedFileLeavesTheOldOne()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("figure");
        try
        {
            string path = Path.Combine(folder.FullName, "a.png"), nowhere = Path.Combine(folder.FullName, "none", "a.png");
            File.WriteAllText(path, "old");
            Assert.Throws<ArgumentOutOfRangeException>(() => new HeatmapFigure(Matrix).SavePng(path, scale: 1e9));
            Assert.ThrowsAny<ArgumentException>(() => new HeatmapFigure(Matrix) { RowLabels = ["a"] }.SaveSvg(path));
            Assert.ThrowsAny<ArgumentException>(() => new HeatmapFigure(Matrix) { Width = 70 }.SavePdf(path));
            Assert.Equal("old", File.ReadAllText(path));
            foreach (Action<string> save in new Action<string>[] { file => new HeatmapFigure(Matrix).SavePng(file), new HeatmapFigure(Matrix).SaveSvg, new HeatmapFigure(Matrix).SavePdf })
            {
                Assert.Contains("none", Assert.ThrowsAny<IOException>(() => save(nowhere)).Message, StringComparison.Ordinal);
                Assert.Contains(folder.Name, Assert.ThrowsAny<IOException>(() => save(folder.FullName)).Message, StringComparison.Ordinal);
                save(path);
                Assert.NotEqual("old", File.ReadAllText(path));
            }

            Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
