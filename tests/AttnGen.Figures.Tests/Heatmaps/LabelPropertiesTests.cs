using AttnGen.Figures.Drawing;
using CsCheck;

namespace AttnGen.Figures.Tests;

/// <summary>Whatever the matrix, the names and the size: labels are there, apart, and inside the picture.</summary>
public sealed class LabelPropertiesTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcdefghijkmnopqrsuvwxyzABC .-"], 0, 39];

    private static readonly Gen<Sample> Samples =
        from rows in Gen.OneOf(Gen.Int[1, 600], Gen.Int[1, 30])
        from columns in Gen.OneOf(Gen.Int[1, 600], Gen.Int[1, 30])
        from rowNames in Names(rows)
        from columnNames in Names(columns)
        from steps in Gen.Select(Gen.OneOf(Gen.Const(1), Gen.Int[1, 9]), Gen.OneOf(Gen.Const(1), Gen.Int[1, 9]))
        from width in Gen.OneOf(Gen.Const(0), Gen.Int[64, 1500])
        from height in Gen.OneOf(Gen.Const(0), Gen.Int[64, 1200])
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        from texts in Gen.Select(Word, Word, Word, Word)
        select new Sample(rows, columns, rowNames, columnNames, steps, width, height, flags, texts);

    private static Gen<string[]?> Names(int count) =>
        Gen.Bool.SelectMany(isNamed => isNamed ? Word.Array[count].Select(names => (string[]?)names) : Gen.Int[0, 0].Select(_ => (string[]?)null));

    /// <summary>Places only: many samples.</summary>
    [Fact]
    public void LabelsAreThereApartAndInside() => Samples.Sample(
        sample =>
        {
            HeatmapFigure figure = sample.Figure();
            if (IsTooSmall(figure))
            {
                return;
            }

            RecordingCanvas canvas = RecordingCanvas.Of(figure);
            (int width, int height) = figure.Size;
            Assert.Equal((sample.Width > 0 ? sample.Width : width, sample.Height > 0 ? sample.Height : height), (width, height));
            Box cells = canvas.Cells[0].Box;
            AssertInside(cells, width, height);
            Assert.All(canvas.Texts, text => AssertInside(text.Bounds, width, height));
            Assert.All(canvas.Rectangles, rectangle => AssertInside(rectangle.Box, width, height));
            Assert.All(canvas.Polygons, polygon => Assert.All(polygon.Points, at => Assert.InRange(at, 1, Math.Max(width, height) - 1)));

            DrawnText[] rowLabels = [.. canvas.Texts.Where(text => text.Text.StartsWith('r'))];
            DrawnText[] columnLabels = [.. canvas.Texts.Where(text => text.Text.StartsWith('c'))];
            AssertComplete(rowLabels, sample.RowNames, sample.Steps.Rows, figure.Warnings, "row label");
            AssertComplete(columnLabels, sample.ColumnNames, sample.Steps.Columns, figure.Warnings, "column label");
            AssertApart(rowLabels);
            AssertApart(columnLabels);
            Assert.All(rowLabels, label => Assert.True(label.Bounds.Right < cells.Left));
            Assert.All(columnLabels, label => Assert.True(label.Bounds.Top > cells.Bottom));
        },
        iter: 400);

    /// <summary>Pixels: the outermost ones stay paper.</summary>
    [Fact]
    public void TheBorderStaysPaper() => Samples.Where(sample => sample.Rows * sample.Columns < 40_000).Sample(
        sample =>
        {
            HeatmapFigure figure = sample.Figure();
            if (IsTooSmall(figure))
            {
                return;
            }

            (Rgba32[] pixels, int width, int height) = figure.ToPixels();
            Assert.Equal(figure.Size, (width, height));
            for (int i = 0; i < pixels.Length; i++)
            {
                bool isBorder = i % width == 0 || i % width == width - 1 || i / width == 0 || i / width == height - 1;
                Assert.False(isBorder && pixels[i] != FigureStyle.Paper, $"The pixel ({i % width}, {i / width}) of {width} × {height} is {pixels[i]}.");
            }
        },
        iter: 25);

    /// <summary>A picture too small for its content is refused with the property to change.</summary>
    private static bool IsTooSmall(HeatmapFigure figure)
    {
        try
        {
            _ = figure.Size;
            return false;
        }
        catch (ArgumentException exception)
        {
            Assert.True(exception.ParamName is nameof(HeatmapFigure.Width) or nameof(HeatmapFigure.Height), exception.Message);
            Assert.True(figure.Width is not null || figure.Height is not null);
            return true;
        }
    }

    private static void AssertInside(Box box, int width, int height)
    {
        Assert.InRange(box.Left, 1, width - 1);
        Assert.InRange(box.Right, 1, width - 1);
        Assert.InRange(box.Top, 1, height - 1);
        Assert.InRange(box.Bottom, 1, height - 1);
    }

    private static void AssertComplete(DrawnText[] labels, string[]? names, int step, IReadOnlyList<string> warnings, string word)
    {
        if (names is not null && !warnings.Any(warning => warning.Contains(word, StringComparison.Ordinal)))
        {
            Assert.Equal((names.Length + step - 1) / step, labels.Length);
        }
    }

    private static void AssertApart(DrawnText[] labels) =>
        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.False(pair.First.Touches(pair.Second), $"{pair.First} touches {pair.Second}"));

    private sealed record Sample(
        int Rows, int Columns, string[]? RowNames, string[]? ColumnNames, (int Rows, int Columns) Steps, int Width, int Height,
        (bool HasBar, bool IsSquare, bool HasAnnotations, bool IsLower) Flags, (string Title, string XLabel, string YLabel, string BarLabel) Texts)
    {
        /// <summary>Names of rows begin with r, of columns with c, so that they are told apart.</summary>
        public HeatmapFigure Figure() => new(ValueMatrix.From([.. Enumerable.Range(0, Rows * Columns).Select(i => i * 0.37f % 1)], Rows, Columns))
        {
            RowLabels = RowNames?.Select(name => "r" + name).ToArray(),
            ColumnLabels = ColumnNames?.Select(name => "c" + name).ToArray(),
            RowLabelStep = Steps.Rows,
            ColumnLabelStep = Steps.Columns,
            Width = Width > 0 ? Width : null,
            Height = Height > 0 ? Height : null,
            ColorBar = Flags.HasBar,
            Square = Flags.IsSquare,
            Annot = Flags.HasAnnotations && Rows * Columns < 2_500,
            Origin = Flags.IsLower ? Origin.Lower : Origin.Upper,
            Title = "T" + Texts.Title + Texts.XLabel + Texts.Title,
            XLabel = "X" + Texts.XLabel,
            YLabel = "Y" + Texts.YLabel + Texts.XLabel,
            ColorBarLabel = "B" + Texts.BarLabel,
        };
    }
}
