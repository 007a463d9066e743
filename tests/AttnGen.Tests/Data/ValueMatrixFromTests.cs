using System.Numerics.Tensors;

namespace AttnGen.Tests;

/// <summary>Every kind of array, span and tensor becomes a matrix without a cast, or the error names what is wrong.</summary>
public sealed class ValueMatrixFromTests
{
    private static readonly float[] Expected = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void TwoDimensionalArrays()
    {
        AssertIs(ValueMatrix.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertIs(ValueMatrix.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertIs(ValueMatrix.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertIs(ValueMatrix.From(new byte[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertIs(ValueMatrix.From(new decimal[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        AssertIs(ValueMatrix.From(new long[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
    }

    [Fact]
    public void ArraysOfRows()
    {
        AssertIs(ValueMatrix.From(new float[][] { [1, 2, 3], [4, 5, 6] }));
        AssertIs(ValueMatrix.From(new double[][] { [1, 2, 3], [4, 5, 6] }));
        AssertIs(ValueMatrix.From(new int[][] { [1, 2, 3], [4, 5, 6] }));
        AssertIs(ValueMatrix.From([[1, 2, 3], [4, 5, 6]]));
        AssertIs(ValueMatrix.From([[1.0, 2, 3], [4, 5, 6]]));
    }

    [Fact]
    public void SpansAndFlatArrays()
    {
        float[] array = [1, 2, 3, 4, 5, 6];
        Span<float> span = array;
        ReadOnlySpan<float> readOnly = array;
        AssertIs(ValueMatrix.From(array, 2, 3));
        AssertIs(ValueMatrix.From(span, 2, 3));
        AssertIs(ValueMatrix.From(readOnly, 2, 3));
        AssertIs(ValueMatrix.From([1, 2, 3, 4, 5, 6], 2, 3));
        AssertIs(ValueMatrix.From(new double[] { 1, 2, 3, 4, 5, 6 }, 2, 3));
        AssertIs(ValueMatrix.From((ReadOnlySpan<double>)[1, 2, 3, 4, 5, 6], 2, 3));
        AssertIs(ValueMatrix.From((ReadOnlySpan<int>)[1, 2, 3, 4, 5, 6], 2, 3));
        AssertIs(ValueMatrix.From((ReadOnlySpan<byte>)[1, 2, 3, 4, 5, 6], 2, 3));
        AssertIs(ValueMatrix.From(array.AsSpan(), rows: 2, columns: 3, rowNames: ["a", "b"], columnNames: ["c", "d", "e"]));
    }

    [Fact]
    public void Tensors()
    {
        float[] array = [1, 2, 3, 4, 5, 6];
        AssertIs(ValueMatrix.From(Tensor.Create(array, [2, 3])));
        AssertIs(ValueMatrix.From(new TensorSpan<float>(array, [2, 3])));
        AssertIs(ValueMatrix.From(new ReadOnlyTensorSpan<float>(array, [2, 3])));
        AssertIs(ValueMatrix.From(Tensor.Create(new[] { 1, 2, 3, 4, 5, 6 }, [2, 3])));
        AssertIs(ValueMatrix.From(new ReadOnlyTensorSpan<double>([1, 2, 3, 4, 5, 6], [2, 3])));
    }

    [Fact]
    public void TensorsOfAnyStrides()
    {
        float[] padded = [1, 2, 3, -1, 4, 5, 6, -1, -1, -1, -1, -1];
        AssertIs(ValueMatrix.From(new ReadOnlyTensorSpan<float>(padded, [3, 4])[0..2, 0..3]));
        AssertIs(ValueMatrix.From(new ReadOnlyTensorSpan<float>([1, 4, 2, 5, 3, 6], [2, 3], [1, 2])));
        ValueMatrix broadcast = ValueMatrix.From(new ReadOnlyTensorSpan<float>([7, 8], [2, 2], [0, 1]));
        Assert.Equal([7, 8, 7, 8], broadcast.Values);
    }

    [Fact]
    public void ArraysThatDoNotStartAtZero()
    {
        int[,] values = (int[,])Array.CreateInstance(typeof(int), [2, 3], [5, -7]);
        for (int i = 0; i < 6; i++)
        {
            values[5 + (i / 3), -7 + (i % 3)] = i + 1;
        }

        AssertIs(ValueMatrix.From(values));
    }

    [Fact]
    public void NumbersBecomeTheNearestFloat()
    {
        double[] doubles = [0.1, 1e300, -1e300, 1e-300, double.NaN, double.PositiveInfinity, 16777217.0, 3.4028235677973366e38, -0.0];
        Assert.Equal(
            [0.1f, float.PositiveInfinity, float.NegativeInfinity, 0, float.NaN, float.PositiveInfinity, 16777216, float.PositiveInfinity, -0f],
            ValueMatrix.From(doubles, 3, 3).Values);
        int[] ints = [int.MaxValue, int.MinValue, 16777217, 16777219];
        Assert.Equal([2147483648f, -2147483648f, 16777216, 16777220], ValueMatrix.From(ints, 2, 2).Values);

        // Half a unit and one: through a double it would round to even, and be wrong.
        Assert.Equal([float.BitIncrement(1L << 60)], ValueMatrix.From([(1L << 60) + (1L << 36) + 1], 1, 1).Values);
    }

    /// <summary>Longer than the vectors that conversion works in, and no multiple of them.</summary>
    [Fact]
    public void LongRowsAreConvertedWhole()
    {
        int[] ints = [.. Enumerable.Range(-500, 1021)];
        float[] expected = [.. ints.Select(value => (float)value)];
        Assert.Equal(expected, ValueMatrix.From(ints, 1, ints.Length).Values);
        Assert.Equal(expected, ValueMatrix.From([ints]).Values);
        Assert.Equal(expected, ValueMatrix.From([.. ints.Select(value => (double)value)], 1, ints.Length).Values);
        byte[] bytes = [.. ints.Select(value => (byte)value)];
        Assert.Equal(bytes.Select(value => (float)value), ValueMatrix.From(bytes, 1, bytes.Length).Values.ToArray());
    }

    [Fact]
    public void WhatItIsMadeFromMayChange()
    {
        float[] values = [1, 2];
        string[] names = ["a", "b"];
        ValueMatrix matrix = ValueMatrix.From(values, 1, 2, columnNames: names);
        values[0] = 9;
        names[0] = "z";
        Assert.Equal([1, 2], matrix.Values);
        Assert.Equal(["a", "b"], matrix.ColumnNames);
        Assert.Throws<NotSupportedException>(() => ((IList<string>)matrix.ColumnNames!)[0] = "z");
    }

    [Fact]
    public void RaggedRowsAreNamed()
    {
        AssertError(
            () => ValueMatrix.From([[1, 2, 3], [4, 5]]),
            "values[1] has 2 columns, but values[0] has 3; all rows must have one length, fill short ones with NaN. (Parameter 'values')");
        AssertError(() => ValueMatrix.From(new int[][] { [1], null! }), "values[1] is null. (Parameter 'values')");
        AssertError(() => ValueMatrix.From(new int[][] { null!, [1] }), "values[0] is null. (Parameter 'values')");
    }

    [Fact]
    public void EmptyMatricesAreRefused()
    {
        const string Start = "values must have at least one row and one column, but has the shape ";
        AssertError(() => ValueMatrix.From(new float[0, 3]), Start + "[rows 0, columns 3]. (Parameter 'values')");
        AssertError(() => ValueMatrix.From(new float[3, 0]), Start + "[rows 3, columns 0]. (Parameter 'values')");
        AssertError(() => ValueMatrix.From(Array.Empty<float[]>()), Start + "[rows 0, columns 0]. (Parameter 'values')");
        AssertError(() => ValueMatrix.From<float>([[], []]), Start + "[rows 2, columns 0]. (Parameter 'values')");
        AssertError(() => ValueMatrix.From(Tensor.CreateFromShape<float>([0, 3])), Start + "[rows 0, columns 3]. (Parameter 'values')");
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        AssertError(
            () => ValueMatrix.From(Expected, 2, 4),
            "values must have the shape [rows 2, columns 4], that is 8 elements, but its length is 6. (Parameter 'values')");
        AssertError(
            () => ValueMatrix.From(Array.Empty<float>(), 65536, 65536),
            "values must have the shape [rows 65536, columns 65536], that is 4294967296 elements, but its length is 0. (Parameter 'values')");
        Assert.Equal("rows", Assert.Throws<ArgumentOutOfRangeException>(() => ValueMatrix.From(Expected, 0, 6)).ParamName);
        Assert.Equal("columns", Assert.Throws<ArgumentOutOfRangeException>(() => ValueMatrix.From(Expected, 6, -1)).ParamName);
    }

    [Fact]
    public void OtherRanksAreRefused()
    {
        AssertError(
            () => ValueMatrix.From(Tensor.CreateFromShape<float>([2, 3, 4])),
            "values must have rank 2, [rows, columns], but the tensor has rank 3, lengths [2, 3, 4]; slice or reshape it first. (Parameter 'values')");
        AssertError(
            () => ValueMatrix.From(new ReadOnlyTensorSpan<float>(Expected)),
            "values must have rank 2, [rows, columns], but the tensor has rank 1, lengths [6]; slice or reshape it first. (Parameter 'values')");
    }

    /// <summary>A tensor of one element in memory can have more elements than an array.</summary>
    [Fact]
    public void MoreThanAnArrayHoldsIsRefused() => AssertError(
        () => ValueMatrix.From(new ReadOnlyTensorSpan<float>([1], [65536, 65536], [0, 0])),
        $"values has the shape [rows 65536, columns 65536], but a matrix holds at most {Array.MaxLength} values; take a part of it. (Parameter 'values')");

    [Fact]
    public void NullIsRefused()
    {
        Assert.Throws<ArgumentNullException>("values", () => ValueMatrix.From((float[,])null!));
        Assert.Throws<ArgumentNullException>("values", () => ValueMatrix.From((float[][])null!));
        Assert.Throws<ArgumentNullException>("values", () => ValueMatrix.From((Tensor<float>)null!));
    }

    private static void AssertIs(ValueMatrix matrix)
    {
        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal(Expected, matrix.Values);
    }

    private static void AssertError(Action action, string message) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
