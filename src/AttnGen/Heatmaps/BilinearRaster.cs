namespace AttnGen.Heatmaps;

/// <summary>
/// A picture of interpolated values. Its rows are made twice, once for the colours, which the header needs, and once to be written: that
/// takes less than to keep the whole picture would.
/// </summary>
internal sealed class BilinearRaster : IRaster
{
    /// <summary>Pixels of a row whose samples fit an array.</summary>
    public const int MostWidth = 1 << 28;

    private readonly BilinearRows _rows;
    private readonly ICellColors _map;
    private readonly PngColors _colors = new();
    private readonly float[] _values;
    private readonly Rgba32[] _pixels;

    public BilinearRaster(BilinearRows rows, ICellColors map, int width, int height)
    {
        (_rows, _map, Height) = (rows, map, height);
        (_values, _pixels) = (new float[width], new Rgba32[width]);
        for (int row = 0; row < height && !_colors.IsDecided; row++)
        {
            ReadPixels(row);
            _colors.Add(_pixels, _values);
        }

        _colors.Settle();
    }

    /// <summary>All the colours of the picture.</summary>
    public PngColors Colors => _colors;

    public int Height { get; }

    public int RowLength => checked(_pixels.Length * SampleLength);

    public int SampleLength => _colors.SampleLength;

    public bool RepeatsRowAbove(int row) => false;

    public void ReadRow(int row, Span<byte> samples)
    {
        ReadPixels(row);
        _colors.Encode(_pixels, samples);
    }

    private void ReadPixels(int row)
    {
        _rows.Read(row, _values);
        _map.Map(_values, _pixels);
    }
}
