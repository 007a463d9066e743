using AttnGen.Demo.Photo;
using AttnGen.Figures;

namespace AttnGen.Demo.Tests;

/// <summary>A photograph's patches attend to one another by a generated kernel: an eye finds the other eye.</summary>
public sealed class PatchAttentionTests
{
    private const int Side = PatchAttention.Side, Patches = PatchAttention.Patches, Patch = 16;

    private static readonly Photograph Photograph = PatchAttention.LoadPhotograph();

    private static readonly PatchAttention Attention = new(Photograph);

    /// <summary>Left eye, right eye, nose and the stripes on the forehead, as row and column of a patch.</summary>
    [Theory]
    [InlineData(5, 4, 6, 11)]
    [InlineData(6, 11, 5, 4)]
    [InlineData(11, 8, 10, 8)]
    [InlineData(1, 7, 2, 8)]
    public void APatchLooksAtWhatLooksLikeIt(int row, int column, int expectedRow, int expectedColumn)
    {
        ValueMatrix grid = Attention.Of(row, column);
        float greatest = grid.Values.ToArray().Max();
        Assert.Equal((expectedRow * Side) + expectedColumn, grid.Values.IndexOf(greatest));
        Assert.Equal(0, grid[row, column]);
        Assert.Equal(1, grid.Values.ToArray().Sum(), 1e-5f);
    }

    /// <summary>Laid over the photograph the other eye is brightest, and most of the photograph is as it was.</summary>
    [Fact]
    public void TheOtherEyeShinesThroughTheOverlay()
    {
        ValueMatrix grid = Attention.Of(5, 4);
        OverlayOptions options = new() { Colormap = Colormaps.Magma, Alpha = 1, Opacity = OverlayOpacity.ByWeight };
        ReadOnlySpan<Rgba32> pixels = ImageOverlay.Blend(Photograph.Pixels, 224, 224, grid, options).Pixels;
        int brightest = 0, similar = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            brightest = Change(i, pixels) > Change(brightest, pixels) ? i : brightest;
            similar += Change(i, pixels) <= 24 ? 1 : 0;
        }

        Assert.InRange(brightest / 224, 6 * Patch, (7 * Patch) - 1);
        Assert.InRange(brightest % 224, 11 * Patch, (12 * Patch) - 1);
        Assert.True(similar > pixels.Length * 3 / 4, $"{similar} pixels are nearly unchanged.");

        static int Change(int i, ReadOnlySpan<Rgba32> pixels) => Math.Max(
            Math.Abs(pixels[i].R - Photograph.Pixels[i].R), Math.Max(Math.Abs(pixels[i].G - Photograph.Pixels[i].G), Math.Abs(pixels[i].B - Photograph.Pixels[i].B)));
    }

    /// <summary>The output is the mean colour of what looks alike: nearer to the patch's own than the photograph's mean is.</summary>
    [Fact]
    public void TheOutputIsTheColourOfWhatLooksAlike()
    {
        (float[] output, float[] colors) = (Attention.Output, Attention.Colors);
        double toOutput = 0, toMean = 0;
        for (int i = 0; i < colors.Length; i++)
        {
            double mean = Enumerable.Range(0, Patches).Average(patch => colors[(patch * 3) + (i % 3)]);
            toOutput += (output[i] - colors[i]) * (output[i] - colors[i]);
            toMean += (mean - colors[i]) * (mean - colors[i]);
        }

        Assert.True(toOutput < toMean / 4, $"{toOutput} against {toMean}");
    }
}
