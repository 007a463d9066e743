using AttnGen.Figures.Text;
using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>Draws one page of PDF by Skia. Text is text, with the glyphs of its fonts embedded, so that it can be searched and copied.</summary>
internal sealed class PdfCanvas : FigureCanvas
{
    /// <summary>Points of PDF in a pixel at 100 dots per inch.</summary>
    private const float PointsOfPixel = 72f / 100f;

    /// <summary>Cells in a row of one colour are one rectangle; more cells than this are an image.</summary>
    private const int MostRectangles = 1 << 14;

    private readonly SKCanvas _canvas;

    private PdfCanvas(SKCanvas canvas) => _canvas = canvas;

    /// <summary>Writes a figure as a document of one page.</summary>
    public static void Write(Stream stream, FigureLayout layout)
    {
        // Skia's document writes forwards only and closes nothing that it was not given.
        using SKManagedWStream target = new(stream);
        using SKDocument document = SKDocument.CreatePdf(target);
        SKCanvas canvas = document.BeginPage(layout.Width * PointsOfPixel, layout.Height * PointsOfPixel);
        canvas.Scale(PointsOfPixel);
        layout.Draw(new PdfCanvas(canvas));
        document.EndPage();
        document.Close();
        target.Flush();
    }

    /// <inheritdoc/>
    public override void FillRectangle(Box box, Rgba32 color)
    {
        using SKPaint paint = Fill(color);
        _canvas.DrawRect(Rectangle(box), paint);
    }

    /// <inheritdoc/>
    public override void FillPolygon(ReadOnlySpan<float> points, Rgba32 color)
    {
        using SKPaint paint = Fill(color);
        using SKPath path = SkiaPaths.Polygon(points);
        _canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public override void StrokePolygon(ReadOnlySpan<float> points, float width, Rgba32 color)
    {
        using SKPaint paint = Fill(color);
        paint.IsStroke = true;
        paint.StrokeWidth = width;
        using SKPath path = SkiaPaths.Polygon(points);
        _canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public override void DrawCells(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns)
    {
        if (colors.Length > MostRectangles)
        {
            DrawImage(box, colors, rows, columns);
            return;
        }

        // Without soft edges there are no seams between neighbours.
        float width = box.Width / columns, height = box.Height / rows;
        foreach (CellRun run in CellRun.In(colors, rows, columns))
        {
            using SKPaint paint = Fill(run.Color);
            paint.IsAntialias = false;
            _canvas.DrawRect(box.Left + (run.Column * width), box.Top + (run.Row * height), run.Length * width, height, paint);
        }
    }

    /// <inheritdoc/>
    public override void DrawText(TextLine line, float size, float x, float y, float degrees, Rgba32 color)
    {
        using SKPaint paint = Fill(color);
        _canvas.Save();
        _canvas.Translate(x, y);
        _canvas.RotateDegrees(-degrees);
        foreach (GlyphRun run in line.Runs)
        {
            if (run.Face.Typeface is not { } typeface)
            {
                DrawOutlines(run, size, paint);
                continue;
            }

            using SKFont font = new(typeface, size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
            using SKTextBlobBuilder builder = new();
            SKPoint[] positions = new SKPoint[run.Glyphs.Length];
            for (int i = 0; i < positions.Length; i++)
            {
                positions[i] = new SKPoint(run.X[i] * size, run.Y[i] * size);
            }

            builder.AddPositionedRun(run.Glyphs, font, positions);
            using SKTextBlob? blob = builder.Build();
            if (blob is not null)
            {
                _canvas.DrawText(blob, 0, 0, paint);
            }
        }

        _canvas.Restore();
    }

    /// <summary>Boxes of characters that no font has come from no font file.</summary>
    private void DrawOutlines(GlyphRun run, float size, SKPaint paint)
    {
        float unit = size / run.Face.UnitsPerEm;
        for (int i = 0; i < run.Glyphs.Length; i++)
        {
            using SKPath path = new();
            path.AddPath(run.Face.Outline(run.Glyphs[i]), new SKMatrix(unit, 0, run.X[i] * size, 0, unit, run.Y[i] * size, 0, 0, 1));
            _canvas.DrawPath(path, paint);
        }
    }

    private static SKPaint Fill(Rgba32 color) => new() { Color = new SKColor(color.R, color.G, color.B, color.A), IsAntialias = true };

    private static SKRect Rectangle(Box box) => new(box.Left, box.Top, box.Right, box.Bottom);

    private void DrawImage(Box box, ReadOnlySpan<Rgba32> colors, int rows, int columns)
    {
        using SKBitmap bitmap = new(new SKImageInfo(columns, rows, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(colors).CopyTo(bitmap.GetPixelSpan());
        using SKImage image = SKImage.FromBitmap(bitmap);
        _canvas.DrawImage(image, Rectangle(box), new SKSamplingOptions(SKFilterMode.Nearest));
    }
}
