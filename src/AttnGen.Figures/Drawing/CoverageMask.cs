using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>How much of each pixel a shape covers, 0 … 255, and where the mask's corner lies relative to the shape's origin.</summary>
internal sealed class CoverageMask
{
    private static readonly CoverageMask Nothing = new([], 0, 0, 0, 0);

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
    /// <param name="path">The outline; open contours count as closed.</param>
    /// <param name="matrix">From its units to pixels, without perspective.</param>
    public static CoverageMask Of(SKPath path, SKMatrix matrix)
    {
        if (path.IsEmpty)
        {
            return Nothing;
        }

        FlatOutline outline = FlatOutline.Of(path, matrix);
        int left = (int)Math.Floor(outline.Left), top = (int)Math.Floor(outline.Top);
        int width = (int)Math.Ceiling(outline.Right) - left, height = (int)Math.Ceiling(outline.Bottom) - top;
        if (width <= 0 || height <= 0)
        {
            return Nothing;
        }

        CoverageAccumulator accumulator = new(width, height);
        foreach ((double fromX, double fromY, double toX, double toY) in outline.Edges)
        {
            accumulator.AddEdge(fromX - left, fromY - top, toX - left, toY - top);
        }

        return new CoverageMask(accumulator.ToBytes(), left, top, width, height);
    }
}
