using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Heatmaps;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Grids;

/// <summary>Gives the parts of a grid their places: maps, labels, names, colour bar, title, in this order.</summary>
internal sealed class GridArrangement
{
    /// <summary>Pixels of the longer side of the grid's cells where nothing needs more, and of one map's.</summary>
    private const float UsualSide = 960, UsualMapSide = 200, MostUsualCell = 48;

    /// <summary>Up to so many pixels cells grow for their names; above <see cref="MostSide"/> maps are made smaller.</summary>
    private const float NamedSide = 1600, MostSide = 4096;

    /// <summary>More maps of layers × heads than this are named at the edges.</summary>
    private const int MostNamedMaps = 16;

    private const float BarGap = 24.8f, LeastBarHeight = 120;

    /// <summary>Titles of maps are not smaller than this; columns of maps become wider for them up to <see cref="MostTitleLength"/>.</summary>
    private const float LeastTitleSize = 9, MostTitleLength = 240, TitleGap = 10;

    private readonly GridFigure _figure;
    private readonly TextShaper _shaper;
    private readonly GridContent _content;
    private readonly GridColors _colors;
    private readonly float _cell;
    private readonly float _gap;
    private readonly GridLabels _labels;
    private readonly float[] _widths;
    private readonly float[] _heights;
    private readonly GridHeadings? _mapTitles;
    private readonly GridHeadings? _rowTitles;
    private readonly GridHeadings? _columnTitles;
    private readonly List<string> _warnings = [];

    public GridArrangement(GridFigure figure, TextShaper shaper)
    {
        (_figure, _shaper, _content) = (figure, shaper, figure.Content);
        _colors = GridColors.Of(figure, _content, MostMapCells());
        float[] columnCells = Longest(_content.Columns, map => map % _content.Columns, matrix => matrix.Columns);
        float[] rowCells = Longest(_content.Rows, map => map / _content.Columns, matrix => matrix.Rows);
        _cell = figure.CellSize ?? UsualCell(columnCells, rowCells);
        _widths = [.. columnCells.Select(cells => cells * _cell)];
        _heights = [.. rowCells.Select(cells => cells * _cell)];
        _gap = figure.Gap ?? Math.Clamp(MathF.Round(_widths.Max() / 10), 6, 20);
        _labels = new GridLabels(shaper, _colors.Matrices, _content.Columns, _cell, figure.ShareLabels);
        (_mapTitles, _rowTitles, _columnTitles) = Headings();
        Warn();
    }

    /// <summary>Where the cells of each map lie, for tests.</summary>
    internal Box[] Maps { get; private set; } = [];

    public FigureLayout Arrange()
    {
        (float[] lefts, float right) = Columns();
        (float[] tops, float below) = Rows();
        float bottom = tops[^1] + _heights[^1];
        TextLine? title = Line(_figure.Title), xLabel = Line(_figure.XLabel), yLabel = Line(_figure.YLabel);
        ColorBar? bar = BarOf(bottom - tops[0]);

        // What is centred on the grid and longer than it moves the grid and widens the picture.
        float width = right - lefts[0], height = bottom - tops[0];
        float overhang = Math.Max(Half(title, FigureStyle.TitleSize), Half(xLabel, FigureStyle.TextSize)) - (width / 2) + FigureStyle.Margin;
        float name = FigureStyle.TextSize * TextLine.LineHeight;
        float left = FigureStyle.Margin + (yLabel is null ? 0 : name + FigureStyle.LabelPad) + lefts[0];
        float moveX = MathF.Round(Math.Max(left, overhang) - lefts[0]);
        float top = FigureStyle.Margin + (title is null ? 0 : (FigureStyle.TitleSize * TextLine.LineHeight) + FigureStyle.TitlePad) + tops[0];
        float upright = Half(yLabel, FigureStyle.TextSize) - (height / 2) + FigureStyle.Margin;
        float moveY = MathF.Round(Math.Max(Math.Max(top, upright), FigureStyle.Margin + (bar?.Above ?? 0)) - tops[0]);
        float after = Math.Max(_labels.Columns.Max(labels => labels.After), bar is null ? 0 : BarGap + bar.Width);
        float barBelow = bar is null ? 0 : bar.Below + Math.Max(0, bar.Height - height);
        float labelled = below - bottom + (xLabel is null ? 0 : FigureStyle.LabelPad + name);
        FigureMargins ends = new(0, 0, FigureStyle.Margin + Math.Max(after, overhang - FigureStyle.Margin), FigureStyle.Margin + Math.Max(labelled, barBelow));

        Box grid = new(lefts[0] + moveX, tops[0] + moveY, width, height);
        Maps = [.. _colors.Matrices.Select((matrix, i) => new Box(
            lefts[i % _content.Columns] + moveX, tops[i / _content.Columns] + moveY, matrix.Columns * _cell, matrix.Rows * _cell))];
        return new FigureLayout(
            MathF.Ceiling(grid.Right + ends.Right), MathF.Ceiling(grid.Bottom + Math.Max(ends.Bottom, upright)), _warnings,
            canvas =>
            {
                DrawMaps(canvas);
                DrawHeadings(canvas, grid, [.. lefts.Select(x => x + moveX)], [.. tops.Select(y => y + moveY)]);
                bar?.Draw(canvas, grid.Right + BarGap, grid.Top);
                DrawNames(canvas, grid, title, xLabel, yLabel, below + moveY);
            });
    }

    private static float Half(TextLine? line, float size) => line is null ? 0 : line.Width * size / 2;

    private TextLine? Line(string? text) => string.IsNullOrEmpty(text) ? null : _shaper.Shape(text);

    /// <summary>Cells of a map's longer side for which the grid stays within <see cref="MostSide"/> at one pixel each.</summary>
    private int MostMapCells() => _figure.CellSize is not null
        ? int.MaxValue
        : Math.Max(1, (int)MostSide / Math.Max(_content.Columns, _content.Rows));

    private float[] Longest(int count, Func<int, int> place, Func<ValueMatrix, int> length)
    {
        float[] longest = new float[count];
        for (int i = 0; i < _colors.Matrices.Count; i++)
        {
            longest[place(i)] = Math.Max(longest[place(i)], length(_colors.Matrices[i]));
        }

        return longest;
    }

    private float UsualCell(float[] columnCells, float[] rowCells)
    {
        float all = Math.Max(columnCells.Sum(), rowCells.Sum()), one = Math.Max(columnCells.Max(), rowCells.Max());
        float cell = Math.Clamp(MathF.Floor(Math.Min(UsualSide / all, UsualMapSide / one)), 1, MostUsualCell);
        bool hasNames = _colors.Matrices.Any(matrix => matrix.RowNames is not null || matrix.ColumnNames is not null);
        return hasNames && all * GridLabels.LeastNamedCell <= NamedSide ? Math.Max(cell, GridLabels.LeastNamedCell) : cell;
    }

    private (GridHeadings? Maps, GridHeadings? Rows, GridHeadings? Columns) Headings()
    {
        GridTitles titles = _figure.Titles;
        if (!Enum.IsDefined(titles))
        {
            throw PropertyRules.Wrong(titles, nameof(GridFigure.Titles), "one of the enum's");
        }

        if (titles == GridTitles.Edges && _content.RowTitles is null)
        {
            throw new ArgumentException(
                "Titles is Edges, but only a grid of several layers, with all heads of a layer in a row, has names at its edges. Use Maps, or leave Columns out.",
                nameof(GridFigure.Titles));
        }

        if (titles == GridTitles.None)
        {
            return default;
        }

        if (_content.RowTitles is not null && (titles == GridTitles.Edges || (titles == GridTitles.Auto && _content.Maps.Count > MostNamedMaps)))
        {
            float rowRoom = _heights.Min() + _gap - TitleGap, columnRoom = _widths.Min() + _gap - TitleGap;
            return (
                null, GridHeadings.Of(_shaper, _content.RowTitles, Rooms(_content.Rows, _ => rowRoom), FigureStyle.LeastTextSize, rowRoom),
                GridHeadings.Of(_shaper, _content.ColumnTitles!, Rooms(_content.Columns, _ => columnRoom), FigureStyle.LeastTextSize, columnRoom));
        }

        GridTitle[] names = [.. _content.Maps.Select(map => map.Title)];
        float[] rooms = Rooms(names.Length, map => _widths[map % _content.Columns] + _gap - TitleGap);
        return (GridHeadings.Of(_shaper, names, rooms, LeastTitleSize, MostTitleLength), null, null);
    }

    private static float[] Rooms(int count, Func<int, float> room) => [.. Enumerable.Range(0, count).Select(room)];

    private void Warn()
    {
        if (_labels.HidesNames)
        {
            _warnings.Add($"Names of rows and columns are not shown: cells of {_cell:0} pixels are too small for text. With CellSize = {GridLabels.LeastNamedCell} they are.");
        }

        for (int i = 0; i < _content.Maps.Count; i++)
        {
            (ValueMatrix given, ValueMatrix shown) = (_content.Maps[i].Matrix, _colors.Matrices[i]);
            if (given.Values.Length != shown.Values.Length)
            {
                _warnings.Add($"Maps are shown smaller than they are, such as [{given.Rows}, {given.Columns}] as [{shown.Rows}, {shown.Columns}]; CellSize = 1 shows every cell.");
                break;
            }
        }
    }

    /// <summary>The left edges of the columns of maps, from what stands left of them on, and the right end of the last.</summary>
    private (float[] Lefts, float Right) Columns()
    {
        float[] lefts = new float[_widths.Length];
        float right = 0;
        for (int column = 0; column < lefts.Length; column++)
        {
            float before = 0, title = 0;
            for (int map = column; map < _content.Maps.Count; map += _content.Columns)
            {
                float names = _labels.Rows[map].Depth;
                before = Math.Max(before, column == 0 ? Math.Max(names, _labels.Columns[map].Before) : names);
                title = Math.Max(title, _mapTitles?.Length(map) ?? 0);
            }

            // A title that is longer than its map reaches over both ends; on the left it may lie above the names.
            float beyond = Math.Max(0, (title + TitleGap - _gap - _widths[column]) / 2);
            before += column == 0 ? _rowTitles?.Depth ?? 0 : _gap;
            lefts[column] = MathF.Ceiling(right + Math.Max(before, beyond + (column == 0 ? 0 : _gap)));
            right = MathF.Ceiling(lefts[column] + _widths[column] + beyond);
        }

        return (lefts, right);
    }

    /// <summary>The upper edges of the rows of maps, from what stands above them on, and the lower end of what stands below the last.</summary>
    private (float[] Tops, float Below) Rows()
    {
        float[] tops = new float[_heights.Length];
        float above = Math.Max(_columnTitles?.Depth ?? 0, _mapTitles?.Depth ?? 0), end = 0;
        for (int row = 0; row < tops.Length; row++)
        {
            tops[row] = MathF.Round(end + (row == 0 ? Math.Max(above, _labels.Rows[0].Before) : _gap + (_mapTitles?.Depth ?? 0)));
            end = tops[row] + _heights[row];
            int first = row * _content.Columns, last = Math.Min(first + _content.Columns, _content.Maps.Count);
            float below = 0;
            for (int map = first; map < last; map++)
            {
                below = Math.Max(below, _labels.Columns[map].Depth);
            }

            end += below;
        }

        return (tops, end);
    }

    private ColorBar? BarOf(float height)
    {
        if (!_figure.ColorBar)
        {
            return null;
        }

        string? label = _figure.ColorBarLabel ?? _content.Values switch
        {
            GridValues.Attention => "attention weight",
            GridValues.Differences => "change of weight",
            _ => null,
        };
        Heatmap all = _colors.All;
        return new ColorBar(
            _shaper, all.Colormap!, all.Scale!, CellColoring.Beyond(all), string.IsNullOrEmpty(label) ? null : label,
            CellColoring.HasBad(all) ? "masked" : null, Math.Max(height, LeastBarHeight));
    }

    private void DrawMaps(FigureCanvas canvas)
    {
        for (int i = 0; i < Maps.Length; i++)
        {
            canvas.DrawCells(Maps[i], _colors[i], _colors.Matrices[i].Rows, _colors.Matrices[i].Columns);
            canvas.StrokeRectangle(Maps[i], FigureStyle.LineWidth, FigureStyle.Ink);
            _labels.Rows[i].Draw(canvas, Maps[i]);
            _labels.Columns[i].Draw(canvas, Maps[i]);
        }
    }

    private void DrawHeadings(FigureCanvas canvas, Box grid, float[] lefts, float[] tops)
    {
        for (int i = 0; _mapTitles is not null && i < Maps.Length; i++)
        {
            canvas.DrawText(_mapTitles[i], _mapTitles.Size, Maps[i].CenterX, Maps[i].Top - FigureStyle.LabelPad, 0.5f, 0, 0, FigureStyle.Ink);
        }

        for (int column = 0; _columnTitles is not null && column < lefts.Length; column++)
        {
            canvas.DrawText(
                _columnTitles[column], _columnTitles.Size, lefts[column] + (_widths[column] / 2), grid.Top - FigureStyle.LabelPad, 0.5f, 0, 0, FigureStyle.Ink);
        }

        float beside = grid.Left - _labels.Rows.Max(labels => labels.Depth) - FigureStyle.LabelPad;
        for (int row = 0; _rowTitles is not null && row < tops.Length; row++)
        {
            canvas.DrawText(_rowTitles[row], _rowTitles.Size, beside, tops[row] + (_heights[row] / 2), 0.5f, -TextLine.Descent, 90, FigureStyle.Ink);
        }
    }

    private void DrawNames(FigureCanvas canvas, Box grid, TextLine? title, TextLine? xLabel, TextLine? yLabel, float below)
    {
        if (title is not null)
        {
            float above = Math.Max(_mapTitles?.Depth ?? 0, _columnTitles?.Depth ?? 0) + FigureStyle.TitlePad;
            canvas.DrawText(title, FigureStyle.TitleSize, grid.CenterX, grid.Top - above, 0.5f, 0, 0, FigureStyle.Ink);
        }

        if (xLabel is not null)
        {
            canvas.DrawText(xLabel, FigureStyle.TextSize, grid.CenterX, below + FigureStyle.LabelPad, 0.5f, TextLine.Ascent, 0, FigureStyle.Ink);
        }

        if (yLabel is not null)
        {
            float x = FigureStyle.Margin + (TextLine.Ascent * FigureStyle.TextSize);
            canvas.DrawText(yLabel, FigureStyle.TextSize, x, grid.CenterY, 0.5f, 0, 90, FigureStyle.Ink);
        }
    }
}
