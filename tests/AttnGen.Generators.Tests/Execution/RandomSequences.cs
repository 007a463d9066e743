using AttnGen.Reference;
using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Generators.Tests;

/// <summary>Luong's, Bahdanau's and Keras's attention, projections and recurrent units, drawn at random from all options.</summary>
internal static class RandomSequences
{
    private const int DefaultCount = 80, DefaultProjections = 25, DefaultUnits = 25;

    private static readonly Gen<int> Dimension = Gen.Int[1, 70];

    /// <summary>A third of the declarations takes the few-queries way, as a decoder's step does.</summary>
    private static readonly Gen<int> Queries = Gen.Frequency((2, Dimension), (1, Gen.Int[1, 4]));

    private static readonly Gen<bool> Rarely = Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)));

    private static readonly Gen<int?> OwnDim = Gen.Frequency((1, Gen.Const((int?)null)), (1, Dimension.Select(dim => (int?)dim)));

    private static readonly Gen<SequenceDeclaration> Sizes = Gen.Select(
        Gen.Enum<SequenceScore>(), Gen.Select(Queries, Dimension, Dimension, Dimension), Dimension, Gen.Int[1, 3], OwnDim, OwnDim,
        (score, sizes, units, batch, valueDim, attentionalDim) => new SequenceDeclaration("", score, sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4)
        {
            Units = units, Batch = batch, ValueDim = valueDim, AttentionalDim = attentionalDim,
        });

    private static readonly Gen<SequenceDeclaration> Inputs = Gen.Select(
        Sizes, Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool), Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool), Gen.Bool, Rarely,
        (declaration, keys, factors, normalizes, hasTensors) => declaration with
        {
            HasKey = keys.Item1, HasValue = keys.Item2, HasProjectedKeys = keys.Item3,
            HasBias = factors.Item1, HasGain = factors.Item2, HasScale = factors.Item3, Normalize = normalizes, HasTensors = hasTensors,
        });

    private static readonly Gen<SequenceDeclaration> Slots = Gen.Select(
        Inputs, Gen.Bool, Gen.Enum<MaskScope>(), Rarely, Rarely, Gen.Enum<EmptyRow>(),
        (declaration, hasMask, scope, hasQueryMask, causal, emptyRow) => declaration with
        {
            HasMask = hasMask, MaskScope = scope, HasQueryMask = hasQueryMask, Causal = causal, EmptyRow = emptyRow,
        });

    /// <summary>Every subset of the outputs but the empty one; those with <c>output</c> more often.</summary>
    private static readonly Gen<int> Subset = Gen.Frequency((1, Gen.Int[1, 15]), (1, Gen.Int[0, 7].Select(others => (2 * others) + 1)));

    private static readonly Gen<SequenceDeclaration> Results = Gen.Select(
        Slots, Subset, Gen.Bool, Rarely, RandomHeatmaps.UpToTwo,
        (declaration, subset, hasAttentional, hasWorkspace, heatmaps) => declaration with
        {
            HasOutput = (subset & 1) != 0,
            HasWeights = (subset & 2) != 0,
            HasScores = (subset & 4) != 0,
            HasLogSumExp = (subset & 8) != 0,
            HasAttentional = hasAttentional,
            HasWorkspace = hasWorkspace,
            Heatmaps = heatmaps,
        });

    private static readonly Gen<SequenceDeclaration> Declaration = Gen.Select(Results, Rarely)
        .SelectMany((declaration, hasLengths) => Lengths(hasLengths, declaration)
            .Select(lengths => WithFreeNames((declaration with { Lengths = lengths }).WithoutIdleOptions())));

    private static readonly Gen<ProjectionDeclaration> Projection = Gen.Select(
        Dimension, Dimension, Gen.Frequency((2, Dimension), (1, Gen.Int[100, 300])), Gen.Bool, Gen.Enum<Activation>(), Rarely,
        (rows, inputDim, outputDim, hasBias, activation, hasTensors) => new ProjectionDeclaration("", rows, inputDim, outputDim)
        {
            HasBias = hasBias, Activation = activation, HasTensors = hasTensors,
        });

    private static readonly Gen<RecurrentDeclaration> Units = Gen.Select(
        Gen.Select(Gen.Frequency((3, Gen.Int[1, 20]), (1, Gen.Int[40, 70])), Dimension, Gen.Frequency((3, Dimension), (1, Gen.Int[100, 160])), Gen.Int[1, 5]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<GruUpdate>()), Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool), Gen.Select(Gen.Bool, Gen.Bool, Rarely, Rarely),
        (sizes, kind, inputs, results) => new RecurrentDeclaration("", sizes.Item1, sizes.Item2, sizes.Item3)
        {
            Batch = sizes.Item4, IsBidirectional = kind.Item1, ResetAfter = kind.Item2, Reverse = kind.Item3, Update = kind.Item4,
            HasBias = inputs.Item1, HasRecurrentBias = inputs.Item2, HasInitialState = inputs.Item3,
            HasStates = results.Item1, HasFinalState = results.Item2, HasWorkspace = results.Item3, HasTensors = results.Item4,
        }).SelectMany(declaration => Gen.Frequency(
            (1, Gen.Const((int[]?)null)), (1, Gen.Int[0, declaration.Steps].Array[declaration.Batch].Select(lengths => (int[]?)lengths)))
            .Select(lengths => (declaration with { Lengths = lengths }).WithoutIdleOptions()));

    public static IReadOnlyList<SequenceDeclaration> Draw() => RandomDraw.Draw(
        Declaration, RandomDraw.Count(DefaultCount), RandomDraw.Seed, (declaration, name, number) => declaration with { Name = name, Seed = number });

    public static IReadOnlyList<ProjectionDeclaration> DrawProjections() => RandomDraw.Draw(
        Projection, RandomDraw.Count(DefaultProjections), RandomDraw.Seed, (declaration, name, number) => declaration with { Name = name, Seed = number });

    public static IReadOnlyList<RecurrentDeclaration> DrawUnits() => RandomDraw.Draw(
        Units, RandomDraw.Count(DefaultUnits), RandomDraw.Seed, (declaration, name, number) => declaration with { Name = name, Seed = number });

    private static SequenceDeclaration WithFreeNames(SequenceDeclaration declaration) =>
        declaration with { Heatmaps = RandomHeatmaps.WithFreeNames(declaration.Heatmaps, [.. declaration.ToRoles().Select(role => role.Name), "workspace"]) };

    private static Gen<int[]?> Lengths(bool hasLengths, SequenceDeclaration declaration) => hasLengths
        ? Gen.Frequency((4, Gen.Int[0, declaration.Keys]), (1, Gen.Const(0)), (1, Gen.Const(declaration.Keys))).Array[declaration.Batch]
            .Select(lengths => (int[]?)lengths)
        : Gen.Const((int[]?)null);
}
