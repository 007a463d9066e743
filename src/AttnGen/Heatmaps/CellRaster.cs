namespace AttnGen.Heatmaps;

/// <summary>
/// Turns cells into deflate tokens: the first pixel row of a row of cells as runs, the pixel rows below it as one repetition of that row,
/// a stride back. Each pixel row starts with its filter, none.
/// </summary>
/// <param name="deflate">Takes the tokens.</param>
/// <param name="sampleLength">Bytes of a pixel.</param>
/// <param name="columnExtents">Pixels of each column of cells.</param>
internal sealed class CellRaster(DeflateWriter deflate, int sampleLength, int[] columnExtents)
{
    private const byte NoFilter = 0;

    private readonly long _stride = 1 + (sampleLength * columnExtents.Sum(extent => (long)extent));

    /// <summary>Writes the whole compressed stream.</summary>
    /// <param name="samples">[rows, columns, sampleLength].</param>
    /// <param name="rowExtents">Pixels of each row of cells.</param>
    public void Write(ReadOnlySpan<byte> samples, int[] rowExtents)
    {
        int rowLength = columnExtents.Length * sampleLength;
        Adler32 checksum = default;
        Adler32 checksumOfRow = default;
        ReadOnlySpan<byte> above = default;
        deflate.Begin();
        for (int row = 0; row < rowExtents.Length; row++)
        {
            int extent = rowExtents[row];
            if (extent == 0)
            {
                continue;
            }

            ReadOnlySpan<byte> cells = samples.Slice(row * rowLength, rowLength);
            int repeats = extent;
            if (!cells.SequenceEqual(above))
            {
                checksumOfRow = WriteRuns(cells);
                repeats--;
                above = cells;
            }

            checksum.AppendRepeated(checksumOfRow, extent);
            RepeatRow(cells, repeats);
        }

        deflate.End(checksum.Value);
    }

    /// <summary>Pixel rows equal to the one before.</summary>
    private void RepeatRow(ReadOnlySpan<byte> cells, int count)
    {
        if (_stride <= DeflateWriter.FarthestMatch && _stride * count >= DeflateWriter.ShortestMatch)
        {
            deflate.Match(_stride * count, (int)_stride);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            WriteRuns(cells);
        }
    }

    /// <summary>One pixel row as runs of equal pixels; returns its checksum.</summary>
    private Adler32 WriteRuns(ReadOnlySpan<byte> cells)
    {
        deflate.Literal(NoFilter);
        Adler32 checksum = default;
        checksum.AppendRun(NoFilter, 1);
        int column = 0;
        while (column < columnExtents.Length)
        {
            ReadOnlySpan<byte> sample = cells.Slice(column * sampleLength, sampleLength);
            int count = 0;
            do
            {
                count += columnExtents[column++];
            }
            while (column < columnExtents.Length && IsAt(cells, column, sample));

            if (count > 0)
            {
                WriteRun(sample, count);
                AppendRun(ref checksum, sample, count);
            }
        }

        return checksum;
    }

    /// <summary>Whether a column has the same pixel; a palette's single byte needs no call.</summary>
    private bool IsAt(ReadOnlySpan<byte> cells, int column, ReadOnlySpan<byte> sample) =>
        cells[column * sampleLength] == sample[0]
        && (sampleLength == 1 || cells.Slice(column * sampleLength, sampleLength).SequenceEqual(sample));

    /// <summary>The pixel once, then a match that overlaps itself; a run too short for a match stays literal.</summary>
    private void WriteRun(ReadOnlySpan<byte> sample, int count)
    {
        long rest = (count - 1L) * sampleLength;
        int literals = rest < DeflateWriter.ShortestMatch ? count : 1;
        for (int i = 0; i < literals; i++)
        {
            foreach (byte value in sample)
            {
                deflate.Literal(value);
            }
        }

        if (literals == 1)
        {
            deflate.Match(rest, sampleLength);
        }
    }

    private static void AppendRun(ref Adler32 checksum, ReadOnlySpan<byte> sample, int count)
    {
        if (sample.Length == 1)
        {
            checksum.AppendRun(sample[0], count);
            return;
        }

        Adler32 pixel = default;
        foreach (byte value in sample)
        {
            pixel.AppendRun(value, 1);
        }

        checksum.AppendRepeated(pixel, count);
    }
}
