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

    /// <summary>matplotlib's axes in it: the height, the width, and the width beside a colour bar.</summary>
    private const float UsualCellsHeight = 369.6f, UsualCellsWidth = 496, UsualCellsWidthBesideBar = 396.8f;

    /// <summary>The middle of matplotlib's axes in it.</summary>
    private const float UsualCenterX = 328, UsualCenterXBesideBar = 278.4f, UsualCenterY = 242.9f;

    /// <summary>Up to so many pixels cells grow for their labels at full size; up to <see cref="MostSide"/> for the smallest.</summary>
    private const float ComfortableSide = 700, MostSide = 2048;

    /// <summary>Between the cells and the colour bar: 5 % of the axes, matplotlib's <c>pad</c>.</summary>
    private const float BarGap = 24.8f;

    private const float LeastBarHeight = 100;

    /// <summary>A title or the name of an axis that is longer ends in an ellipsis.</summary>
    private const float MostTextLength = 1600;

    private const int MostRounds = 4;

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
        bool isReady = figure.Heatmap is not null && figure.Mask is null && !figure.Robust && figure.Center is null;
        _heatmap = isReady || figure.Matrix is null ? figure.Heatmap! : CellColoring.Of(figure, figure.Matrix);
        _rowNames = Names(figure.RowLabels, figure.Matrix?.RowNames, _heatmap.Rows, nameof(HeatmapFigure.RowLabels), "row");
        _columnNames = Names(figure.ColumnLabels, figure.Matrix?.ColumnNames, _heatmap.Columns, nameof(HeatmapFigure.ColumnLabels), "column");
        _texts = CellTexts.Of(figure, _heatmap, shaper);
        _title = Line(figure.Title, FigureStyle.TitleSize, figure.Width);
        _xLabel = Line(figure.XLabel, FigureStyle.TextSize, figure.Width);
        _yLabel = Line(figure.YLabel, FigureStyle.TextSize, figure.Height);
    }

    /// <summary>A heatmap that was made of colours has no scale to show.</summary>
    private bool HasBar => _figure.ColorBar && _heatmap.Scale is not null;

    public FigureLayout Arrange()
    {
        (float Width, float Height) cell = CellSize();
        MatrixPanel panel = PanelOf(cell.Width, cell.Height);
        ColorBar? bar = BarOf(panel.Height);
        FigureMargins margins = MarginsOf(panel, bar);

        // In a picture of given size the cells depend on the room that labels leave, and the labels on the cells: a few rounds settle it.
        for (int round = 0; round < MostRounds && (_figure.Width is not null || _figure.Height is not null); round++)
        {
            (float, float) settled = Within(margins, cell.Width, cell.Height);
            if (settled == cell)
            {
                break;
            }

            cell = settled;
            panel = PanelOf(cell.Width, cell.Height);
            bar = BarOf(panel.Height);
            margins = MarginsOf(panel, bar);
        }

        (float width, float left) = Place(_figure.Width, panel.Width, margins.Left, margins.Right, UsualWidth, HasBar ? UsualCenterXBesideBar : UsualCenterX);
        (float height, float top) = Place(_figure.Height, panel.Height, margins.Top, margins.Bottom, UsualHeight, UsualCenterY);
        string[] notes = [.. new[] { panel.RowLabels.Note, panel.ColumnLabels.Note }.OfType<string>()];
        TextLine? note = notes.Length == 0 ? null : _shaper.Shape(string.Join(", ", notes));
        return new FigureLayout(
            width, height, [.. notes.Select(text => $"Only {text} is shown; a larger picture shows all.")],
            canvas => Draw(canvas, panel, bar, note, left, top));
    }

    private (float Length, float Begin) Place(int? given, float cells, float before, float after, float usual, float usualCenter)
    {
        if (given is { } length)
        {
            float free = Math.Max(0, length - before - cells - after);
            return (length, MathF.Round(before + (free / 2)));
        }

        // Where matplotlib would put it if everything fits there; otherwise where it fits.
        usual = _figure.CellSize is null ? usual : 0;
        float needed = before + cells + after;
        float total = MathF.Ceiling(Math.Max(usual, needed));
        float begin = MathF.Round(usualCenter - (cells / 2));
        return (total, needed >= usual ? MathF.Round(before) : Math.Clamp(begin, before, total - after - cells));
    }

    private static IReadOnlyList<string>? Names(IReadOnlyList<string>? given, IReadOnlyList<string>? own, int count, string property, string word)
    {
        if (given is null || given.Count == 0 || given.Count == count)
        {
            return given ?? own;
        }

        throw new ArgumentException($"{property} has {given.Count} names, but there are {count} {word}s. Give one for each, or none.", property);
    }

    private TextLine? Line(string? text, float size, int? room) => string.IsNullOrEmpty(text)
        ? null
        : _shaper.Fit(text, ((room ?? MostTextLength) - (2 * FigureStyle.Margin)) / size);

    private (float Width, float Height) CellSize()
    {
        if (_figure.CellSize is { } size)
        {
            return ((float)size, (float)size);
        }

        float usualWidth = HasBar ? UsualCellsWidthBesideBar : UsualCellsWidth;
        float cell = Math.Max(1, MathF.Round(Math.Min(usualWidth / _heatmap.Columns, UsualCellsHeight / _heatmap.Rows)));
        float text = Math.Max(LabelPitch(_rowNames, _figure.RowLabelStep), LabelPitch(_columnNames, _figure.ColumnLabelStep));
        cell = Math.Max(cell, text);
        if (_texts is not null)
        {
            float widest = _texts.Max(line => line?.Width ?? 0) + 0.6f;
            cell = Math.Max(cell, MathF.Ceiling(Math.Max(widest, 1.6f) * FigureStyle.AnnotationSize));
        }

        return (cell, cell);
    }

    private float LabelPitch(IReadOnlyList<string>? names, int step)
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

    private (float Width, float Height) Within(FigureMargins margins, float cellWidth, float cellHeight)
    {
        float width = _figure.Width is { } givenWidth ? (givenWidth - margins.Left - margins.Right) / _heatmap.Columns : float.PositiveInfinity;
        float height = _figure.Height is { } givenHeight ? (givenHeight - margins.Top - margins.Bottom) / _heatmap.Rows : float.PositiveInfinity;
        float least = 1f / 8;
        if (width < least || height < least)
        {
            string property = width < least ? nameof(HeatmapFigure.Width) : nameof(HeatmapFigure.Height);
            throw new ArgumentException(
                $"{property} leaves no room for {(width < least ? _heatmap.Columns : _heatmap.Rows)} cells beside labels, title and colour bar. Make it larger, or leave it out: then it is what the content needs.",
                property);
        }

        if (_figure.Square || _figure.CellSize is not null)
        {
            width = height = Math.Min(width, height);
        }

        (width, height) = (float.IsInfinity(width) ? cellWidth : width, float.IsInfinity(height) ? cellHeight : height);
        return (width >= 4 ? MathF.Floor(width) : width, height >= 4 ? MathF.Floor(height) : height);
    }

    private MatrixPanel PanelOf(float cellWidth, float cellHeight)
    {
        (int rows, int columns) = (_heatmap.Rows, _heatmap.Columns);
        bool isReversed = _figure.Origin == Origin.Lower;
        AxisLabels rowLabels = _rowNames is null
            ? AxisLabels.Numbers(_shaper, AxisSide.Left, rows, cellHeight, FigureStyle.TextSize, isReversed)
            : AxisLabels.Names(_shaper, AxisSide.Left, isReversed ? [.. _rowNames.Reverse()] : _rowNames, _figure.RowLabelStep, cellHeight, FigureStyle.TextSize);
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
            Annotations = _texts is null ? null : FromTop<TextLine?>(_texts),
            AnnotationSize = AnnotationSize(cellWidth, cellHeight),
            LineWidth = (float)_figure.LineWidths,
            LineColor = _figure.LineColor,
        };
    }

    private float AnnotationSize(float cellWidth, float cellHeight)
    {
        float widest = _texts is null ? 0 : _texts.Max(line => line?.Width ?? 0);
        bool isRoomy = cellWidth >= (widest + 1.2f) * FigureStyle.TextSize && cellHeight >= 2 * FigureStyle.TextSize;
        float fitting = Math.Min(cellWidth / (widest + 0.4f), cellHeight / 1.3f);
        return isRoomy ? FigureStyle.TextSize : Math.Clamp(fitting, FigureStyle.LeastTextSize, FigureStyle.AnnotationSize);
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
        float title = _title is null ? 0 : FigureStyle.TitlePad + (FigureStyle.TitleSize * TextLine.LineHeight);
        float heads = Math.Max(bar?.Above ?? 0, _table is null ? 0 : MetricTable.Above);
        float top = FigureStyle.Margin + Math.Max(Math.Max(panel.RowLabels.Before, heads), title);
        float notes = panel.RowLabels.Note is null && panel.ColumnLabels.Note is null ? 0 : FigureStyle.NoteSize * 1.6f;
        float below = panel.ColumnLabels.Depth + (_xLabel is null ? 0 : FigureStyle.LabelPad + Text) + notes;
        float barBelow = bar is null ? 0 : bar.Below + Math.Max(0, bar.Height - panel.Height);
        float beneath = Math.Max(barBelow, _table?.Below(panel.CellHeight) ?? 0);
        float bottom = FigureStyle.Margin + Math.Max(Math.Max(below, panel.RowLabels.After), beneath);

        // A title or a name of an axis that is longer than the cells widens the picture on both sides.
        float overhang = Math.Max(Half(_title, FigureStyle.TitleSize), Half(_xLabel, FigureStyle.TextSize)) - (panel.Width / 2) + FigureStyle.Margin;
        float upright = Half(_yLabel, FigureStyle.TextSize) - (panel.Height / 2) + FigureStyle.Margin;
        return new FigureMargins(Math.Max(left, overhang), Math.Max(top, upright), Math.Max(right, overhang), Math.Max(bottom, upright));
    }

    private static float Half(TextLine? line, float size) => line is null ? 0 : line.Width * size / 2;

    private void Draw(FigureCanvas canvas, MatrixPanel panel, ColorBar? bar, TextLine? note, float left, float top)
    {
        panel.Draw(canvas, left, top);
        _table?.Draw(canvas, new Box(left, top, panel.Width, panel.Height), panel.CellHeight);
        bar?.Draw(canvas, left + panel.Width + (_table?.Width(panel.CellHeight) ?? 0) + BarGap, top);
        float centerX = left + (panel.Width / 2), centerY = top + (panel.Height / 2);
        if (_title is not null)
        {
            canvas.DrawText(_title, FigureStyle.TitleSize, centerX, top - FigureStyle.TitlePad, 0.5f, 0, 0, FigureStyle.Ink);
        }

        float below = top + panel.Height + panel.ColumnLabels.Depth;
        if (_xLabel is not null)
        {
            below += FigureStyle.LabelPad;
            canvas.DrawText(_xLabel, FigureStyle.TextSize, centerX, below, 0.5f, TextLine.Ascent, 0, FigureStyle.Ink);
            below += FigureStyle.TextSize * TextLine.LineHeight;
        }

        if (_yLabel is not null)
        {
            float x = left - panel.RowLabels.Depth - FigureStyle.LabelPad;
            canvas.DrawText(_yLabel, FigureStyle.TextSize, x, centerY, 0.5f, -TextLine.Descent, 90, FigureStyle.Ink);
        }

        if (note is not null)
        {
            canvas.DrawText(note, FigureStyle.NoteSize, centerX, below, 0.5f, 1.2f, 0, FigureStyle.Ink);
        }
    }
}
