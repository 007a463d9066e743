using CsCheck;

namespace AttnGen.Tests;

/// <summary>Transposing, slicing and normalising: values by the rule, names with their rows and columns.</summary>
public sealed class ValueMatrixOperationsTests
{
    private static readonly ValueMatrix Named = ValueMatrix.From([[1, 2, 3], [4, 5, 6]], rowNames: ["a", "b"], columnNames: ["x", "y", "z"]);

    /// <summary>Across the edges of the tiles that transposing works in.</summary>
    private static readonly Gen<ValueMatrix> Matrices = Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70]).SelectMany((rows, columns) =>
        Gen.Float.Array[rows * columns].Select(values => ValueMatrix.From(values, rows, columns)));

    [Fact]
    public void TransposingSwapsNames()
    {
        ValueMatrix transposed = Named.Transpose();
        Assert.Equal([1, 4, 2, 5, 3, 6], transposed.Values);
        Assert.Equal(["x", "y", "z"], transposed.RowNames);
        Assert.Equal(["a", "b"], transposed.ColumnNames);
    }

    [Fact]
    public void TransposingPutsEveryCellInItsPlaceAndTwiceBack() => Matrices.Sample(matrix =>
    {
        ValueMatrix transposed = matrix.Transpose();
        Assert.Equal((matrix.Columns, matrix.Rows), (transposed.Rows, transposed.Columns));
        for (int row = 0; row < matrix.Rows; row++)
        {
            for (int column = 0; column < matrix.Columns; column++)
            {
                Assert.Equal(matrix[row, column], transposed[column, row]);
            }
        }

        Assert.Equal(matrix.Values, transposed.Transpose().Values);
    }, iter: 30);

    [Fact]
    public void SlicesKeepNames()
    {
        ValueMatrix part = Named.Slice(1.., ..^1);
        Assert.Equal([4, 5], part.Values);
        Assert.Equal(["b"], part.RowNames);
        Assert.Equal(["x", "y"], part.ColumnNames);
        Assert.Equal(Named.Values, Named.Slice(.., ..).Values);
    }

    [Fact]
    public void SlicesOutsideAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Named.Slice(1..1, ..));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Named.Slice(^3.., ..));
        Assert.StartsWith(
            "columns must be a range of at least one within 0..3, but is 1..4, that is 1..4.",
            Assert.Throws<ArgumentOutOfRangeException>("columns", () => Named.Slice(.., 1..4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsSumToOne()
    {
        ValueMatrix normalized = Named.NormalizeRows();
        Assert.Equal([1 / 6f, 2 / 6f, 3 / 6f, 4 / 15f, 5 / 15f, 6 / 15f], normalized.Values);
        Assert.Equal(Named.RowNames, normalized.RowNames);
        Assert.Equal(Named.ColumnNames, normalized.ColumnNames);
    }

    [Fact]
    public void TheGreatestOfARowIsOne() => Assert.Equal([0.25f, -1, 0.5f, -1], ValueMatrix.From([[1, -4], [2, -4]]).NormalizeRows(RowNorm.Max).Values);

    [Theory]
    [InlineData(RowNorm.Sum)]
    [InlineData(RowNorm.Max)]
    public void RowsThatCannotBeNormalized(RowNorm norm)
    {
        const float NaN = float.NaN;
        ValueMatrix matrix = ValueMatrix.From([[0, -0f, 0], [1, float.PositiveInfinity, 2], [NaN, NaN, NaN], [NaN, 0, 0], [NaN, 3, 0]]);
        Assert.Equal([0, -0f, 0, NaN, NaN, NaN, NaN, NaN, NaN, NaN, 0, 0, NaN, 1, 0], matrix.NormalizeRows(norm).Values);
    }

    [Fact]
    public void SumsThatCancelOrLeaveFloatsRange()
    {
        Assert.Equal([float.NaN, float.NaN], ValueMatrix.From([[2, -2]]).NormalizeRows().Values);
        Assert.Equal([0.5f, 0.5f], ValueMatrix.From([[float.MaxValue, float.MaxValue]]).NormalizeRows().Values);
        Assert.Equal([0.25f, 0.75f], ValueMatrix.From([[float.Epsilon, 3 * float.Epsilon]]).NormalizeRows().Values);
        Assert.Throws<ArgumentOutOfRangeException>("norm", () => Named.NormalizeRows((RowNorm)7));
    }

    [Fact]
    public void AnyRowOfSharesSumsToOne() => Gen.Float[0.001f, 1000].Array[1, 300].Sample(row =>
        Assert.Equal(1, ValueMatrix.From(row, 1, row.Length).NormalizeRows().Values.ToArray().Sum(value => (double)value), 1e-6));
}
