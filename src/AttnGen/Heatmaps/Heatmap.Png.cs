using System.Buffers;
using AttnGen.Heatmaps;

namespace AttnGen;

/// <content>Drawing: the heatmap as PNG, to a file, a stream or a buffer.</content>
public sealed partial class Heatmap
{
    /// <summary>Saves the heatmap as a PNG file of square cells; the file appears complete or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cellSize">Pixels of a cell in both directions, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be less than 1 or more than 2³¹ − 1 pixels wide or high.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, int cellSize = 16, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        (int width, int height) = Size(cellSize);
        SavePng(path, width, height, interpolation);
    }

    /// <summary>Saves the heatmap as a PNG file of a given size; the file appears complete or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, int width, int height, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckPicture(width, height, interpolation);
        AtomicFile.Write(path, stream => Draw(stream.Write, width, height, interpolation));
    }

    /// <summary>Writes the heatmap as PNG of square cells; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="cellSize">Pixels of a cell in both directions, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be less than 1 or more than 2³¹ − 1 pixels wide or high.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    public void WritePng(Stream stream, int cellSize = 16, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        (int width, int height) = Size(cellSize);
        WritePng(stream, width, height, interpolation);
    }

    /// <summary>Writes the heatmap as PNG of a given size; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    public void WritePng(Stream stream, int width, int height, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckPicture(width, height, interpolation);
        if (!stream.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written. Give one whose CanWrite is true.", nameof(stream));
        }

        Draw(stream.Write, width, height, interpolation);
    }

    /// <summary>Writes the heatmap as PNG of square cells, into a buffer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cellSize">Pixels of a cell in both directions, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be less than 1 or more than 2³¹ − 1 pixels wide or high.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    public void WritePng(IBufferWriter<byte> writer, int cellSize = 16, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        (int width, int height) = Size(cellSize);
        WritePng(writer, width, height, interpolation);
    }

    /// <summary>Writes the heatmap as PNG of a given size, into a buffer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="interpolation">What pixels between the cells' centres show.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="interpolation"/> is not defined.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="interpolation"/> is <see cref="HeatmapInterpolation.Bilinear"/> and the heatmap was made of colours.
    /// </exception>
    public void WritePng(IBufferWriter<byte> writer, int width, int height, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CheckPicture(width, height, interpolation);
        Draw(data => writer.Write(data), width, height, interpolation);
    }

    private void Draw(ByteSink sink, int width, int height, HeatmapInterpolation interpolation)
    {
        if (interpolation == HeatmapInterpolation.Bilinear)
        {
            BilinearRows rows = new(_values!, Rows, Columns, width, height);
            PngWriter.WriteBilinear(sink, new BilinearRaster(rows, _colors!, width, height));
            return;
        }

        CellSamples samples = _indices is not null ? new(_indices, _palette!, Columns) : new(_cells, _values, Columns);
        PngWriter.WriteNearest(sink, samples, width, height);
    }

    private (int Width, int Height) Size(int cellSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cellSize, 1);
        int most = int.MaxValue / Math.Max(Rows, Columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellSize, most);
        return (Columns * cellSize, Rows * cellSize);
    }

    private void CheckPicture(int width, int height, HeatmapInterpolation interpolation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        switch (interpolation)
        {
            case HeatmapInterpolation.Nearest:
                return;
            case HeatmapInterpolation.Bilinear when _values is null:
                throw new InvalidOperationException(
                    "Bilinear interpolation is between values, and this heatmap was made of colours. Make it with FromMatrix, or draw it with HeatmapInterpolation.Nearest.");
            case HeatmapInterpolation.Bilinear:
                if (width > BilinearRaster.MostWidth)
                {
                    throw new ArgumentOutOfRangeException(
                        nameof(width), width, $"Bilinear interpolation draws at most {BilinearRaster.MostWidth} pixels a row; HeatmapInterpolation.Nearest has no such limit.");
                }

                return;
            default:
                throw new ArgumentException($"{interpolation} is no interpolation. Use Nearest or Bilinear.", nameof(interpolation));
        }
    }
}
