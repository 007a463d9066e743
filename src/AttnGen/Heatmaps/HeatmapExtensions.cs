using System.Numerics.Tensors;

namespace AttnGen;

/// <summary>One call from data to picture: <c>weights.ToHeatmap(rows: 27, columns: 27).SavePng("weights.png")</c>.</summary>
public static class HeatmapExtensions
{
    /// <summary>Colours an array or a span, read as a matrix, on a linear scale.</summary>
    /// <inheritdoc cref="Heatmap.FromMatrix(ReadOnlySpan{float}, int, int, string, double?, double?)"/>
    /// <example><code>
    /// float[] weights = [0.9f, 0.1f, 0.4f, 0.6f];
    /// weights.ToHeatmap(rows: 2, columns: 2, "magma").SavePng("weights.png");
    /// </code></example>
    public static Heatmap ToHeatmap(
        this ReadOnlySpan<float> values, int rows, int columns, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        Heatmap.FromMatrix(values, rows, columns, colormap, vmin, vmax);

    /// <summary>Colours a two-dimensional array on a linear scale.</summary>
    /// <inheritdoc cref="Heatmap.FromMatrix(float[,], string, double?, double?)"/>
    public static Heatmap ToHeatmap(this float[,] values, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        Heatmap.FromMatrix(values, colormap, vmin, vmax);

    /// <summary>Colours a matrix on a linear scale.</summary>
    /// <inheritdoc cref="Heatmap.FromMatrix(ValueMatrix, string, double?, double?)"/>
    public static Heatmap ToHeatmap(this ValueMatrix matrix, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        Heatmap.FromMatrix(matrix, colormap, vmin, vmax);

    /// <summary>Colours a matrix.</summary>
    /// <inheritdoc cref="Heatmap.FromMatrix(ValueMatrix, Colormap, ColorScale, ReadOnlySpan{bool})"/>
    public static Heatmap ToHeatmap(this ValueMatrix matrix, Colormap colormap, ColorScale? scale = null, ReadOnlySpan<bool> mask = default) =>
        Heatmap.FromMatrix(matrix, colormap, scale, mask);

    /// <summary>Colours a tensor span of rank 2 with any strides on a linear scale.</summary>
    /// <inheritdoc cref="Heatmap.FromMatrix(ReadOnlySpan{float}, int, int, string, double?, double?)"/>
    /// <param name="values">[rows, columns]; copied. NaN and infinities become grey.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="vmin">The value of the first colour; lower ones take it too. Absent: the least finite value, as <c>imshow</c>.</param>
    /// <param name="vmax">The value of the last colour; higher ones take it too. Absent: the greatest finite value.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is not of rank 2 or empty, the map is unknown, or the limits are out of order.</exception>
    public static Heatmap ToHeatmap(
        this ReadOnlyTensorSpan<float> values, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        ValueMatrix.From(values).ToHeatmap(colormap, vmin, vmax);

    /// <inheritdoc cref="ToHeatmap(ReadOnlyTensorSpan{float}, string, double?, double?)"/>
    public static Heatmap ToHeatmap(this TensorSpan<float> values, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        ValueMatrix.From(values).ToHeatmap(colormap, vmin, vmax);

    /// <summary>Colours a tensor of rank 2 on a linear scale.</summary>
    /// <inheritdoc cref="ToHeatmap(ReadOnlyTensorSpan{float}, string, double?, double?)"/>
    public static Heatmap ToHeatmap(this Tensor<float> values, string colormap = "viridis", double? vmin = null, double? vmax = null) =>
        ValueMatrix.From(values).ToHeatmap(colormap, vmin, vmax);
}
