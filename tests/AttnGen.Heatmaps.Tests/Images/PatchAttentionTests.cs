using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests.Images;

/// <summary>A photograph's patches attend to one another by a generated kernel: an eye finds the other eye.</summary>
public sealed class PatchAttentionTests
{
    private const int Side = 14, Patches = Side * Side, Patch = 16;

    private static readonly PngDecoder Photograph =
        PngDecoder.Decode(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "photo", "chelsea-224.png")));

    /// <summary>Left eye, right eye, nose and the stripes on the forehead, as row and column of a patch.</summary>
    [Theory]
    [InlineData(5, 4, 6, 11)]
    [InlineData(6, 11, 5, 4)]
    [InlineData(11, 8, 10, 8)]
    [InlineData(1, 7, 2, 8)]
    public void APatchLooksAtWhatLooksLikeIt(int row, int column, int expectedRow, int expectedColumn)
    {
        ValueMatrix grid = Attend(out _).PatchGrid((row * Side) + column, Side, Side);
        float greatest = grid.Values.ToArray().Max();
        Assert.Equal((expectedRow * Side) + expectedColumn, grid.Values.IndexOf(greatest));
        Assert.Equal(0, grid[row, column]);
        Assert.Equal(1, grid.Values.ToArray().Sum(), 1e-5f);
    }

    /// <summary>Laid over the photograph the other eye is brightest, and most of the photograph is as it was.</summary>
    [Fact]
    public void TheOtherEyeShinesThroughTheOverlay()
    {
        ValueMatrix grid = Attend(out _).PatchGrid((5 * Side) + 4, Side, Side);
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
        Attend(out float[] output);
        float[] colors = MeanColors();
        double toOutput = 0, toMean = 0;
        for (int i = 0; i < colors.Length; i++)
        {
            double mean = Enumerable.Range(0, Patches).Average(patch => colors[(patch * 3) + (i % 3)]);
            toOutput += (output[i] - colors[i]) * (output[i] - colors[i]);
            toMean += (mean - colors[i]) * (mean - colors[i]);
        }

        Assert.True(toOutput < toMean / 4, $"{toOutput} against {toMean}");
    }

    private static ValueMatrix Attend(out float[] output)
    {
        float[] features = PatchFeatures.Of(Photograph.Pixels, Photograph.Height, Photograph.Width, Patch);
        bool[] others = [.. Enumerable.Range(0, Patches * Patches).Select(slot => slot / Patches != slot % Patches)];
        float[] weights = new float[Patches * Patches];
        output = new float[Patches * 3];
        PatchKernels.LooksLike(features, features, MeanColors(), others, output, weights);
        return ValueMatrix.From(weights, Patches, Patches);
    }

    private static float[] MeanColors()
    {
        float[] colors = new float[Patches * 3];
        foreach (ImageChannel channel in (ImageChannel[])[ImageChannel.Red, ImageChannel.Green, ImageChannel.Blue])
        {
            ValueMatrix means = ValueMatrix.FromImage(Photograph.Pixels, Photograph.Height, Photograph.Width, channel).Downscale(Side, Side, Pooling.Mean);
            for (int patch = 0; patch < Patches; patch++)
            {
                colors[(patch * 3) + (channel - ImageChannel.Red)] = means.Values[patch];
            }
        }

        return colors;
    }
}
