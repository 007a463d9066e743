using CsCheck;

namespace AttnGen.Tests;

/// <summary>Downscaling counts every cell once, keeps hot cells, and leaves NaN out.</summary>
public sealed class ValueMatrixDownscaleTests
{
    /// <summary>A matrix, some of whose cells may be NaN, and a size that it is brought to.</summary>
    private static readonly Gen<(ValueMatrix Matrix, int Rows, int Columns)> Cases =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40]).SelectMany((rows, columns) => Gen.Select(
            Gen.Frequency((7, Gen.Float[-100, 100]), (1, Gen.Const(float.NaN))).Array[rows * columns], Gen.Int[1, rows], Gen.Int[1, columns],
            (values, targetRows, targetColumns) => (ValueMatrix.From(values, rows, columns), targetRows, targetColumns)));

    [Fact]
    public void BlocksPartTheMatrix() => Cases.Sample(sample =>
    {
        (ValueMatrix matrix, int rows, int columns) = sample;
        ValueMatrix max = matrix.Downscale(rows, columns, Pooling.Max), mean = matrix.Downscale(rows, columns, Pooling.Mean);
        Assert.Equal((rows, columns), (max.Rows, max.Columns));
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float[] block = [.. Block(matrix, row, column, rows, columns).Where(value => !float.IsNaN(value))];
                Assert.Equal(block.Length == 0 ? float.NaN : block.Max(), max[row, column]);
                Assert.Equal(block.Length == 0 ? float.NaN : block.Average(value => (double)value), mean[row, column], 1e-5);
            }
        }
    });

    [Fact]
    public void TheGreatestOfAllStays() => Cases.Sample(sample => Assert.Equal(
        Greatest(sample.Matrix), Greatest(sample.Matrix.Downscale(sample.Rows, sample.Columns))));

    /// <summary>Where all blocks are equally large the mean of the whole does not change.</summary>
    [Fact]
    public void TheMeanOfAllStays() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[1, 6], Gen.Int[1, 6]).SelectMany((rows, columns, down, across) =>
            Gen.Int[-1000, 1000].Array[rows * down * columns * across].Select(values => (values, rows, columns, down, across)))
        .Sample(sample =>
        {
            ValueMatrix matrix = ValueMatrix.From(sample.values, sample.rows * sample.down, sample.columns * sample.across);
            ValueMatrix small = matrix.Downscale(sample.rows, sample.columns, Pooling.Mean);
            Assert.Equal(sample.values.Average(), small.Values.ToArray().Average(value => (double)value), 1e-3);
        });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 513)]
    [InlineData(512, 512)]
    [InlineData(1000, 3)]
    [InlineData(4096, 1)]
    public void OneHotCellStaysVisible(int rows, int columns)
    {
        const int Size = 4096, Row = 1234, Column = 777;
        float[] values = new float[Size * Size];
        values[(Row * Size) + Column] = 1;
        ValueMatrix small = ValueMatrix.From(values, Size, Size).Downscale(rows, columns);
        Assert.Equal(1, small.Values.Count(1f));
        int place = small.Values.IndexOf(1f), row = place / columns, column = place % columns;
        Assert.InRange(Row, row * Size / rows, ((row + 1) * Size / rows) - 1);
        Assert.InRange(Column, column * Size / columns, ((column + 1) * Size / columns) - 1);
    }

    [Fact]
    public void ExampleOfTheDocumentation()
    {
        float[,] large = new float[4096, 4096];
        large[1234, 777] = 1;
        Assert.Equal(1, ValueMatrix.From(large).Downscale(512, 512)[154, 97]);
    }

    [Theory]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Mean)]
    public void TheSameSizeIsTheSameMatrix(Pooling pooling)
    {
        ValueMatrix matrix = ValueMatrix.From([[1, float.NaN], [float.NegativeInfinity, 4], [5, 6]], ["a", "b", "c"], ["x", "y"]);
        Assert.Same(matrix, matrix.Downscale(3, 2, pooling));
    }

    [Fact]
    public void AnAxisThatShrinksLosesItsNames()
    {
        ValueMatrix matrix = ValueMatrix.From([[1, 2], [3, 4], [5, 6]], ["a", "b", "c"], ["x", "y"]);
        ValueMatrix small = matrix.Downscale(2, 2);
        Assert.Null(small.RowNames);
        Assert.Equal(["x", "y"], small.ColumnNames);
        Assert.Equal([1, 2, 5, 6], small.Values);
    }

    [Fact]
    public void InfinitiesCount()
    {
        const float Inf = float.PositiveInfinity;
        ValueMatrix matrix = ValueMatrix.From([[Inf, 1, -Inf, 1, Inf, -Inf, -Inf, float.NaN]]);
        Assert.Equal([Inf, 1, Inf, -Inf], matrix.Downscale(1, 4).Values);
        Assert.Equal([Inf, -Inf, float.NaN, -Inf], matrix.Downscale(1, 4, Pooling.Mean).Values);
    }

    /// <summary>Of zeros of both signs +0 is the greater, wherever it lies in the block.</summary>
    [Fact]
    public void ZerosHaveOneSign()
    {
        float[] zeros = [-0f, 0, 0, -0f, -0f, -0f];
        int[] expected = [0, 0, BitConverter.SingleToInt32Bits(-0f)];
        Assert.Equal(expected, Bits(ValueMatrix.From(zeros, 1, 6).Downscale(1, 3)));
        Assert.Equal(expected, Bits(ValueMatrix.From(zeros, 3, 2).Transpose().Downscale(1, 3)));

        static int[] Bits(ValueMatrix matrix) => [.. matrix.Values.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }

    [Fact]
    public void WrongSizesAreRefused()
    {
        ValueMatrix matrix = ValueMatrix.From(new float[3, 4]);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => matrix.Downscale(0, 4));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => matrix.Downscale(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("pooling", () => matrix.Downscale(3, 3, (Pooling)2));
        Assert.StartsWith(
            "rows must be 1 … 3, what the matrix has, but is 4; to enlarge, choose larger cells where it is drawn.",
            Assert.Throws<ArgumentOutOfRangeException>("rows", () => matrix.Downscale(4, 4)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Block(ValueMatrix matrix, int row, int column, int rows, int columns)
    {
        for (int r = row * matrix.Rows / rows; r < (row + 1) * matrix.Rows / rows; r++)
        {
            for (int c = column * matrix.Columns / columns; c < (column + 1) * matrix.Columns / columns; c++)
            {
                yield return matrix[r, c];
            }
        }
    }

    private static float Greatest(ValueMatrix matrix) =>
        matrix.Values.ToArray().Where(value => !float.IsNaN(value)).DefaultIfEmpty(float.NaN).Max();
}
