using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>The cells of a heatmap as samples of a PNG file, one for each cell, a row of cells at a time.</summary>
internal sealed class CellSamples
{
    private readonly Rgba32[] _cells;
    private readonly byte[]? _indices;

    /// <summary>Coloured cells, whose colours are looked up.</summary>
    /// <param name="cells">[rows, columns].</param>
    /// <param name="values">What they show, [rows, columns], or none.</param>
    /// <param name="columns">Columns of cells.</param>
    public CellSamples(Rgba32[] cells, float[]? values, int columns)
    {
        (_cells, Columns, Rows) = (cells, columns, cells.Length / columns);
        Colors = new PngColors();
        for (int row = 0; row < Rows && !Colors.IsDecided; row++)
        {
            // In figures most rows repeat the one above: a comparison costs far less than to look up each colour.
            if (row == 0 || !AreRowsEqual(row, row - 1))
            {
                Colors.Add(RowOf(cells, row), values is null ? default : RowOf(values, row));
            }
        }

        Colors.Settle();
    }

    /// <summary>Cells that are samples already.</summary>
    /// <param name="indices">[rows, columns].</param>
    /// <param name="palette">The colours that they choose from.</param>
    /// <param name="columns">Columns of cells.</param>
    public CellSamples(byte[] indices, Rgba32[] palette, int columns)
    {
        (_cells, _indices, Columns, Rows) = ([], indices, columns, indices.Length / columns);
        Colors = PngColors.OfPalette(palette);
    }

    public PngColors Colors { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Bytes of a cell.</summary>
    public int SampleLength => Colors.SampleLength;

    /// <summary>Bytes of a row of cells.</summary>
    public int RowLength => checked(Columns * SampleLength);

    /// <summary>Whether two rows of cells look the same.</summary>
    public bool AreRowsEqual(int row, int other) => _indices is not null
        ? RowOf(_indices, row).SequenceEqual(RowOf(_indices, other))
        : MemoryMarshal.AsBytes(RowOf(_cells, row)).SequenceEqual(MemoryMarshal.AsBytes(RowOf(_cells, other)));

    public void ReadRow(int row, Span<byte> samples)
    {
        if (_indices is not null)
        {
            RowOf(_indices, row).CopyTo(samples);
        }
        else
        {
            Colors.Encode(RowOf(_cells, row), samples);
        }
    }

    private ReadOnlySpan<T> RowOf<T>(T[] cells, int row) => cells.AsSpan(row * Columns, Columns);
}
