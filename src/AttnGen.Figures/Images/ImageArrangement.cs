using AttnGen.Figures.Axes;
using AttnGen.Figures.Drawing;
using AttnGen.Figures.Heatmaps;
using AttnGen.Figures.Text;

namespace AttnGen.Figures.Images;

/// <summary>Gives photographs with their maps, captions, title and colour bar their places.</summary>
internal sealed class ImageArrangement
{
    /// <summary>About how many pixels wide a small image is drawn, so that its pixels are seen.</summary>
    private const int UsualWidth = 224;

    private const float Gap = 12, PairGap = 4, BarGap = 20, LeastBarHeight = 120, CaptionHeight = FigureStyle.TextSize * 1.6f;

    private readonly ImageFigure _figure;
    private readonly TextShaper _shaper;
    private readonly Picture[] _pictures;
    private readonly Heatmap _values;

    public ImageArrangement(ImageFigure figure, TextShaper shaper)
    {
        (_figure, _shaper) = (figure, shaper);

        // All values in one row: one heatmap has the scale that all maps share.
        float[] values = [.. figure.Images.SelectMany(image => image.Map.Values.ToArray())];
        _values = Heatmap.FromMatrix(values, 1, values.Length, figure.Overlay.Colormap, figure.Overlay.Scale);
        OverlayOptions options = figure.Overlay with { Scale = _values.Scale };
        _pictures = [.. figure.Images.Select(image => PictureOf(image, options))];
    }

    public FigureLayout Arrange()
    {
        int count = _pictures.Length;
        int columns = Math.Min(_figure.Columns ?? (int)Math.Ceiling(Math.Sqrt(count)), count), rows = (count + columns - 1) / columns;
        float width = _pictures.Max(picture => picture.Width), height = _pictures.Max(picture => picture.Height);
        bool hasCaptions = _pictures.Any(picture => picture.Caption is not null);
        float pitchX = width + Gap, pitchY = height + (hasCaptions ? CaptionHeight : 0) + Gap;
        float gridWidth = (columns * pitchX) - Gap, gridHeight = (rows * pitchY) - Gap;
        TextLine? title = string.IsNullOrEmpty(_figure.Title)
            ? null
            : _shaper.Fit(_figure.Title, Math.Max(gridWidth, 2 * UsualWidth) / FigureStyle.TitleSize);
        ColorBar? bar = BarOf(gridHeight - (hasCaptions ? CaptionHeight : 0));

        float titleWidth = (title?.Width ?? 0) * FigureStyle.TitleSize;
        float left = MathF.Ceiling(FigureStyle.Margin + Math.Max(0, (titleWidth - gridWidth) / 2));
        float titleHeight = title is null ? 0 : FigureStyle.TitlePad + (FigureStyle.TitleSize * TextLine.LineHeight);
        float top = MathF.Ceiling(FigureStyle.Margin + Math.Max(titleHeight, bar?.Above ?? 0));
        float right = Math.Max(bar is null ? 0 : BarGap + bar.Width, left - FigureStyle.Margin) + FigureStyle.Margin;
        float bottom = Math.Max(gridHeight, bar is null ? 0 : bar.Height + bar.Below) + FigureStyle.Margin;
        return new FigureLayout(MathF.Ceiling(left + gridWidth + right), MathF.Ceiling(top + bottom), [], canvas =>
        {
            for (int i = 0; i < count; i++)
            {
                (int row, int column) = int.DivRem(i, columns);
                Draw(canvas, _pictures[i], left + (column * pitchX), top + (row * pitchY), width, height);
            }

            if (title is not null)
            {
                canvas.DrawText(title, FigureStyle.TitleSize, left + (gridWidth / 2), top - FigureStyle.TitlePad, 0.5f, 0, 0, FigureStyle.Ink);
            }

            bar?.Draw(canvas, left + gridWidth + BarGap, top);
        });
    }

    private Picture PictureOf(ImageMap image, OverlayOptions options)
    {
        Photograph photograph = image.Photograph;
        int size = _figure.PixelSize ?? Math.Max(1, UsualWidth / photograph.Width);

        // Blended at the size at which it is drawn, so that small images get smooth maps, too.
        (int width, int height) = (photograph.Width * size, photograph.Height * size);
        ImageOverlay overlay = ImageOverlay.Blend(Enlarge(photograph, size), height, width, image.Map, options);
        float caption = _figure.ShowPhotograph ? (2 * width) + PairGap : width;
        TextLine? line = string.IsNullOrEmpty(image.Caption) ? null : _shaper.Fit(image.Caption, (caption + Gap) / FigureStyle.TextSize);
        return new Picture(photograph, overlay, line, caption, height);
    }

    private static Rgba32[] Enlarge(Photograph photograph, int size)
    {
        int width = photograph.Width * size;
        Rgba32[] pixels = new Rgba32[checked(width * photograph.Height * size)];
        for (int row = 0; row < photograph.Height; row++)
        {
            Span<Rgba32> first = pixels.AsSpan(row * size * width, width);
            for (int column = 0; column < photograph.Width; column++)
            {
                first.Slice(column * size, size).Fill(photograph.Pixels[(row * photograph.Width) + column]);
            }

            for (int copy = 1; copy < size; copy++)
            {
                first.CopyTo(pixels.AsSpan(((row * size) + copy) * width));
            }
        }

        return pixels;
    }

    private void Draw(FigureCanvas canvas, Picture picture, float left, float top, float width, float height)
    {
        // In the middle of its place, on whole pixels.
        Box box = new(
            left + MathF.Floor((width - picture.Width) / 2), top + MathF.Floor((height - picture.Height) / 2), picture.Overlay.Width, picture.Height);
        if (_figure.ShowPhotograph)
        {
            canvas.DrawCells(box, picture.Photograph.Pixels, picture.Photograph.Height, picture.Photograph.Width);
            box = box.Offset(box.Width + PairGap, 0);
        }

        canvas.DrawCells(box, picture.Overlay.Pixels, picture.Overlay.Height, picture.Overlay.Width);
        if (picture.Caption is not null)
        {
            float baseline = top + height + (FigureStyle.TextSize * 1.2f);
            canvas.DrawText(picture.Caption, FigureStyle.TextSize, left + (width / 2), baseline, 0.5f, 0, 0, FigureStyle.Ink);
        }
    }

    private ColorBar? BarOf(float height) => !_figure.ColorBar
        ? null
        : new ColorBar(
            _shaper, _values.Colormap!, _values.Scale!, CellColoring.Beyond(_values), _figure.ColorBarLabel,
            CellColoring.HasBad(_values) ? "masked" : null, Math.Max(height, LeastBarHeight));

    private sealed record Picture(Photograph Photograph, ImageOverlay Overlay, TextLine? Caption, float Width, float Height);
}
