using System.Globalization;

namespace AttnGen.Data;

/// <summary>Checks of shapes and indices, with errors that say what was expected and what came.</summary>
internal static class MatrixShape
{
    /// <summary>Elements of a matrix, which an array can hold.</summary>
    public static int Length(long rows, long columns, string parameter)
    {
        if (rows < 1 || columns < 1)
        {
            throw new ArgumentException($"{parameter} must have at least one row and one column, but has the shape {Text(rows, columns)}.", parameter);
        }

        // The quotient decides, for the product may overflow.
        return rows <= Array.MaxLength / columns
            ? (int)(rows * columns)
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} has the shape {Text(rows, columns)}, but a matrix holds at most {Array.MaxLength} values; take a part of it."),
                parameter);
    }

    /// <summary>Checks that a span has rows · columns elements.</summary>
    public static void CheckLength(int length, int rows, int columns, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (length != (long)rows * columns)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parameter} must have the shape {Text(rows, columns)}, that is {(long)rows * columns} elements, but its length is {length}."),
                parameter);
        }
    }

    /// <summary>Checks that an index lies on an axis.</summary>
    public static void CheckIndex(int index, int length, string parameter)
    {
        if ((uint)index >= (uint)length)
        {
            throw new ArgumentOutOfRangeException(
                parameter, index, string.Create(CultureInfo.InvariantCulture, $"{parameter} must be 0 … {length - 1}, but is {index}."));
        }
    }

    private static string Text(long rows, long columns) => string.Create(CultureInfo.InvariantCulture, $"[rows {rows}, columns {columns}]");
}
