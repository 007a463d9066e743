using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AttnGen.Data;

namespace AttnGen;

public sealed partial class ValueMatrix
{
    /// <summary>Copies a two-dimensional array of any type of number, such as <c>float[,]</c>, <c>double[,]</c>, <c>int[,]</c> or <c>byte[,]</c>.</summary>
    /// <remarks>
    /// Each number becomes the nearest float: an <c>int</c> beyond 2²⁴ may lose its last digits, a <c>double</c> beyond float's range
    /// becomes ±∞, NaN stays NaN.
    /// </remarks>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="values">[rows, columns], at least 1 × 1.</param>
    /// <param name="rowNames">A name for each row, or null.</param>
    /// <param name="columnNames">A name for each column, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> has no element or more than a matrix holds, or there are more or fewer names than rows or columns.
    /// </exception>
    /// <example><code>ValueMatrix matrix = ValueMatrix.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });</code></example>
    public static ValueMatrix From<T>(T[,] values, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        int rows = values.GetLength(0), columns = values.GetLength(1);
        int length = MatrixShape.Length(rows, columns, nameof(values));
        ref T first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        return Convert((ReadOnlySpan<T>)MemoryMarshal.CreateReadOnlySpan(ref first, length), rows, columns, rowNames, columnNames);
    }

    /// <summary>Copies an array of rows of equal length, such as <c>float[][]</c>, <c>double[][]</c> or <c>int[][]</c>.</summary>
    /// <inheritdoc cref="From{T}(T[,], IReadOnlyList{string}?, IReadOnlyList{string}?)" path="/remarks"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="values">At least one row; each as long as the first.</param>
    /// <param name="rowNames">A name for each row, or null.</param>
    /// <param name="columnNames">A name for each column, or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// A row is null or has another length than the first; <paramref name="values"/> has no element or more than a matrix holds; or there
    /// are more or fewer names than rows or columns.
    /// </exception>
    /// <example><code>ValueMatrix matrix = ValueMatrix.From([[1.5, 2.5], [3.5, 4.5]]);</code></example>
    public static ValueMatrix From<T>(T[][] values, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        int columns = values.Length == 0 ? 0 : values[0]?.Length ?? 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] is null)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{nameof(values)}[{row}] is null."), nameof(values));
            }

            if (values[row].Length != columns)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{nameof(values)}[{row}] has {values[row].Length} columns, but {nameof(values)}[0] has {columns}; all rows must have one length, fill short ones with NaN."),
                    nameof(values));
            }
        }

        float[] copy = new float[MatrixShape.Length(values.Length, columns, nameof(values))];
        for (int row = 0; row < values.Length; row++)
        {
            TensorPrimitives.ConvertChecked<T, float>(values[row], copy.AsSpan(row * columns, columns));
        }

        return Named(copy, values.Length, columns, rowNames, columnNames);
    }

    /// <summary>Copies a span or an array of any type of number, read as a matrix.</summary>
    /// <inheritdoc cref="From{T}(T[,], IReadOnlyList{string}?, IReadOnlyList{string}?)" path="/remarks"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="values">Row-major [rows, columns].</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="rowNames">A name for each row, or null.</param>
    /// <param name="columnNames">A name for each column, or null.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> does not have rows · columns elements, or there are more or fewer names than rows or columns.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1.</exception>
    /// <example><code>
    /// float[] weights = [0.9f, 0.1f, 0.4f, 0.6f];
    /// ValueMatrix matrix = ValueMatrix.From(weights, rows: 2, columns: 2);
    /// </code></example>
    public static ValueMatrix From<T>(
        ReadOnlySpan<T> values, int rows, int columns, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T>
    {
        MatrixShape.CheckLength(values.Length, rows, columns, nameof(values));
        return Convert(values, rows, columns, rowNames, columnNames);
    }

    /// <summary>Copies a tensor span of rank 2 with any strides.</summary>
    /// <inheritdoc cref="From{T}(T[,], IReadOnlyList{string}?, IReadOnlyList{string}?)" path="/remarks"/>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="values">[rows, columns], at least 1 × 1; slices and transposed or broadcast views are fine.</param>
    /// <param name="rowNames">A name for each row, or null.</param>
    /// <param name="columnNames">A name for each column, or null.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> is not of rank 2, has no element or more than a matrix holds, or there are more or fewer names than rows
    /// or columns.
    /// </exception>
    public static ValueMatrix From<T>(
        ReadOnlyTensorSpan<T> values, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<nint> lengths = values.Lengths;
        if (lengths.Length != 2)
        {
            string text = string.Join(", ", lengths.ToArray().Select(length => length.ToString(CultureInfo.InvariantCulture)));
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(values)} must have rank 2, [rows, columns], but the tensor has rank {lengths.Length}, lengths [{text}]; slice or reshape it first."),
                nameof(values));
        }

        T[] dense = new T[MatrixShape.Length(lengths[0], lengths[1], nameof(values))];
        values.FlattenTo(dense);
        return Convert<T>(dense, (int)lengths[0], (int)lengths[1], rowNames, columnNames);
    }

    /// <inheritdoc cref="From{T}(ReadOnlyTensorSpan{T}, IReadOnlyList{string}?, IReadOnlyList{string}?)"/>
    public static ValueMatrix From<T>(
        TensorSpan<T> values, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T> => From((ReadOnlyTensorSpan<T>)values, rowNames, columnNames);

    /// <summary>Copies a tensor of rank 2.</summary>
    /// <inheritdoc cref="From{T}(ReadOnlyTensorSpan{T}, IReadOnlyList{string}?, IReadOnlyList{string}?)"/>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <example><code>ValueMatrix matrix = ValueMatrix.From(Tensor.Create([1f, 2f, 3f, 4f], [2, 2]));</code></example>
    public static ValueMatrix From<T>(Tensor<T> values, IReadOnlyList<string>? rowNames = null, IReadOnlyList<string>? columnNames = null)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        return From(values.AsReadOnlyTensorSpan(), rowNames, columnNames);
    }

    private static ValueMatrix Convert<T>(
        ReadOnlySpan<T> values, int rows, int columns, IReadOnlyList<string>? rowNames, IReadOnlyList<string>? columnNames)
        where T : unmanaged, INumber<T>
    {
        float[] copy = GC.AllocateUninitializedArray<float>(values.Length);
        TensorPrimitives.ConvertChecked(values, copy);
        return Named(copy, rows, columns, rowNames, columnNames);
    }

    private static ValueMatrix Named(
        float[] values, int rows, int columns, IReadOnlyList<string>? rowNames, IReadOnlyList<string>? columnNames) => new(
        values, rows, columns,
        NameList.Of(rowNames, rows, nameof(rowNames), "row"), NameList.Of(columnNames, columns, nameof(columnNames), "column"));
}
