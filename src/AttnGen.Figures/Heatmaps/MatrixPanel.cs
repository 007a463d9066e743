using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Heatmaps;

/// <summary>The cells of a matrix with their frame, lines between them, numbers in them and labels beside them.</summary>
internal sealed class MatrixPanel
{
    /// <summary>Row-major [rows, columns], row 0 on top.</summary>
    public required Rgba32[] Colors { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>Pixels of a column.</summary>
    public required float CellWidth { get; init; }

    /// <summary>Pixels of a row.</summary>
    public required float CellHeight { get; init; }

    public required AxisLabels RowLabels { get; init; }

    public required AxisLabels ColumnLabels { get; init; }

    /// <summary>What stands in each cell, [rows, columns]; null where nothing does.</summary>
    public TextLine?[]? Annotations { get; init; }

    /// <summary>Pixels of an em of what stands in the cells.</summary>
    public float AnnotationSize { get; init; } = FigureStyle.AnnotationSize;

    /// <summary>Pixels of the lines between cells.</summary>
    public float LineWidth { get; init; }

    public Rgba32 LineColor { get; init; } = ColorMixing.White;

    public float Width => CellWidth * Columns;

    public float Height => CellHeight * Rows;

    /// <summary>Draws everything.</summary>
    /// <param name="canvas">Where on.</param>
    /// <param name="left">The left edge of the cells.</param>
    /// <param name="top">The upper edge of the cells.</param>
    public void Draw(FigureCanvas canvas, float left, float top)
    {
        Box cells = new(left, top, Width, Height);
        canvas.DrawCells(cells, Colors, Rows, Columns);
        DrawLines(canvas, cells);
        DrawAnnotations(canvas, cells);

        // Around the cells, not over them: a row that is a pixel high is seen.
        const float Half = FigureStyle.LineWidth / 2;
        canvas.StrokeRectangle(new Box(left - Half, top - Half, Width + FigureStyle.LineWidth, Height + FigureStyle.LineWidth), FigureStyle.LineWidth, FigureStyle.Ink);
        RowLabels.Draw(canvas, cells);
        ColumnLabels.Draw(canvas, cells);
    }

    private void DrawLines(FigureCanvas canvas, Box cells)
    {
        if (LineWidth == 0)
        {
            return;
        }

        for (int row = 1; row < Rows; row++)
        {
            canvas.FillRectangle(new Box(cells.Left, cells.Top + (row * CellHeight) - (LineWidth / 2), cells.Width, LineWidth), LineColor);
        }

        for (int column = 1; column < Columns; column++)
        {
            canvas.FillRectangle(new Box(cells.Left + (column * CellWidth) - (LineWidth / 2), cells.Top, LineWidth, cells.Height), LineColor);
        }
    }

    private void DrawAnnotations(FigureCanvas canvas, Box cells)
    {
        for (int cell = 0; cell < (Annotations?.Length ?? 0); cell++)
        {
            if (Annotations![cell] is { } text)
            {
                (int row, int column) = int.DivRem(cell, Columns);
                float x = cells.Left + ((column + 0.5f) * CellWidth), y = cells.Top + ((row + 0.5f) * CellHeight);
                Rgba32 background = ColorMixing.Over(Colors[cell], Colors[cell].A, FigureStyle.Paper);
                canvas.DrawText(text, AnnotationSize, x, y, 0.5f, TextLine.CapHeight / 2, 0, ColorMixing.TextOn(background));
            }
        }
    }
}
