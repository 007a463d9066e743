using System.Globalization;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Evaluation;

/// <summary>
/// Precision, recall, F1 and support beside the rows of a confusion matrix, a line for each true class, and below them accuracy and the averages.
/// </summary>
internal sealed class MetricTable
{
    private const float Gap = 24, ColumnPad = 10, SummaryGap = 8;

    private static readonly string[] Headers = ["precision", "recall", "F1", "support"];

    private readonly Line[] _classes;
    private readonly Line[] _summary;
    private readonly TextLine[] _headers;
    private readonly Colormap _colormap;

    /// <param name="shaper">Shapes names and numbers.</param>
    /// <param name="metrics">What is shown.</param>
    /// <param name="digits">Decimals.</param>
    /// <param name="colormap">The colours of shares from 0 to 1.</param>
    public MetricTable(TextShaper shaper, ClassificationMetrics metrics, int digits, Colormap colormap)
    {
        _colormap = colormap;
        _headers = [.. Headers.Select(shaper.Shape)];
        _classes = [.. metrics.Classes.Select(one => LineOf(shaper, one.Name, digits, one.Precision, one.Recall, one.F1, one.Support))];
        long samples = metrics.Confusion.Samples;
        _summary =
        [
            LineOf(shaper, "accuracy", digits, null, null, metrics.Accuracy, samples),
            LineOf(shaper, "micro avg", digits, metrics.Micro.Precision, metrics.Micro.Recall, metrics.Micro.F1, samples),
            LineOf(shaper, "macro avg", digits, metrics.Macro.Precision, metrics.Macro.Recall, metrics.Macro.F1, samples),
            LineOf(shaper, "weighted avg", digits, metrics.Weighted.Precision, metrics.Weighted.Recall, metrics.Weighted.F1, samples),
        ];
    }

    /// <summary>Pixels of the headers above the cells.</summary>
    public static float Above => FigureStyle.TextSize * 1.5f;

    /// <summary>Pixels from the cells' right edge to the end of the table, at a text size.</summary>
    public float Width(float cellHeight)
    {
        float size = TextSize(cellHeight);
        return Gap + NameWidth(size) + (Headers.Length * ColumnWidth(size));
    }

    /// <summary>Pixels of the averages below the cells.</summary>
    public float Below(float cellHeight) => SummaryGap + (_summary.Length * SummaryHeight(cellHeight));

    /// <summary>Draws the table.</summary>
    /// <param name="canvas">Where on.</param>
    /// <param name="cells">The cells of the matrix.</param>
    /// <param name="cellHeight">Pixels of a row.</param>
    public void Draw(FigureCanvas canvas, Box cells, float cellHeight)
    {
        float size = TextSize(cellHeight), column = ColumnWidth(size), left = MathF.Round(cells.Right + Gap + NameWidth(size));
        for (int i = 0; i < _headers.Length; i++)
        {
            canvas.DrawText(_headers[i], size, left + ((i + 0.5f) * column), cells.Top - (size * 0.6f), 0.5f, 0, 0, FigureStyle.Ink);
        }

        for (int row = 0; row < _classes.Length; row++)
        {
            DrawLine(canvas, _classes[row], left, cells.Top + (row * cellHeight), cellHeight, column, size);
        }

        float height = SummaryHeight(cellHeight), top = cells.Bottom + SummaryGap;
        for (int row = 0; row < _summary.Length; row++)
        {
            DrawLine(canvas, _summary[row], left, top + (row * height), height, column, size);
        }
    }

    private static float TextSize(float cellHeight) => Math.Clamp(cellHeight / 1.2f, FigureStyle.LeastTextSize, FigureStyle.TextSize);

    private static float SummaryHeight(float cellHeight) => MathF.Round(TextSize(cellHeight) * 1.7f);

    private static Line LineOf(TextShaper shaper, string name, int digits, double? precision, double? recall, double f1, long support)
    {
        string format = "F" + digits.ToString(CultureInfo.InvariantCulture);
        double?[] shares = [precision, recall, f1];
        TextLine?[] texts =
        [
            .. shares.Select(share => share is { } value ? shaper.Shape(double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture)) : null),
            shaper.Shape(support.ToString(CultureInfo.InvariantCulture)),
        ];
        return new Line(shaper.Fit(name, 20), shares, texts);
    }

    private void DrawLine(FigureCanvas canvas, Line line, float left, float top, float height, float column, float size)
    {
        float middle = top + (height / 2);
        canvas.DrawText(line.Name, size, left - ColumnPad, middle, 1, TextLine.CapHeight / 2, 0, FigureStyle.Ink);
        for (int i = 0; i < line.Texts.Length; i++)
        {
            Rgba32 background = FigureStyle.Paper;
            if (i < line.Shares.Length && line.Shares[i] is { } share && !double.IsNaN(share))
            {
                background = _colormap.Map([(float)share], ColorScale.Linear(0, 1))[0];
                canvas.FillRectangle(new Box(left + (i * column), top, column, height), background);
            }

            if (line.Texts[i] is { } text)
            {
                Rgba32 seen = ColorMixing.Over(background, background.A, FigureStyle.Paper);
                canvas.DrawText(text, size, left + ((i + 0.5f) * column), middle, 0.5f, TextLine.CapHeight / 2, 0, ColorMixing.TextOn(seen));
            }
        }
    }

    private float NameWidth(float size) => (_classes.Concat(_summary).Max(line => line.Name.Width) * size) + ColumnPad;

    private float ColumnWidth(float size) => MathF.Round(
        (Math.Max(_headers.Max(header => header.Width), _classes.Concat(_summary).Max(line => line.Texts.Max(text => text?.Width ?? 0))) * size) + ColumnPad);

    private sealed record Line(TextLine Name, double?[] Shares, TextLine?[] Texts);
}
