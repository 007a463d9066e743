using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Evaluation;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Heatmaps;

/// <summary>Gives the parts of a heatmap figure their places: cells, labels, colour bar, title, in this order.</summary>
internal sealed class HeatmapArrangement
{
    /// <summary>The picture where nothing needs more: matplotlib's 6.4 × 4.8 inches.</summary>
    private const float UsualWidth = 640, UsualHeight = 480;

    /// <summary>The middle of matplotlib's axes in it.</summary>
    private const float UsualCenterX = 328, UsualCenterXBesideBar = 278.4f, UsualCenterY = 242.9f;

    /// <summary>Between the cells and the colour bar: 5 % of the axes, matplotlib's <c>pad</c>.</summary>
    private const float BarGap = 24.8f;

    private const float LeastBarHeight = 100;

    /// <summary>A title or the name of an axis that is longer ends in an ellipsis.</summary>
    private const float MostTextLength = 1600;

    private const int MostRounds = 4;

    private const string NoRoom = "no room for texts in cells";

    private readonly HeatmapFigure _figure;
    private readonly TextShaper _shaper;
    private readonly MetricTable? _table;
    private readonly Heatmap _heatmap;
    private readonly IReadOnlyList<string>? _rowNames;
    private readonly IReadOnlyList<string>? _columnNames;
    private readonly TextLine?[]? _texts;
    private readonly TextLine? _title;
    private readonly TextLine? _xLabel;
    private readonly TextLine? _yLabel;

    /// <param name="figure">What is drawn and how.</param>
    /// <param name="shaper">Shapes all text.</param>
    /// <param name="table">What stands beside the cells, or null.</param>
    public HeatmapArrangement(HeatmapFigure figure, TextShaper shaper, MetricTable? table = null)
    {
        (_figure, _shaper, _table) = (figure, shaper, table);
        _heatmap = CellColoring.Of(figure);
        _rowNames = Names(figure.RowLabels, figure.Matrix?.RowNames, _heatmap.Rows, nameof(HeatmapFigure.RowLabels), "row");
        _columnNames = Names(figure.ColumnLabels, figure.Matrix?.ColumnNames, _heatmap.Columns, nameof(HeatmapFigure.ColumnLabels), "column");
        _texts = CellTexts.Of(figure, _heatmap, shaper);
        _title = Line(figure.Title, FigureStyle.TitleSize, figure.Width);
        _xLabel = Line(figure.XLabel, FigureStyle.TextSize, figure.Width);
        _yLabel = Line(figure.YLabel, FigureStyle.TextSize, figure.Height);
    }

    private float WidestText => _texts is null ? 0 : _texts.Max(line => line?.Width ?? 0);

    /// <summary>Pixels of the title.</summary>
    private float TitleBand => _title is null ? 0 : FigureStyle.TitlePad + (FigureStyle.TitleSize * TextLine.LineHeight);

    /// <summary>A heatmap that was made of colours has no scale to show.</summary>
    private bool HasBar => _figure.ColorBar && _heatmap.Scale is not null;

    public FigureLayout Arrange()
    {
        Parts parts = Settle();
        (MatrixPanel panel, ColorBar? bar, FigureMargins margins) = (parts.Panel, parts.Bar, parts.Margins);
        (float width, float left) = Place(_figure.Width, panel.Width, margins.Left, margins.Right, UsualWidth, HasBar ? UsualCenterXBesideBar : UsualCenterX);
        (float height, float top) = Place(_figure.Height, panel.Height, margins.Top, margins.Bottom, UsualHeight, UsualCenterY);
        List<string> warnings = [.. LabelNotes(panel).Select(text => $"Only {text} is shown; a larger picture shows all.")];
        if (LacksTexts(panel))
        {
            warnings.Add(FormattableString.Invariant(
                $"Cells of {panel.CellWidth:0.##} × {panel.CellHeight:0.##} pixels have no room for their texts; without Width, Height and CellSize they have."));
        }

        // The name of the rows ends below the title, wherever that is.
        TextLine? yLabel = Line(_figure.YLabel, FigureStyle.TextSize, (int)(height - TitleBaseline(top)));
        TextLine? note = NoteOf(panel) is { } text ? _shaper.Fit(text, (width - (2 * FigureStyle.Margin)) / FigureStyle.NoteSize) : null;
        return new FigureLayout(width, height, warnings, canvas => Draw(canvas, parts, yLabel, note, new Box(left, top, width, height)));
    }

    /// <summary>
    /// The parts at their sizes. In a picture of given size the cells depend on the room that labels leave, and the labels on the cells: a few
    /// rounds find large cells; if those do not fit yet, they shrink until they do.
    /// </summary>
    private Parts Settle()
    {
        CellSizing sizing = new(_figure, _heatmap, _rowNames, _columnNames, _texts is null ? null : WidestText, HasBar);
        (float Width, float Height) cell = sizing.Wanted();
        Parts parts = PartsOf(cell);
        if (_figure.Width is null && _figure.Height is null)
        {
            return parts;
        }

        for (int round = 0; round < MostRounds; round++)
        {
            (float, float) settled = sizing.Within(parts.Margins, cell);
            if (settled == cell)
            {
                return parts;
            }

            cell = settled;
            parts = PartsOf(cell);
        }

        while (sizing.Within(parts.Margins, cell) is var settled && (settled.Width < cell.Width || settled.Height < cell.Height))
        {
            cell = (Math.Min(settled.Width, cell.Width), Math.Min(settled.Height, cell.Height));
            parts = PartsOf(cell);
        }

        return parts;
    }

    private Parts PartsOf((float Width, float Height) cell)
    {
        MatrixPanel panel = PanelOf(cell.Width, cell.Height);
        ColorBar? bar = BarOf(panel.Height);
        return new Parts(panel, bar, MarginsOf(panel, bar));
    }

    private (float Length, float Begin) Place(int? given, float cells, float before, float after, float usual, float usualCenter)
    {
        // Numbered cells lie where matplotlib would put them if everything fits there; other pictures are as large as their content.
        bool isNumbered = _rowNames is null && _columnNames is null && _table is null;
        usual = isNumbered && _figure.CellSize is null ? usual : 0;
        float needed = before + cells + after;
        float total = given ?? MathF.Ceiling(Math.Max(usual, needed));
        float wanted = given is null ? usualCenter - (cells / 2) : before + ((total - needed) / 2);
        float least = MathF.Round(before), most = given is null && needed >= usual ? least : MathF.Floor(total - after - cells);
        return (total, Math.Max(least, Math.Min(MathF.Round(wanted), most)));
    }

    private static IReadOnlyList<string>? Names(IReadOnlyList<string>? given, IReadOnlyList<string>? own, int count, string property, string word)
    {
        for (int i = 0; i < (given?.Count ?? 0); i++)
        {
            if (given![i] is null)
            {
                throw new ArgumentException($"{property}[{i}] is null. Write an empty text for a {word} without a name.", property);
            }
        }

        if (given is null || given.Count == 0 || given.Count == count)
        {
            return given ?? own;
        }

        throw new ArgumentException($"{property} has {given.Count} names, but there are {count} {word}s. Give one for each, or none.", property);
    }

    private TextLine? Line(string? text, float size, int? room) => string.IsNullOrEmpty(text)
        ? null
        : _shaper.Fit(text, ((room ?? MostTextLength) - (2 * FigureStyle.Margin)) / size);

    private MatrixPanel PanelOf(float cellWidth, float cellHeight)
    {
        (int rows, int columns) = (_heatmap.Rows, _heatmap.Columns);
        bool isReversed = _figure.Origin == Origin.Lower;
        AxisLabels rowLabels = _rowNames is null
            ? AxisLabels.Numbers(_shaper, AxisSide.Left, rows, cellHeight, FigureStyle.TextSize, isReversed)
            : AxisLabels.Names(_shaper, AxisSide.Left, _rowNames, _figure.RowLabelStep, cellHeight, FigureStyle.TextSize, isReversed);
        AxisLabels columnLabels = _columnNames is null
            ? AxisLabels.Numbers(_shaper, AxisSide.Bottom, columns, cellWidth, FigureStyle.TextSize, isReversed: false)
            : AxisLabels.Names(_shaper, AxisSide.Bottom, _columnNames, _figure.ColumnLabelStep, cellWidth, FigureStyle.TextSize);
        return new MatrixPanel
        {
            Colors = FromTop(_heatmap.Pixels),
            Rows = rows,
            Columns = columns,
            CellWidth = cellWidth,
            CellHeight = cellHeight,
            RowLabels = rowLabels,
            ColumnLabels = columnLabels,
            Annotations = _texts is null || FittingSize(cellWidth, cellHeight) < FigureStyle.LeastTextSize ? null : FromTop<TextLine?>(_texts),
            AnnotationSize = AnnotationSize(cellWidth, cellHeight),
            LineWidth = (float)_figure.LineWidths,
            LineColor = _figure.LineColor,
        };
    }

    private float AnnotationSize(float cellWidth, float cellHeight)
    {
        bool isRoomy = cellWidth >= (WidestText + 1.2f) * FigureStyle.TextSize && cellHeight >= 2 * FigureStyle.TextSize;
        return isRoomy ? FigureStyle.TextSize : Math.Min(FittingSize(cellWidth, cellHeight), FigureStyle.AnnotationSize);
    }

    /// <summary>The size of text at which the widest of the cells' texts fits its cell.</summary>
    private float FittingSize(float cellWidth, float cellHeight) => Math.Min(cellWidth / (WidestText + 0.4f), cellHeight / 1.3f);

    private bool LacksTexts(MatrixPanel panel) => panel.Annotations is null && _texts is not null && _texts.Any(line => line is not null);

    private static IEnumerable<string> LabelNotes(MatrixPanel panel) => new[] { panel.RowLabels.Note, panel.ColumnLabels.Note }.OfType<string>();

    /// <summary>What the picture says about what it does not show, or null.</summary>
    private string? NoteOf(MatrixPanel panel)
    {
        string[] notes = [.. LabelNotes(panel), .. LacksTexts(panel) ? [NoRoom] : Array.Empty<string>()];
        return notes.Length == 0 ? null : string.Join(", ", notes);
    }

    private T[] FromTop<T>(ReadOnlySpan<T> cells)
    {
        T[] rows = cells.ToArray();
        if (_figure.Origin == Origin.Lower)
        {
            for (int row = 0; row < _heatmap.Rows; row++)
            {
                cells.Slice(row * _heatmap.Columns, _heatmap.Columns).CopyTo(rows.AsSpan((_heatmap.Rows - 1 - row) * _heatmap.Columns));
            }
        }

        return rows;
    }

    private ColorBar? BarOf(float height)
    {
        if (!HasBar)
        {
            return null;
        }

        return new ColorBar(
            _shaper, _heatmap.Colormap!, _heatmap.Scale!, _figure.Extend ?? CellColoring.Beyond(_heatmap), _figure.ColorBarLabel,
            CellColoring.HasBad(_heatmap) ? "masked" : null, Math.Max(height, LeastBarHeight));
    }

    private FigureMargins MarginsOf(MatrixPanel panel, ColorBar? bar)
    {
        const float Text = FigureStyle.TextSize * TextLine.LineHeight;
        float rowNames = panel.RowLabels.Depth + (_yLabel is null ? 0 : FigureStyle.LabelPad + Text);
        float left = FigureStyle.Margin + Math.Max(rowNames, panel.ColumnLabels.Before);
        float beside = (_table?.Width(panel.CellHeight) ?? 0) + (bar is null ? 0 : BarGap + bar.Width);
        float right = FigureStyle.Margin + Math.Max(panel.ColumnLabels.After, beside);
        float heads = Math.Max(bar?.Above ?? 0, _table is null ? 0 : MetricTable.Above);
        float top = FigureStyle.Margin + Math.Max(Math.Max(panel.RowLabels.Before, heads), TitleBand);
        TextLine? note = NoteOf(panel) is { } text ? _shaper.Shape(text) : null;
        float notes = note is null ? 0 : FigureStyle.NoteSize * 1.6f;
        float below = panel.ColumnLabels.Depth + (_xLabel is null ? 0 : FigureStyle.LabelPad + Text) + notes;
        float barBelow = bar is null ? 0 : bar.Below + Math.Max(0, bar.Height - panel.Height);
        float beneath = Math.Max(barBelow, _table?.Below(panel.CellHeight) ?? 0);
        float bottom = FigureStyle.Margin + Math.Max(Math.Max(below, panel.RowLabels.After), beneath);

        // A title, note or name of an axis that is longer than the cells widens the picture on both sides; in one of given size it moves aside.
        float longest = Math.Max(Half(note, FigureStyle.NoteSize), Math.Max(Half(_title, FigureStyle.TitleSize), Half(_xLabel, FigureStyle.TextSize)));
        float overhang = _figure.Width is not null ? 0 : longest - (panel.Width / 2) + FigureStyle.Margin;
        float upright = _figure.Height is not null ? 0 : Half(_yLabel, FigureStyle.TextSize) - (panel.Height / 2) + FigureStyle.Margin;
        return new FigureMargins(Math.Max(left, overhang), Math.Max(top, upright + TitleBand), Math.Max(right, overhang), Math.Max(bottom, upright));
    }

    /// <summary>Where the title stands above cells that begin there; 0 without.</summary>
    private float TitleBaseline(float top) => _title is null ? 0 : top - FigureStyle.TitlePad;

    private static float Half(TextLine? line, float size) => line is null ? 0 : line.Width * size / 2;

    /// <summary>The middle of a text that wants to be at the cells' and must be inside the picture.</summary>
    private static float Inside(TextLine line, float size, float wanted, float length, float begin = 0)
    {
        float least = begin + FigureStyle.Margin + Half(line, size), most = length - FigureStyle.Margin - Half(line, size);
        return least > most ? (begin + length) / 2 : Math.Clamp(wanted, least, most);
    }

    /// <param name="canvas">Where on.</param>
    /// <param name="parts">What.</param>
    /// <param name="yLabel">The name of the rows, or null.</param>
    /// <param name="note">What is not shown, or null.</param>
    /// <param name="place">The cells' upper left corner; the width and height of the picture.</param>
    private void Draw(FigureCanvas canvas, Parts parts, TextLine? yLabel, TextLine? note, Box place)
    {
        MatrixPanel panel = parts.Panel;
        panel.Draw(canvas, place.Left, place.Top);
        _table?.Draw(canvas, new Box(place.Left, place.Top, panel.Width, panel.Height), panel.CellHeight);
        parts.Bar?.Draw(canvas, MathF.Round(place.Left + panel.Width + (_table?.Width(panel.CellHeight) ?? 0) + BarGap), place.Top);
        float centerX = place.Left + (panel.Width / 2), centerY = place.Top + (panel.Height / 2);
        if (_title is not null)
        {
            float x = Inside(_title, FigureStyle.TitleSize, centerX, place.Width);
            canvas.DrawText(_title, FigureStyle.TitleSize, x, place.Top - FigureStyle.TitlePad, 0.5f, 0, 0, FigureStyle.Ink);
        }

        float below = place.Top + panel.Height + panel.ColumnLabels.Depth;
        if (_xLabel is not null)
        {
            below += FigureStyle.LabelPad;
            float x = Inside(_xLabel, FigureStyle.TextSize, centerX, place.Width);
            canvas.DrawText(_xLabel, FigureStyle.TextSize, x, below, 0.5f, TextLine.Ascent, 0, FigureStyle.Ink);
            below += FigureStyle.TextSize * TextLine.LineHeight;
        }

        if (yLabel is not null)
        {
            float x = place.Left - panel.RowLabels.Depth - FigureStyle.LabelPad;
            float y = Inside(yLabel, FigureStyle.TextSize, centerY, place.Height, TitleBaseline(place.Top));
            canvas.DrawText(yLabel, FigureStyle.TextSize, x, y, 0.5f, -TextLine.Descent, 90, FigureStyle.Ink);
        }

        if (note is not null)
        {
            float x = Inside(note, FigureStyle.NoteSize, centerX, place.Width);
            canvas.DrawText(note, FigureStyle.NoteSize, x, below, 0.5f, 1.2f, 0, FigureStyle.Ink);
        }
    }

    private sealed record Parts(MatrixPanel Panel, ColorBar? Bar, FigureMargins Margins);
}
