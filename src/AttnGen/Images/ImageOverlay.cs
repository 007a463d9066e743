using System.Buffers;
using System.Runtime.CompilerServices;
using AttnGen.CompilerServices;
using AttnGen.Data;
using AttnGen.Heatmaps;
using AttnGen.Images;

namespace AttnGen;

/// <summary>A photograph with a map of attention over it: the weight of each patch or pixel, where it belongs.</summary>
/// <remarks>
/// <para>
/// Three steps: the map is stretched to the photograph's size (<see cref="OverlayOptions.Interpolation"/>), coloured as a
/// <see cref="Heatmap"/> colours it (same colours, grey for what is bad), and blended: out = photograph · (1 − a) + colour · a, where a is
/// <see cref="OverlayOptions.Alpha"/> times the colour's own alpha, and by weight times |weight| / m, m being the farther of the scale's
/// limits from 0. The blend is of the stored sRGB bytes, as in grad-cam, CSS and GIMP; computed in whole numbers (a in steps of 2⁻¹⁶) and
/// rounded once, half up. The photograph's own alpha stays.
/// </para>
/// <para>
/// So an alpha of 0 gives the photograph, an alpha of 1 the map; by weight, weight 0 leaves a pixel as it is, whatever the colormap. Nothing
/// is divided by the picture's maximum, as pytorch-grad-cam's <c>show_cam_on_image</c> does: a bright pixel does not darken all the others.
/// Limits of the scale that are not given are those of the map's cells, and interpolated values are kept within the cells' range, so that
/// a bicubic swing makes no weight below 0.
/// </para>
/// <para>
/// Cells that are bad (masked patches: NaN, ±∞) show grey at the full alpha in both modes, unless the map's bad colour says otherwise.
/// The same input gives the same bytes on every machine.
/// </para>
/// <para>
/// A map shows where a layer looked, not why the model answered as it did: see <see cref="ValueContributions"/>.
/// </para>
/// </remarks>
/// <example><code>
/// Rgba32[] photograph = new Rgba32[224 * 224];
/// ValueMatrix patches = ValueMatrix.From(new float[14, 14]);
/// ImageOverlay.Blend(photograph, 224, 224, patches, "magma", alpha: 0.6).SavePng("overlay.png");
/// </code></example>
public sealed class ImageOverlay
{
    private readonly Rgba32[] _pixels;

    private ImageOverlay(Rgba32[] pixels, int height, int width) => (_pixels, Height, Width) = (pixels, height, width);

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>The blended pixels, row-major [height, width].</summary>
    public ReadOnlySpan<Rgba32> Pixels => _pixels;

    /// <summary>Lays a map over a photograph, on a linear scale with limits from the map.</summary>
    /// <inheritdoc cref="Blend(ReadOnlySpan{Rgba32}, int, int, ReadOnlySpan{float}, int, int, OverlayOptions?)"/>
    /// <param name="photograph">Row-major [height, width], the top row first; read, not changed.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="map">Weights of patches or pixels.</param>
    /// <param name="colormap">A name of <see cref="Colormaps.Names"/>; <c>_r</c> reverses.</param>
    /// <param name="alpha">Opacity of the map, 0 … 1.</param>
    public static ImageOverlay Blend(
        ReadOnlySpan<Rgba32> photograph, int height, int width, ValueMatrix map, string colormap = "viridis", double alpha = 0.5)
    {
        PixelBlend.CheckAlpha(alpha, nameof(alpha));
        return Blend(photograph, height, width, map, new OverlayOptions { Colormap = Colormaps.Find(colormap, nameof(colormap)), Alpha = alpha });
    }

    /// <summary>Lays a map over a photograph.</summary>
    /// <inheritdoc cref="Blend(ReadOnlySpan{Rgba32}, int, int, ReadOnlySpan{float}, int, int, OverlayOptions?)"/>
    /// <param name="photograph">Row-major [height, width], the top row first; read, not changed.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="map">Weights of patches or pixels.</param>
    /// <param name="options">Colours, scale, opacity and interpolation; null: all defaults.</param>
    public static ImageOverlay Blend(ReadOnlySpan<Rgba32> photograph, int height, int width, ValueMatrix map, OverlayOptions? options)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Blend(photograph, height, width, map.Values, map.Rows, map.Columns, options);
    }

    /// <summary>Lays a map over a photograph.</summary>
    /// <param name="photograph">Row-major [height, width], the top row first; read, not changed.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="map">Weights of patches or pixels, row-major [rows, columns], the top row first.</param>
    /// <param name="rows">Rows of the map, at least 1; usually fewer than pixels, such as 14 of 224.</param>
    /// <param name="columns">Columns of the map, at least 1.</param>
    /// <param name="options">Colours, scale, opacity and interpolation; null: all defaults.</param>
    /// <exception cref="ArgumentException">
    /// A span's length is not that of its shape, the colormap is unknown, or the scale does not fit the map's values or the colormap.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or an opacity is not in 0 … 1.</exception>
    public static ImageOverlay Blend(
        ReadOnlySpan<Rgba32> photograph, int height, int width, ReadOnlySpan<float> map, int rows, int columns, OverlayOptions? options = null)
    {
        CheckPhotograph(photograph.Length, height, width);
        MatrixShape.CheckLength(map.Length, rows, columns, nameof(map));
        options ??= new OverlayOptions();

        float[] cells = map.ToArray();
        Rgba32[] pixels = new Rgba32[photograph.Length];
        OverlayWeights weights = new(cells, options.Scale ?? ColorScale.Default);
        ResizedRows rowsOfValues = new(cells, rows, columns, height, width, options.Interpolation);
        ScaleColors colors = new(cells, options.Colormap, options.Scale ?? ColorScale.Default);
        uint opacity = PixelBlend.Share(options.Alpha);
        float[] values = new float[width];
        for (int row = 0; row < height; row++)
        {
            Span<Rgba32> blended = pixels.AsSpan(row * width, width);
            rowsOfValues.Read(row, values);
            weights.KeepInRange(values);
            colors.Map(values, blended);
            BlendRow(photograph.Slice(row * width, width), values, blended, opacity, options.Opacity == OverlayOpacity.ByWeight ? weights : null);
        }

        return new ImageOverlay(pixels, height, width);
    }

    /// <summary>The blended pixels as a new array, row-major [height, width].</summary>
    public Rgba32[] ToPixels() => [.. _pixels];

    /// <summary>The picture as a heatmap of one cell a pixel, such as for a figure.</summary>
    public Heatmap ToHeatmap() => Heatmap.FromPixels(_pixels, Height, Width);

    /// <summary>Saves the picture as a PNG file, one pixel for each of the photograph's; the file appears complete or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public void SavePng(string path) => ToHeatmap().SavePng(path, cellSize: 1);

    /// <summary>Writes the picture as PNG; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    public void WritePng(Stream stream) => ToHeatmap().WritePng(stream, cellSize: 1);

    /// <summary>Writes the picture as PNG, into a buffer.</summary>
    /// <param name="writer">Where to.</param>
    public void WritePng(IBufferWriter<byte> writer) => ToHeatmap().WritePng(writer, cellSize: 1);

    /// <param name="photograph">A row of the photograph.</param>
    /// <param name="values">The row's weights.</param>
    /// <param name="pixels">The row's colours, which become the blend.</param>
    /// <param name="opacity">Of the map, over <see cref="PixelBlend.One"/>.</param>
    /// <param name="weights">What makes shares of the opacity out of weights; null: it is the same everywhere.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BlendRow(
        ReadOnlySpan<Rgba32> photograph, ReadOnlySpan<float> values, Span<Rgba32> pixels, uint opacity, OverlayWeights? weights)
    {
        for (int pixel = 0; pixel < pixels.Length; pixel++)
        {
            uint share = weights is null ? PixelBlend.One : weights.ShareOf(values[pixel]);
            pixels[pixel] = PixelBlend.Over(photograph[pixel], pixels[pixel], opacity, share);
        }
    }

    private static void CheckPhotograph(int length, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (length != (long)height * width)
        {
            throw new ArgumentException(
                $"photograph must have the shape [height {height}, width {width}], that is {(long)height * width} pixels, but its length is {length}.",
                "photograph");
        }
    }
}
