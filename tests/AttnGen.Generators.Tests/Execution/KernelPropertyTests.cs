using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Every declaration computes what the oracle computes, touches nothing outside its spans, and gives the same bits at every vector width
/// that has fused multiply-adds.
/// </summary>
public sealed class KernelPropertyTests(ITestOutputHelper log)
{
    /// <summary>Beyond the drawn shapes: whole and partial query blocks, short and long chains of sums, scratch off the stack.</summary>
    private static readonly KernelDeclaration[] LargerShapes =
    [
        new("Keys300", 100, 300, 64) { HasWeights = true, Lengths = [260], Heads = 2 },
        new("Keys1000", 49, 1000, 32) { ValueDim = 24, HasWeights = true },
        new("Keys1000FewQueries", 3, 1000, 40) { ValueDim = 72, HasWeights = true, Batch = 2, Lengths = [1000, 513] },
        new("Keys257OneQuery", 1, 257, 64) { HasWeights = true },
        new("Dim512FewQueries", 1, 10, 512) { HasValue = false, HasWeights = true, Scale = 1 },
        new("Dim512", 10, 33, 512) { HasWeights = true },
        new("Dim515", 20, 17, 515) { ValueDim = 5 },
        new("Keys2100", 5, 2100, 8) { HasWeights = true },
        new("Causal300", 130, 300, 64)
        {
            Heads = 4, KeyValueHeads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 100,
            Layout = AttentionLayout.SequenceFirst, HasWeights = true, HasLogSumExp = true,
        },
        new("Mask1000", 33, 1000, 16)
        {
            Heads = 2, HasMask = true, MaskScope = MaskScope.PerHead, HasBias = true, Softcap = 5, EmptyRow = EmptyRow.Uniform,
            HasScores = true, HasLogSumExp = true, HasWorkspace = true,
        },
        new("AverageWithShortRest", 97, 20, 16) { Heads = 2, AverageHeads = true, HasWeights = true, HasScores = true, EmptyRow = EmptyRow.Uniform },
        new("AverageOf12Heads", 24, 40, 32) { Batch = 2, Heads = 12, AverageHeads = true, HasWeights = true, HasScores = true, Causal = true },
        new("Bias1000OneQuery", 1, 1000, 64)
        {
            Batch = 2, Heads = 4, KeyValueHeads = 1, HasBias = true, BiasScope = BiasScope.PerKey, Layout = AttentionLayout.SequenceFirst, HasLogSumExp = true,
        },
    ];

    [Fact]
    public Task AllDeclarationsAtAllVectorWidths() =>
        KernelTrial.AssertAllPass([.. RandomDeclarations.Draw(), .. LargerShapes, .. HeatmapShapes.All], SimplerDeclarations.Attention, log);
}
