using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Luong's, Bahdanau's and Keras's attention and projections whose generated files are reviewed.</summary>
internal static class SequenceSnapshots
{
    public static IReadOnlyList<ExecutedSnapshotCase> All { get; } =
    [
        Of(new SequenceDeclaration("LuongDotOfSteps", SequenceScore.LuongDot, 20, 30, 64, 64) { Batch = 2, HasGain = true, Lengths = [30, 17], HasWeights = true }),
        Of(new SequenceDeclaration("LuongGeneralStep", SequenceScore.LuongGeneral, 1, 50, 256, 512) { HasWeights = true }),
        Of(new SequenceDeclaration("LuongGeneralAttentional", SequenceScore.LuongGeneral, 50, 60, 40, 36)
        {
            Batch = 2, HasValue = true, ValueDim = 24, HasAttentional = true, AttentionalDim = 48, HasMask = true, MaskScope = MaskScope.PerKey, HasWeights = true,
        }),
        Of(new SequenceDeclaration("LuongGeneralProjectedKeys", SequenceScore.LuongGeneral, 1, 50, 256, 512) { HasProjectedKeys = true, HasWorkspace = true }),
        Of(new SequenceDeclaration("LuongConcatProjectedKeys", SequenceScore.LuongConcat, 8, 40, 32, 48) { Units = 64, HasProjectedKeys = true, HasWeights = true, HasGain = true }),
        Of(new SequenceDeclaration("BahdanauEverything", SequenceScore.Bahdanau, 3, 25, 20, 30)
        {
            Units = 37, Batch = 3, HasBias = true, Normalize = true, HasGain = true, HasValue = true, ValueDim = 13, Lengths = [25, 0, 9], HasMask = true,
            EmptyRow = EmptyRow.Uniform, HasWeights = true, HasScores = true, HasLogSumExp = true,
        }),
        Of(new SequenceDeclaration("BahdanauLengths", SequenceScore.Bahdanau, 2, 60, 128, 256) { Units = 128, Batch = 4, Lengths = [60, 0, 13, 59], HasWeights = true }),
        Of(new SequenceDeclaration("BahdanauStep", SequenceScore.Bahdanau, 1, 50, 256, 512) { Units = 128, HasProjectedKeys = true, HasWeights = true }),
        Of(new SequenceDeclaration("KerasDotMasks", SequenceScore.KerasDot, 12, 10, 16, 16)
        {
            Batch = 2, HasKey = false, HasValue = true, HasScale = true, HasMask = true, HasQueryMask = true, HasWeights = true,
        }),
        Of(new SequenceDeclaration("KerasConcatCausal", SequenceScore.KerasConcat, 10, 10, 24, 24) { HasKey = false, HasValue = true, HasScale = true, Causal = true, HasWeights = true }),
        Of(new SequenceDeclaration("KerasAdditiveHeatmap", SequenceScore.KerasAdditive, 10, 12, 32, 32)
        {
            Batch = 2, HasValue = true, ValueDim = 8, HasScale = true, HasMask = true, Heatmaps = [new("heatmap", HeatmapElement.Rgba32, HeatmapScale.Linear, "viridis")],
        }),
        Of(new SequenceDeclaration("SequenceTensorSpans", SequenceScore.Bahdanau, 2, 10, 8, 12) { Units = 16, HasTensors = true, HasWeights = true }),
        Of(new ProjectionDeclaration("ProjectionSmall", 3, 20, 10) { HasBias = true, Activation = Activation.Tanh }),
        Of(new ProjectionDeclaration("ProjectionStrip", 50, 512, 128)),
    ];

    private static ExecutedSnapshotCase Of(IKernelDeclaration declaration) => new(
        declaration, "global::Models.SequenceKernels." + declaration.Name,
        $"namespace Models {{ public static partial class SequenceKernels {{ {declaration.ToSource()} }} }}");
}
