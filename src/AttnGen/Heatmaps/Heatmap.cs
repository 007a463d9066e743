using System.Runtime.InteropServices;
using AttnGen.Heatmaps;

namespace AttnGen;

/// <summary>A grid of coloured cells, row 0 on top, that saves itself as a PNG file.</summary>
/// <remarks>
/// <para>
/// Each cell becomes a rectangle of one colour, as matplotlib's <c>imshow(values, interpolation='nearest')</c> draws it, without axes
/// and labels. Colours are exactly those of the cells.
/// </para>
/// <para>
/// The PNG has an 8-bit palette of the colours that occur; a picture with more than 256 colours is written as RGBA. The bytes are the
/// same on every machine. A heatmap does not change once it is made and may be used from any number of threads.
/// </para>
/// </remarks>
/// <example><code>Heatmap.FromMatrix(weights, rows: 27, columns: 27, colormap: "magma").SavePng("weights.png", cellSize: 16);</code></example>
public sealed class Heatmap
{
    private readonly Rgba32[] _cells;

    private Heatmap(Rgba32[] cells, int rows, int columns) => (_cells, Rows, Columns) = (cells, rows, columns);

    /// <summary>Rows of cells.</summary>
    public int Rows { get; }

    /// <summary>Columns of cells.</summary>
    public int Columns { get; }

    /// <summary>The cells' colours, row-major [rows, columns].</summary>
    public ReadOnlySpan<Rgba32> Pixels => _cells;

    /// <summary>The colour of one cell.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1, from the top.</param>
    /// <param name="column">0 … <see cref="Columns"/> − 1, from the left.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public Rgba32 this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Columns);
            return _cells[(row * Columns) + column];
        }
    }

    /// <summary>Colours a matrix on a linear scale by matplotlib's rules (see <see cref="ColormapAttribute"/>).</summary>
    /// <param name="values">Row-major [rows, columns]. NaN and infinities become transparent.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> does not have rows · columns elements, the map is unknown, or the limits are out of order.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1, or a limit is not a finite float.</exception>
    public static Heatmap FromMatrix(
        ReadOnlySpan<float> values, int rows, int columns, string colormap = "viridis", double? vmin = null, double? vmax = null)
    {
        CheckShape(values.Length, rows, columns, nameof(values));
        CheckLimit(vmin, nameof(vmin));
        CheckLimit(vmax, nameof(vmax));
        return new Heatmap(LinearColors.Map(values, Colormaps.Table(colormap, nameof(colormap)), vmin, vmax), rows, columns);
    }

    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, string, double?, double?)"/>
    /// <param name="values">[rows, columns]. NaN and infinities become transparent.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static Heatmap FromMatrix(float[,] values, string colormap = "viridis", double? vmin = null, double? vmax = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ReadOnlySpan<float> span = values.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref values[0, 0], values.Length);
        return FromMatrix(span, values.GetLength(0), values.GetLength(1), colormap, vmin, vmax);
    }

    /// <summary>Takes cells that are coloured already, such as those of a <see cref="ColormapAttribute"/> kernel.</summary>
    /// <param name="pixels">Row-major [rows, columns]; copied.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> does not have rows · columns elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1.</exception>
    public static Heatmap FromPixels(ReadOnlySpan<Rgba32> pixels, int rows, int columns)
    {
        CheckShape(pixels.Length, rows, columns, nameof(pixels));
        return new Heatmap(pixels.ToArray(), rows, columns);
    }

    /// <summary>The cells' colours as a new array, row-major [rows, columns].</summary>
    public Rgba32[] ToPixels() => [.. _cells];

    /// <summary>Saves the heatmap as a PNG file of square cells; the file appears complete or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cellSize">Pixels of a cell in both directions, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be less than 1 or more than 2³¹ − 1 pixels wide or high.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, int cellSize = 16)
    {
        (int width, int height) = Size(cellSize);
        SavePng(path, width, height);
    }

    /// <summary>Saves the heatmap as a PNG file of a given size; the file appears complete or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="width">Pixels of a row, at least 1. Each pixel takes the cell that its centre lies in.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is below 1.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path, int width, int height)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        AtomicFile.Write(path, stream => WritePng(stream, width, height));
    }

    /// <summary>Writes the heatmap as PNG of square cells; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="cellSize">Pixels of a cell in both directions, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The picture would be less than 1 or more than 2³¹ − 1 pixels wide or high.</exception>
    public void WritePng(Stream stream, int cellSize = 16)
    {
        (int width, int height) = Size(cellSize);
        WritePng(stream, width, height);
    }

    /// <summary>Writes the heatmap as PNG of a given size; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="width">Pixels of a row, at least 1. Each pixel takes the cell that its centre lies in.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the height is below 1.</exception>
    public void WritePng(Stream stream, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        PngWriter.Write(stream, _cells, Rows, Columns, width, height);
    }

    private (int Width, int Height) Size(int cellSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cellSize, 1);
        int most = int.MaxValue / Math.Max(Rows, Columns);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cellSize, most);
        return (Columns * cellSize, Rows * cellSize);
    }

    private static void CheckShape(int length, int rows, int columns, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (length != (long)rows * columns)
        {
            throw new ArgumentException(
                $"{parameter} must have the shape [rows {rows}, columns {columns}], that is {(long)rows * columns} elements, but its length is {length}.",
                parameter);
        }
    }

    private static void CheckLimit(double? limit, string parameter)
    {
        if (limit is { } given && !float.IsFinite((float)given))
        {
            throw new ArgumentOutOfRangeException(parameter, given, $"{parameter} is {given}; it must be a finite number that a float can hold.");
        }
    }
}
