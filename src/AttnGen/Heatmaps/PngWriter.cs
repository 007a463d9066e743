using System.Buffers.Binary;

namespace AttnGen.Heatmaps;

/// <summary>
/// Writes pictures as PNG (ISO/IEC 15948). The bytes are the same on every machine: all arithmetic is of integers, the compression included.
/// </summary>
internal static class PngWriter
{
    private const byte BitDepth = 8;

    /// <summary>
    /// Cells of so many pixels, 4 × 4, make runs worth a token each; smaller ones are better compressed as bytes. Tall cells count as well:
    /// most of their rows repeat the one above.
    /// </summary>
    private const int LeastCell = 16;

    /// <param name="sink">Takes the file.</param>
    /// <param name="cells">One sample for each cell.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows of pixels.</param>
    public static void WriteNearest(ByteSink sink, CellSamples cells, int width, int height)
    {
        PngChunkWriter chunks = new(sink);
        WriteHead(chunks, width, height, cells.Colors);
        DeflateWriter deflate = new(data => chunks.Write("IDAT"u8, data));
        int[] columnExtents = CellGrid.Extents(cells.Columns, width);
        bool hasRuns = (long)width * height >= LeastCell * (long)cells.Rows * cells.Columns;
        if (hasRuns || (long)width * cells.SampleLength >= Array.MaxLength)
        {
            new CellRuns(deflate, cells, columnExtents, width).Write(CellGrid.Extents(cells.Rows, height));
        }
        else
        {
            RasterWriter.Write(deflate, new NearestRaster(cells, columnExtents, width, height));
        }

        chunks.Write("IEND"u8, []);
    }

    /// <param name="sink">Takes the file.</param>
    /// <param name="raster">The picture.</param>
    public static void WriteBilinear(ByteSink sink, BilinearRaster raster)
    {
        PngChunkWriter chunks = new(sink);
        WriteHead(chunks, raster.RowLength / raster.SampleLength, raster.Height, raster.Colors);
        RasterWriter.Write(new DeflateWriter(data => chunks.Write("IDAT"u8, data)), raster);
        chunks.Write("IEND"u8, []);
    }

    private static void WriteHead(PngChunkWriter chunks, int width, int height, PngColors colors)
    {
        // Then compression, filter and interlace methods, 0 all three.
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitDepth;
        header[9] = colors.ColorType;
        chunks.WriteSignature();
        chunks.Write("IHDR"u8, header);
        if (!colors.Palette.IsEmpty)
        {
            WritePalette(chunks, colors.Palette);
        }
    }

    private static void WritePalette(PngChunkWriter chunks, ReadOnlySpan<Rgba32> colors)
    {
        byte[] bytes = new byte[3 * colors.Length];
        byte[] opacities = new byte[colors.Length];
        int translucent = 0;
        for (int entry = 0; entry < colors.Length; entry++)
        {
            (bytes[3 * entry], bytes[(3 * entry) + 1], bytes[(3 * entry) + 2], opacities[entry]) = colors[entry];
            translucent = opacities[entry] == byte.MaxValue ? translucent : entry + 1;
        }

        chunks.Write("PLTE"u8, bytes);
        if (translucent > 0)
        {
            chunks.Write("tRNS"u8, opacities.AsSpan(0, translucent));
        }
    }
}
