using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Reviewed pictures: those that the demo writes, by pixels and by bytes.</summary>
public sealed class HeatmapSnapshotTests
{
    private const string Area = "heatmaps", Hot = "example1-hot", Layer0 = "sentence-layer0-head1", Layer1 = "sentence-layer1-head2";

    private const int Heads = 4, Words = 14;

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

    [Fact]
    public void EverySnapshotHasItsTest() =>
        Assert.Empty(Verifier.FindOrphans(Area, new[] { Hot, Layer0, Layer1 }.Select(name => name + ".verified.png")));

    /// <summary>One scale for all heads of the layer, so that their pictures can be compared.</summary>
    private static async Task VerifyHead(int layer, Kernel kernel, int head, string name)
    {
        float[] query = Read("q_raw"), output = new float[query.Length], weights = new float[Heads * Words * Words];
        kernel(query, Read("k"), Read("v"), output, weights);
        ReadOnlyMemory<float> map = weights.AsMemory(head * Words * Words, Words * Words);
        await Verify(Heatmap.FromMatrix(map.Span, Words, Words, "viridis", vmin: 0, vmax: weights.Max()), cellSize: 32, name);

        float[] Read(string tensor) => NpyFile.Read<float>(Path.Combine(Golden, "s3-len14", $"layer{layer}_{tensor}.npy")).Values;
    }

    private static async Task Verify(Heatmap heatmap, int cellSize, string name)
    {
        using MemoryStream stream = new();
        heatmap.WritePng(stream, cellSize);
        await Verifier.Verify(stream.ToArray(), "png").UseDirectory(Area).UseFileName(name).UseComparer(PngComparison.Difference);
    }
}
