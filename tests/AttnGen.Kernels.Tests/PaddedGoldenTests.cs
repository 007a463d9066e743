using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>
/// The padding of the golden batch as lengths, as a mask and as a bias: whichever a model has, the numbers are those of the golden data,
/// and the weights are the same bits.
/// </summary>
public sealed class PaddedGoldenTests
{
    private const int Batch = 4, Sequence = 27;
    private const double ContextTolerance = 3e-5, WeightTolerance = 1e-5;

    private static readonly int[] Lengths = [14, 4, 27, 9];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "use-lite", "batch4-maxlen27");

    public static TheoryData<string, int> Paddings
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string padding in new[] { "Lengths", "MaskPerKey", "MaskPerBatch", "BiasPerKey", "BiasPerBatch" })
            {
                cases.Add(padding, 0);
                cases.Add(padding, 1);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Paddings))]
    public void EveryPaddingGivesTheModelsNumbersAndTheBitsOfLengths(string padding, int layer)
    {
        KernelOutputs actual = Run(padding, layer, float.NegativeInfinity);
        AssertClose(Read(layer, "context").Values, actual.Output, ContextTolerance);
        AssertClose(Read(layer, "weights").Values, actual.Weights, WeightTolerance);
        Assert.Equal(Run("Lengths", layer, 0).Bits, actual.Bits);
    }

    /// <summary>The bias that the model itself was run with is no mask but drowns the scores; its exponentials are 0 all the same.</summary>
    [Theory]
    [InlineData("BiasPerKey", 0)]
    [InlineData("BiasPerKey", 1)]
    [InlineData("BiasPerBatch", 0)]
    [InlineData("BiasPerBatch", 1)]
    public void TheModelsOwnFiniteBiasGivesTheSameBits(string padding, int layer) =>
        Assert.Equal(Run("Lengths", layer, 0).Bits, Run(padding, layer, -1e9f).Bits);

    /// <summary>A shared bias fits one sentence: each row of the batch on its own has the bits that it has in the batch.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ASharedBiasGivesEachSentenceTheBitsOfTheBatch(int layer)
    {
        KernelOutputs batch = Run("Lengths", layer, 0);
        DeclaredKernel kernel = Kernel("BiasShared", layer);
        for (int entry = 0; entry < Batch; entry++)
        {
            float[] bias = [.. Enumerable.Repeat(PaddingRow(Lengths[entry], float.NegativeInfinity), Sequence).SelectMany(row => row)];
            KernelOutputs actual = kernel.Run(KernelData.Of(kernel.Declaration, Entry("q_raw"), Entry("k"), Entry("v"), bias: bias));
            Assert.Equal(Part(batch.Output, entry), actual.Output);
            Assert.Equal(Part(batch.Weights, entry), actual.Weights);

            float[] Entry(string tensor) => Part(Read(layer, tensor).Values, entry);
        }
    }

    private static KernelOutputs Run(string padding, int layer, float masked)
    {
        DeclaredKernel kernel = Kernel(padding, layer);
        int queries = padding.Contains("PerKey", StringComparison.Ordinal) ? 1 : Sequence;
        float[] bias = [.. Lengths.SelectMany(length => Enumerable.Repeat(PaddingRow(length, masked), queries)).SelectMany(row => row)];
        return kernel.Run(KernelData.Of(
            kernel.Declaration, Read(layer, "q_raw").Values, Read(layer, "k").Values, Read(layer, "v").Values,
            kernel.Declaration.HasMask ? Array.ConvertAll(bias, number => number == 0) : null, kernel.Declaration.HasBias ? bias : null));
    }

    private static DeclaredKernel Kernel(string padding, int layer) =>
        padding == "Lengths"
            ? DeclaredKernel.Of(typeof(GoldenKernels), $"PaddedBatchDim{64 << layer}", Lengths)
            : DeclaredKernel.Of(typeof(PaddedGoldenKernels), $"{padding}Dim{64 << layer}");

    private static float[] PaddingRow(int length, float masked) => [.. Enumerable.Range(0, Sequence).Select(key => key < length ? 0 : masked)];

    private static float[] Part(float[] values, int entry) => values[(entry * values.Length / Batch)..((entry + 1) * values.Length / Batch)];

    private static NpyArray<float> Read(int layer, string tensor) => NpyFile.Read<float>(Path.Combine(Folder, $"layer{layer}_{tensor}.npy"));

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"Element {i} is {actual[i]}, expected {expected[i]} within {tolerance}.");
        }
    }
}
