using System.Runtime.InteropServices;
using AttnGen.Heatmaps;

namespace AttnGen;

/// <summary>A grid of coloured cells, row 0 on top, that saves itself as a PNG file.</summary>
/// <remarks>
/// <para>
/// Each cell becomes a rectangle of one colour, as matplotlib's <c>imshow(values, interpolation='nearest')</c> draws it, without axes
/// and labels. Colours are exactly those of the cells. <see cref="HeatmapInterpolation.Bilinear"/> draws the values between, too.
/// </para>
/// <para>
/// The PNG has an 8-bit palette of the colours that occur; a picture with more than 256 colours is written as RGB, or RGBA where some are
/// not opaque. The bytes are the same on every machine. A heatmap does not change once it is made and may be used from any number of threads.
/// </para>
/// </remarks>
/// <example><code>Heatmap.FromMatrix(weights, rows: 27, columns: 27, colormap: "magma").SavePng("weights.png", cellSize: 16);</code></example>
public sealed partial class Heatmap
{
    private readonly Rgba32[] _cells;
    private readonly float[]? _values;
    private readonly ICellColors? _colors;
    private readonly byte[]? _indices;
    private readonly Rgba32[]? _palette;

    private Heatmap(Rgba32[] cells, int rows, int columns) => (_cells, Rows, Columns) = (cells, rows, columns);

    private Heatmap(float[] values, ICellColors colors, int rows, int columns)
        : this(new Rgba32[values.Length], rows, columns)
    {
        (_values, _colors) = (values, colors);
        colors.Map(values, _cells);
    }

    private Heatmap(byte[] indices, Rgba32[] palette, int rows, int columns)
        : this(new Rgba32[indices.Length], rows, columns)
    {
        (_indices, _palette) = (indices, palette);
        for (int i = 0; i < indices.Length; i++)
        {
            _cells[i] = palette[indices[i]];
        }
    }

    /// <summary>Rows of cells.</summary>
    public int Rows { get; }

    /// <summary>Columns of cells.</summary>
    public int Columns { get; }

    /// <summary>The cells' colours, row-major [rows, columns].</summary>
    public ReadOnlySpan<Rgba32> Pixels => _cells;

    /// <summary>The values that the cells show, row-major [rows, columns], NaN where masked; empty of a heatmap that was made of colours.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The map that coloured the values, with the bad colour that was used; null of a heatmap that was made of colours.</summary>
    public Colormap? Colormap => (_colors as ScaleColors)?.Colormap;

    /// <summary>The scale that placed the values, with the limits that were used; null of a heatmap that was made of colours.</summary>
    public ColorScale? Scale => (_colors as ScaleColors)?.Scale;

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

    /// <summary>Colours a matrix on a linear scale.</summary>
    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, Colormap, ColorScale, ReadOnlySpan{bool})"/>
    /// <param name="values">Row-major [rows, columns]; copied. NaN and infinities become grey.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    public static Heatmap FromMatrix(
        ReadOnlySpan<float> values, int rows, int columns, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        FromMatrix(values, rows, columns, Colormaps.Find(colormap, nameof(colormap)), ColorScale.Linear(vmin, vmax));

    /// <summary>Colours a matrix.</summary>
    /// <remarks>
    /// Colours follow matplotlib (see <see cref="ColormapAttribute"/>) but for two rules, so that nothing is transparent by accident: what is
    /// bad (NaN, infinities, masked) becomes an opaque grey, <c>#808080</c>, unless the map has a bad colour of its own
    /// (<see cref="Colormap.With"/>), and on a logarithmic scale 0 and negative values are under unless
    /// <see cref="ColorScale.NonPositive"/> says otherwise. <see cref="FromPixels"/> of <see cref="Colormap.Map(ReadOnlySpan{float}, ColorScale?, ReadOnlySpan{bool})"/> keeps matplotlib's.
    /// </remarks>
    /// <param name="values">Row-major [rows, columns]; copied.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="colormap">The colours.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    /// <param name="mask">False makes a cell bad and keeps it out of the limits; [rows, columns], or empty.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> or <paramref name="mask"/> does not have rows · columns elements, the map is unknown, the limits are out of
    /// order, or the boundaries of the scale make more regions than the map has colours.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1, or a limit is not a finite float.</exception>
    public static Heatmap FromMatrix(
        ReadOnlySpan<float> values, int rows, int columns, Colormap colormap, ColorScale? scale = null, ReadOnlySpan<bool> mask = default)
    {
        ArgumentNullException.ThrowIfNull(colormap);
        CheckShape(values.Length, rows, columns, nameof(values));
        float[] cells = values.ToArray();
        if (!mask.IsEmpty)
        {
            CheckShape(mask.Length, rows, columns, nameof(mask));
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = mask[i] ? cells[i] : float.NaN;
            }
        }

        return new Heatmap(cells, new ScaleColors(cells, colormap, scale ?? ColorScale.Default), rows, columns);
    }

    /// <summary>Colours a matrix on a linear scale.</summary>
    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, string, double?, double?)"/>
    /// <param name="values">[rows, columns]; copied. NaN and infinities become grey.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    public static Heatmap FromMatrix(float[,] values, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        FromMatrix(values, Colormaps.Find(colormap, nameof(colormap)), ColorScale.Linear(vmin, vmax));

    /// <summary>Colours a matrix.</summary>
    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, Colormap, ColorScale, ReadOnlySpan{bool})"/>
    /// <param name="values">[rows, columns]; copied.</param>
    /// <param name="colormap">The colours.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    public static Heatmap FromMatrix(float[,] values, Colormap colormap, ColorScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ReadOnlySpan<float> span = values.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref values[0, 0], values.Length);
        return FromMatrix(span, values.GetLength(0), values.GetLength(1), colormap, scale);
    }

    /// <summary>Colours a matrix on a linear scale.</summary>
    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, string, double?, double?)"/>
    /// <param name="matrix">The values. NaN and infinities become grey.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    public static Heatmap FromMatrix(ValueMatrix matrix, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        FromMatrix(matrix, Colormaps.Find(colormap, nameof(colormap)), ColorScale.Linear(vmin, vmax));

    /// <summary>Colours a matrix.</summary>
    /// <inheritdoc cref="FromMatrix(ReadOnlySpan{float}, int, int, Colormap, ColorScale, ReadOnlySpan{bool})"/>
    /// <param name="matrix">The values.</param>
    /// <param name="colormap">The colours.</param>
    /// <param name="scale">How values become places in the map. Absent: linear, with limits from the data, as <c>imshow</c>.</param>
    /// <param name="mask">False makes a cell bad and keeps it out of the limits; [rows, columns], or empty.</param>
    public static Heatmap FromMatrix(ValueMatrix matrix, Colormap colormap, ColorScale? scale = null, ReadOnlySpan<bool> mask = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return FromMatrix(matrix.Values, matrix.Rows, matrix.Columns, colormap, scale, mask);
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

    /// <summary>
    /// Takes cells that are entries of a palette already, such as the <c>indices</c> of a <see cref="ColormapAttribute"/> kernel; a PNG file
    /// gets palette and indices as they are.
    /// </summary>
    /// <param name="indices">Row-major [rows, columns], each below the palette's length; copied.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="palette">1 … 256 colours; copied.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="indices"/> does not have rows · columns elements, or one of them is no entry of <paramref name="palette"/>, or the
    /// latter's length is not 1 … 256.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of rows or columns is below 1.</exception>
    public static Heatmap FromIndices(ReadOnlySpan<byte> indices, int rows, int columns, ReadOnlySpan<Rgba32> palette)
    {
        CheckShape(indices.Length, rows, columns, nameof(indices));
        if (palette.Length is < 1 or > PngPalette.MostColors)
        {
            throw new ArgumentException(
                $"palette has {palette.Length} colours; a byte chooses among 1 … {PngPalette.MostColors}.", nameof(palette));
        }

        int last = palette.Length - 1;
        int wrong = last < byte.MaxValue ? indices.IndexOfAnyExceptInRange((byte)0, (byte)last) : -1;
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"indices[{wrong}] (row {wrong / columns}, column {wrong % columns}) is {indices[wrong]}; the palette has the entries 0 … {last}.",
                nameof(indices));
        }

        return new Heatmap(indices.ToArray(), palette.ToArray(), rows, columns);
    }

    /// <summary>The cells' colours as a new array, row-major [rows, columns].</summary>
    public Rgba32[] ToPixels() => [.. _cells];

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
}
