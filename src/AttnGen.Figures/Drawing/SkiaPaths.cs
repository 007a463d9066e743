using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>Shapes as Skia's paths.</summary>
internal static class SkiaPaths
{
    /// <summary>A closed polygon.</summary>
    /// <param name="points">x and y of each corner in turn.</param>
    public static SKPath Polygon(ReadOnlySpan<float> points)
    {
        SKPath path = new();
        path.MoveTo(points[0], points[1]);
        for (int i = 2; i < points.Length; i += 2)
        {
            path.LineTo(points[i], points[i + 1]);
        }

        path.Close();
        return path;
    }

    /// <summary>What a line along a path covers.</summary>
    /// <param name="path">The path.</param>
    /// <param name="width">How wide the line is.</param>
    public static SKPath Outline(SKPath path, float width)
    {
        using SKPaint paint = new() { Style = SKPaintStyle.Stroke, StrokeWidth = width };
        return paint.GetFillPath(path);
    }
}
