using AttnGen.Figures.Text;

namespace AttnGen.Figures.Heatmaps;

/// <summary>What stands in the cells of a figure.</summary>
internal static class CellTexts
{
    /// <summary>The longest text of a cell in ems; what is longer ends in an ellipsis.</summary>
    private const float MostWidth = 24;

    /// <returns>[rows, columns], null where a cell is masked or has no text; null without annotations.</returns>
    /// <exception cref="ArgumentException">A shape differs, the format is unknown, or there are no values to write.</exception>
    public static TextLine?[]? Of(HeatmapFigure figure, Heatmap heatmap, TextShaper shaper)
    {
        if (figure.AnnotTexts is { } texts)
        {
            CheckShape(texts.GetLength(0), texts.GetLength(1), heatmap, nameof(HeatmapFigure.AnnotTexts));
            TextLine?[] lines = new TextLine?[texts.Length];
            for (int i = 0; i < lines.Length; i++)
            {
                string? text = texts[i / heatmap.Columns, i % heatmap.Columns];
                bool isHidden = figure.Mask?[i / heatmap.Columns, i % heatmap.Columns] ?? false;
                lines[i] = string.IsNullOrEmpty(text) || isHidden ? null : shaper.Fit(text, MostWidth);
            }

            return lines;
        }

        if (figure.AnnotValues is { } values)
        {
            CheckShape(values.Rows, values.Columns, heatmap, nameof(HeatmapFigure.AnnotValues));
            return Write(values.Values, heatmap.Values, figure.Fmt, shaper);
        }

        if (!figure.Annot)
        {
            return null;
        }

        return heatmap.Values.IsEmpty
            ? throw new ArgumentException(
                "Annot writes the cells' values, and this heatmap was made of colours. Give AnnotValues or AnnotTexts.", nameof(HeatmapFigure.Annot))
            : Write(heatmap.Values, heatmap.Values, figure.Fmt, shaper);
    }

    private static TextLine?[] Write(ReadOnlySpan<float> values, ReadOnlySpan<float> cells, string fmt, TextShaper shaper)
    {
        NumberFormat format;
        try
        {
            format = NumberFormat.Parse(fmt);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(
                $"Fmt is \"{fmt}\"; write Python's .2g, .2f, .1e, d or .0%, or one of .NET's such as F2, P0 or 0.00.", nameof(HeatmapFigure.Fmt), exception);
        }

        TextLine?[] lines = new TextLine?[values.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            // A masked cell has no text, as in seaborn.
            bool isMasked = !cells.IsEmpty && float.IsNaN(cells[i]);
            lines[i] = isMasked ? null : shaper.Shape(format.Write(values[i]));
        }

        return lines;
    }

    private static void CheckShape(int rows, int columns, Heatmap heatmap, string name)
    {
        if (rows != heatmap.Rows || columns != heatmap.Columns)
        {
            throw new ArgumentException(
                $"{name} is [{rows}, {columns}]; it must have the heatmap's shape [rows {heatmap.Rows}, columns {heatmap.Columns}].", name);
        }
    }
}
