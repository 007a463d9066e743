using System.Numerics.Tensors;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Heatmaps;

/// <summary>A fused heatmap is, byte for byte, the weights coloured by the same colormap with the kernel's own mask; a call needs nothing else.</summary>
public sealed class HeatmapTests
{
    private const int Slots = 2 * 60 * 300, Bad = -2;

    private static readonly float[] Query = new RandomInputs(1).Numbers(2 * 60 * 16), Key = new RandomInputs(2).Numbers(2 * 300 * 16);

    [Fact]
    public void EqualsWeightsOfTheSameColormap()
    {
        float[] weights = new float[Slots];
        HeatmapKernels.Weights(Query, Key, weights);
        Rgba32[] expected = new Rgba32[Slots];
        HeatmapKernels.Paint(weights, Seen(), expected);
        Assert.Equal(expected, Alone());
    }

    [Fact]
    public void TensorSpansTakeTheSameBytes()
    {
        // The axes of batch and heads may be absent where they have one entry; here there are two heads.
        Rgba32[] pixels = new Rgba32[Slots];
        short[] codes = new short[Slots];
        HeatmapKernels.Tensors(Query, Key, new TensorSpan<Rgba32>(pixels, [2, 60, 300]), new TensorSpan<short>(codes, [1, 2, 60, 300]));
        Assert.Equal(Alone(), pixels);
        Assert.Equal(Seen().Select(seen => !seen), codes.Select(code => code == Bad));
    }

    [Fact]
    public void ATensorOfAnotherShapeIsNamedByTheParameter()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => HeatmapKernels.Tensors(
            Query, Key, new TensorSpan<Rgba32>(new Rgba32[Slots], [2, 60, 300]), new TensorSpan<short>(new short[Slots], [2, 300, 60])));
        Assert.Equal("codes", exception.ParamName);
        Assert.Contains("[batch 1, heads 2, queries 60, keys 300]", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A masked slot is bad, a NaN is bad, and what is masked beside a NaN stays so.</summary>
    [Fact]
    public void AQueryOfNaNIsBad()
    {
        float[] query = [.. Query];
        query[17 * 16] = float.NaN;
        Rgba32[] pixels = new Rgba32[Slots];
        HeatmapKernels.Alone(query, Key, pixels);
        Assert.All(pixels[(17 * 300)..(18 * 300)], pixel => Assert.Equal(default, pixel));
        Rgba32[] expected = Alone();
        Assert.Equal(expected[..(17 * 300)], pixels[..(17 * 300)]);
        Assert.Equal(expected[(18 * 300)..], pixels[(18 * 300)..]);
    }

    [Fact]
    public void ACallAllocatesNothing()
    {
        Rgba32[] pixels = new Rgba32[Slots];
        byte[] mean = new byte[60 * 300];
        short[] codes = new short[2 * 2 * 300], tensor = new short[Slots];
        float[] workspace = new float[HeatmapKernels.MeanWorkspaceLength];
        AllocatedBytes.AssertNone(() =>
        {
            HeatmapKernels.Alone(Query, Key, pixels);
            HeatmapKernels.Mean(Query, Key, mean, workspace);
            HeatmapKernels.FewQueries(Query.AsSpan(0, 2 * 2 * 16), Key, codes, workspace);
            HeatmapKernels.Tensors(Query, Key, new TensorSpan<Rgba32>(pixels, [2, 60, 300]), new TensorSpan<short>(tensor, [2, 60, 300]));
        });
    }

    [Fact]
    public void ThreadsGiveTheSameBytes()
    {
        Rgba32[] expected = Alone();
        byte[] expectedMean = Mean();
        bool[] same = new bool[8];
        Thread[] threads = [.. same.Select((_, index) => new Thread(() => same[index] = Enumerable.Range(0, 5).All(
            _ => Alone().AsSpan().SequenceEqual(expected) && Mean().AsSpan().SequenceEqual(expectedMean))))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(same, Assert.True);
    }

    private static Rgba32[] Alone()
    {
        Rgba32[] pixels = new Rgba32[Slots];
        HeatmapKernels.Alone(Query, Key, pixels);
        return pixels;
    }

    private static byte[] Mean()
    {
        byte[] bytes = new byte[60 * 300];
        HeatmapKernels.Mean(Query, Key, bytes, new float[HeatmapKernels.MeanWorkspaceLength]);
        return bytes;
    }

    /// <summary>The causal diagonal that ends in the last key.</summary>
    private static bool[] Seen() => [.. Enumerable.Range(0, Slots).Select(slot => slot % 300 <= (slot / 300 % 60) + 240)];
}
