using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Reviewed pictures: those that the demo writes, by pixels and by bytes.</summary>
public sealed class HeatmapSnapshotTests
{
    private const string Area = "heatmaps", Hot = "example1-hot", Layer0 = "sentence-layer0-head1", Layer1 = "sentence-layer1-head2",
        Causal = "sentence-causal-logarithmic", Bands = "waves-bands-extended", Diverging = "waves-two-slopes-masked", Smooth = "waves-smooth",
        Photograph = "photograph-by-weight";

    private const int Heads = 4, Words = 14;

    /// <summary>24 × 36 values between −1.5 and 1.5, from operations that are exact everywhere.</summary>
    private static readonly float[] Waves = [.. Enumerable.Range(0, 24 * 36).Select(i => Triangle((i / 36) / 16f) + (0.5f * Triangle((i % 36) / 9f)))];

    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    private delegate void Kernel(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights);

    [Fact]
    public async Task ARandomMatrix()
    {
        float[] values = NpyFile.Read<float>(Path.Combine(Golden, "inputs", "seed0_rand_10x10.npy")).Values;
        await Verify(Heatmap.FromMatrix(values, 10, 10, "hot"), cellSize: 37, Hot);
    }

    [Fact]
    public async Task WordsInTheFirstLayer() => await VerifyHead(0, SnapshotKernels.Layer0, head: 1, Layer0);

    [Fact]
    public async Task WordsInTheSecondLayer() => await VerifyHead(1, SnapshotKernels.Layer1, head: 2, Layer1);

    /// <summary>All heads below each other, straight from the kernel: the upper triangles are masked.</summary>
    [Fact]
    public async Task WordsThatLookBack()
    {
        Rgba32[] pixels = new Rgba32[Heads * Words * Words];
        SnapshotKernels.Layer1Causal(Read(1, "q_raw"), Read(1, "k"), pixels);
        await Verify(Heatmap.FromPixels(pixels, Heads * Words, Words), cellSize: 12, Causal);
    }

    [Fact]
    public async Task BandsWithColorsBeyondTheEnds()
    {
        Colormap map = Colormaps.Viridis.Resample(6);
        await Verify(Heatmap.FromMatrix(Waves, 24, 36, map, ColorScale.Boundary([-1, -0.5, 0, 0.5, 1], Extend.Both)), cellSize: 10, Bands);
    }

    [Fact]
    public async Task TwoSlopesAroundACenterWithMaskedCells()
    {
        bool[] mask = [.. Enumerable.Range(0, 24 * 36).Select(i => ((i / 36) - 12) * ((i / 36) - 12) > ((i % 36) - 18) * 2)];
        await Verify(Heatmap.FromMatrix(Waves, 24, 36, Colormaps.RdBu.Reversed(), ColorScale.TwoSlope(0.5), mask), cellSize: 10, Diverging);
    }

    /// <summary>More than 256 colours: interpolated values on a map of 510 entries.</summary>
    [Fact]
    public async Task InterpolatedValues() =>
        await Verify(Heatmap.FromMatrix(Waves, 24, 36, Colormaps.Twilight), cellSize: 10, Smooth, HeatmapInterpolation.Bilinear);

    /// <summary>A map of 14 × 14 patches with one peak over a photograph, by weight; a band of patches is masked.</summary>
    [Fact]
    public async Task APhotographUnderAMap()
    {
        PngDecoder photograph = PngDecoder.Decode(File.ReadAllBytes(Path.Combine(Golden, "photo", "chelsea-224.png")));
        float[] patches = [.. Enumerable.Range(0, 14 * 14).Select(i => 1f / (1 + (((i / 14) - 5) * ((i / 14) - 5)) + (((i % 14) - 4) * ((i % 14) - 4))))];
        patches.AsSpan(12 * 14, 6).Fill(float.NaN);
        OverlayOptions options = new()
        {
            Colormap = Colormaps.Magma, Alpha = 0.9, Opacity = OverlayOpacity.ByWeight, Interpolation = ImageInterpolation.Bicubic,
        };
        await Verify(ImageOverlay.Blend(photograph.Pixels, photograph.Height, photograph.Width, patches, 14, 14, options).ToHeatmap(), cellSize: 1, Photograph);
    }

    /// <summary>The alignments of dates are compared where the demo's models are tested, labelled figures where figures are.</summary>
    [Fact]
    public void EverySnapshotHasItsTest() => Assert.DoesNotContain(
        Verifier.FindOrphans(
            Area, new[] { Hot, Layer0, Layer1, Causal, Bands, Diverging, Smooth, Photograph, "dates-bahdanau", "dates-luong" }.Select(name => name + ".verified.png")),
        file => !file.StartsWith("figure-", StringComparison.Ordinal));

    /// <summary>One scale for all heads of the layer, so that their pictures can be compared.</summary>
    private static async Task VerifyHead(int layer, Kernel kernel, int head, string name)
    {
        float[] query = Read(layer, "q_raw"), output = new float[query.Length], weights = new float[Heads * Words * Words];
        kernel(query, Read(layer, "k"), Read(layer, "v"), output, weights);
        ReadOnlyMemory<float> map = weights.AsMemory(head * Words * Words, Words * Words);
        await Verify(Heatmap.FromMatrix(map.Span, Words, Words, "viridis", vmin: 0, vmax: weights.Max()), cellSize: 32, name);
    }

    private static float[] Read(int layer, string tensor) => NpyFile.Read<float>(Path.Combine(Golden, "s3-len14", $"layer{layer}_{tensor}.npy")).Values;

    private static async Task Verify(
        Heatmap heatmap, int cellSize, string name, HeatmapInterpolation interpolation = HeatmapInterpolation.Nearest)
    {
        using MemoryStream stream = new();
        heatmap.WritePng(stream, cellSize, interpolation);
        await Verifier.Verify(stream.ToArray(), "png").UseDirectory(Area).UseFileName(name).UseComparer(PngComparison.Difference);
    }

    /// <summary>A triangular wave of period 2 between −1 and 1.</summary>
    private static float Triangle(float x) => (2 * MathF.Abs(x - (2 * MathF.Floor((x + 1) / 2)))) - 1;
}
