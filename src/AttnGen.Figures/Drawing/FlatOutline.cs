using SkiaSharp;

namespace AttnGen.Figures.Drawing;

/// <summary>An outline in pixels as straight edges, closed contour after closed contour.</summary>
internal sealed class FlatOutline
{
    /// <summary>How far a chord may lie from its curve, in pixels: no level of coverage is off by more than three.</summary>
    private const double Tolerance = 0.01;

    private readonly SKMatrix _matrix;
    private (double X, double Y) _start;
    private (double X, double Y) _at;

    private FlatOutline(SKMatrix matrix) => _matrix = matrix;

    /// <summary>Begin and end of each edge.</summary>
    public List<(double FromX, double FromY, double ToX, double ToY)> Edges { get; } = [];

    public double Left { get; private set; } = double.PositiveInfinity;

    public double Top { get; private set; } = double.PositiveInfinity;

    public double Right { get; private set; } = double.NegativeInfinity;

    public double Bottom { get; private set; } = double.NegativeInfinity;

    /// <summary>Flattens an outline.</summary>
    /// <param name="path">The outline; open contours are closed.</param>
    /// <param name="matrix">From its units to pixels, without perspective.</param>
    public static FlatOutline Of(SKPath path, SKMatrix matrix)
    {
        FlatOutline outline = new(matrix);
        using SKPath.RawIterator iterator = path.CreateRawIterator();
        SKPoint[] points = new SKPoint[4];
        for (SKPathVerb verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            outline.Add(verb, points);
        }

        outline.Close();
        return outline;
    }

    private void Add(SKPathVerb verb, SKPoint[] points)
    {
        switch (verb)
        {
            case SKPathVerb.Move:
                Close();
                _start = _at = Map(points[0]);
                break;
            case SKPathVerb.Line:
                LineTo(Map(points[1]));
                break;
            case SKPathVerb.Quad or SKPathVerb.Conic:
                // Fonts and polygons have no conics; as parabolas they would be drawn nearly right.
                QuadraticTo(Map(points[1]), Map(points[2]));
                break;
            case SKPathVerb.Cubic:
                CubicTo(Map(points[1]), Map(points[2]), Map(points[3]));
                break;
            case SKPathVerb.Close:
                Close();
                break;
        }
    }

    private (double X, double Y) Map(SKPoint point) => (
        ((double)_matrix.ScaleX * point.X) + ((double)_matrix.SkewX * point.Y) + _matrix.TransX,
        ((double)_matrix.SkewY * point.X) + ((double)_matrix.ScaleY * point.Y) + _matrix.TransY);

    private void Close() => LineTo(_start);

    private void LineTo((double X, double Y) to)
    {
        if (to == _at)
        {
            return;
        }

        Edges.Add((_at.X, _at.Y, to.X, to.Y));
        (Left, Right) = (Math.Min(Left, Math.Min(_at.X, to.X)), Math.Max(Right, Math.Max(_at.X, to.X)));
        (Top, Bottom) = (Math.Min(Top, Math.Min(_at.Y, to.Y)), Math.Max(Bottom, Math.Max(_at.Y, to.Y)));
        _at = to;
    }

    /// <summary>A chord of one nth of a parabola lies an eighth of its second difference over n² from it.</summary>
    private void QuadraticTo((double X, double Y) control, (double X, double Y) to)
    {
        (double X, double Y) from = _at;
        double bend = Math.Max(Math.Abs(from.X - (2 * control.X) + to.X), Math.Abs(from.Y - (2 * control.Y) + to.Y));
        int parts = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(bend / (4 * Tolerance))));
        for (int part = 1; part < parts; part++)
        {
            double t = (double)part / parts, u = 1 - t;
            LineTo(((u * u * from.X) + (2 * u * t * control.X) + (t * t * to.X), (u * u * from.Y) + (2 * u * t * control.Y) + (t * t * to.Y)));
        }

        LineTo(to);
    }

    private void CubicTo((double X, double Y) first, (double X, double Y) second, (double X, double Y) to)
    {
        (double X, double Y) from = _at;
        double bend = Math.Max(
            Math.Max(Math.Abs(from.X - (2 * first.X) + second.X), Math.Abs(from.Y - (2 * first.Y) + second.Y)),
            Math.Max(Math.Abs(first.X - (2 * second.X) + to.X), Math.Abs(first.Y - (2 * second.Y) + to.Y)));
        int parts = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(6 * bend / (8 * Tolerance))));
        for (int part = 1; part < parts; part++)
        {
            double t = (double)part / parts, u = 1 - t;
            (double a, double b, double c, double d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t);
            LineTo(((a * from.X) + (b * first.X) + (c * second.X) + (d * to.X), (a * from.Y) + (b * first.Y) + (c * second.Y) + (d * to.Y)));
        }

        LineTo(to);
    }
}
