using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>How much of each pixel a shape covers, 0 … 255, and where the mask's corner lies relative to the shape's origin.</summary>
internal sealed class CoverageMask
{
    private readonly byte[] _coverage;

    private CoverageMask(byte[] coverage, int left, int top, int width, int height) =>
        (_coverage, Left, Top, Width, Height) = (coverage, left, top, width, height);

    public int Left { get; }

    public int Top { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>One row of the mask.</summary>
    public ReadOnlySpan<byte> Row(int row) => _coverage.AsSpan(row * Width, Width);

    /// <summary>Rasterises an outline.</summary>
    /// <param name="path">The outline.</param>
    /// <param name="matrix">From its units to pixels.</param>
    public static CoverageMask Of(SKPath path, SKMatrix matrix)
    {
        SKRect bounds = matrix.MapRect(path.Bounds);
        int left = (int)MathF.Floor(bounds.Left), top = (int)MathF.Floor(bounds.Top);
        int width = (int)MathF.Ceiling(bounds.Right) - left, height = (int)MathF.Ceiling(bounds.Bottom) - top;
        if (path.IsEmpty || width <= 0 || height <= 0)
        {
            return new CoverageMask([], 0, 0, 0, 0);
        }

        using SKBitmap bitmap = new(new SKImageInfo(width, height, SKColorType.Alpha8, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using (SKCanvas canvas = new(bitmap))
        using (SKPaint paint = new() { IsAntialias = true, Color = SKColors.Black })
        {
            canvas.Translate(-left, -top);
            canvas.Concat(matrix);
            canvas.DrawPath(path, paint);
        }

        byte[] coverage = new byte[width * height];
        ReadOnlySpan<byte> source = bitmap.GetPixelSpan();
        for (int row = 0; row < height; row++)
        {
            source.Slice(row * bitmap.RowBytes, width).CopyTo(coverage.AsSpan(row * width));
        }

        return new CoverageMask(coverage, left, top, width, height);
    }
}
