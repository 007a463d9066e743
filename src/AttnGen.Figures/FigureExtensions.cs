namespace AttnGen.Figures;

/// <summary>One call more from a heatmap or a matrix to a labelled figure.</summary>
public static class FigureExtensions
{
    /// <summary>A labelled figure of a heatmap, with its colours and scale.</summary>
    /// <param name="heatmap">The heatmap.</param>
    /// <param name="title">Above the cells, or null.</param>
    /// <param name="rowLabels">A name for each row; absent: row numbers.</param>
    /// <param name="columnLabels">A name for each column; absent: column numbers.</param>
    /// <param name="annot">Whether each cell shows its value.</param>
    /// <param name="fmt">How values in cells are written; see <see cref="HeatmapFigure.Fmt"/>.</param>
    /// <example><code>
    /// float[] weights = [0.9f, 0.1f, 0.4f, 0.6f];
    /// weights.ToHeatmap(2, 2, "Blues").ToFigure("head 0", ["it", "was"], ["it", "was"], annot: true).SavePng("head.png");
    /// </code></example>
    public static HeatmapFigure ToFigure(
        this Heatmap heatmap,
        string? title = null,
        IReadOnlyList<string>? rowLabels = null,
        IReadOnlyList<string>? columnLabels = null,
        bool annot = false,
        string fmt = ".2g") =>
        new(heatmap) { Title = title, RowLabels = rowLabels, ColumnLabels = columnLabels, Annot = annot, Fmt = fmt };

    /// <summary>A labelled figure of a matrix, with its names. For more options: <c>new HeatmapFigure(matrix) { … }</c>.</summary>
    /// <param name="matrix">The values.</param>
    /// <param name="title">Above the cells, or null.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="annot">Whether each cell shows its value.</param>
    /// <param name="fmt">How values in cells are written; see <see cref="HeatmapFigure.Fmt"/>.</param>
    /// <exception cref="ArgumentException">The map is unknown; the message names the three nearest.</exception>
    public static HeatmapFigure ToFigure(
        this ValueMatrix matrix, string? title = null, string colormap = "viridis", bool annot = false, string fmt = ".2g") =>
        new(matrix) { Title = title, Colormap = Colormaps.Find(colormap), Annot = annot, Fmt = fmt };
}
