using System.Globalization;
using System.Runtime.InteropServices;

namespace AttnGen.Data;

/// <summary>Collects the entries of a long table, cell by cell, and lays them out as a matrix.</summary>
internal sealed class PivotTable
{
    private readonly Duplicates _duplicates;
    private readonly NameOrder _order;
    private readonly string _parameter;
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Row, int Column), Cell> _cells = [];
    private long _entries;

    /// <param name="duplicates">What becomes of a second entry for the same cell.</param>
    /// <param name="order">The order of rows and columns.</param>
    /// <param name="parameter">The caller's parameter that holds the table.</param>
    public PivotTable(Duplicates duplicates, NameOrder order, string parameter)
    {
        if (!Enum.IsDefined(duplicates))
        {
            throw new ArgumentOutOfRangeException(nameof(duplicates), duplicates, "Not a rule for duplicates.");
        }

        if (!Enum.IsDefined(order))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "Not an order of names.");
        }

        (_duplicates, _order, _parameter) = (duplicates, order, parameter);
    }

    public void Add(string row, string column, double value)
    {
        (int Row, int Column) place = (Index(_rows, row, "row"), Index(_columns, column, "column"));
        ref Cell cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, place, out bool isThere);
        if (isThere && _duplicates == Duplicates.Reject)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_parameter} has two values for row '{row}', column '{column}': {cell.Value} and {value}; say with {nameof(Duplicates)} how to combine them."),
                _parameter);
        }

        cell = new Cell(isThere ? Combine(cell.Value, value) : value, cell.Count + 1);
        _entries++;
    }

    public ValueMatrix ToMatrix(float missing)
    {
        if (_entries == 0)
        {
            throw new ArgumentException($"{_parameter} has no entry; a matrix needs at least one.", _parameter);
        }

        (string[] rowNames, int[] rowPlaces) = Lay(_rows);
        (string[] columnNames, int[] columnPlaces) = Lay(_columns);
        float[] values = new float[MatrixShape.Length(rowNames.Length, columnNames.Length, _parameter)];
        Array.Fill(values, missing);
        foreach (((int row, int column), Cell cell) in _cells)
        {
            double value = _duplicates == Duplicates.Mean ? cell.Value / cell.Count : cell.Value;
            values[(rowPlaces[row] * columnNames.Length) + columnPlaces[column]] = (float)value;
        }

        return new ValueMatrix(values, rowNames.Length, columnNames.Length, NameList.Own(rowNames), NameList.Own(columnNames));
    }

    private int Index(Dictionary<string, int> names, string name, string axis)
    {
        if (name is null)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{_parameter} has no {axis} name in entry {_entries}: it is null; every entry needs one."), _parameter);
        }

        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(names, name, out bool isThere);
        if (!isThere)
        {
            index = names.Count - 1;
        }

        return index;
    }

    /// <summary>The names in their final order, and the final place of each in the order of first occurrence.</summary>
    private (string[] Names, int[] Places) Lay(Dictionary<string, int> found)
    {
        string[] names = new string[found.Count];
        int[] places = new int[found.Count];
        foreach ((string name, int index) in found)
        {
            (names[index], places[index]) = (name, index);
        }

        if (_order == NameOrder.Ordinal)
        {
            Array.Sort(names, StringComparer.Ordinal);
            for (int place = 0; place < names.Length; place++)
            {
                places[found[names[place]]] = place;
            }
        }

        return (names, places);
    }

    private double Combine(double earlier, double later) => _duplicates switch
    {
        Duplicates.Sum or Duplicates.Mean => earlier + later,
        Duplicates.Min => Math.Min(earlier, later),
        Duplicates.Max => Math.Max(earlier, later),
        Duplicates.First => earlier,
        _ => later,
    };

    /// <summary>What the entries of a cell come to so far, and how many they are.</summary>
    private readonly record struct Cell(double Value, long Count);
}
