namespace AttnGen.Figures.Grids;

/// <summary>A grid of matrices, each with its title.</summary>
internal sealed class MatrixGrid : GridSource
{
    private readonly GridMap[] _maps;

    public MatrixGrid(IReadOnlyList<(string Title, ValueMatrix Matrix)> maps)
    {
        if (maps.Count == 0)
        {
            throw new ArgumentException("maps is empty; a grid shows at least one map.", nameof(maps));
        }

        _maps = new GridMap[maps.Count];
        for (int i = 0; i < _maps.Length; i++)
        {
            (string title, ValueMatrix matrix) = maps[i];
            if (title is null || matrix is null)
            {
                throw new ArgumentException(
                    $"maps[{i}] has a {(title is null ? "title" : "matrix")} that is null; a map without a title has an empty one.", nameof(maps));
            }

            _maps[i] = new GridMap(new GridTitle(title, title), matrix);
        }
    }

    public override IReadOnlyList<int>? Check(IReadOnlyList<int>? chosen, string property) => chosen is null
        ? null
        : throw new ArgumentException(
            $"{property} chooses among attention weights, and this grid was made of a list of matrices. Leave {property} out and give the matrices that are to be shown.",
            property);

    public override GridContent Select(GridFigure figure) =>
        new(_maps, Math.Min(_maps.Length, figure.Columns ?? GridContent.ColumnsFor(_maps.Length))) { Values = GridValues.Matrices };
}
