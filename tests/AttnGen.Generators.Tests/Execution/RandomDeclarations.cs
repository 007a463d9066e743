using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Generators.Tests;

/// <summary><c>[Attention]</c> drawn at random from all options.</summary>
internal static class RandomDeclarations
{
    private const int DefaultCount = 200;

    private static readonly Gen<int> Dimension = Gen.Int[1, 70];

    /// <summary>A quarter of the declarations takes the few-queries way, some have several blocks of queries.</summary>
    private static readonly Gen<int> Queries = Gen.Frequency((5, Dimension), (1, Gen.Int[71, 210]), (2, Gen.Int[1, 4]));

    /// <summary>Some so many that output tiles go through them in several blocks.</summary>
    private static readonly Gen<int> Keys = Gen.Frequency((7, Dimension), (1, Gen.Int[140, 320]));

    private static readonly Gen<bool> Rarely = Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)));

    private static readonly Gen<double?> Scale = Gen.Frequency(
        (6, Gen.Const((double?)null)),
        (2, Gen.Double[0.05, 0.5].Select(scale => (double?)Math.Round(scale, 4))),
        (1, Gen.Double[-0.5, -0.05].Select(scale => (double?)Math.Round(scale, 4))),
        (2, RandomDraw.OneOf<double?>(0, 1, 20, 1e-30)));

    /// <summary>From a cap that bends every score to one that bends none.</summary>
    private static readonly Gen<double?> Softcap = Gen.Frequency((3, Gen.Const((double?)null)), (1, RandomDraw.OneOf<double?>(0.5, 5, 30.7, 1e6)));

    /// <summary>From the diagonal alone to wider than any sequence.</summary>
    private static readonly Gen<int?> Window = Gen.Frequency(
        (5, Gen.Const((int?)null)), (2, Gen.Int[0, 9].Select(window => (int?)window)), (1, Dimension.Select(window => (int?)window)),
        (1, RandomDraw.OneOf<int?>(0, 100, int.MaxValue)));

    /// <summary>Value: absent, as wide as a key, or of a width of its own.</summary>
    private static readonly Gen<KernelDeclaration> Inputs = Gen.Select(
        Gen.Frequency((1, Gen.Const((false, (int?)null))), (1, Gen.Const((true, (int?)null))), (2, Dimension.Select(dim => (true, (int?)dim)))),
        Rarely, Gen.Enum<MaskScope>(), Rarely, Gen.Enum<BiasScope>(),
        (value, hasMask, maskScope, hasBias, biasScope) => new KernelDeclaration("", 1, 1, 1)
        {
            HasValue = value.Item1, ValueDim = value.Item2, HasMask = hasMask, MaskScope = maskScope, HasBias = hasBias, BiasScope = biasScope,
        });

    private static readonly Gen<KernelDeclaration> Slots = Gen.Select(
        Inputs, Rarely, Gen.Enum<CausalAlignment>(), Window, Window, Scale, Softcap,
        (declaration, causal, alignment, left, right, scale, softcap) => declaration with
        {
            Causal = causal, CausalAlignment = alignment, WindowLeft = left, WindowRight = right, Scale = scale, Softcap = softcap,
        });

    /// <summary>Every subset of the outputs but the empty one; those with <c>output</c> more often.</summary>
    private static readonly Gen<int> Subset = Gen.Frequency((1, Gen.Int[1, 15]), (1, Gen.Int[0, 7].Select(others => (2 * others) + 1)));

    private static readonly Gen<KernelDeclaration> Results = Gen.Select(
        Slots, Subset, Gen.Enum<EmptyRow>(), Rarely, Rarely,
        (declaration, subset, emptyRow, average, workspace) => declaration with
        {
            HasOutput = (subset & 1) != 0,
            HasWeights = (subset & 2) != 0,
            HasScores = (subset & 4) != 0,
            HasLogSumExp = (subset & 8) != 0,
            EmptyRow = emptyRow,
            AverageHeads = average,
            HasWorkspace = workspace,
        });

    /// <summary>None, one or two, alone or beside other results.</summary>
    private static readonly Gen<KernelDeclaration> Heatmaps = Gen.Select(
        Results, RandomHeatmaps.UpToTwo, Gen.Bool,
        (declaration, heatmaps, isAlone) => heatmaps.Length > 0 && isAlone
            ? declaration with { Heatmaps = heatmaps, HasOutput = false, HasWeights = false, HasScores = false, HasLogSumExp = false }
            : declaration with { Heatmaps = heatmaps });

    private static readonly Gen<KernelDeclaration> Sizes = Gen.Select(
        Heatmaps, Gen.Select(Queries, Keys, Dimension), Gen.Int[1, 3], RandomDraw.OneOf(1, 2, 3, 4, 6), Gen.Int[0, 11],
        Gen.Enum<AttentionLayout>(),
        (declaration, sizes, batch, heads, divisor, layout) => declaration with
        {
            Queries = sizes.Item1,
            Keys = sizes.Item2,
            Dim = sizes.Item3,
            Batch = batch,
            Heads = heads,
            KeyValueHeads = Divisor(heads, divisor),
            Layout = layout,
        });

    /// <summary>One thread, more than there are items, and as many as there are processors.</summary>
    private static readonly Gen<int?> Degree = Gen.Frequency((3, Gen.Const((int?)null)), (1, RandomDraw.OneOf<int?>(1, 2, 3, 64, -1)));

    private static readonly Gen<KernelDeclaration> Declaration = Gen
        .Select(Sizes, Rarely, Degree)
        .SelectMany((declaration, hasLengths, degree) => Lengths(hasLengths, declaration)
            .Select(lengths => WithFreeNames((declaration with { Lengths = lengths, MaxDegreeOfParallelism = degree }).WithoutIdleOptions())));

    public static IReadOnlyList<KernelDeclaration> Draw() => Draw(RandomDraw.Count(DefaultCount), RandomDraw.Seed);

    /// <summary>So many declarations, no two alike, whatever the environment says.</summary>
    public static IReadOnlyList<KernelDeclaration> Draw(int count, ulong seed) =>
        RandomDraw.Draw(Declaration, count, seed, (declaration, name, number) => declaration with { Name = name, Seed = number });

    private static KernelDeclaration WithFreeNames(KernelDeclaration declaration) =>
        declaration with { Heatmaps = RandomHeatmaps.WithFreeNames(declaration.Heatmaps, declaration.RoleNames) };

    /// <summary>One of the divisors, by a number that may be larger than there are.</summary>
    private static int Divisor(int number, int index)
    {
        int[] divisors = [.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)];
        return divisors[index % divisors.Length];
    }

    private static Gen<int[]?> Lengths(bool hasLengths, KernelDeclaration declaration) => hasLengths
        ? Gen.Frequency((4, Gen.Int[0, declaration.Keys]), (1, Gen.Const(0)), (1, Gen.Const(declaration.Keys))).Array[declaration.Batch]
            .Select(lengths => (int[]?)lengths)
        : Gen.Const((int[]?)null);
}
