using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>An <c>[Attention]</c> whose generated file is reviewed, and how a test calls it.</summary>
/// <param name="Declaration">The declaration as data; its name is the snapshot's.</param>
/// <param name="Target">Expression of the generated method.</param>
/// <param name="Source">The user's file.</param>
internal sealed record AttentionSnapshotCase(KernelDeclaration Declaration, string Target, string Source) : SnapshotCase(Declaration.Name, Source)
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
}
