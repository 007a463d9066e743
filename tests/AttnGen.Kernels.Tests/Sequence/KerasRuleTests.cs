using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Sequence;

/// <summary>Keras's own computation, line by line in double, beside the kernels: masks subtract 1e9 from scores.</summary>
public sealed class KerasRuleTests
{
    public static TheoryData<string> Names => [.. DeclaredSequence.All.Keys.Where(name => name.StartsWith("Keras", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void WeightsAndOutputAreKerass(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        for (int seed = 1; seed < 10; seed++)
        {
            AssertLikeKeras(kernel, kernel.Data(seed));
        }
    }

    /// <summary>All of a batch entry is masked: 1e9 swallows the scores and the row is uniform, in Keras's floats.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AFullyMaskedRowIsUniform(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        SequenceData data = kernel.Data().With(inputs => ((bool[])inputs["valueMask"]).AsSpan(0, kernel.Declaration.Keys).Clear());
        AssertLikeKeras(kernel, data);
        Assert.All(kernel.Run(data)["weights"][..kernel.Declaration.Keys], weight => Assert.Equal(1f / kernel.Declaration.Keys, weight));
    }

    /// <summary>The output of a masked query is +0; its weights are those of the query that is not masked.</summary>
    [Theory]
    [InlineData(nameof(SequenceKernels.KerasDot))]
    [InlineData(nameof(SequenceKernels.KerasConcat))]
    [InlineData(nameof(SequenceKernels.KerasAdditive))]
    public void AMaskedQueryKeepsItsWeights(string name)
    {
        DeclaredSequence kernel = DeclaredSequence.All[name];
        Dictionary<string, float[]> shown = kernel.Run(WithQueries(true)), hidden = kernel.Run(WithQueries(false));
        Assert.Equal(shown["weights"], hidden["weights"]);
        Assert.All(hidden["output"], number => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(number)));

        SequenceData WithQueries(bool areSeen) => kernel.Data().With(inputs => Array.Fill((bool[])inputs["queryMask"], areSeen));
    }

    private static void AssertLikeKeras(DeclaredSequence kernel, SequenceData data)
    {
        (double[] output, double[] weights) = new KerasRule(data).Run();
        Dictionary<string, float[]> results = kernel.Run(data);
        AssertClose(weights, results["weights"]);
        AssertClose(output, results["output"]);
    }

    private static void AssertClose(double[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
}
