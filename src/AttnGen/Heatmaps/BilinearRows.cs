using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Values between those of cells, one row of pixels at a time: matplotlib's geometry, in which a cell's value is at its centre and the
/// outer half of the outer cells is constant. The order of the operations is fixed and none are fused, so that the values are the same on
/// every machine.
/// </summary>
/// <remarks>
/// A pixel in a cell without a finite value has that cell's value; else neighbours without one are left out and the others' weights
/// made to sum to 1. A value never leaves the range of the neighbours that it comes from, so that rounding does not cross a limit of the scale.
/// </remarks>
internal sealed class BilinearRows
{
    private readonly float[] _values;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _height;
    private readonly Sample[] _samples;

    /// <summary>Of each column of cells, between two rows: the weighted sum of the finite values, their weight, and their range.</summary>
    private readonly Column[] _between;

    /// <param name="values">[rows, columns].</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="columns">Columns of cells.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows of pixels.</param>
    public BilinearRows(float[] values, int rows, int columns, int width, int height)
    {
        (_values, _rows, _columns, _height) = (values, rows, columns, height);
        _between = new Column[columns];
        _samples = new Sample[width];
        for (int pixel = 0; pixel < width; pixel++)
        {
            _samples[pixel] = Sample.At(pixel, columns, width);
        }
    }

    /// <summary>Reads one row of pixels.</summary>
    /// <param name="row">From the top.</param>
    /// <param name="values">As many as a row has pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int row, Span<float> values)
    {
        Sample vertical = Sample.At(row, _rows, _height);
        ReadOnlySpan<float> upper = Row(vertical.First);
        ReadOnlySpan<float> lower = Row(vertical.Second);
        ReadOnlySpan<float> nearest = Row(vertical.Nearest);
        for (int column = 0; column < _between.Length; column++)
        {
            _between[column] = Column.Between(upper[column], lower[column], vertical.Fraction);
        }

        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            Sample sample = _samples[pixel];
            float cell = nearest[sample.Nearest];
            values[pixel] = float.IsFinite(cell) ? Column.Between(_between[sample.First], _between[sample.Second], sample.Fraction) : cell;
        }
    }

    private ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * _columns, _columns);

    /// <summary>What a pixel lies between along one axis.</summary>
    /// <param name="First">The cell whose centre is at or before the pixel's.</param>
    /// <param name="Second">The next one; the same at the ends.</param>
    /// <param name="Nearest">The cell that the pixel's centre lies in.</param>
    /// <param name="Fraction">0 at the centre of the first cell, 1 at that of the second.</param>
    private readonly record struct Sample(int First, int Second, int Nearest, float Fraction)
    {
        public static Sample At(int pixel, int cells, int pixels)
        {
            // (pixel + ½) · cells / pixels − ½, over 2 · pixels; exact, and clamped to the centres of the outer cells.
            long divisor = 2L * pixels;
            long position = Math.Clamp((((2L * pixel) + 1) * cells) - pixels, 0, (cells - 1) * divisor);
            int first = (int)(position / divisor);
            float fraction = (float)((double)(position % divisor) / divisor);
            return new Sample(first, Math.Min(first + 1, cells - 1), CellGrid.CellAt(pixel, cells, pixels), fraction);
        }
    }

    private readonly record struct Column(float Sum, float Weight, float Least, float Greatest)
    {
        /// <summary>Between two cells of a column.</summary>
        public static Column Between(float upper, float lower, float fraction)
        {
            if (!float.IsFinite(upper))
            {
                return float.IsFinite(lower) ? new Column(fraction * lower, fraction, lower, lower) : new Column(0, 0, float.MaxValue, float.MinValue);
            }

            float rest = 1 - fraction;
            return float.IsFinite(lower)
                ? new Column((rest * upper) + (fraction * lower), rest + fraction, Math.Min(upper, lower), Math.Max(upper, lower))
                : new Column(rest * upper, rest, upper, upper);
        }

        /// <summary>The value between two columns; that of the nearest cell is finite, so that the weights are not 0.</summary>
        public static float Between(in Column left, in Column right, float fraction)
        {
            float rest = 1 - fraction;
            float sum = (rest * left.Sum) + (fraction * right.Sum);
            float weight = (rest * left.Weight) + (fraction * right.Weight);
            return Math.Min(Math.Max(sum / weight, Math.Min(left.Least, right.Least)), Math.Max(left.Greatest, right.Greatest));
        }
    }
}
