using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;

namespace AttnGen.Figures.Heatmaps;

/// <summary>How large the cells of a heatmap figure are: what labels and numbers need, or what a picture of given size leaves.</summary>
/// <param name="figure">With the sizes that are asked for.</param>
/// <param name="heatmap">The cells.</param>
/// <param name="rowNames">Names of the rows, or null.</param>
/// <param name="columnNames">Names of the columns, or null.</param>
/// <param name="widestText">The width of the widest text in a cell, in ems, or null without texts.</param>
/// <param name="hasBar">Whether a colour bar stands beside the cells.</param>
internal sealed class CellSizing(
    HeatmapFigure figure, Heatmap heatmap, IReadOnlyList<string>? rowNames, IReadOnlyList<string>? columnNames, float? widestText, bool hasBar)
{
    /// <summary>matplotlib's axes in a picture of 640 × 480: the height, the width, and the width beside a colour bar.</summary>
    private const float UsualCellsHeight = 369.6f, UsualCellsWidth = 496, UsualCellsWidthBesideBar = 396.8f;

    /// <summary>Up to so many pixels cells grow for their labels at full size; up to <see cref="MostSide"/> for the smallest.</summary>
    private const float ComfortableSide = 700, MostSide = 2048;

    /// <summary>Smaller cells than an eighth of a pixel are no picture of their matrix.</summary>
    private const float LeastSide = 1f / 8;

    /// <summary>The cells where the picture may be as large as it wants.</summary>
    public (float Width, float Height) Wanted()
    {
        if (figure.CellSize is { } size)
        {
            return ((float)size, (float)size);
        }

        float usualWidth = (hasBar ? UsualCellsWidthBesideBar : UsualCellsWidth) / heatmap.Columns, usualHeight = UsualCellsHeight / heatmap.Rows;
        float columnPitch = LabelPitch(columnNames, figure.ColumnLabelStep), rowPitch = LabelPitch(rowNames, figure.RowLabelStep);
        float width = Math.Max(WholePixels(usualWidth), columnPitch), height = Math.Max(WholePixels(usualHeight), rowPitch);
        if (figure.Square)
        {
            width = height = Math.Max(WholePixels(Math.Min(usualWidth, usualHeight)), Math.Max(rowPitch, columnPitch));
        }

        if (widestText is { } ems)
        {
            float wide = MathF.Ceiling((ems + 0.6f) * FigureStyle.AnnotationSize), high = MathF.Ceiling(1.6f * FigureStyle.AnnotationSize);
            (wide, high) = figure.Square ? (Math.Max(wide, high), Math.Max(wide, high)) : (wide, high);
            (width, height) = (Math.Max(width, wide), Math.Max(height, high));
        }

        return (width, height);
    }

    /// <summary>The largest cells for which such margins leave room in a picture of given size.</summary>
    /// <exception cref="ArgumentException">There is no room.</exception>
    public (float Width, float Height) Within(FigureMargins margins, (float Width, float Height) cell)
    {
        float width = figure.Width is { } givenWidth ? (givenWidth - margins.Left - margins.Right) / heatmap.Columns : FreeSide(cell.Width, heatmap.Columns);
        float height = figure.Height is { } givenHeight ? (givenHeight - margins.Top - margins.Bottom) / heatmap.Rows : FreeSide(cell.Height, heatmap.Rows);
        if (figure.CellSize is { } size)
        {
            Check(Math.Min(width, (float)size) < size, nameof(HeatmapFigure.Width), figure.Width, heatmap.Columns, $" of {size:0.##} pixels (CellSize)");
            Check(Math.Min(height, (float)size) < size, nameof(HeatmapFigure.Height), figure.Height, heatmap.Rows, $" of {size:0.##} pixels (CellSize)");
            return cell;
        }

        Check(width < LeastSide, nameof(HeatmapFigure.Width), figure.Width, heatmap.Columns, $"");
        Check(height < LeastSide, nameof(HeatmapFigure.Height), figure.Height, heatmap.Rows, $"");
        if (figure.Square)
        {
            width = height = Math.Min(width, height);
        }

        return (width >= 4 ? MathF.Floor(width) : width, height >= 4 ? MathF.Floor(height) : height);
    }

    private static float WholePixels(float side) => Math.Max(1, MathF.Round(side));

    private static float LabelPitch(IReadOnlyList<string>? names, int step)
    {
        if (names is null || names.Count == 0)
        {
            return 0;
        }

        float comfortable = MathF.Ceiling(AxisLabels.Pitch(FigureStyle.TextSize)) / step;
        float least = MathF.Ceiling(FigureStyle.LeastTextSize * 1.15f) / step;
        float pitch = Math.Clamp(ComfortableSide / names.Count, least, Math.Max(least, comfortable));
        return Math.Max(1, MathF.Floor(Math.Min(pitch, MostSide / names.Count)));
    }

    private static void Check(bool isWrong, string property, int? given, int count, FormattableString size)
    {
        if (isWrong)
        {
            throw new ArgumentException(
                $"{property} is {given}, which leaves no room for {count} cells{FormattableString.Invariant(size)} beside labels, title and colour bar. Make it larger, or leave it out: then it is what the content needs.",
                property);
        }
    }

    /// <summary>
    /// The side of a cell in the direction whose length is not given: that of the other one where cells are square, but not so long that a
    /// wide matrix in a high picture has no end.
    /// </summary>
    private float FreeSide(float side, int count) => figure.Square ? Math.Max(Wanted().Width, MostSide / count) : side;
}
