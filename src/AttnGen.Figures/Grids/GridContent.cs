namespace AttnGen.Figures.Grids;

/// <summary>The maps of a grid in their order, and how they are named.</summary>
/// <param name="Maps">From left to right and from top to bottom.</param>
/// <param name="Columns">Maps in a row.</param>
internal sealed record GridContent(IReadOnlyList<GridMap> Maps, int Columns)
{
    /// <summary>A name for each row of the grid, or null where rows have none in common.</summary>
    public IReadOnlyList<GridTitle>? RowTitles { get; init; }

    /// <summary>A name for each column of the grid, or null where columns have none in common.</summary>
    public IReadOnlyList<GridTitle>? ColumnTitles { get; init; }

    /// <summary>What the values are.</summary>
    public required GridValues Values { get; init; }

    /// <summary>Rows of maps.</summary>
    public int Rows => (Maps.Count + Columns - 1) / Columns;

    /// <summary>Maps in a row for which a number of maps comes near a square and, if it can, fills it.</summary>
    public static int ColumnsFor(int count)
    {
        if (count <= 4)
        {
            return count;
        }

        int side = (int)Math.Ceiling(Math.Sqrt(count));
        for (int columns = side; columns <= 2 * side; columns++)
        {
            if (count % columns == 0)
            {
                return columns;
            }
        }

        return side;
    }
}

/// <summary>One map of a grid.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Matrix">Its values.</param>
internal sealed record GridMap(GridTitle Title, ValueMatrix Matrix);

/// <summary>A name in full, and for where there is little room.</summary>
/// <param name="Long">Such as <c>layer 0, head 3</c>.</param>
/// <param name="Short">Such as <c>L0 H3</c>.</param>
internal readonly record struct GridTitle(string Long, string Short);

/// <summary>What a grid shows, which decides its scale where none is given.</summary>
internal enum GridValues
{
    /// <summary>Weights from 0 on.</summary>
    Attention,

    /// <summary>Numbers around 0.</summary>
    Differences,

    /// <summary>Numbers of any kind.</summary>
    Matrices,
}
