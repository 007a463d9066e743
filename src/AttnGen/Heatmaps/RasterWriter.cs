namespace AttnGen.Heatmaps;

/// <summary>Compresses a picture row by row. Rows that repeat the one above become zeros by the filter Up; the others share one filter.</summary>
internal sealed class RasterWriter
{
    /// <summary>Rows that the filter is chosen by: so many bands of so many consecutive rows, spread over the picture.</summary>
    private const int Bands = 4, RowsOfBand = 8;

    private readonly IRaster _raster;
    private readonly byte[] _filtered;
    private byte[] _row;
    private byte[] _above;

    private RasterWriter(IRaster raster)
    {
        _raster = raster;
        (_row, _above) = (new byte[raster.RowLength], new byte[raster.RowLength]);
        _filtered = new byte[1 + raster.RowLength];
    }

    /// <summary>Writes the whole compressed stream.</summary>
    public static void Write(DeflateWriter deflate, IRaster raster)
    {
        RasterWriter writer = new(raster);
        byte filter = writer.ChooseFilter();
        MatchFinder finder = new(deflate);
        writer.AppendRows(finder, filter, 0, raster.Height);
        finder.End();
    }

    /// <summary>
    /// The filter that compresses some rows best, by trying: no estimate knows the numbers of a palette, whose differences mean something
    /// only if the palette is in order.
    /// </summary>
    private byte ChooseFilter()
    {
        byte best = PngFilter.None;
        long least = long.MaxValue;
        foreach (byte filter in (ReadOnlySpan<byte>)[PngFilter.None, PngFilter.Sub, PngFilter.Up])
        {
            long length = 0;
            MatchFinder finder = new(new DeflateWriter(data => length += data.Length));
            int rows = Math.Min(_raster.Height, Bands * RowsOfBand);
            for (int row = 0; row < rows; row += RowsOfBand)
            {
                int begin = CellGrid.CellAt(row, _raster.Height, rows);
                AppendRows(finder, filter, begin, Math.Min(RowsOfBand, _raster.Height - begin));
            }

            finder.End();
            if (length < least)
            {
                (best, least) = (filter, length);
            }
        }

        return best;
    }

    private void AppendRows(MatchFinder finder, byte filter, int begin, int count)
    {
        _row.AsSpan().Clear();
        if (begin > 0)
        {
            _raster.ReadRow(begin - 1, _row);
        }

        for (int row = begin; row < begin + count; row++)
        {
            if (row > 0 && _raster.RepeatsRowAbove(row))
            {
                _filtered[0] = PngFilter.Up;
                _filtered.AsSpan(1).Clear();
            }
            else
            {
                (_row, _above) = (_above, _row);
                _raster.ReadRow(row, _row);
                _filtered[0] = filter;
                PngFilter.Apply(filter, _row, _above, _raster.SampleLength, _filtered.AsSpan(1));
            }

            finder.Append(_filtered);
        }
    }
}
