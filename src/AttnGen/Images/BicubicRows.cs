using AttnGen.Heatmaps;

namespace AttnGen.Images;

/// <summary>
/// Values between those of cells by cubic convolution, one row of pixels at a time. Sums are in double and in a fixed order, rounded once,
/// so that the values are the same on every machine.
/// </summary>
internal sealed class BicubicRows
{
    private readonly float[] _values;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _height;
    private readonly CubicSample[] _samples;

    /// <summary>Of each column of cells, between four rows: the weighted sum; NaN where a cell that has a weight is not finite.</summary>
    private readonly double[] _between;

    /// <summary>What stands in where cells are not finite, with its row; absent where all are.</summary>
    private readonly BilinearRows? _bilinear;
    private readonly float[] _bilinearRow;

    /// <param name="values">[rows, columns].</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="columns">Columns of cells.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels of a row.</param>
    public BicubicRows(float[] values, int rows, int columns, int height, int width)
    {
        (_values, _rows, _columns, _height) = (values, rows, columns, height);
        _between = new double[columns];
        _samples = new CubicSample[width];
        for (int pixel = 0; pixel < width; pixel++)
        {
            _samples[pixel] = CubicSample.At(pixel, columns, width);
        }

        bool isFinite = Array.TrueForAll(values, float.IsFinite);
        _bilinear = isFinite ? null : new BilinearRows(values, rows, columns, width, height);
        _bilinearRow = isFinite ? [] : new float[width];
    }

    /// <summary>Reads one row of pixels.</summary>
    /// <param name="row">From the top.</param>
    /// <param name="values">As many as a row has pixels.</param>
    public void Read(int row, Span<float> values)
    {
        CubicSample vertical = CubicSample.At(row, _rows, _height);
        ReadOnlySpan<float> first = Row(vertical.First), second = Row(vertical.Second), third = Row(vertical.Third), fourth = Row(vertical.Fourth);
        for (int column = 0; column < _columns; column++)
        {
            _between[column] = vertical.Sum(first[column], second[column], third[column], fourth[column]);
        }

        for (int pixel = 0; pixel < values.Length; pixel++)
        {
            CubicSample sample = _samples[pixel];
            double sum = sample.Sum(_between[sample.First], _between[sample.Second], _between[sample.Third], _between[sample.Fourth]);

            // Beside the greatest floats a swing ends at them: finite cells make no infinity. NaN stays.
            values[pixel] = (float)Math.Clamp(sum, float.MinValue, float.MaxValue);
        }

        if (_bilinear is not null)
        {
            _bilinear.Read(row, _bilinearRow);
            for (int pixel = 0; pixel < values.Length; pixel++)
            {
                values[pixel] = float.IsNaN(values[pixel]) ? _bilinearRow[pixel] : values[pixel];
            }
        }
    }

    private ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * _columns, _columns);
}
