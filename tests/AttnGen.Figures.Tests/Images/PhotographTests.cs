using System.Runtime.InteropServices;
using SkiaSharp;

namespace AttnGen.Figures.Tests;

/// <summary>Photographs come in as they are seen.</summary>
public sealed class PhotographTests
{
    private const int Width = 48, Height = 32;

    private static readonly Rgba32 Red = new(255, 0, 0), Green = new(0, 255, 0), Blue = new(0, 0, 255), White = new(255, 255, 255);

    [Fact]
    public void APngFileComesBackPixelByPixel()
    {
        Rgba32[] pixels = [.. Enumerable.Range(0, 7 * 5).Select(i => new Rgba32((byte)(i * 7), (byte)(255 - i), (byte)(i * i), (byte)(i % 2 == 0 ? 255 : 128)))];
        using MemoryStream stream = new();
        Heatmap.FromPixels(pixels, 5, 7).WritePng(stream, cellSize: 1);
        stream.Position = 0;
        Photograph photograph = Photograph.Load(stream);
        Assert.Equal((7, 5), (photograph.Width, photograph.Height));
        Assert.Equal(pixels, photograph.Pixels.ToArray());
    }

    /// <summary>
    /// EXIF's eight orientations say where the first row and column of the file are seen. The file is red, green over blue, white.
    /// </summary>
    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public void PhotographsAreTurnedUpright(int orientation, string corners)
    {
        using MemoryStream stream = new(Jpeg(orientation));
        Photograph photograph = Photograph.Load(stream);
        Assert.Equal(orientation >= 5 ? (Height, Width) : (Width, Height), (photograph.Width, photograph.Height));
        int left = 4, right = photograph.Width - 5, top = 4, bottom = photograph.Height - 5;
        string seen = string.Concat(
            new[] { (top, left), (top, right), (bottom, left), (bottom, right) }.Select(place => Name(photograph.Pixels[(place.Item1 * photograph.Width) + place.Item2])));
        Assert.Equal(corners, seen);
    }

    [Fact]
    public void WhatIsNoImageIsNamed()
    {
        using MemoryStream stream = new("not an image"u8.ToArray());
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Photograph.Load(stream));
        Assert.Contains("PNG, JPEG", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedFileIsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jpg");
        File.WriteAllBytes(path, Jpeg(1)[..^40]);
        try
        {
            InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Photograph.Load(path));
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ValuesBecomeLevelsOfGrey()
    {
        ValueMatrix matrix = ValueMatrix.From([0f, 0.5f, 1f, 2f, -1f, float.NaN], 2, 3);
        Assert.Equal([0, 128, 255, 255, 0, 0], Photograph.FromMatrix(matrix).Pixels.ToArray().Select(pixel => (int)pixel.G));
        Assert.Equal([255, 128, 0, 0, 255], Photograph.FromMatrix(matrix, black: 1, white: 0).Pixels.ToArray()[..5].Select(pixel => (int)pixel.G));
        Assert.Throws<ArgumentException>(() => Photograph.FromMatrix(matrix, 1, 1));
    }

    [Fact]
    public void ShapesAreChecked()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Photograph.FromPixels(new Rgba32[7], width: 2, height: 3));
        Assert.Contains("[height 3, width 2]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Photograph.FromPixels([], 0, 3));
    }

    private static char Name(Rgba32 pixel) => (pixel.R > 128, pixel.G > 128, pixel.B > 128) switch
    {
        (true, true, true) => 'W',
        (true, false, false) => 'R',
        (false, true, false) => 'G',
        (false, false, true) => 'B',
        _ => '?',
    };

    private static byte[] Jpeg(int orientation)
    {
        Rgba32[] pixels = [.. Enumerable.Range(0, Width * Height).Select(i => (i / Width < Height / 2, i % Width < Width / 2) switch
        {
            (true, true) => Red,
            (true, false) => Green,
            (false, true) => Blue,
            _ => White,
        })];
        using SKBitmap bitmap = new(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        MemoryMarshal.AsBytes<Rgba32>(pixels).CopyTo(bitmap.GetPixelSpan());
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        byte[] file = data.ToArray();

        // An APP1 segment with one directory of one entry, the orientation (TIFF, big endian), behind the start of the image.
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. file[..2], .. exif, .. file[2..]];
    }
}
