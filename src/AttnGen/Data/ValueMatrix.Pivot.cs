using System.Numerics;
using AttnGen.Data;

namespace AttnGen;

public sealed partial class ValueMatrix
{
    /// <summary>Makes a matrix of a long table, one (row, column, value) an entry, as pandas' <c>pivot_table</c> does.</summary>
    /// <remarks>
    /// Names are told apart by their code units. Sums and means are computed in double in the table's order and rounded once. An entry
    /// whose value is NaN is an entry: it is a duplicate of another one, and NaN in sums, means, minima and maxima.
    /// </remarks>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="entries">At least one; read once.</param>
    /// <param name="duplicates">What becomes of a second entry for the same row and column.</param>
    /// <param name="order">The order of rows and columns.</param>
    /// <param name="missing">The value of a cell that no entry names: NaN, or 0 where the entries are counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no entry; a name is null; a row and column come twice under <see cref="Duplicates.Reject"/>; or the matrix would have
    /// more values than an array holds.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duplicates"/> or <paramref name="order"/> is none of its enum.</exception>
    /// <example><code>
    /// (string Row, string Column, double Value)[] sales = [("north", "May", 3.5), ("south", "May", 1.25), ("north", "June", 4)];
    /// ValueMatrix matrix = ValueMatrix.Pivot(sales); // rows north, south; columns May, June; south in June is NaN
    /// </code></example>
    public static ValueMatrix Pivot<T>(
        IEnumerable<(string Row, string Column, T Value)> entries, Duplicates duplicates = Duplicates.Reject,
        NameOrder order = NameOrder.FirstOccurrence, float missing = float.NaN)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(entries);
        return PivotEntries(entries, duplicates, order, missing, nameof(entries));
    }

    /// <summary>Makes a matrix of records, each of which knows its row, its column and its value.</summary>
    /// <inheritdoc cref="Pivot{T}(IEnumerable{ValueTuple{string, string, T}}, Duplicates, NameOrder, float)" path="/remarks"/>
    /// <typeparam name="TRecord">The type of the records.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="records">At least one; read once.</param>
    /// <param name="row">The name of a record's row.</param>
    /// <param name="column">The name of a record's column.</param>
    /// <param name="value">A record's value.</param>
    /// <param name="duplicates">What becomes of a second record for the same row and column.</param>
    /// <param name="order">The order of rows and columns.</param>
    /// <param name="missing">The value of a cell that no record names: NaN, or 0 where the records are counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> or a function is null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no record; a name is null; a row and column come twice under <see cref="Duplicates.Reject"/>; or the matrix would have
    /// more values than an array holds.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duplicates"/> or <paramref name="order"/> is none of its enum.</exception>
    /// <example><code>
    /// string[] actual = ["cat", "dog", "dog"], predicted = ["cat", "cat", "dog"];
    /// ValueMatrix confusion = ValueMatrix.Pivot(
    ///     actual.Zip(predicted), pair => pair.First, pair => pair.Second, _ => 1, Duplicates.Sum, NameOrder.Ordinal, missing: 0);
    /// </code></example>
    public static ValueMatrix Pivot<TRecord, TValue>(
        IEnumerable<TRecord> records, Func<TRecord, string> row, Func<TRecord, string> column, Func<TRecord, TValue> value,
        Duplicates duplicates = Duplicates.Reject, NameOrder order = NameOrder.FirstOccurrence, float missing = float.NaN)
        where TValue : INumber<TValue>
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(value);
        return PivotEntries(records.Select(record => (row(record), column(record), value(record))), duplicates, order, missing, nameof(records));
    }

    private static ValueMatrix PivotEntries<T>(
        IEnumerable<(string Row, string Column, T Value)> entries, Duplicates duplicates, NameOrder order, float missing, string parameter)
        where T : INumber<T>
    {
        PivotTable table = new(duplicates, order, parameter);
        foreach ((string row, string column, T value) in entries)
        {
            table.Add(row, column, double.CreateChecked(value));
        }

        return table.ToMatrix(missing);
    }
}
