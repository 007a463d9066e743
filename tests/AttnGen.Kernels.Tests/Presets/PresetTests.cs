using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>A kernel of a setting beside a library's own rule.</summary>
public abstract class PresetTests
{
    /// <summary>Some padding, and none.</summary>
    private protected static readonly int[] PaddedLengths = [7, 17];

    private protected static void AssertSame(
        string kernel, Func<KernelData, AnchorRule> rule, int[]? lengths = null, Func<KernelDeclaration, float[]>? bias = null)
    {
        DeclaredKernel declared = DeclaredKernel.Of(typeof(PresetKernels), kernel, lengths);
        KernelData data = MaskedInputs.Random(declared.Declaration, seed: 7);
        data = bias is null ? data : KernelData.Of(declared.Declaration, data.Query, data.Key, data.Value, bias: bias(declared.Declaration));
        AnchorRule anchor = rule(data);
        anchor.Compute();
        KernelOutputs actual = declared.Run(data);

        Closeness closeness = new(data);
        closeness.AssertOutputs(anchor.Output, actual.Output.ToDoubles());
        if (declared.Declaration.HasWeights)
        {
            closeness.AssertWeights(declared.Declaration.AverageHeads ? anchor.AverageWeights : anchor.Weights, actual.Weights.ToDoubles());
        }

        if (declared.Declaration.HasScores)
        {
            closeness.AssertScores(anchor.Scores, actual.Scores.ToDoubles());
        }

        if (declared.Declaration.HasLogSumExp)
        {
            closeness.AssertLogSumExps(anchor.LogSumExp, actual.LogSumExp.ToDoubles());
        }
    }
}
