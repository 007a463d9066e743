using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>Writes an outline as the data of an SVG path.</summary>
internal static class SvgPath
{
    /// <param name="path">Lines and quadratic or cubic curves, as fonts have.</param>
    /// <param name="unit">What one unit of the outline is.</param>
    public static string Of(SKPath path, float unit)
    {
        StringBuilder data = new();
        using SKPath.RawIterator iterator = path.CreateRawIterator();
        SKPoint[] points = new SKPoint[4];
        for (SKPathVerb verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            // A verb's first point is where the one before it ended, but for a move, which has one only.
            (char letter, int first, int count) = verb switch
            {
                SKPathVerb.Move => ('M', 0, 1),
                SKPathVerb.Line => ('L', 1, 1),
                SKPathVerb.Quad or SKPathVerb.Conic => ('Q', 1, 2),
                SKPathVerb.Cubic => ('C', 1, 3),
                _ => ('Z', 0, 0),
            };
            data.Append(letter);
            for (int i = first; i < first + count; i++)
            {
                data.Append(CultureInfo.InvariantCulture, $"{(i == first ? "" : " ")}{points[i].X * unit:0.####} {points[i].Y * unit:0.####}");
            }
        }

        return data.ToString();
    }
}
