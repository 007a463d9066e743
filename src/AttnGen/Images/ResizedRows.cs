using AttnGen.Heatmaps;

namespace AttnGen.Images;

/// <summary>A map that is stretched over an image, one row of pixels at a time.</summary>
internal sealed class ResizedRows
{
    private readonly float[] _values;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _height;
    private readonly BilinearRows? _bilinear;
    private readonly BicubicRows? _bicubic;

    /// <param name="values">[rows, columns].</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="columns">Columns of cells.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="interpolation">One of its enum.</param>
    public ResizedRows(float[] values, int rows, int columns, int height, int width, ImageInterpolation interpolation)
    {
        (_values, _rows, _columns, _height) = (values, rows, columns, height);
        _bilinear = interpolation == ImageInterpolation.Bilinear ? new BilinearRows(values, rows, columns, width, height) : null;
        _bicubic = interpolation == ImageInterpolation.Bicubic ? new BicubicRows(values, rows, columns, height, width) : null;
    }

    /// <summary>Reads one row of pixels.</summary>
    /// <param name="row">From the top.</param>
    /// <param name="values">As many as a row has pixels.</param>
    public void Read(int row, Span<float> values)
    {
        if (_bilinear is not null)
        {
            _bilinear.Read(row, values);
        }
        else if (_bicubic is not null)
        {
            _bicubic.Read(row, values);
        }
        else
        {
            ReadOnlySpan<float> cells = _values.AsSpan(CellGrid.CellAt(row, _rows, _height) * _columns, _columns);
            for (int pixel = 0; pixel < values.Length; pixel++)
            {
                values[pixel] = cells[CellGrid.CellAt(pixel, _columns, values.Length)];
            }
        }
    }

    /// <summary>Throws where an interpolation is none of its enum.</summary>
    public static void Check(ImageInterpolation interpolation, string parameter)
    {
        if (!Enum.IsDefined(interpolation))
        {
            throw new ArgumentOutOfRangeException(parameter, interpolation, "Not an interpolation; use Nearest, Bilinear or Bicubic.");
        }
    }
}
