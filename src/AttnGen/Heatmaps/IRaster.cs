namespace AttnGen.Heatmaps;

/// <summary>A picture as rows of samples, from top to bottom; no more than a row need exist at a time.</summary>
internal interface IRaster
{
    int Height { get; }

    /// <summary>Bytes of a row.</summary>
    int RowLength { get; }

    /// <summary>Bytes of a pixel.</summary>
    int SampleLength { get; }

    /// <summary>Whether a row, not the first, is known to equal the one above it.</summary>
    bool RepeatsRowAbove(int row);

    void ReadRow(int row, Span<byte> samples);
}
