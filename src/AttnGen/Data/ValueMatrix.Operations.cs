using AttnGen.Data;

namespace AttnGen;

public sealed partial class ValueMatrix
{
    /// <summary>Columns as rows and rows as columns; the names go with them.</summary>
    public ValueMatrix Transpose()
    {
        // In square tiles, so that the lines of memory that are written stay in the cache until they are full.
        const int Tile = 32;
        float[] transposed = GC.AllocateUninitializedArray<float>(_values.Length);
        for (int top = 0; top < Rows; top += Tile)
        {
            for (int left = 0; left < Columns; left += Tile)
            {
                int right = left + Math.Min(Tile, Columns - left);
                int bottom = top + Math.Min(Tile, Rows - top);
                for (int column = left; column < right; column++)
                {
                    for (int row = top; row < bottom; row++)
                    {
                        transposed[(column * Rows) + row] = _values[(row * Columns) + column];
                    }
                }
            }
        }

        return new ValueMatrix(transposed, Columns, Rows, _columnNames, _rowNames);
    }

    /// <summary>A part of the matrix; its rows and columns keep their names.</summary>
    /// <param name="rows">Such as <c>..10</c>, <c>^3..</c>, or <c>..</c> for all; at least one.</param>
    /// <param name="columns">The same for columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range is empty or leaves the matrix.</exception>
    /// <example><code>ValueMatrix corner = ValueMatrix.From(new float[20, 30]).Slice(..10, ..10);</code></example>
    public ValueMatrix Slice(Range rows, Range columns)
    {
        (int top, int height) = Part(rows, Rows, nameof(rows));
        (int left, int width) = Part(columns, Columns, nameof(columns));
        float[] part = new float[height * width];
        for (int row = 0; row < height; row++)
        {
            _values.AsSpan(((top + row) * Columns) + left, width).CopyTo(part.AsSpan(row * width));
        }

        return new ValueMatrix(part, height, width, _rowNames?.Slice(top, height), _columnNames?.Slice(left, width));
    }

    /// <summary>Divides each row by its sum, so that it sums to 1, or by its greatest absolute value; names stay.</summary>
    /// <remarks>
    /// Sums are in double from the left to the right. NaN cells do not count and stay NaN. A row of nothing but zeros stays as it is. A row
    /// that cannot be normalised, for it holds an infinity or sums to 0 though it is not all zeros, becomes NaN.
    /// </remarks>
    /// <param name="norm">What a row is divided by.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="norm"/> is none of its enum.</exception>
    /// <example><code>ValueMatrix recall = ValueMatrix.From(new[,] { { 8, 2 }, { 1, 9 } }).NormalizeRows(); // 0.8, 0.2; 0.1, 0.9</code></example>
    public ValueMatrix NormalizeRows(RowNorm norm = RowNorm.Sum)
    {
        if (!Enum.IsDefined(norm))
        {
            throw new ArgumentOutOfRangeException(nameof(norm), norm, "Not a norm of rows.");
        }

        float[] normalized = new float[_values.Length];
        for (int row = 0; row < Rows; row++)
        {
            NormalizeRow(Row(row), norm, normalized.AsSpan(row * Columns, Columns));
        }

        return new ValueMatrix(normalized, Rows, Columns, _rowNames, _columnNames);
    }

    /// <summary>Makes the matrix smaller: each value stands for a block of cells.</summary>
    /// <remarks>
    /// <para>
    /// The blocks part the matrix, so that each cell counts once: of R rows, row r of n is made from rows ⌊r · R / n⌋ to
    /// ⌊(r + 1) · R / n⌋ − 1, and columns alike. Blocks differ in size by one row and column at most.
    /// </para>
    /// <para>
    /// NaN cells do not count; a block of nothing but NaN is NaN. Infinities do. Means are sums in double, row after row, rounded once.
    /// An axis that keeps its length keeps its names; one that shrinks has none.
    /// </para>
    /// </remarks>
    /// <param name="rows">1 … <see cref="Rows"/>.</param>
    /// <param name="columns">1 … <see cref="Columns"/>.</param>
    /// <param name="pooling">What becomes of a block.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="rows"/> or <paramref name="columns"/> is below 1 or above what is there, or <paramref name="pooling"/> is none of its enum.
    /// </exception>
    /// <example><code>
    /// float[,] large = new float[4096, 4096];
    /// large[1234, 777] = 1;
    /// ValueMatrix small = ValueMatrix.From(large).Downscale(512, 512); // the hot cell is at [154, 97]
    /// </code></example>
    public ValueMatrix Downscale(int rows, int columns, Pooling pooling = Pooling.Max)
    {
        CheckTarget(rows, Rows, nameof(rows));
        CheckTarget(columns, Columns, nameof(columns));
        if (!Enum.IsDefined(pooling))
        {
            throw new ArgumentOutOfRangeException(nameof(pooling), pooling, "Not a pooling.");
        }

        if (rows == Rows && columns == Columns)
        {
            return this;
        }

        float[] pooled = pooling == Pooling.Max
            ? BlockPooling.Max(_values, Rows, Columns, rows, columns)
            : BlockPooling.Mean(_values, Rows, Columns, rows, columns);
        return new ValueMatrix(pooled, rows, columns, rows == Rows ? _rowNames : null, columns == Columns ? _columnNames : null);
    }

    private static void NormalizeRow(ReadOnlySpan<float> row, RowNorm norm, Span<float> normalized)
    {
        double divisor = 0;
        bool isZero = true;
        foreach (float value in row)
        {
            if (!float.IsNaN(value))
            {
                divisor = norm == RowNorm.Sum ? divisor + value : Math.Max(divisor, Math.Abs(value));
                isZero &= value == 0;
            }
        }

        if (isZero)
        {
            row.CopyTo(normalized);
        }
        else if (divisor == 0 || !double.IsFinite(divisor))
        {
            normalized.Fill(float.NaN);
        }
        else
        {
            for (int column = 0; column < row.Length; column++)
            {
                normalized[column] = (float)(row[column] / divisor);
            }
        }
    }

    private static (int Start, int Length) Part(Range range, int length, string parameter)
    {
        int start = range.Start.GetOffset(length), end = range.End.GetOffset(length);
        return start >= 0 && start < end && end <= length
            ? (start, end - start)
            : throw new ArgumentOutOfRangeException(
                parameter, range, $"{parameter} must be a range of at least one within 0..{length}, but is {range}, that is {start}..{end}.");
    }

    private static void CheckTarget(int target, int source, string parameter)
    {
        if (target < 1 || target > source)
        {
            throw new ArgumentOutOfRangeException(
                parameter, target, $"{parameter} must be 1 … {source}, what the matrix has, but is {target}; to enlarge, choose larger cells where it is drawn.");
        }
    }
}
