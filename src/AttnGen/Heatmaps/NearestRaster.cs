namespace AttnGen.Heatmaps;

/// <summary>Cells as a picture of any size: each pixel shows the cell that its centre lies in.</summary>
internal sealed class NearestRaster : IRaster
{
    private readonly CellSamples _cells;
    private readonly int[] _columnExtents;
    private readonly byte[] _row;

    /// <param name="cells">One sample for each cell.</param>
    /// <param name="columnExtents">Pixels of each column of cells.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows of pixels.</param>
    public NearestRaster(CellSamples cells, int[] columnExtents, int width, int height)
    {
        (_cells, _columnExtents, _row) = (cells, columnExtents, new byte[cells.RowLength]);
        (Height, RowLength) = (height, checked(width * cells.SampleLength));
    }

    public int Height { get; }

    public int RowLength { get; }

    public int SampleLength => _cells.SampleLength;

    public bool RepeatsRowAbove(int row)
    {
        int cellRow = CellRow(row), above = CellRow(row - 1);
        return cellRow == above || _cells.AreRowsEqual(cellRow, above);
    }

    public void ReadRow(int row, Span<byte> samples)
    {
        bool isCell = RowLength == _row.Length && !_columnExtents.AsSpan().ContainsAnyExcept(1);
        _cells.ReadRow(CellRow(row), isCell ? samples : _row);
        if (isCell)
        {
            return;
        }

        ReadOnlySpan<byte> cells = _row;
        foreach (int extent in _columnExtents)
        {
            ReadOnlySpan<byte> sample = cells[..SampleLength];
            for (int i = 0; i < extent; i++)
            {
                sample.CopyTo(samples);
                samples = samples[SampleLength..];
            }

            cells = cells[SampleLength..];
        }
    }

    private int CellRow(int row) => CellGrid.CellAt(row, _cells.Rows, Height);
}
