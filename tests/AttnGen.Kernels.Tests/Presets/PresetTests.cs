using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>A kernel of a setting beside a library's own rule.</summary>
public abstract class PresetTests
{
    /// <summary>Sizes of all kernels but those that say otherwise.</summary>
    private protected const int Heads = 4, Queries = 11, Keys = 17;

    /// <summary>Some padding, and none.</summary>
    private protected static readonly int[] PaddedLengths = [7, Keys];

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

    // Where a mask or bias of each scope has the slot, as the documentation of the scopes says.
    private protected static int Shared(int i, int j) => (i * Keys) + j;

    private protected static int PerKey(int b, int j) => (b * Keys) + j;

    private protected static int PerHead(int h, int i, int j) => (((h * Queries) + i) * Keys) + j;

    private protected static int PerBatch(int b, int i, int j) => (((b * Queries) + i) * Keys) + j;

    private protected static int PerBatchAndHead(int b, int h, int i, int j) => (((((b * Heads) + h) * Queries) + i) * Keys) + j;
}
