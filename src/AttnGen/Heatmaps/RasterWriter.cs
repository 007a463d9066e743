namespace AttnGen.Heatmaps;

/// <summary>
/// Compresses a picture row by row. Rows that repeat the one above, as most of a figure do, become zeros by the filter Up without being
/// read; the others share one filter.
/// </summary>
internal sealed class RasterWriter
{
    /// <summary>Rows that the filter is chosen by: so many bands of so many consecutive ones, spread over those that are no repetitions.</summary>
    private const int Bands = 4, LeastRowsOfBand = 2, MostRowsOfBand = 5;

    /// <summary>Bytes that are enough to choose by: of long rows fewer are tried.</summary>
    private const int TrialLength = 3 << 15;

    private readonly IRaster _raster;
    private readonly int[] _rows;
    private readonly byte[] _filtered;
    private byte[] _row;
    private byte[] _above;

    private RasterWriter(IRaster raster)
    {
        _raster = raster;
        _rows = RowsThatDiffer(raster);
        (_row, _above) = (new byte[raster.RowLength], new byte[raster.RowLength]);
        _filtered = new byte[1 + raster.RowLength];
    }

    private static ReadOnlySpan<byte> Filters => [PngFilter.None, PngFilter.Sub, PngFilter.Up];

    /// <summary>Writes the whole compressed stream.</summary>
    public static void Write(DeflateWriter deflate, IRaster raster)
    {
        RasterWriter writer = new(raster);
        byte filter = writer.ChooseFilter();
        MatchFinder finder = new(deflate);
        writer.AppendRows(finder, filter);
        finder.End();
    }

    private static int[] RowsThatDiffer(IRaster raster)
    {
        int[] rows = new int[raster.Height];
        int count = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (row == 0 || !raster.RepeatsRowAbove(row))
            {
                rows[count++] = row;
            }
        }

        return rows[..count];
    }

    /// <summary>
    /// The filter that compresses some rows best, by trying: no estimate knows the numbers of a palette, whose differences mean something
    /// only if the palette is in order.
    /// </summary>
    private byte ChooseFilter()
    {
        long[] lengths = new long[Filters.Length];
        MatchFinder[] finders = [.. lengths.Select((_, i) => new MatchFinder(new DeflateWriter(data => lengths[i] += data.Length)))];
        int rowsOfBand = Math.Clamp(TrialLength / Bands / _filtered.Length, LeastRowsOfBand, MostRowsOfBand);
        int rows = Math.Min(_rows.Length, Bands * rowsOfBand);
        for (int band = 0; band < rows; band += rowsOfBand)
        {
            int begin = CellGrid.CellAt(band, _rows.Length, rows);
            ReadFirst(begin);
            for (int i = begin; i < Math.Min(begin + rowsOfBand, _rows.Length); i++)
            {
                ReadNext(i);
                for (int filter = 0; filter < Filters.Length; filter++)
                {
                    AppendRow(finders[filter], Filters[filter]);
                }
            }
        }

        foreach (MatchFinder finder in finders)
        {
            finder.End();
        }

        return Filters[lengths.IndexOf(lengths.Min())];
    }

    private void AppendRows(MatchFinder finder, byte filter)
    {
        ReadFirst(0);
        for (int i = 0; i < _rows.Length; i++)
        {
            ReadNext(i);
            AppendRow(finder, filter);
            int next = i + 1 < _rows.Length ? _rows[i + 1] : _raster.Height;
            for (int row = _rows[i] + 1; row < next; row++)
            {
                finder.AppendRun(PngFilter.Up, 1);
                finder.AppendRun(0, _raster.RowLength);
            }
        }
    }

    /// <summary>Makes ready for reading one of the rows that differ.</summary>
    private void ReadFirst(int i)
    {
        if (i > 0)
        {
            _raster.ReadRow(_rows[i - 1], _row);
        }
        else
        {
            _row.AsSpan().Clear();
        }
    }

    /// <summary>Reads one of the rows that differ; the one read before is above it.</summary>
    private void ReadNext(int i)
    {
        (_row, _above) = (_above, _row);
        _raster.ReadRow(_rows[i], _row);
    }

    private void AppendRow(MatchFinder finder, byte filter)
    {
        _filtered[0] = filter;
        PngFilter.Apply(filter, _row, _above, _raster.SampleLength, _filtered.AsSpan(1));
        finder.Append(_filtered);
    }
}
