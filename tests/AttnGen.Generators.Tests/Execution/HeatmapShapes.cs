using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Kernels with heatmaps at the edges of blocks, of the pieces that weights become colours in, and of scratch.</summary>
internal static class HeatmapShapes
{
    private static readonly HeatmapDeclaration Pixels = new("heatmap", HeatmapElement.Rgba32, HeatmapScale.Linear, "viridis");

    private static readonly HeatmapDeclaration Codes = new("codes", HeatmapElement.Short, HeatmapScale.Narrow, "magma");

    private static readonly HeatmapDeclaration Bytes = new("bytes", HeatmapElement.Byte, HeatmapScale.Log, "hot");

    private static readonly KernelDeclaration Alone = new("", 1, 1, 16) { HasOutput = false, HasValue = false, Heatmaps = [Pixels] };

    private static readonly KernelDeclaration BesideOutput = new("", 1, 1, 16) { Heatmaps = [Codes, Bytes] };

    public static IReadOnlyList<KernelDeclaration> All { get; } =
    [
        // Queries: few, one block, blocks with a rest that overlaps the one before.
        .. new[] { 1, 3, 4, 5, 16, 17, 48, 49, 97 }.SelectMany(queries => new[]
        {
            Alone with { Name = $"Alone{queries}Queries", Queries = queries, Keys = 33, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight },
            BesideOutput with { Name = $"Beside{queries}Queries", Queries = queries, Keys = 33, Dim = 15, HasMask = true, EmptyRow = EmptyRow.Uniform },
            Alone with
            {
                Name = $"Averaged{queries}Queries", Queries = queries, Keys = 19, Heads = 3, AverageHeads = true, HasMask = true, MaskScope = MaskScope.PerHead,
                Lengths = [17],
            },
        }),

        // Keys: one, about a vector, about the codes that become colours together, and far beyond.
        .. new[] { 1, 15, 16, 17, 2047, 2049, 5000 }.SelectMany(keys => new[]
        {
            Alone with { Name = $"Alone{keys}Keys", Queries = 20, Keys = keys, Heatmaps = [Pixels, Codes] },
            BesideOutput with { Name = $"FewBeside{keys}Keys", Queries = 3, Keys = keys, HasBias = true, BiasScope = BiasScope.PerKey },
            BesideOutput with { Name = $"BesideWeights{keys}Keys", Queries = 6, Keys = keys, HasWeights = true, WindowLeft = 30 },
        }),

        // Windows that move the first key of a visit, with heads that share keys.
        Alone with { Name = "SlidingWindow", Queries = 200, Keys = 200, Dim = 8, Causal = true, WindowLeft = 9, Heads = 4, KeyValueHeads = 2, Lengths = [150] },
        BesideOutput with
        {
            Name = "SlidingWindowFewQueries", Queries = 4, Keys = 300, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 20,
            Layout = AttentionLayout.SequenceFirst, Batch = 2, Heads = 4, KeyValueHeads = 2, HasWorkspace = true,
        },
        BesideOutput with
        {
            Name = "AveragedWindow", Queries = 100, Keys = 150, WindowLeft = 5, WindowRight = 3, AverageHeads = true, Heads = 2, Batch = 2, HasWeights = true,
            HasScores = true, HasLogSumExp = true, CausalAlignment = CausalAlignment.BottomRight,
        },
        Alone with { Name = "WindowWithoutKeys", Queries = 60, Keys = 20, Causal = true, CausalAlignment = CausalAlignment.BottomRight, EmptyRow = EmptyRow.Uniform },
        Alone with { Name = "WindowBeyondKeys", Queries = 60, Keys = 20, WindowLeft = 3, HasMask = true, MaskScope = MaskScope.PerKey },
        Alone with { Name = "WiderThanAnySequence", Queries = 7, Keys = 20, WindowLeft = int.MaxValue, WindowRight = 2 },

        // Batch entries without a key.
        Alone with { Name = "LengthsOfZero", Queries = 18, Keys = 20, Batch = 4, Heads = 2, Lengths = [0, 20, 1, 0], Layout = AttentionLayout.SequenceFirst },
        BesideOutput with { Name = "LengthsOfZeroUniform", Queries = 18, Keys = 20, Batch = 3, Lengths = [0, 20, 0], EmptyRow = EmptyRow.Uniform },
        Alone with
        {
            Name = "LengthsOfZeroAveraged", Queries = 2, Keys = 20, Batch = 3, Heads = 2, Lengths = [0, 20, 7], EmptyRow = EmptyRow.Uniform, AverageHeads = true,
        },

        // The mean over heads that see different slots.
        .. new[] { 2, 50 }.SelectMany(queries => new[]
        {
            Alone with
            {
                Name = $"BiasPerHead{queries}", Queries = queries, Keys = 37, Batch = 2, Heads = 3, AverageHeads = true, HasBias = true, BiasScope = BiasScope.PerHead,
                HasMask = true, MaskScope = MaskScope.PerKey, Heatmaps = [Bytes, Pixels],
            },
            BesideOutput with
            {
                Name = $"MaskPerHead{queries}", Queries = queries, Keys = 37, Batch = 2, Heads = 3, AverageHeads = true, HasMask = true, HasScores = true,
                HasBias = true, BiasScope = BiasScope.PerBatch, EmptyRow = EmptyRow.Uniform, HasWorkspace = true, Softcap = 5,
            },
        }),

        // Scratch on the stack, in the thread's buffer and in the caller's workspace, just as long as the constant says.
        Alone with { Name = "WorkspaceOfHeatmapAlone", Queries = 50, Keys = 90, HasWorkspace = true, Heatmaps = [Bytes] },
        Alone with { Name = "WorkspaceOfFewQueries", Queries = 2, Keys = 90, HasWorkspace = true, Heatmaps = [Pixels, Bytes] },
        Alone with { Name = "WorkspaceOfMean", Queries = 50, Keys = 90, Heads = 2, AverageHeads = true, HasWorkspace = true },
        Alone with { Name = "WorkspaceWithoutCodes", Queries = 50, Keys = 90, HasWorkspace = true, HasWeights = true, Heatmaps = [Codes] },
        Alone with { Name = "OneQueryOneKey", Dim = 1, Heatmaps = [Codes] },
    ];
}
