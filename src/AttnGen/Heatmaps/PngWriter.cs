using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Writes a grid of one-coloured cells as PNG: 8-bit palette where 256 colours are enough, else 8-bit RGBA. The compressed data come
/// straight from the cells, without a picture in between; they are the same bytes on every machine.
/// </summary>
internal static class PngWriter
{
    private const byte BitDepth = 8;

    private const byte PaletteColor = 3;

    private const byte TrueColorWithAlpha = 6;

    /// <param name="stream">Where to.</param>
    /// <param name="cells">[rows, columns], row 0 on top.</param>
    /// <param name="rows">Rows of cells.</param>
    /// <param name="columns">Columns of cells.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows of pixels.</param>
    public static void Write(Stream stream, ReadOnlySpan<Rgba32> cells, int rows, int columns, int width, int height)
    {
        PngPalette? palette = PngPalette.TryCreate(cells);
        PngChunkWriter chunks = new(stream);
        chunks.WriteSignature();
        WriteHeader(chunks, width, height, palette is null ? TrueColorWithAlpha : PaletteColor);
        if (palette is not null)
        {
            WritePalette(chunks, palette);
        }

        DeflateWriter deflate = new(data => chunks.Write("IDAT"u8, data));
        ReadOnlySpan<byte> samples = palette is null ? MemoryMarshal.AsBytes(cells) : palette.Indices;
        CellRaster raster = new(deflate, palette is null ? 4 : 1, CellGrid.Extents(columns, width));
        raster.Write(samples, CellGrid.Extents(rows, height));
        chunks.Write("IEND"u8, []);
    }

    private static void WriteHeader(PngChunkWriter chunks, int width, int height, byte colorType)
    {
        // Then compression, filter and interlace methods, 0 all three.
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = BitDepth;
        header[9] = colorType;
        chunks.Write("IHDR"u8, header);
    }

    private static void WritePalette(PngChunkWriter chunks, PngPalette palette)
    {
        byte[] colors = [.. palette.Colors.SelectMany(color => new[] { color.R, color.G, color.B })];
        chunks.Write("PLTE"u8, colors);
        if (palette.TranslucentCount > 0)
        {
            byte[] opacities = [.. palette.Colors.Take(palette.TranslucentCount).Select(color => color.A)];
            chunks.Write("tRNS"u8, opacities);
        }
    }
}
