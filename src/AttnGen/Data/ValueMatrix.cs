using System.Globalization;
using AttnGen.CompilerServices;
using AttnGen.Data;

namespace AttnGen;

/// <summary>A matrix of numbers with optional names of its rows and columns: what a heatmap shows, before it has colours.</summary>
/// <remarks>
/// <para>
/// Made from arrays, spans, tensors (<c>From</c>), long tables (<c>Pivot</c>), images (<see cref="FromImage"/>) and attention
/// (<see cref="AttentionWeights"/>). Values are float32, row-major, row 0 on top. NaN stands for a cell without a value: operations
/// leave it out, and colours show it as bad.
/// </para>
/// <para>
/// A matrix copies what it is made from and never changes; operations return another one. It may be used from any number of threads,
/// and the same input gives the same bits on every machine.
/// </para>
/// </remarks>
/// <example><code>
/// ValueMatrix shares = ValueMatrix.From(new[,] { { 8, 2 }, { 1, 9 } }, rowNames: ["cat", "dog"], columnNames: ["cat", "dog"]).NormalizeRows();
/// Console.WriteLine(shares[0, 1]); // 0.2
/// </code></example>
public sealed partial class ValueMatrix
{
    private readonly float[] _values;
    private readonly NameList? _rowNames;
    private readonly NameList? _columnNames;

    /// <summary>Takes the array as it is: nobody else may write to it.</summary>
    internal ValueMatrix(float[] values, int rows, int columns, NameList? rowNames = null, NameList? columnNames = null) =>
        (_values, Rows, Columns, _rowNames, _columnNames) = (values, rows, columns, rowNames, columnNames);

    /// <summary>Rows, at least 1.</summary>
    public int Rows { get; }

    /// <summary>Columns, at least 1.</summary>
    public int Columns { get; }

    /// <summary>The values, row-major [rows, columns].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>A name for each row from the top, or null.</summary>
    public IReadOnlyList<string>? RowNames => _rowNames?.Names;

    /// <summary>A name for each column from the left, or null.</summary>
    public IReadOnlyList<string>? ColumnNames => _columnNames?.Names;

    /// <summary>One value.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1, from the top.</param>
    /// <param name="column">0 … <see cref="Columns"/> − 1, from the left.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public float this[int row, int column]
    {
        get
        {
            MatrixShape.CheckIndex(row, Rows, nameof(row));
            MatrixShape.CheckIndex(column, Columns, nameof(column));
            return _values[(row * Columns) + column];
        }
    }

    /// <summary>The values of one row, without a copy.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1, from the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Row(int row)
    {
        MatrixShape.CheckIndex(row, Rows, nameof(row));
        return _values.AsSpan(row * Columns, Columns);
    }

    /// <summary>The same values under other names.</summary>
    /// <param name="rows">A name for each row; null leaves the names that are there. Names may repeat, as words in a sentence do.</param>
    /// <param name="columns">A name for each column; null leaves the names that are there.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than rows or columns, or a name is null.</exception>
    /// <example><code>
    /// string[] words = ["it", "was", "tired"];
    /// ValueMatrix map = ValueMatrix.From(new float[3, 3]).WithNames(rows: words, columns: words);
    /// </code></example>
    public ValueMatrix WithNames(IReadOnlyList<string>? rows = null, IReadOnlyList<string>? columns = null) => new(
        _values, Rows, Columns,
        NameList.Of(rows, Rows, nameof(rows), "row") ?? _rowNames, NameList.Of(columns, Columns, nameof(columns), "column") ?? _columnNames);

    /// <summary>Shape, least and greatest finite value, and how many values are NaN, for debugging.</summary>
    public override string ToString()
    {
        ColorLimits.Find(_values, isPositive: false, double.NaN, out double least, out double greatest);
        string range = double.IsNaN(least)
            ? "no finite value"
            : string.Create(CultureInfo.InvariantCulture, $"{(float)least} … {(float)greatest}");
        int missing = _values.Count(float.IsNaN);
        string text = string.Create(CultureInfo.InvariantCulture, $"ValueMatrix [rows {Rows}, columns {Columns}], {range}");
        return missing == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}, {missing} NaN");
    }
}
