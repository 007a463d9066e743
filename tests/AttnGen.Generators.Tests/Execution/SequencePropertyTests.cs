using AttnGen.Reference;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Generators.Tests;

/// <summary><see cref="KernelPropertyTests"/> of Luong's, Bahdanau's and Keras's attention, of projections and of recurrent units.</summary>
public sealed class SequencePropertyTests(ITestOutputHelper log)
{
    /// <summary>Beyond the drawn shapes: whole and partial blocks, long sequences, many units, scratch off the stack.</summary>
    private static readonly SequenceDeclaration[] LargerShapes =
    [
        new("Dot300", SequenceScore.LuongDot, 100, 300, 64, 64) { Batch = 2, Lengths = [260, 300], HasWeights = true, HasGain = true },
        new("General257", SequenceScore.LuongGeneral, 50, 257, 96, 130) { HasWeights = true, HasAttentional = true, AttentionalDim = 70 },
        new("GeneralOneQuery", SequenceScore.LuongGeneral, 1, 1000, 256, 512) { HasWeights = true, HasAttentional = true },
        new("GeneralProjected", SequenceScore.LuongGeneral, 33, 600, 40, 300) { HasProjectedKeys = true, HasWeights = true, Batch = 2 },
        new("Concat1000", SequenceScore.LuongConcat, 3, 1000, 33, 65) { Units = 130, HasWeights = true, Lengths = [777] },
        new("ConcatBlock", SequenceScore.LuongConcat, 65, 90, 20, 24) { Units = 300, HasScores = true, HasMask = true },
        new("BahdanauStep", SequenceScore.Bahdanau, 1, 1500, 256, 64) { Units = 128, HasProjectedKeys = true, HasBias = true, HasWeights = true },
        new("BahdanauWide", SequenceScore.Bahdanau, 2, 60, 600, 500) { Units = 513, Normalize = true, HasGain = true, Batch = 3, Lengths = [0, 60, 7], HasLogSumExp = true },
        new("KerasDot512", SequenceScore.KerasDot, 1, 10, 512, 512) { HasKey = false, HasValue = true, HasWeights = true },
        new("KerasConcat130", SequenceScore.KerasConcat, 130, 140, 37, 37) { HasValue = true, HasKey = false, Causal = true, HasMask = true, HasWeights = true },
        new("KerasAdditive2100", SequenceScore.KerasAdditive, 5, 2100, 15, 15) { HasValue = true, HasScale = true, HasWeights = true },
    ];

    /// <summary>Weights that do not stay near, so that they are laid side by side.</summary>
    private static readonly ProjectionDeclaration[] LargerProjections =
    [
        new("Strip", 50, 512, 128) { HasBias = true },
        new("Stream", 1, 301, 803) { HasBias = true },
        new("StreamOfFewRows", 1, 9, 2000),
        new("StripOfOddWidth", 37, 300, 131) { Activation = Activation.Tanh },
        new("OneRow", 1, 600, 700) { Activation = Activation.Sigmoid, HasBias = true },
        new("LongInput", 64, 4000, 17),
    ];

    [Fact]
    public Task AllDeclarationsAtAllVectorWidths() => KernelTrial.AssertAllPass([.. RandomSequences.Draw(), .. LargerShapes], SimplerDeclarations.Sequence, log);

    [Fact]
    public Task AllRecurrentUnitsAtAllVectorWidths() => KernelTrial.AssertAllPass(RandomSequences.DrawUnits(), SimplerDeclarations.Recurrent, log);

    [Fact]
    public Task AllProjectionsAtAllVectorWidths() =>
        KernelTrial.AssertAllPass([.. RandomSequences.DrawProjections(), .. LargerProjections], SimplerDeclarations.Projection, log);
}
