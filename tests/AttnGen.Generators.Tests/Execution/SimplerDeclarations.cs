using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Steps that make a declaration simpler: a role or option less, a smaller size.</summary>
internal static class SimplerDeclarations
{
    private static readonly Func<KernelDeclaration, KernelDeclaration>[] AttentionSteps =
    [
        // Roles, as long as there is something to compute.
        it => it with { HasMask = false },
        it => it with { HasBias = false },
        it => it with { Lengths = null },
        it => it with { HasValue = false },
        it => it with { HasWorkspace = false },
        it => it with { MaxDegreeOfParallelism = null },
        it => OrItself(it, it with { Heatmaps = [.. it.Heatmaps.Skip(1)] }),
        it => OrItself(it, it with { Heatmaps = [.. it.Heatmaps.SkipLast(1)] }),
        it => OrItself(it, it with { HasScores = false }),
        it => OrItself(it, it with { HasLogSumExp = false }),
        it => OrItself(it, it with { HasWeights = false }),
        it => OrItself(it, it with { HasOutput = false }),

        // Options.
        it => it with { Causal = false },
        it => it with { WindowLeft = null },
        it => it with { WindowRight = null },
        it => it with { CausalAlignment = default },
        it => it with { Softcap = null },
        it => it with { Layout = default },
        it => it with { MaskScope = default },
        it => it with { BiasScope = default },
        it => it with { EmptyRow = default },
        it => it with { AverageHeads = false },
        it => it with { KeyValueHeads = null },
        it => it with { ValueDim = null },
        it => it with { Scale = null },

        // Sizes.
        .. new Func<int, int>[] { _ => 1, size => (size + 1) / 2, size => Math.Max(size - 1, 1) }.SelectMany(Smaller),
        it => it with { WindowLeft = it.WindowLeft / 2 },
        it => it with { WindowRight = it.WindowRight / 2 },
    ];

    private static readonly Func<SequenceDeclaration, SequenceDeclaration>[] SequenceSteps =
    [
        // Roles, as long as there is something to compute.
        it => it with { HasMask = false },
        it => it with { HasQueryMask = false },
        it => it with { HasBias = false },
        it => it with { HasGain = false },
        it => it with { HasScale = false },
        it => it with { Lengths = null },
        it => it with { HasValue = false },
        it => it with { HasProjectedKeys = false },
        it => it with { HasWorkspace = false },
        it => it with { HasTensors = false },
        it => it with { HasAttentional = false },
        it => OrItself(it, it with { Heatmaps = [] }),
        it => OrItself(it, it with { HasScores = false }),
        it => OrItself(it, it with { HasLogSumExp = false }),
        it => OrItself(it, it with { HasWeights = false }),
        it => OrItself(it, it with { HasOutput = false }),

        // Options.
        it => it with { Score = SequenceScore.LuongDot },
        it => it with { Normalize = false },
        it => it with { Causal = false },
        it => it with { MaskScope = default },
        it => it with { EmptyRow = default },
        it => it with { ValueDim = null },
        it => it with { AttentionalDim = null },

        // Sizes.
        .. new Func<int, int>[] { _ => 1, size => (size + 1) / 2, size => Math.Max(size - 1, 1) }.SelectMany(SmallerSequence),
    ];

    private static readonly Func<ProjectionDeclaration, ProjectionDeclaration>[] ProjectionSteps =
    [
        it => it with { HasBias = false },
        it => it with { HasTensors = false },
        it => it with { Activation = default },
        .. new Func<int, int>[] { _ => 1, size => (size + 1) / 2, size => Math.Max(size - 1, 1) }.SelectMany(reduce => new Func<ProjectionDeclaration, ProjectionDeclaration>[]
        {
            it => it with { Rows = reduce(it.Rows) },
            it => it with { InputDim = reduce(it.InputDim) },
            it => it with { OutputDim = reduce(it.OutputDim) },
        }),
    ];

    private static readonly Func<RecurrentDeclaration, RecurrentDeclaration>[] RecurrentSteps =
    [
        it => it with { HasBias = false },
        it => it with { HasRecurrentBias = false },
        it => it with { HasInitialState = false },
        it => it with { HasFinalState = false },
        it => it with { HasStates = false },
        it => it with { HasWorkspace = false },
        it => it with { HasTensors = false },
        it => it with { Lengths = null },
        it => it with { IsBidirectional = false },
        it => it with { ResetAfter = false },
        it => it with { Reverse = false },
        it => it with { Update = default },
        .. new Func<int, int>[] { _ => 1, size => (size + 1) / 2, size => Math.Max(size - 1, 1) }.SelectMany(reduce => new Func<RecurrentDeclaration, RecurrentDeclaration>[]
        {
            it => it with { Batch = reduce(it.Batch), Lengths = it.Lengths?[..reduce(it.Batch)] },
            it => it with { Steps = reduce(it.Steps), Lengths = Each(it.Lengths, length => Math.Min(length, reduce(it.Steps))) },
            it => it with { InputDim = reduce(it.InputDim) },
            it => it with { HiddenDim = reduce(it.HiddenDim) },
        }),
    ];

    public static SimplerSteps<KernelDeclaration> Attention { get; } =
        new(AttentionSteps, (it, name) => it with { Name = name }, it => it.WithoutIdleOptions());

    public static SimplerSteps<SequenceDeclaration> Sequence { get; } =
        new(SequenceSteps, (it, name) => it with { Name = name }, it => it.WithoutIdleOptions());

    public static SimplerSteps<ProjectionDeclaration> Projection { get; } = new(ProjectionSteps, (it, name) => it with { Name = name }, it => it);

    public static SimplerSteps<RecurrentDeclaration> Recurrent { get; } =
        new(RecurrentSteps, (it, name) => it with { Name = name }, it => it.WithoutIdleOptions());

    private static IEnumerable<Func<SequenceDeclaration, SequenceDeclaration>> SmallerSequence(Func<int, int> reduce) =>
    [
        it => it with { Batch = reduce(it.Batch), Lengths = it.Lengths?[..reduce(it.Batch)] },
        it => it with { Queries = reduce(it.Queries) },
        it => it with { Keys = reduce(it.Keys), Lengths = Each(it.Lengths, length => Math.Min(length, reduce(it.Keys))) },
        it => it with { Lengths = Each(it.Lengths, length => Math.Min(length, reduce(length))) },
        it => it with { QueryDim = reduce(it.QueryDim) },
        it => it with { KeyDim = reduce(it.KeyDim) },
        it => it with { Units = it.Units > 0 ? reduce(it.Units) : 0 },
        it => it with { ValueDim = it.ValueDim is { } dim ? reduce(dim) : null },
        it => it with { AttentionalDim = it.AttentionalDim is { } dim ? reduce(dim) : null },
    ];

    private static SequenceDeclaration OrItself(SequenceDeclaration declaration, SequenceDeclaration simpler) =>
        simpler.HasOutput || simpler.HasWeights || simpler.HasScores || simpler.HasLogSumExp || simpler.Heatmaps.Length > 0 ? simpler : declaration;

    private static IEnumerable<Func<KernelDeclaration, KernelDeclaration>> Smaller(Func<int, int> reduce) =>
    [
        it => it with { Batch = reduce(it.Batch), Lengths = it.Lengths?[..reduce(it.Batch)] },
        it => it with { Heads = reduce(it.Heads) },
        it => it with { Queries = reduce(it.Queries) },
        it => it with { Keys = reduce(it.Keys), Lengths = Each(it.Lengths, length => Math.Min(length, reduce(it.Keys))) },
        it => it with { Lengths = Each(it.Lengths, length => Math.Min(length, reduce(length))) },
        it => it with { Dim = reduce(it.Dim) },
        it => it with { ValueDim = it.ValueDim is { } dim ? reduce(dim) : null },
        it => it with { KeyValueHeads = it.KeyValueHeads is { } heads ? reduce(heads) : null },
    ];

    private static int[]? Each(int[]? lengths, Func<int, int> reduce) => lengths is null ? null : [.. lengths.Select(reduce)];

    private static KernelDeclaration OrItself(KernelDeclaration declaration, KernelDeclaration simpler) =>
        simpler.HasOutput || simpler.HasWeights || simpler.HasScores || simpler.HasLogSumExp || simpler.Heatmaps.Length > 0 ? simpler : declaration;
}

/// <summary>What makes declarations of a kind simpler.</summary>
internal sealed class SimplerSteps<T>
{
    /// <param name="steps">Every step, those that take away most first. A step that does not apply returns what it was given.</param>
    /// <param name="rename">Gives a declaration another name.</param>
    /// <param name="clean">Takes away what a step has left without effect.</param>
    public SimplerSteps(IEnumerable<Func<T, T>> steps, Func<T, string, T> rename, Func<T, T> clean)
    {
        Steps = [.. steps.Select(step => (Func<T, T>)(declaration => clean(step(declaration))))];
        Rename = rename;
    }

    public IReadOnlyList<Func<T, T>> Steps { get; }

    public Func<T, string, T> Rename { get; }
}
