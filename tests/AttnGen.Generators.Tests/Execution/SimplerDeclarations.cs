using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Steps that make a declaration simpler: a role or option less, a smaller size.</summary>
internal static class SimplerDeclarations
{
    /// <summary>Every step, those that take away most first. A step that does not apply returns what it was given.</summary>
    public static readonly Func<KernelDeclaration, KernelDeclaration>[] Steps =
    [
        // Roles, as long as there is something to compute.
        it => it with { HasMask = false },
        it => it with { HasBias = false },
        it => it with { Lengths = null },
        it => it with { HasValue = false },
        it => it with { HasWorkspace = false },
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
