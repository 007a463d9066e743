using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>SkiaSharp and libpng see in every file, pixel by pixel, the cells that it was made of.</summary>
public sealed class ForeignDecoderTests
{
    public static TheoryData<int, int, int, int, int> Pictures
    {
        get
        {
            // Rows and columns of cells, colours, width and height.
            TheoryData<int, int, int, int, int> pictures = [];
            for (int cellSize = 1; cellSize <= 17; cellSize++)
            {
                pictures.Add(7, 5, 30, 5 * cellSize, 7 * cellSize);
            }

            foreach (int colors in (int[])[1, 2, 3, 16, 17, 255, 256, 257, 1000])
            {
                pictures.Add(40, 50, colors, 50, 40);
                pictures.Add(40, 50, colors, 300, 201);
            }

            pictures.Add(1, 1, 1, 1, 1);
            pictures.Add(1, 1, 1, 2, 2);
            pictures.Add(1, 1, 1, 1, 1000);
            pictures.Add(1, 200, 100, 777, 3);
            pictures.Add(200, 1, 100, 3, 777);
            pictures.Add(3, 2, 4, 40000, 4);
            pictures.Add(3, 50000, 256, 50000, 3);
            pictures.Add(3, 30000, 1000, 30000, 5);
            pictures.Add(3, 9000, 1000, 45001, 4);
            pictures.Add(100, 100, 256, 64, 33);
            pictures.Add(100, 100, 1000, 1, 1);
            pictures.Add(2000, 3000, 256, 3000, 2000);
            return pictures;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void OpaqueColorsAgree(int rows, int columns, int colors, int width, int height) =>
        AssertNearest(rows, columns, colors, width, height, isTranslucent: false);

    [Theory]
    [MemberData(nameof(Pictures))]
    public void TranslucentColorsAgree(int rows, int columns, int colors, int width, int height) =>
        AssertNearest(rows, columns, colors, width, height, isTranslucent: true);

    [Theory]
    [InlineData(8, 8, 100, 100)]
    [InlineData(64, 64, 333, 250)]
    [InlineData(30, 40, 7, 9)]
    public void InterpolatedPicturesAgree(int rows, int columns, int width, int height)
    {
        Random random = new(rows);
        float[] values = [.. Enumerable.Range(0, rows * columns).Select(i => i % 11 == 3 ? float.NaN : random.NextSingle())];
        byte[] png = Png(Heatmap.FromMatrix(values, rows, columns, "magma"), width, height, HeatmapInterpolation.Bilinear);
        AssertAgrees(PngDecoder.Decode(png).Pixels, png, width, height);
    }

    /// <summary>Smooth colours make differences small and runs long: what filters and matches are for.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SmoothTrueColorAgrees(bool isTranslucent)
    {
        Rgba32[] pixels = new Rgba32[300 * 200];
        for (int i = 0; i < pixels.Length; i++)
        {
            (int row, int column) = (i / 300, i % 300);
            pixels[i] = new Rgba32((byte)row, (byte)(column / 2), (byte)((row + column) / 3), isTranslucent ? (byte)(1 + (row / 2)) : (byte)255);
        }

        AssertAgrees(pixels, Png(Heatmap.FromPixels(pixels, 200, 300), 300, 200), 300, 200);
    }

    private static void AssertNearest(int rows, int columns, int colors, int width, int height, bool isTranslucent)
    {
        Random random = new((rows * 7919) + (columns * 31) + colors);
        Rgba32[] palette = new Rgba32[colors];
        for (int i = 0; i < colors; i++)
        {
            // No colour twice; none quite transparent, for decoders may forget what colour that was.
            palette[i] = new Rgba32((byte)i, (byte)random.Next(256), (byte)(i >> 8), isTranslucent && i % 3 != 1 ? (byte)random.Next(1, 255) : (byte)255);
        }

        Rgba32[] cells = [.. Enumerable.Range(0, rows * columns).Select(i => palette[i < colors ? i : random.Next(colors)])];
        Rgba32[] expected = new Rgba32[width * height];
        for (int i = 0; i < expected.Length; i++)
        {
            int row = (int)(((2L * (i / width)) + 1) * rows / (2L * height));
            int column = (int)(((2L * (i % width)) + 1) * columns / (2L * width));
            expected[i] = cells[(row * columns) + column];
        }

        AssertAgrees(expected, Png(Heatmap.FromPixels(cells, rows, columns), width, height), width, height);
    }

    private static byte[] Png(Heatmap heatmap, int width, int height, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        using MemoryStream stream = new();
        heatmap.WritePng(stream, width, height, interpolation);
        return stream.ToArray();
    }

    private static void AssertAgrees(Rgba32[] expected, byte[] png, int width, int height)
    {
        Assert.True(expected.AsSpan().SequenceEqual(PngDecoder.Decode(png).Pixels), "The tests' own decoder sees other pixels.");
        Assert.True(expected.AsSpan().SequenceEqual(ForeignDecoders.Skia(png, width, height)), "SkiaSharp sees other pixels.");
        Assert.True(ForeignDecoders.LibPng(png, width, height)?.AsSpan().SequenceEqual(expected) ?? true, "libpng sees other pixels.");
    }
}
