using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Turns cells of several pixels into deflate tokens, without a picture in between. The first pixel row of a row of cells is not filtered:
/// each cell is a literal and a match that overlaps it. The pixel rows below it equal the row above and become zeros by the filter Up; so
/// nearly all matches have the least distance, which takes the fewest bits.
/// </summary>
/// <param name="deflate">Takes the tokens.</param>
/// <param name="samples">One sample for each cell.</param>
/// <param name="columnExtents">Pixels of each column of cells.</param>
/// <param name="width">Pixels of a row.</param>
internal sealed class CellRuns(DeflateWriter deflate, CellSamples samples, int[] columnExtents, int width)
{
    private readonly int _sampleLength = samples.SampleLength;

    /// <summary>Bytes of a pixel row after its filter.</summary>
    private readonly long _rowLength = (long)samples.SampleLength * width;

    private Adler32 _checksum;

    /// <summary>Writes the whole compressed stream.</summary>
    /// <param name="rowExtents">Pixels of each row of cells.</param>
    public void Write(int[] rowExtents)
    {
        byte[] cells = new byte[samples.RowLength];
        byte[] above = new byte[samples.RowLength];
        bool isFirst = true;
        for (int row = 0; row < rowExtents.Length; row++)
        {
            int extent = rowExtents[row];
            if (extent == 0)
            {
                continue;
            }

            samples.ReadRow(row, cells);
            if (isFirst || !cells.AsSpan().SequenceEqual(above))
            {
                WriteRow(cells);
                (cells, above) = (above, cells);
                isFirst = false;
                extent--;
            }

            RepeatRow(extent);
        }

        deflate.End(_checksum.Value);
    }

    /// <summary>One pixel row as runs of equal pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteRow(ReadOnlySpan<byte> cells)
    {
        WriteRun([PngFilter.None], 1);
        int column = 0;
        while (column < columnExtents.Length)
        {
            ReadOnlySpan<byte> sample = cells.Slice(column * _sampleLength, _sampleLength);
            int count = 0;
            do
            {
                count += columnExtents[column++];
            }
            while (column < columnExtents.Length && IsAt(cells, column, sample));

            if (count > 0)
            {
                WriteRun(sample, count);
            }
        }
    }

    /// <summary>Pixel rows that equal the one above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RepeatRow(int count)
    {
        // Of long rows each is a run of its own; short ones take fewer tokens as repetitions of the first.
        long stride = 1 + _rowLength;
        bool isRepetition = stride <= DeflateSymbols.LongestMatch && stride * (count - 1L) >= DeflateSymbols.ShortestMatch;
        for (int i = 0; i < (isRepetition ? 1 : count); i++)
        {
            PutRun([PngFilter.Up], 1);
            PutRun([0], _rowLength);
        }

        if (isRepetition)
        {
            deflate.Match(stride * (count - 1L), (int)stride);
        }

        Adler32 row = default;
        row.AppendRun(PngFilter.Up, 1);
        row.AppendRun(0, _rowLength);
        _checksum.AppendRepeated(row, count);
    }

    /// <summary>Whether a column has the same pixel; a palette's single byte needs no call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAt(ReadOnlySpan<byte> cells, int column, ReadOnlySpan<byte> sample) =>
        cells[column * _sampleLength] == sample[0]
        && (_sampleLength == 1 || cells.Slice(column * _sampleLength, _sampleLength).SequenceEqual(sample));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteRun(ReadOnlySpan<byte> sample, int count)
    {
        PutRun(sample, count);
        if (sample.Length == 1)
        {
            _checksum.AppendRun(sample[0], count);
            return;
        }

        Adler32 pixel = default;
        foreach (byte value in sample)
        {
            pixel.AppendRun(value, 1);
        }

        _checksum.AppendRepeated(pixel, count);
    }

    /// <summary>The sample once, then a match that overlaps itself; a run too short for a match stays literal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PutRun(ReadOnlySpan<byte> sample, long count)
    {
        long rest = (count - 1) * sample.Length;
        long literals = rest < DeflateSymbols.ShortestMatch ? count : 1;
        for (long i = 0; i < literals; i++)
        {
            foreach (byte value in sample)
            {
                deflate.Literal(value);
            }
        }

        if (literals == 1)
        {
            deflate.Match(rest, sample.Length);
        }
    }
}
