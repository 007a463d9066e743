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
        Colors.Add(cells, values);
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

    public void ReadRow(int row, Span<byte> samples)
    {
        if (_indices is not null)
        {
            _indices.AsSpan(row * Columns, Columns).CopyTo(samples);
        }
        else
        {
            Colors.Encode(_cells.AsSpan(row * Columns, Columns), samples);
        }
    }
}
