using System.Globalization;

namespace AttnGen.Tests;

/// <summary>A matrix says what it holds, and its names are as many as its rows and columns.</summary>
public sealed class ValueMatrixTests
{
    [Fact]
    public void CellsAndRows()
    {
        ValueMatrix matrix = ValueMatrix.From([[1, 2, 3], [4, 5, 6]]);
        Assert.Equal(6, matrix[1, 2]);
        Assert.Equal([4, 5, 6], matrix.Row(1));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => matrix[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => matrix[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => matrix[0, 3]);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => matrix.Row(2).Length);
        Assert.StartsWith("column must be 0 … 2, but is 3.", Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 3]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAreGivenPiecemeal()
    {
        ValueMatrix matrix = ValueMatrix.From([[1, 2, 3], [4, 5, 6]]);
        Assert.Null(matrix.RowNames);
        Assert.Null(matrix.ColumnNames);
        ValueMatrix rows = matrix.WithNames(rows: ["a", "a"]);
        ValueMatrix both = rows.WithNames(columns: ["x", "", "z"]);
        Assert.Null(matrix.RowNames);
        Assert.Equal(["a", "a"], both.RowNames);
        Assert.Equal(["x", "", "z"], both.ColumnNames);
        Assert.Equal(["b", "c"], both.WithNames(rows: ["b", "c"]).RowNames);
        Assert.Equal(matrix.Values, both.Values);
    }

    [Fact]
    public void WrongNamesAreRefused()
    {
        ValueMatrix matrix = ValueMatrix.From([[1, 2, 3], [4, 5, 6]]);
        AssertError(() => matrix.WithNames(rows: ["a"]), "rows must have one name a row, that is 2, but has 1. (Parameter 'rows')");
        AssertError(() => matrix.WithNames(columns: ["a", "b"]), "columns must have one name a column, that is 3, but has 2. (Parameter 'columns')");
        AssertError(() => matrix.WithNames(rows: ["a", null!]), "rows[1] is null; a row without a name is an empty string. (Parameter 'rows')");
        AssertError(
            () => ValueMatrix.From([[1]], columnNames: []), "columnNames must have one name a column, that is 1, but has 0. (Parameter 'columnNames')");
    }

    [Fact]
    public void TextIsTheSameInEveryCulture()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("ValueMatrix [rows 1, columns 3], -1.5 … 0.1", ValueMatrix.From([[0.1f, -1.5f, 0]]).ToString());
            Assert.Equal("ValueMatrix [rows 1, columns 3], 1 … 1, 1 NaN", ValueMatrix.From([[1, float.NaN, float.PositiveInfinity]]).ToString());
            Assert.Equal("ValueMatrix [rows 1, columns 2], no finite value, 2 NaN", ValueMatrix.From([[float.NaN, float.NaN]]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void ImagesBecomeLumaOrAChannel()
    {
        Rgba32[] pixels = [new(255, 0, 0, 10), new(0, 255, 0, 20), new(0, 0, 255, 30), new(255, 255, 255, 0), new(1, 2, 3), new(0, 0, 0, 0)];
        Assert.Equal([76.245f, 149.685f, 29.07f, 255, 1.815f, 0], ValueMatrix.FromImage(pixels, 2, 3).Values);
        Assert.Equal([255, 0, 0, 255, 1, 0], ValueMatrix.FromImage(pixels, 2, 3, ImageChannel.Red).Values);
        Assert.Equal([0, 255, 0, 255, 2, 0], ValueMatrix.FromImage(pixels, 2, 3, ImageChannel.Green).Values);
        Assert.Equal([0, 0, 255, 255, 3, 0], ValueMatrix.FromImage(pixels, 2, 3, ImageChannel.Blue).Values);
        Assert.Equal([10, 20, 30, 0, 255, 0], ValueMatrix.FromImage(pixels, 2, 3, ImageChannel.Alpha).Values);
        AssertError(
            () => ValueMatrix.FromImage(pixels, 3, 3),
            "pixels must have the shape [rows 3, columns 3], that is 9 elements, but its length is 6. (Parameter 'pixels')");
        Assert.Throws<ArgumentOutOfRangeException>("channel", () => ValueMatrix.FromImage(pixels, 2, 3, (ImageChannel)9));
    }

    private static void AssertError(Action action, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
