using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Grids;

/// <summary>The names or numbers beside and below the maps of a grid: once for maps in a row or column that have the same.</summary>
internal sealed class GridLabels
{
    /// <summary>Numbers stand at maps that are at least so long.</summary>
    private const float LeastNumbered = 40;

    private readonly TextShaper _shaper;
    private readonly int _columns;
    private readonly IReadOnlyList<ValueMatrix> _matrices;
    private readonly float _cell;

    /// <param name="shaper">Shapes the names.</param>
    /// <param name="matrices">The maps from left to right and from top to bottom.</param>
    /// <param name="columns">Maps in a row.</param>
    /// <param name="cell">Pixels of a cell.</param>
    /// <param name="share">Whether labels may stand once for several maps.</param>
    public GridLabels(TextShaper shaper, IReadOnlyList<ValueMatrix> matrices, int columns, float cell, bool share)
    {
        (_shaper, _matrices, _columns, _cell) = (shaper, matrices, columns, cell);
        Rows = new AxisLabels[matrices.Count];
        Columns = new AxisLabels[matrices.Count];
        AxisLabels noRows = AxisLabels.Names(shaper, AxisSide.Left, [], 1, cell, TextSize), noColumns = AxisLabels.Names(shaper, AxisSide.Bottom, [], 1, cell, TextSize);
        for (int i = 0; i < matrices.Count; i++)
        {
            int left = i - (i % columns);
            bool hasRows = i == left || !share || !Row(left).All(map => HaveSameRows(matrices[left], matrices[map]));
            Rows[i] = hasRows ? Of(AxisSide.Left, matrices[i].Rows, matrices[i].RowNames) : noRows;
            int bottom = LowestOf(i % columns);
            bool hasColumns = i == bottom || !share || !Column(i % columns).All(map => HaveSameColumns(matrices[bottom], matrices[map]));
            Columns[i] = hasColumns ? Of(AxisSide.Bottom, matrices[i].Columns, matrices[i].ColumnNames) : noColumns;
        }
    }

    /// <summary>Pixels of an em of names where there is room: 8 points, smaller than those of a single map.</summary>
    public static float TextSize => FigureStyle.AnnotationSize;

    /// <summary>The least cells at which names are read.</summary>
    public static int LeastNamedCell => (int)MathF.Ceiling(FigureStyle.LeastTextSize * 1.15f);

    /// <summary>What stands beside the rows of each map.</summary>
    public AxisLabels[] Rows { get; }

    /// <summary>What stands below the columns of each map.</summary>
    public AxisLabels[] Columns { get; }

    /// <summary>Whether there are names that the cells are too small for.</summary>
    public bool HidesNames => _cell < LeastNamedCell && _matrices.Any(matrix => HasText(matrix.RowNames) || HasText(matrix.ColumnNames));

    private static bool HasText(IReadOnlyList<string>? names) => names is not null && names.Any(name => name.Length > 0);

    private static bool HaveSameRows(ValueMatrix one, ValueMatrix other) => AreSame(one.Rows, one.RowNames, other.Rows, other.RowNames);

    private static bool HaveSameColumns(ValueMatrix one, ValueMatrix other) => AreSame(one.Columns, one.ColumnNames, other.Columns, other.ColumnNames);

    private static bool AreSame(int count, IReadOnlyList<string>? names, int otherCount, IReadOnlyList<string>? otherNames) =>
        count == otherCount && (names == otherNames || (names is not null && otherNames is not null && names.SequenceEqual(otherNames)));

    private AxisLabels Of(AxisSide side, int count, IReadOnlyList<string>? names)
    {
        if (names is not null && _cell >= LeastNamedCell)
        {
            return AxisLabels.Names(_shaper, side, names, 1, _cell, TextSize);
        }

        return count * _cell >= LeastNumbered
            ? AxisLabels.Numbers(_shaper, side, count, _cell, TextSize, isReversed: false)
            : AxisLabels.Names(_shaper, side, [], 1, _cell, TextSize);
    }

    private IEnumerable<int> Row(int left) => Enumerable.Range(left, Math.Min(_columns, _matrices.Count - left));

    private IEnumerable<int> Column(int column)
    {
        for (int map = column; map < _matrices.Count; map += _columns)
        {
            yield return map;
        }
    }

    private int LowestOf(int column) => column + ((_matrices.Count - 1 - column) / _columns * _columns);
}
