using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Bilinear pictures: matplotlib's geometry, bad cells, limits.</summary>
public sealed class BilinearTests
{
    [Theory]
    [InlineData(2, 2, 9, 9)]
    [InlineData(5, 7, 70, 33)]
    [InlineData(1, 6, 41, 3)]
    [InlineData(6, 1, 3, 41)]
    [InlineData(1, 1, 5, 5)]
    [InlineData(40, 30, 11, 13)]
    public void ValuesAreThoseOfTheFormula(int rows, int columns, int width, int height)
    {
        Random random = new(rows + columns);
        float[] cells = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)(random.NextDouble() - 0.5) * 100)];
        if (cells.Length > 10)
        {
            (cells[3], cells[^2], cells[8]) = (float.NaN, float.PositiveInfinity, float.NaN);
        }

        BilinearRows actual = new(cells, rows, columns, width, height);
        float[] row = new float[width];
        for (int y = 0; y < height; y++)
        {
            actual.Read(y, row);
            for (int x = 0; x < width; x++)
            {
                double expected = Expected(cells, rows, columns, (x + 0.5) * columns / width, (y + 0.5) * rows / height);
                Assert.Equal(expected, row[x], 1e-4);
            }
        }
    }

    /// <summary>Cells of the size of a pixel have nothing between them.</summary>
    [Fact]
    public void AtOnePixelACellItIsTheCells()
    {
        Random random = new(3);
        Heatmap heatmap = Heatmap.FromMatrix([.. Enumerable.Range(0, 30).Select(_ => random.NextSingle())], 5, 6);
        Assert.Equal(heatmap.ToPixels(), Draw(heatmap, 6, 5));
    }

    [Fact]
    public void TheScaleIsThatOfTheCells()
    {
        Rgba32[] table = Colormaps.Find("viridis").Table.ToArray();
        Rgba32[] pixels = Draw(Heatmap.FromMatrix([0f, 1f], 1, 2), 8, 1);
        Assert.Equal([table[0], table[0], table[32], table[96], table[160], table[224], table[255], table[255]], pixels);
    }

    [Fact]
    public void ABadCellKeepsItsPlaceAndSpoilsNoOther()
    {
        Rgba32[] pixels = Draw(Heatmap.FromMatrix([1, float.NaN, 3, 4], 1, 4, vmin: 1, vmax: 4), 16, 1);
        Rgba32 first = Colormaps.Viridis.Table[0];
        Rgba32 grey = new(0x80, 0x80, 0x80);
        Assert.Equal([first, first, first, first, grey, grey, grey, grey], pixels[..8]);
        Assert.DoesNotContain(grey, pixels[8..]);
    }

    /// <summary>Rounding must not carry an interpolated value out of the scale, nor the greatest floats overflow.</summary>
    [Theory]
    [InlineData(0.1f)]
    [InlineData(1e-45f)]
    [InlineData(float.MaxValue)]
    public void AConstantStaysConstant(float value)
    {
        float[] cells = [value, value, value, float.NaN, value, value];
        BilinearRows rows = new(cells, 2, 3, 47, 31);
        float[] row = new float[47];
        for (int y = 0; y < 31; y++)
        {
            rows.Read(y, row);
            Assert.All(row, pixel => Assert.True(pixel == value || float.IsNaN(pixel)));
        }
    }

    [Fact]
    public void ColorsHaveNothingBetween()
    {
        const string Expected = "Bilinear interpolation is between values, and this heatmap was made of colours. "
            + "Make it with FromMatrix, or draw it with HeatmapInterpolation.Nearest.";
        Heatmap ofPixels = Heatmap.FromPixels(new Rgba32[1], 1, 1);
        Heatmap ofIndices = Heatmap.FromIndices([0], 1, 1, [new Rgba32(1, 2, 3)]);
        foreach (Heatmap heatmap in (Heatmap[])[ofPixels, ofIndices])
        {
            using MemoryStream stream = new();
            Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => heatmap.WritePng(stream, 4, HeatmapInterpolation.Bilinear)).Message);
            Assert.Equal(0, stream.Length);
        }
    }

    private static Rgba32[] Draw(Heatmap heatmap, int width, int height)
    {
        using MemoryStream stream = new();
        heatmap.WritePng(stream, width, height, HeatmapInterpolation.Bilinear);
        return PngDecoder.Decode(stream.ToArray()).Pixels;
    }

    /// <summary>The definition in double: x and y in cells, a cell's centre at its index and a half.</summary>
    private static double Expected(float[] cells, int rows, int columns, double x, double y)
    {
        float nearest = cells[((int)y * columns) + (int)x];
        if (!float.IsFinite(nearest))
        {
            return nearest;
        }

        double column = Math.Clamp(x - 0.5, 0, columns - 1), row = Math.Clamp(y - 0.5, 0, rows - 1);
        double sum = 0, weights = 0;
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                double weight = Math.Max(0, 1 - Math.Abs(row - r)) * Math.Max(0, 1 - Math.Abs(column - c));
                float cell = cells[(r * columns) + c];
                if (weight > 0 && float.IsFinite(cell))
                {
                    sum += weight * cell;
                    weights += weight;
                }
            }
        }

        return sum / weights;
    }
}
