using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary><see cref="PlantedBugTests"/> of Luong's, Bahdanau's and Keras's attention and of projections.</summary>
public sealed class SequencePlantedBugTests
{
    private static readonly SequenceDeclaration Bahdanau = new("Bahdanau", SequenceScore.Bahdanau, 3, 25, 20, 30)
    {
        Units = 37, Batch = 2, HasBias = true, Normalize = true, HasGain = true, Lengths = [25, 9], HasWeights = true, HasWorkspace = true,
    };

    private static readonly SequenceDeclaration Attentional = new("Attentional", SequenceScore.LuongGeneral, 9, 11, 6, 5)
    {
        Batch = 2, HasValue = true, ValueDim = 7, HasAttentional = true, AttentionalDim = 4, HasGain = true,
    };

    private static readonly SequenceDeclaration Projected = new("Projected", SequenceScore.LuongConcat, 2, 11, 6, 5)
    {
        Units = 20, Batch = 2, HasProjectedKeys = true, HasGain = true, HasScores = true,
    };

    private static readonly SequenceDeclaration Keras = new("Keras", SequenceScore.KerasConcat, 6, 11, 10, 10)
    {
        Batch = 2, HasKey = false, HasValue = true, HasScale = true, HasMask = true, HasQueryMask = true, Causal = true, HasWeights = true,
    };

    private static readonly SequenceDeclaration KerasAdditive = new("KerasAdditive", SequenceScore.KerasAdditive, 3, 11, 10, 10)
    {
        HasValue = true, HasScale = true, HasWeights = true, Heatmaps = [new("heatmap", HeatmapElement.Rgba32, HeatmapScale.Linear, "viridis")],
    };

    private static readonly ProjectionDeclaration Strip = new("Strip", 37, 300, 131) { HasBias = true, Activation = Activation.Tanh };

    private static readonly RoleDeclaration[] All = [Bahdanau, Attentional, Projected, Keras, KerasAdditive, Strip];

    /// <summary>What is wrong, the declaration, the text to find (a regular expression) and what stands there instead.</summary>
    public static TheoryData<string, string, string, string> Bugs => new()
    {
        { "padded units are left as they were", nameof(Bahdanau), @"KernelStaging\.ClearPadding\(.*", "" },
        { "the last units are missing", nameof(Bahdanau), "u < 48;", "u < 32;" },
        { "every entry has the first one's keys", nameof(Bahdanau), @"ref Unsafe\.Add\(ref key, batch \* 750\)", "ref key" },
        { "the next query is read a row early", nameof(Bahdanau), @"ref Unsafe\.Add\(ref headQuery, first \* 48\)", "ref headQuery" },
        { "v is not normalised", nameof(Bahdanau), @"KernelStaging\.NormalizedWeights\(", "KernelStaging.ScaledWeights(" },
        { "the gain of a normalised v is left out", nameof(Bahdanau), @"37, 48, gain,", "37, 48, 1f," },
        { "the last keys are not projected", nameof(Bahdanau), @"ProjectKeys\(length,", "ProjectKeys(length - 8," },
        { "the gain of a product is left out", nameof(Attentional), @", gain\);", ", 1f);" },
        { "attentional vectors are not bent", nameof(Attentional), @"KernelActivations\.Tanh\(.*", "" },
        { "queries meet the contexts' weights", nameof(Attentional), @"Join\(ref output, (\d+), ref query, (\d+),", "Join(ref query, $2, ref output, $1," },
        { "contexts are left out of attentional vectors", nameof(Attentional), @"KernelStaging\.Join\(.*", "MemoryMarshal.CreateSpan(ref joined, 18 * 13).Clear();" },
        { "projected keys of the next entry are this one's", nameof(Projected), @"ref Unsafe\.Add\(ref key, batch \* 220\)", "ref key" },
        { "the gain of units is left out", nameof(Projected), @"20, 32, gain,", "20, 32, 1f," },
        { "the scale inside the tangent is left out", nameof(Keras), @" \* Vector\d+\.LoadUnsafe\(ref unitScales, u\)", "" },
        { "the mask of queries is not applied", nameof(Keras), @"KernelStaging\.ClearMasked\(.*", "" },
        { "the mask of queries ends a row early", nameof(Keras), @"ClearMasked\(ref queryMask, 12,", "ClearMasked(ref queryMask, 11," },
        { "a query sees one key too few", nameof(Keras), @"KernelBand\.Count\(first, 1, 0, 0, 11\)", "KernelBand.Count(first, 1, -1, 0, 11)" },
        { "the mask of values is not applied", nameof(Keras), @"KernelLogits\.FillByRowMask\(.*", "" },
        { "trained scales are left out", nameof(KerasAdditive), @"KernelStaging\.ScaledWeights\(ref scoreWeights, 10, 16, 1f, ref unitWeights\)", "KernelStaging.EqualWeights(10, 16, 1f, ref unitWeights)" },
        { "the last inputs are left out", nameof(Strip), "i < 300;", "i < 288;" },
        { "a tile has the weights of the one before", nameof(Strip), "strip = ref next;", "" },
        { "rows of weights are laid on one another", nameof(Strip), @"copy = ref Unsafe\.Add\(ref copy, .*", "" },
        { "the bias of the next tile is this one's", nameof(Strip), @"ref Unsafe\.Add\(ref start, column\)", "ref start" },
        { "the last tile of rows is left out", nameof(Strip), "r < 37;", "r < 32;" },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public Task IsFound(string bug, string declaration, string find, string replacement) =>
        PlantedBugTests.AssertFound(bug, All.Single(candidate => candidate.Name == declaration), find, replacement);

    [Fact]
    public Task WithoutABugTheSameDeclarationsPass() => PlantedBugTests.AssertPass(All);
}
