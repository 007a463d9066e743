using CsCheck;

namespace AttnGen.Tests;

/// <summary>A long table becomes a matrix: names in order, missing cells, duplicates by every rule.</summary>
public sealed class ValueMatrixPivotTests
{
    private static readonly (string Row, string Column, double Value)[] Sales =
        [("south", "May", 1.25), ("north", "May", 3.5), ("north", "June", 4), ("north", "April", 2)];

    private sealed record Sale(string Region, string Month, int Amount);

    [Fact]
    public void NamesComeAsTheyOccur()
    {
        ValueMatrix matrix = ValueMatrix.Pivot(Sales);
        Assert.Equal(["south", "north"], matrix.RowNames);
        Assert.Equal(["May", "June", "April"], matrix.ColumnNames);
        Assert.Equal([1.25f, float.NaN, float.NaN, 3.5f, 4, 2], matrix.Values);
    }

    [Fact]
    public void NamesAreSorted()
    {
        ValueMatrix matrix = ValueMatrix.Pivot(Sales, order: NameOrder.Ordinal, missing: 0);
        Assert.Equal(["north", "south"], matrix.RowNames);
        Assert.Equal(["April", "June", "May"], matrix.ColumnNames);
        Assert.Equal([2, 4, 3.5f, 0, 0, 1.25f], matrix.Values);
    }

    [Fact]
    public void RecordsOfTheUsersOwn()
    {
        List<Sale> sales = [new("north", "May", 3), new("south", "June", 4), new("north", "May", 5)];
        ValueMatrix matrix = ValueMatrix.Pivot(sales, sale => sale.Region, sale => sale.Month, sale => sale.Amount, Duplicates.Sum);
        Assert.Equal([8, float.NaN, float.NaN, 4], matrix.Values);
    }

    [Theory]
    [InlineData(Duplicates.Sum, 7.5f)]
    [InlineData(Duplicates.Mean, 2.5f)]
    [InlineData(Duplicates.Min, 1.5f)]
    [InlineData(Duplicates.Max, 4f)]
    [InlineData(Duplicates.First, 2f)]
    [InlineData(Duplicates.Last, 1.5f)]
    public void DuplicatesByRule(Duplicates duplicates, float expected)
    {
        (string, string, double)[] entries = [("a", "x", 2), ("a", "y", 9), ("a", "x", 4), ("a", "x", 1.5)];
        Assert.Equal([expected, 9], ValueMatrix.Pivot(entries, duplicates).Values);
    }

    [Theory]
    [InlineData(Duplicates.Sum, true)]
    [InlineData(Duplicates.Mean, true)]
    [InlineData(Duplicates.Min, true)]
    [InlineData(Duplicates.Max, true)]
    [InlineData(Duplicates.First, false)]
    [InlineData(Duplicates.Last, true)]
    public void AnEntryOfNaNCounts(Duplicates duplicates, bool isNaN) =>
        Assert.Equal(isNaN, float.IsNaN(ValueMatrix.Pivot([("a", "x", 2f), ("a", "x", float.NaN)], duplicates)[0, 0]));

    [Fact]
    public void DuplicatesAreRejectedByDefault() => AssertError(
        () => ValueMatrix.Pivot([("a", "x", 2.5), ("a", "y", 1), ("a", "x", 4)]),
        "entries has two values for row 'a', column 'x': 2.5 and 4; say with Duplicates how to combine them. (Parameter 'entries')");

    [Fact]
    public void NamesAndEntriesAreRequired()
    {
        AssertError(
            () => ValueMatrix.Pivot([("a", "x", 1), (null!, "x", 2)]),
            "entries has no row name in entry 1: it is null; every entry needs one. (Parameter 'entries')");
        AssertError(
            () => ValueMatrix.Pivot([("a", (string)null!, 1)]),
            "entries has no column name in entry 0: it is null; every entry needs one. (Parameter 'entries')");
        AssertError(
            () => ValueMatrix.Pivot(Array.Empty<(string, string, int)>()),
            "entries has no entry; a matrix needs at least one. (Parameter 'entries')");
        AssertError(
            () => ValueMatrix.Pivot(Array.Empty<Sale>(), sale => sale.Region, sale => sale.Month, sale => sale.Amount),
            "records has no entry; a matrix needs at least one. (Parameter 'records')");
        Assert.Throws<ArgumentNullException>("entries", () => ValueMatrix.Pivot((IEnumerable<(string, string, int)>)null!));
        Assert.Throws<ArgumentOutOfRangeException>("duplicates", () => ValueMatrix.Pivot(Sales, (Duplicates)99));
        Assert.Throws<ArgumentOutOfRangeException>("order", () => ValueMatrix.Pivot(Sales, order: (NameOrder)99));
    }

    [Fact]
    public void MoreCellsThanAnArrayHoldsAreRefused() => AssertError(
        () => ValueMatrix.Pivot(Enumerable.Range(0, 50_000).Select(i => ($"r{i}", $"c{i}", i))),
        $"entries has the shape [rows 50000, columns 50000], but a matrix holds at most {Array.MaxLength} values; take a part of it. (Parameter 'entries')");

    /// <summary>The entries of a matrix in any order make the same matrix again, once its axes are sorted.</summary>
    [Fact]
    public void PivotUndoesFlattening() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).SelectMany(shape =>
        Gen.Select(Gen.Const(shape), Gen.Float.Array[shape.Item1 * shape.Item2], Gen.Shuffle(Enumerable.Range(0, shape.Item1 * shape.Item2).ToArray())))
        .Sample((shape, values, order) =>
        {
            (int rows, int columns) = shape;
            ValueMatrix matrix = ValueMatrix.Pivot(
                order.Select(i => ($"row {i / columns}", $"column {i % columns}", values[i])), order: NameOrder.Ordinal);
            Assert.Equal((rows, columns), (matrix.Rows, matrix.Columns));
            Assert.Equal(values, matrix.Values);
            Assert.Equal(Enumerable.Range(0, rows).Select(row => $"row {row}"), matrix.RowNames);
        });

    private static void AssertError(Action action, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
