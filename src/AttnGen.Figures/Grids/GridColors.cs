using System.Globalization;
using AttnGen.Figures.Heatmaps;

namespace AttnGen.Figures.Grids;

/// <summary>The maps of a grid in colours of one scale. All values are coloured at once, as one row of cells, which is what makes them comparable.</summary>
internal sealed class GridColors
{
    private readonly Heatmap _all;
    private readonly int[] _begins;

    private GridColors(Heatmap all, IReadOnlyList<ValueMatrix> matrices)
    {
        (_all, Matrices) = (all, matrices);
        _begins = new int[matrices.Count];
        for (int i = 1; i < _begins.Length; i++)
        {
            _begins[i] = _begins[i - 1] + matrices[i - 1].Values.Length;
        }
    }

    /// <summary>The values that are shown, smaller than they were given where they would not fit.</summary>
    public IReadOnlyList<ValueMatrix> Matrices { get; }

    /// <summary>All values with their colours, for the colour bar.</summary>
    public Heatmap All => _all;

    /// <summary>The colours of a map, row-major.</summary>
    public ReadOnlySpan<Rgba32> this[int map] => _all.Pixels.Slice(_begins[map], Matrices[map].Values.Length);

    /// <summary>Colours the maps of a figure.</summary>
    /// <param name="figure">Its options.</param>
    /// <param name="content">Its maps.</param>
    /// <param name="mostSide">Cells of the longest row or column of a map; a longer one is made smaller.</param>
    public static GridColors Of(GridFigure figure, GridContent content, int mostSide)
    {
        ValueMatrix[] matrices = [.. content.Maps.Select(map => Masked(map, figure.Mask))];
        float[] values = Joined(matrices);
        ColorScale scale = (figure.Scale ?? DefaultScale(content.Values, values)).Fit(values);
        Colormap colormap = figure.Colormap ?? (content.Values == GridValues.Differences ? MatrixDifference.Colors : Colormaps.Viridis);
        bool isReduced = false;
        for (int i = 0; i < matrices.Length; i++)
        {
            if (matrices[i].Rows > mostSide || matrices[i].Columns > mostSide)
            {
                Pooling pooling = scale.Norm is ColorNorm.Centered or ColorNorm.TwoSlope ? Pooling.Mean : Pooling.Max;
                matrices[i] = matrices[i].Downscale(Math.Min(mostSide, matrices[i].Rows), Math.Min(mostSide, matrices[i].Columns), pooling);
                isReduced = true;
            }
        }

        // The limits stay those of the values as they were given.
        values = isReduced ? Joined(matrices) : values;
        return new GridColors(Heatmap.FromMatrix(values, 1, values.Length, colormap, scale), matrices);
    }

    /// <summary>Negative numbers are no weights: scores, such as before a softmax, have limits from the data.</summary>
    private static ColorScale DefaultScale(GridValues kind, float[] values) => kind switch
    {
        GridValues.Differences => ColorScale.Centered(0),
        GridValues.Attention when !values.AsSpan().ContainsAnyInRange(float.NegativeInfinity, -float.Epsilon) => ColorScale.Linear(vmin: 0),
        _ => ColorScale.Linear(),
    };

    private static float[] Joined(ValueMatrix[] matrices)
    {
        long length = matrices.Sum(matrix => (long)matrix.Values.Length);
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The grid has {length.ToString(CultureInfo.InvariantCulture)} cells, more than an array holds; choose fewer layers or heads, or make the maps smaller with Downscale.",
                nameof(GridFigure.Layers));
        }

        float[] values = new float[length];
        int begin = 0;
        foreach (ValueMatrix matrix in matrices)
        {
            matrix.Values.CopyTo(values.AsSpan(begin));
            begin += matrix.Values.Length;
        }

        return values;
    }

    private static ValueMatrix Masked(GridMap map, bool[,]? hidden)
    {
        ValueMatrix matrix = map.Matrix;
        if (hidden is null)
        {
            return matrix;
        }

        if (hidden.GetLength(0) != matrix.Rows || hidden.GetLength(1) != matrix.Columns)
        {
            throw new ArgumentException(
                $"Mask is [{hidden.GetLength(0)}, {hidden.GetLength(1)}]; it must have the shape of each map, and \"{map.Title.Long}\" is [rows {matrix.Rows}, columns {matrix.Columns}].",
                nameof(GridFigure.Mask));
        }

        float[] values = matrix.Values.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = hidden[i / matrix.Columns, i % matrix.Columns] ? float.NaN : values[i];
        }

        return ValueMatrix.From(values, matrix.Rows, matrix.Columns, matrix.RowNames, matrix.ColumnNames);
    }
}
