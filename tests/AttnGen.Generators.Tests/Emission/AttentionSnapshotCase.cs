using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>An <c>[Attention]</c> whose generated file is reviewed.</summary>
/// <param name="Kernel">The declaration as data; its name is the snapshot's.</param>
/// <param name="Target">Expression of the generated method.</param>
/// <param name="Source">The user's file.</param>
internal sealed record AttentionSnapshotCase(KernelDeclaration Kernel, string Target, string Source)
    : ExecutedSnapshotCase(Kernel, Target, Source)
{
    public static new IReadOnlyList<AttentionSnapshotCase> All { get; } =
    [
        // Shapes and roles: a class of kernels, one method each.
        Plain(new("BlockedOneBlock", 16, 16, 64)),
        Plain(new("BlockedWholeAndPartialBlock", 50, 20, 8)),
        Plain(new("BlockedLongRows", 17, 600, 4) { HasWeights = true }),
        Plain(new("BlockedWeightsOnly", 10, 33, 16) { HasValue = false, HasOutput = false, HasWeights = true }),
        Plain(new("BlockedKeysAsValues", 12, 24, 40) { HasValue = false, Scale = 1 }),
        Plain(new("BlockedOddShape", 7, 13, 5) { ValueDim = 3, HasWeights = true }),
        Plain(new("BlockedLengths", 27, 27, 64) { Batch = 4, Heads = 4, Lengths = [14, 4, 27, 9], HasWeights = true }),
        Plain(new("BlockedHeads", 24, 24, 64) { Batch = 2, Heads = 8 }),
        Plain(new("FewQueriesKeras", 1, 10, 512) { HasValue = false, HasWeights = true, Scale = 1 }),
        Plain(new("FewQueriesLongRowsAndTail", 3, 300, 20) { ValueDim = 5, HasWeights = true }),
        Plain(new("FewQueriesLengths", 2, 40, 64) { Batch = 3, Heads = 2, Lengths = [0, 17, 40], HasWeights = true }),
        Plain(new("FewQueriesWeightsOnly", 4, 9, 16) { HasValue = false, HasOutput = false, HasWeights = true, Scale = -0.5 }),
        Plain(new("OneOfEach", 1, 1, 1) { HasWeights = true }),

        // Options: what is skipped, masked, shared and asked for.
        Plain(new("BlockedCausal", 128, 128, 64) { Heads = 12, Causal = true, Layout = AttentionLayout.SequenceFirst }),
        Plain(new("BlockedSlidingWindow", 100, 100, 16) { Causal = true, WindowLeft = 15, HasWeights = true }),
        Plain(new("BlockedTwoSidedWindow", 60, 90, 8)
        {
            Batch = 2, WindowLeft = 9, WindowRight = 4, CausalAlignment = CausalAlignment.BottomRight, Lengths = [90, 31],
        }),
        Plain(new("BlockedMaskAndBias", 20, 40, 16) { Batch = 2, Heads = 3, HasMask = true, HasBias = true, BiasScope = BiasScope.PerHead, HasWeights = true }),
        Plain(new("BlockedPaddingMask", 30, 30, 32) { Batch = 2, Heads = 2, HasMask = true, MaskScope = MaskScope.PerKey }),
        Plain(new("BlockedGroupedHeads", 33, 50, 24) { Batch = 2, Heads = 6, KeyValueHeads = 2, Softcap = 30, Causal = true }),
        Plain(new("BlockedScoresAndLogSumExp", 18, 21, 12) { Heads = 2, HasScores = true, HasLogSumExp = true }),
        Plain(new("BlockedMeanOverHeads", 20, 20, 16) { Batch = 2, Heads = 4, AverageHeads = true, HasWeights = true, HasMask = true, EmptyRow = EmptyRow.Uniform }),
        Plain(new("BlockedWorkspace", 64, 256, 32) { HasWorkspace = true }),
        Plain(new("BlockedThreads", 60, 160, 32) { Batch = 2, Heads = 4, KeyValueHeads = 2, Lengths = [100, 160], MaxDegreeOfParallelism = 2 }),
        Plain(new("FewQueriesThreads", 2, 64, 32) { Heads = 4, MaxDegreeOfParallelism = -1 }),
        Plain(Everything("BlockedEverything", 50)),
        Plain(new("FewQueriesCausal", 2, 64, 32) { Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 20, HasWeights = true }),
        Plain(new("FewQueriesMask", 1, 50, 64) { Batch = 2, Heads = 8, KeyValueHeads = 2, HasMask = true, MaskScope = MaskScope.PerKey, HasLogSumExp = true }),
        Plain(Everything("FewQueriesEverything", 3)),

        // Heatmaps: alone, beside other results, of means, of few queries.
        Plain(new("HeatmapAlone", 64, 64, 32) { Heads = 4, HasValue = false, HasOutput = false, Heatmaps = [Pixels("heatmap")] }),
        Plain(new("HeatmapBesideOutput", 128, 128, 64) { Heads = 12, Heatmaps = [Pixels("heatmap")] }),
        Plain(new("HeatmapMaskedIndices", 40, 60, 16)
        {
            Batch = 2, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight, HasMask = true, Lengths = [60, 35], EmptyRow = EmptyRow.Uniform,
            Heatmaps = [new("codes", HeatmapElement.Short, HeatmapScale.Linear, "magma"), new("entries", HeatmapElement.Byte, HeatmapScale.Linear, "tab10")],
        }),
        Plain(new("HeatmapOfMeanBesideWeights", 50, 40, 16)
        {
            Batch = 2, Heads = 4, AverageHeads = true, HasMask = true, MaskScope = MaskScope.PerHead, HasWeights = true, Heatmaps = [Pixels("heatmap")],
        }),
        Plain(new("HeatmapFewQueries", 2, 64, 32) { Heads = 2, HasBias = true, BiasScope = BiasScope.PerKey, Heatmaps = [Pixels("heatmap")], HasWorkspace = true }),

        Tensors(new("TensorSpans", 12, 10, 8) { Heads = 2, Layout = AttentionLayout.SequenceFirst, HasWeights = true }),

        // Places: what a method may be declared in.
        Placed(new("PlaceGlobalNamespace", 4, 4, 4), "global::GlobalKernels", "{0}", "public static partial class GlobalKernels"),
        Placed(
            new("PlaceNestedGeneric", 4, 4, 4), "global::Models.Deep.Outer<string>.Middle<int, long>.Inner",
            "namespace Models.Deep {{ {0} }}",
            "public static partial class Outer<T> where T : class", "public partial struct Middle<TKey, @new> where TKey : struct", "public static partial class Inner"),
        Placed(
            new("PlaceInstanceOfRecord", 4, 4, 4), "new global::Models.Layer(4)", "namespace Models {{ {0} }}", "public sealed partial record Layer(int Size)"),
        Placed(new("PlaceRecordStruct", 4, 4, 4), "new global::Models.Pair(4)", "namespace Models {{ {0} }}", "public readonly partial record struct Pair(int Size)"),
        Placed(new("PlaceInterface", 4, 4, 4), "global::Models.IKernels<string>", "namespace Models {{ {0} }}", "public partial interface IKernels<in T>"),
    ];

    private static HeatmapDeclaration Pixels(string parameter) => new(parameter, HeatmapElement.Rgba32, HeatmapScale.Linear, "viridis");

    /// <summary>Every option and role at once.</summary>
    private static KernelDeclaration Everything(string name, int queries) => new(name, queries, 70, 20)
    {
        Batch = 2,
        Heads = 4,
        KeyValueHeads = 2,
        ValueDim = 12,
        Scale = 0.3,
        Softcap = 5,
        Causal = true,
        CausalAlignment = CausalAlignment.BottomRight,
        WindowLeft = 25,
        Layout = AttentionLayout.SequenceFirst,
        HasMask = true,
        MaskScope = MaskScope.PerBatchAndHead,
        HasBias = true,
        BiasScope = BiasScope.PerBatch,
        Lengths = [70, 41],
        EmptyRow = EmptyRow.Uniform,
        AverageHeads = true,
        HasWeights = true,
        HasScores = true,
        HasLogSumExp = true,
        HasWorkspace = true,
    };

    private static AttentionSnapshotCase Plain(KernelDeclaration declaration) =>
        Placed(declaration, "global::Models.Kernels", "namespace Models {{ {0} }}", "public static partial class Kernels");

    /// <summary>The declaration within nested types; in records it is an instance method.</summary>
    private static AttentionSnapshotCase Placed(KernelDeclaration declaration, string type, string frame, params string[] types)
    {
        string method = declaration.ToSource();
        if (type.StartsWith("new ", StringComparison.Ordinal))
        {
            method = method.Replace("public static partial", "public partial", StringComparison.Ordinal);
        }

        string nested = types.Reverse().Aggregate(method, (inner, outer) => $"{outer}\n{{\n{inner}\n}}");
        return new(declaration, $"{(type.StartsWith("new ", StringComparison.Ordinal) ? $"({type})" : type)}.{declaration.Name}", string.Format(null, frame, nested));
    }

    /// <summary>The declaration with tensor spans, and a method beside it that makes them of spans. SequenceFirst, without the batch axis.</summary>
    private static AttentionSnapshotCase Tensors(KernelDeclaration declaration)
    {
        string method = declaration.ToSource()
            .Replace("System.ReadOnlySpan<", "System.Numerics.Tensors.ReadOnlyTensorSpan<", StringComparison.Ordinal)
            .Replace("System.Span<", "System.Numerics.Tensors.TensorSpan<", StringComparison.Ordinal);
        string source = $$"""
            using System;

            namespace Models
            {
                public static partial class TensorKernels
                {
                    {{method}}

                    public static void Call(
                        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> value, Span<float> output, Span<float> weights) => {{declaration.Name}}(
                        new(query, stackalloc nint[] { {{declaration.Queries}}, {{declaration.Heads}}, {{declaration.Dim}} }),
                        new(key, stackalloc nint[] { {{declaration.Keys}}, {{declaration.Heads}}, {{declaration.Dim}} }),
                        new(value, stackalloc nint[] { {{declaration.Keys}}, {{declaration.Heads}}, {{declaration.Dim}} }),
                        new(output, stackalloc nint[] { {{declaration.Queries}}, {{declaration.Heads}}, {{declaration.Dim}} }),
                        new(weights, stackalloc nint[] { 1, {{declaration.Heads}}, {{declaration.Queries}}, {{declaration.Keys}} }));
                }
            }
            """;
        return new(declaration, "global::Models.TensorKernels.Call", source);
    }
}
