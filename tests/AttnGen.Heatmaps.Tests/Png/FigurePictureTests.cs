using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Pictures as figures are: paper, cells, lines and soft-edged text, most rows like the one above, more colours than a palette has.</summary>
public sealed class FigurePictureTests
{
    public static TheoryData<int, int, bool> Sizes
    {
        get
        {
            TheoryData<int, int, bool> sizes = [];
            for (int width = 1; width <= 70; width++)
            {
                sizes.Add(width, 1 + (width * 7 % 61), width % 2 == 0);
            }

            sizes.Add(640, 480, false);
            sizes.Add(641, 479, true);
            sizes.Add(1436, 300, false);
            sizes.Add(11_000, 40, false);
            sizes.Add(3, 9_000, true);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TextOnCellsComesBack(int width, int height, bool isTranslucent) => AssertComesBack(Figure(width, height, isTranslucent), width, height);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RandomColorsOfEveryWidthComeBack(bool isTranslucent)
    {
        Random random = new(5);
        for (int width = 1; width <= 70; width++)
        {
            int height = 300 / width;
            Rgba32[] pixels = new Rgba32[width * height];
            random.NextBytes(MemoryMarshal.AsBytes(pixels.AsSpan()));
            foreach (ref Rgba32 pixel in pixels.AsSpan())
            {
                pixel = new Rgba32(pixel.R, pixel.G, pixel.B, isTranslucent ? (byte)(pixel.A | 1) : byte.MaxValue);
            }

            AssertComesBack(pixels, width, height);
        }
    }

    /// <summary>Rows that repeat the one above, in every length of stretch, between rows that do not, and at both ends.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(700)]
    public void RepeatedRowsComeBack(int width)
    {
        Random random = new(width);
        List<Rgba32> pixels = [];
        for (int count = 1; count <= 40; count++)
        {
            Rgba32[] row = [.. Enumerable.Range(0, width).Select(_ => new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)))];
            for (int i = 0; i < (count % 3 == 0 ? 1 : count); i++)
            {
                pixels.AddRange(row);
            }
        }

        AssertComesBack([.. pixels], width, pixels.Count / width);
    }

    /// <summary>One translucent pixel anywhere makes the whole picture RGBA.</summary>
    [Fact]
    public void ASingleTranslucentPixelIsFound()
    {
        Rgba32[] pixels = [.. Enumerable.Range(0, 23 * 19).Select(i => new Rgba32((byte)i, (byte)(i >> 8), 7))];
        Assert.Equal(2, Decode(pixels, 23, 19).ColorType);
        for (int i = 0; i < pixels.Length; i++)
        {
            Rgba32 opaque = pixels[i];
            pixels[i] = new Rgba32(opaque.R, opaque.G, opaque.B, 254);
            PngDecoder png = Decode(pixels, 23, 19);
            Assert.Equal(6, png.ColorType);
            Assert.Equal(pixels[i], png.Pixels[i]);
            pixels[i] = opaque;
        }
    }

    /// <summary>The file's bytes, pinned: the project's own check runs this at every vector width and without vectors.</summary>
    [Theory]
    [InlineData(640, 480, false, "6A98C7E287843C674FE75D220A072223")]
    [InlineData(333, 222, true, "1340CCEFF6876B1E57512568662FB321")]
    public void BytesAreTheSameOnEveryMachine(int width, int height, bool isTranslucent, string hash) =>
        Assert.Equal(hash, Convert.ToHexString(SHA256.HashData(Png(Figure(width, height, isTranslucent), width, height)))[..32]);

    /// <summary>Rows of cells with numbers in them: strokes that are shaded between the cell's colour and black, differently in each cell.</summary>
    private static Rgba32[] Figure(int width, int height, bool isTranslucent)
    {
        const int Cell = 29, Margin = 11, TextTop = 9, TextBottom = 18;
        Rgba32[] pixels = new Rgba32[width * height];
        uint state = 12345;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool isPaper = x < Margin || y < Margin;
                int cell = isPaper ? 0 : (y / Cell * 31) + (x / Cell * 7) + 1;
                (int red, int green, int blue) = isPaper ? (255, 255, 255) : (cell * 37 % 256, cell * 91 % 256, cell * 153 % 256);
                bool isText = y % Cell is >= TextTop and < TextBottom && x % Cell is > 5 and < 24 && (x + y) % 5 < 3;
                state = (state * 1664525) + 1013904223;
                int light = isText ? (int)(state >> 24) : 255;
                byte opacity = isTranslucent && isPaper ? (byte)100 : (byte)255;
                pixels[(y * width) + x] = new Rgba32((byte)(red * light / 255), (byte)(green * light / 255), (byte)(blue * light / 255), opacity);
            }
        }

        return pixels;
    }

    private static void AssertComesBack(Rgba32[] pixels, int width, int height)
    {
        byte[] png = Png(pixels, width, height);
        Assert.True(pixels.AsSpan().SequenceEqual(PngDecoder.Decode(png).Pixels), "The tests' own decoder sees other pixels.");
        Assert.True(pixels.AsSpan().SequenceEqual(ForeignDecoders.Skia(png, width, height)), "SkiaSharp sees other pixels.");
    }

    private static PngDecoder Decode(Rgba32[] pixels, int width, int height) => PngDecoder.Decode(Png(pixels, width, height));

    private static byte[] Png(Rgba32[] pixels, int width, int height)
    {
        using MemoryStream stream = new();
        Heatmap.FromPixels(pixels, height, width).WritePng(stream, width, height);
        return stream.ToArray();
    }
}
