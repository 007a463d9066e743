namespace AttnGen.Figures.Drawing;

/// <summary>
/// How much of each pixel an outline covers, exactly: each edge adds the signed area between itself and the right side of the row, and the sum
/// along the row is the coverage. No samples, no operating system, no vector width: plain arithmetic in a fixed order.
/// </summary>
/// <remarks>
/// The method is that of R. Levien's font-rs and of stb_truetype. Where contours of one direction overlap the sum is cut at 1, which is the
/// rule of non-zero winding.
/// </remarks>
/// <param name="width">Pixels of a row; all edges lie inside.</param>
/// <param name="height">Rows of pixels.</param>
internal sealed class CoverageAccumulator(int width, int height)
{
    /// <summary>An edge on the right side adds to the pixel behind it.</summary>
    private readonly int _stride = width + 2;

    private readonly double[] _areas = new double[(width + 2) * height];

    /// <summary>Adds an edge of a closed contour; coordinates in pixels from the upper left corner.</summary>
    public void AddEdge(double fromX, double fromY, double toX, double toY)
    {
        if (fromY == toY)
        {
            return;
        }

        double direction = fromY < toY ? 1 : -1;
        (double topX, double topY, double bottomX, double bottomY) = fromY < toY ? (fromX, fromY, toX, toY) : (toX, toY, fromX, fromY);
        double slope = (bottomX - topX) / (bottomY - topY);
        double x = topX;
        int last = Math.Min(height, (int)Math.Ceiling(bottomY));
        for (int row = Math.Max(0, (int)topY); row < last; row++)
        {
            double share = Math.Min(row + 1, bottomY) - Math.Max(row, topY);
            double next = x + (slope * share);
            AddPart(_areas.AsSpan(row * _stride, _stride), Math.Min(x, next), Math.Max(x, next), share * direction);
            x = next;
        }
    }

    /// <summary>The coverage of each pixel, 0 … 255, row-major.</summary>
    public byte[] ToBytes()
    {
        byte[] coverage = new byte[width * height];
        for (int row = 0; row < height; row++)
        {
            double sum = 0;
            for (int column = 0; column < width; column++)
            {
                sum += _areas[(row * _stride) + column];
                coverage[(row * width) + column] = (byte)((Math.Min(1, Math.Abs(sum)) * 255) + 0.5);
            }
        }

        return coverage;
    }

    /// <summary>The part of an edge inside one row: from the pixel where it begins to the one where it ends, each gets its trapezoid.</summary>
    private void AddPart(Span<double> areas, double left, double right, double height)
    {
        // Rounding may carry an edge by a trifle over the sides.
        left = Math.Clamp(left, 0, width);
        right = Math.Clamp(right, 0, width);
        int first = (int)left, end = (int)Math.Ceiling(right);
        if (end <= first + 1)
        {
            double middle = ((left + right) / 2) - first;
            areas[first] += height * (1 - middle);
            areas[first + 1] += height * middle;
            return;
        }

        // What lies to the right of the edge, pixel by pixel; each adds what it has more than the one before.
        double before = 0, step = height / (right - left);
        for (int column = first; column < end; column++)
        {
            double from = Math.Max(left, column), to = Math.Min(right, column + 1);
            double passed = step * (to - from);
            double covered = (step * (from - left)) + (passed * (column + 1 - ((from + to) / 2)));
            areas[column] += covered - before;
            before = covered;
        }

        areas[end] += height - before;
    }
}
