using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>ONNX Runtime, which shares no line with this library, finds the same: the kernels' results, and the oracle's.</summary>
public sealed class OnnxTests
{
    private static readonly int[] PaddedLengths = [17, 29];

    public static TheoryData<string> Kernels =>
        [.. typeof(OnnxKernels).GetMethods().Where(method => method.IsDefined(typeof(AttentionAttribute), false)).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void KernelAndOracleAgreeWithOnnxRuntime(string name)
    {
        DeclaredKernel kernel = DeclaredKernel.Of(typeof(OnnxKernels), name, name.Contains("Lengths", StringComparison.Ordinal) ? PaddedLengths : null);
        KernelData data = MaskedInputs.Random(kernel.Declaration, seed: 23);
        (float[] output, float[] weights) = OnnxJudge.Of(data).Run(OnnxAttention.Stage.Weights);
        (_, float[] scores) = OnnxJudge.Of(data).Run(OnnxAttention.Stage.Scores);
        KernelOutputs actual = kernel.Run(data);

        Closeness closeness = new(data);
        closeness.AssertOutputs(output.ToDoubles(), actual.Output.ToDoubles());
        closeness.AssertWeights(weights.ToDoubles(), actual.Weights.ToDoubles());
        closeness.AssertScores(scores.ToDoubles(), actual.Scores.ToDoubles());
        closeness.AssertOutputs(output.ToDoubles(), data.Output);
        closeness.AssertWeights(weights.ToDoubles(), data.Weights);
        closeness.AssertScores(scores.ToDoubles(), data.Scores);

        // Both say exactly 0 of the same slots: what is masked is no matter of tolerance.
        Assert.Equal(weights.Select(weight => weight == 0), actual.Weights.Select(weight => weight == 0));
    }
}
