using AttnGen.Tests.Shared;
using System.Buffers;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Heatmaps of palette entries, and the outputs that all heatmaps share.</summary>
public sealed class IndexedHeatmapTests
{
    private static readonly Rgba32[] Palette = [new(1, 2, 3), new(4, 5, 6, 7), new(1, 2, 3), new(9, 9, 9)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void IndicesAndPaletteAreWrittenAsTheyAre(int cellSize)
    {
        Heatmap heatmap = Heatmap.FromIndices([0, 1, 2, 1, 1, 0], 2, 3, Palette);
        using MemoryStream stream = new();
        heatmap.WritePng(stream, cellSize);
        PngDecoder png = PngDecoder.Decode(stream.ToArray());
        Assert.Equal((3, 4), (png.ColorType, png.PaletteLength));
        Assert.Equal([Palette[0], Palette[1], Palette[2], Palette[1], Palette[1], Palette[0]], heatmap.ToPixels());
        for (int i = 0; i < png.Pixels.Length; i++)
        {
            Assert.Equal(heatmap[i / png.Width / cellSize, i % png.Width / cellSize], png.Pixels[i]);
        }
    }

    [Fact]
    public void AnIndexWithoutColorIsNamed() => Assert.StartsWith(
        "indices[4] (row 1, column 1) is 4; the palette has the entries 0 … 3.",
        Assert.Throws<ArgumentException>("indices", () => Heatmap.FromIndices([0, 1, 2, 3, 4, 5], 2, 3, Palette)).Message);

    [Fact]
    public void APaletteThatNoByteChoosesFromIsRefused()
    {
        Assert.StartsWith("palette has 257 colours", Assert.Throws<ArgumentException>("palette", () => Heatmap.FromIndices([0], 1, 1, new Rgba32[257])).Message);
        Assert.Throws<ArgumentException>("palette", () => Heatmap.FromIndices([0], 1, 1, []));
        Assert.Equal(default, Heatmap.FromIndices([255], 1, 1, new Rgba32[256])[0, 0]);
    }

    [Fact]
    public void EveryOutputGetsTheSameBytes()
    {
        Heatmap heatmap = Heatmap.FromMatrix([0f, 1f, 2f, 3f], 2, 2);
        using MemoryStream stream = new();
        ArrayBufferWriter<byte> writer = new();
        heatmap.WritePng(stream, 9, HeatmapInterpolation.Bilinear);
        heatmap.WritePng(writer, 18, 18, HeatmapInterpolation.Bilinear);
        Assert.Equal(stream.ToArray(), writer.WrittenSpan.ToArray());
        Assert.NotEmpty(stream.ToArray());
    }

    [Fact]
    public void WrongOutputsAreRefused()
    {
        Heatmap heatmap = Heatmap.FromMatrix([0f], 1, 1);
        using MemoryStream closed = new([], writable: false);
        Assert.Throws<ArgumentException>("stream", () => heatmap.WritePng(closed));
        Assert.Throws<ArgumentNullException>("writer", () => heatmap.WritePng((IBufferWriter<byte>)null!));
        Assert.Throws<ArgumentException>("interpolation", () => heatmap.WritePng(closed, 1, (HeatmapInterpolation)9));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => heatmap.WritePng(Stream.Null, int.MaxValue, 1, HeatmapInterpolation.Bilinear));
    }

    /// <summary>A row or column of cells may be stretched to any length; only what is written costs time.</summary>
    [Theory]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, int.MaxValue)]
    public void TheGreatestSizesAreWritten(int width, int height)
    {
        long length = 0;
        Heatmap.FromMatrix([0f, 1f], 2, 1).WritePng(new CountingStream(count => length += count), width, height);
        Assert.InRange(length, 1_000_000, 20_000_000);
    }

    private sealed class CountingStream(Action<int> wrote) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => wrote(buffer.Length);
    }
}
