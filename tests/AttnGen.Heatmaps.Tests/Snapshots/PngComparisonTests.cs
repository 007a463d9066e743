using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The comparison of the snapshots sees a pixel, a size and a byte.</summary>
public sealed class PngComparisonTests
{
    private static readonly byte[] Picture = Png([0f, 1f, 0f, 1f, 0f, 1f], 2, 3);

    [Fact]
    public void EqualFilesDoNotDiffer() => Assert.Null(PngComparison.Difference(Picture, [.. Picture]));

    [Fact]
    public void TheFirstDifferingPixelIsNamed()
    {
        byte[] other = Png([0f, 1f, 0f, 1f, 1f, 0f], 2, 3);
        Assert.StartsWith("The first differing pixel is (4, 4): ", PngComparison.Difference(other, Picture), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSizeIsNamed() =>
        Assert.Equal("The picture has 8 × 12 pixels, expected 12 × 8.", PngComparison.Difference(Png(new float[6], 3, 2), Picture));

    /// <summary>An unknown ancillary chunk shows nothing, and still the file is another one.</summary>
    [Fact]
    public void BytesThatShowNothingAreADifference()
    {
        byte[] end = Picture[^12..];
        byte[] chunk = [0, 0, 0, 0, (byte)'a', (byte)'b', (byte)'C', (byte)'d', .. Crc32("abCd"u8)];
        Assert.StartsWith(
            $"All pixels are equal, but the files differ from byte {Picture.Length - 8} on",
            PngComparison.Difference([.. Picture[..^12], .. chunk, .. end], Picture), StringComparison.Ordinal);
    }

    private static byte[] Png(float[] values, int rows, int columns)
    {
        using MemoryStream stream = new();
        Heatmap.FromMatrix(values, rows, columns, "viridis", vmin: 0, vmax: 1).WritePng(stream, cellSize: 4);
        return stream.ToArray();
    }

    private static byte[] Crc32(ReadOnlySpan<byte> data)
    {
        byte[] crc = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(crc, PngDecoder.Crc(data));
        return crc;
    }
}
