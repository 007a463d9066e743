using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Heatmaps and their PNG files, read back by a decoder of the tests' own.</summary>
public class HeatmapTests
{
    public static TheoryData<int, int, int> CellSizes
    {
        get
        {
            TheoryData<int, int, int> sizes = [];
            for (int cellSize = 1; cellSize <= 17; cellSize++)
            {
                sizes.Add(7, 5, cellSize);
                sizes.Add(1, 1, cellSize);
                sizes.Add(1, 9, cellSize);
                sizes.Add(9, 1, cellSize);
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(CellSizes))]
    public void SquareCellsComeBack(int rows, int columns, int cellSize)
    {
        Heatmap heatmap = Heatmap.FromMatrix(Values(rows, columns), rows, columns, "viridis");
        PngDecoder png = Decode(stream => heatmap.WritePng(stream, cellSize));
        AssertShows(heatmap, png, columns * cellSize, rows * cellSize);
    }

    [Theory]
    [InlineData(10, 10, 333, 77)]
    [InlineData(10, 10, 1, 1)]
    [InlineData(10, 10, 7, 3)]
    [InlineData(3, 4, 2, 1000)]
    [InlineData(64, 64, 1024, 1024)]
    [InlineData(300, 200, 200, 300)]
    [InlineData(200, 300, 300, 200)]
    [InlineData(2, 3, 32767, 3)]
    [InlineData(2, 3, 32768, 3)]
    [InlineData(2, 3, 40000, 5)]
    public void AnySizeTakesTheNearestCell(int rows, int columns, int width, int height)
    {
        Heatmap heatmap = Heatmap.FromMatrix(Values(rows, columns), rows, columns, "magma");
        AssertShows(heatmap, Decode(stream => heatmap.WritePng(stream, width, height)), width, height);
    }

    [Fact]
    public void EqualRowsAndRunsComeBack()
    {
        float[] values = [0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1];
        Heatmap heatmap = Heatmap.FromMatrix(values, 5, 4, "gray");
        AssertShows(heatmap, Decode(stream => heatmap.WritePng(stream, 90)), 360, 450);
    }

    /// <summary>Lengths of runs and of repeated rows on both sides of every limit of the format.</summary>
    [Fact]
    public void EveryLengthOfRunComesBack()
    {
        for (int width = 1; width <= 530; width++)
        {
            Heatmap heatmap = Heatmap.FromMatrix([0f, 1f], 1, 2, "hot");
            AssertShows(heatmap, Decode(stream => heatmap.WritePng(stream, width, 2)), width, 2);
        }
    }

    [Fact]
    public void BadCellsAreGreyUnlessTheMapSaysOtherwise()
    {
        float[] values = [0, float.NaN, float.PositiveInfinity, 1];
        foreach ((Colormap map, Rgba32 bad) in new[]
        {
            (Colormaps.Viridis, new Rgba32(0x80, 0x80, 0x80)), (Colormaps.Viridis.With(bad: new Rgba32(1, 2, 3, 0)), new Rgba32(1, 2, 3, 0)),
            (Colormaps.Viridis.With(bad: default(Rgba32)), default),
        })
        {
            Heatmap heatmap = Heatmap.FromMatrix(values, 2, 2, map);
            PngDecoder png = Decode(stream => heatmap.WritePng(stream, 3));
            Assert.Equal([map.Table[0], bad, bad, map.Table[^1]], heatmap.ToPixels());
            Assert.Equal((3, 3), (png.ColorType, png.PaletteLength));
            AssertShows(heatmap, png, 6, 6);
        }

        Assert.Equal(default, Heatmap.FromPixels(Colormaps.Viridis.Map(values), 2, 2)[0, 1]);
    }

    [Fact]
    public void AMaskedCellIsGreyAndDoesNotCount()
    {
        Heatmap heatmap = Heatmap.FromMatrix([0, 1, 2, 100], 2, 2, Colormaps.Hot, mask: [true, true, true, false]);
        Assert.Equal([Colormaps.Hot.Table[0], Colormaps.Hot.Table[128], Colormaps.Hot.Table[255], new Rgba32(0x80, 0x80, 0x80)], heatmap.ToPixels());
    }

    [Fact]
    public void OnALogarithmicScaleZeroIsUnderUnlessTheScaleSaysOtherwise()
    {
        Colormap map = Colormaps.Magma.With(under: new Rgba32(0, 0, 255));
        Assert.Equal(map.Under, Heatmap.FromMatrix([0, 1, 10, -1], 2, 2, map, ColorScale.Log())[0, 0]);
        Assert.Equal(
            new Rgba32(0x80, 0x80, 0x80),
            Heatmap.FromMatrix([0, 1, 10, -1], 2, 2, map, ColorScale.Log() with { NonPositive = NonPositive.Bad })[0, 0]);
        Assert.Equal([default, map.Table[0], map.Table[255], default], map.Map([0, 1, 10, -1], ColorScale.Log()));
    }

    [Fact]
    public void APaletteHoldsTheColorsThatOccur()
    {
        float[] values = [.. Enumerable.Range(0, 256).Select(i => (float)i)];
        PngDecoder full = Decode(stream => Heatmap.FromMatrix(values, 16, 16, "magma").WritePng(stream, 2));
        Assert.Equal((3, 256), (full.ColorType, full.PaletteLength));
    }

    [Fact]
    public void TranslucentColorsBeyondAPaletteAreWrittenAsRgba()
    {
        float[] values = [.. Enumerable.Range(0, 256).Select(i => (float)i), float.NaN, 255];   // 256 colours and bad
        for (int cellSize = 1; cellSize <= 4; cellSize++)
        {
            Heatmap heatmap = Heatmap.FromMatrix(values, 6, 43, Colormaps.Magma.With(bad: new Rgba32(0, 0, 0, 1)));
            PngDecoder png = Decode(stream => heatmap.WritePng(stream, cellSize));
            Assert.Equal((6, 0), (png.ColorType, png.PaletteLength));
            AssertShows(heatmap, png, 43 * cellSize, 6 * cellSize);
        }
    }

    [Fact]
    public void OpaqueColorsBeyondAPaletteAreWrittenAsRgb()
    {
        Rgba32[] pixels = [.. Enumerable.Range(0, 257).Select(i => new Rgba32((byte)i, (byte)(i / 2), (byte)(i / 256)))];
        for (int cellSize = 1; cellSize <= 5; cellSize++)
        {
            Heatmap heatmap = Heatmap.FromPixels(pixels, 1, 257);
            PngDecoder png = Decode(stream => heatmap.WritePng(stream, cellSize));
            Assert.Equal((2, 0), (png.ColorType, png.PaletteLength));
            AssertShows(heatmap, png, 257 * cellSize, cellSize);
        }
    }

    [Fact]
    public void ALargeMatrixComesBack()
    {
        Heatmap heatmap = Heatmap.FromMatrix(Values(700, 900), 700, 900, "turbo");
        AssertShows(heatmap, Decode(stream => heatmap.WritePng(stream, 1)), 900, 700);
    }

    [Fact]
    public void PixelsOfAKernelBecomeAHeatmap()
    {
        GoldenCase golden = GoldenCase.Of("normalize_auto_hot_seed0");
        Rgba32[] pixels = new Rgba32[100];
        GoldenKernels.NormalizeAutoHotSeed0(golden.Values, pixels, new short[100]);
        Heatmap heatmap = Heatmap.FromPixels(pixels, 10, 10);
        Assert.Equal(golden.Pixels, heatmap.Pixels.ToArray());
        AssertShows(heatmap, Decode(stream => heatmap.WritePng(stream)), 160, 160);
    }

    [Fact]
    public void GivenLimitsReplaceThoseOfTheData()
    {
        Rgba32[] table = Colormaps.Find("viridis").Table.ToArray();
        Heatmap heatmap = Heatmap.FromMatrix(new float[,] { { -1, 0 }, { 0.5f, 2 } }, vmin: 0, vmax: 1);
        Assert.Equal([table[0], table[0], table[128], table[255]], heatmap.ToPixels());
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Assert.StartsWith(
            "values must have the shape [rows 2, columns 3], that is 6 elements, but its length is 5.",
            Assert.Throws<ArgumentException>("values", () => Heatmap.FromMatrix(new float[5], 2, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Heatmap.FromMatrix(new float[0, 3]));
        Assert.Throws<ArgumentOutOfRangeException>("vmax", () => Heatmap.FromMatrix(new float[1], 1, 1, vmax: double.NaN));
        Assert.Contains("vmin is 2 and vmax is 1", Assert.Throws<ArgumentOutOfRangeException>("vmax", () => Heatmap.FromMatrix(new float[1], 1, 1, vmin: 2, vmax: 1)).Message);
        Assert.Contains("'virids'", Assert.Throws<ArgumentException>(() => Heatmap.FromMatrix(new float[1], 1, 1, "virids")).Message);

        Heatmap heatmap = Heatmap.FromMatrix(new float[2], 1, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => heatmap[1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => heatmap[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>("cellSize", () => heatmap.SavePng("x.png", 0));
        Assert.Throws<ArgumentOutOfRangeException>("cellSize", () => heatmap.SavePng("x.png", int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => heatmap.SavePng("x.png", 1, 0));
    }

    private static float[] Values(int rows, int columns)
    {
        Random random = new((rows * 1000) + columns);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle())];
    }

    private static PngDecoder Decode(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return PngDecoder.Decode(stream.ToArray());
    }

    /// <summary>Every pixel shows the cell that its centre lies in.</summary>
    private static void AssertShows(Heatmap heatmap, PngDecoder png, int width, int height)
    {
        Assert.Equal((width, height), (png.Width, png.Height));
        Rgba32[] expected = new Rgba32[width * height];
        for (int y = 0; y < height; y++)
        {
            int row = (int)(((2L * y) + 1) * heatmap.Rows / (2L * height));
            for (int x = 0; x < width; x++)
            {
                int column = (int)(((2L * x) + 1) * heatmap.Columns / (2L * width));
                expected[(y * width) + x] = heatmap.Pixels[(row * heatmap.Columns) + column];
            }
        }

        Assert.True(expected.AsSpan().SequenceEqual(png.Pixels));
    }
}
