using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Packed weights give the bits of the same weights as they are.</summary>
public sealed class PackedWeightsTests
{
    [Fact]
    public void ProjectionsGiveTheSameBits()
    {
        float[] bias = Random(96, 5);
        Compare(50, 40, 96, (inputs, weights, outputs) => PackedWeightsKernels.WholePanels(inputs, weights, bias, outputs),
            (inputs, packed, outputs) => PackedWeightsKernels.WholePanelsPacked(inputs, packed, bias, outputs));
        Compare(9, 33, 112, PackedWeightsKernels.OddPanels, PackedWeightsKernels.OddPanelsPacked);
        Compare(7, 21, 37, PackedWeightsKernels.LastPanelAtTheEdge, PackedWeightsKernels.LastPanelAtTheEdgePacked);
        Compare(1, 300, 16, PackedWeightsKernels.OneRow, PackedWeightsKernels.OneRowPacked);
    }

    [Fact]
    public void LuongsGeneralScoreGivesTheSameBits()
    {
        int[] lengths = [60, 33];
        float[] key = Random(2 * 60 * 100, 1), query = Random(2 * 50 * 70, 2), weights = Random(70 * 100, 3);
        float[] output = new float[10_000], alignment = new float[6_000], outputOfPacked = new float[10_000], alignmentOfPacked = new float[6_000];
        PackedWeightsKernels.General(query, key, weights, lengths, output, alignment);
        PackedWeightsKernels.GeneralPacked(query, key, Pack(70, 100, weights), lengths, outputOfPacked, alignmentOfPacked);
        AssertSameBits(output, outputOfPacked);
        AssertSameBits(alignment, alignmentOfPacked);

        float[] step = new float[16], stepOfPacked = new float[16], few = Random(20 * 16, 4);
        PackedWeightsKernels.GeneralStep(query.AsSpan(0, 20), key.AsSpan(0, 144), few, step);
        PackedWeightsKernels.GeneralStepPacked(query.AsSpan(0, 20), key.AsSpan(0, 144), Pack(20, 16, few), stepOfPacked);
        AssertSameBits(step, stepOfPacked);
    }

    [Fact]
    public void PanelsHoldSixteenColumnsAndTheLastOnesEndAtTheEdge()
    {
        float[] weights = [.. Enumerable.Range(0, 2 * 20).Select(i => (float)i)];
        float[] packed = Pack(2, 20, weights);
        Assert.Equal(64, packed.Length);
        Assert.Equal([.. Enumerable.Range(0, 16), .. Enumerable.Range(20, 16), .. Enumerable.Range(4, 16), .. Enumerable.Range(24, 16)], packed.Select(number => (int)number));
    }

    [Fact]
    public void WrongSizesAreErrors()
    {
        Assert.Equal("outputDim", Assert.Throws<ArgumentOutOfRangeException>(() => LinearWeights.PackedLength(4, 15)).ParamName);
        Assert.Equal("inputDim", Assert.Throws<ArgumentOutOfRangeException>(() => LinearWeights.PackedLength(0, 16)).ParamName);
        Assert.Equal("packed", Assert.Throws<ArgumentException>(() => LinearWeights.Pack(2, 20, new float[40], new float[40])).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => LinearWeights.Pack(2, 20, new float[41], new float[64])).ParamName);
        float[] both = new float[64];
        Assert.Equal("packed", Assert.Throws<ArgumentException>(() => LinearWeights.Pack(2, 20, both.AsSpan(0, 40), both)).ParamName);
        ArgumentException error = Assert.Throws<ArgumentException>(() => PackedWeightsKernels.OneRowPacked(new float[300], new float[4799], new float[16]));
        Assert.Equal("packedWeights", error.ParamName);
    }

    private delegate void Layer(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    private static void Compare(int rows, int inputDim, int outputDim, Layer layer, Layer packedLayer)
    {
        float[] inputs = Random(rows * inputDim, 7), weights = Random(inputDim * outputDim, 8);
        float[] outputs = new float[rows * outputDim], outputsOfPacked = new float[rows * outputDim];
        layer(inputs, weights, outputs);
        packedLayer(inputs, Pack(inputDim, outputDim, weights), outputsOfPacked);
        AssertSameBits(outputs, outputsOfPacked);
    }

    private static float[] Pack(int inputDim, int outputDim, float[] weights)
    {
        float[] packed = new float[LinearWeights.PackedLength(inputDim, outputDim)];
        LinearWeights.Pack(inputDim, outputDim, weights, packed);
        return packed;
    }

    private static float[] Random(int length, int seed) => new RandomInputs(seed).Numbers(length);

    private static void AssertSameBits(float[] expected, float[] actual)
    {
        Assert.Contains(expected, number => number != 0);
        Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), actual.Select(BitConverter.SingleToUInt32Bits));
    }
}
