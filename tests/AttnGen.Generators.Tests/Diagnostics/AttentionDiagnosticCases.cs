namespace AttnGen.Generators.Tests;

/// <summary>What can be wrong with an <c>[Attention]</c>.</summary>
internal static class AttentionDiagnosticCases
{
    private const string ReadOnly = "ReadOnlySpan<float>";

    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // ATTN0001
        new("Body", "[Attention(1, 2, 3)] public static void {|ATTN0001:Attend|}(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output) { }"),
        new("BothParts", """
            [Attention(1, 2, 3)] public static partial void {|ATTN0001:Attend|}(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);
            public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output) { }
            """),

        // ATTN0002
        new("ReturnsANumber", Attention($"partial int {{|ATTN0002:Attend|}}({ReadOnly} query, {ReadOnly} key, Span<float> output);")),
        new("ReturnsAnArray", Attention($"partial float[]? {{|ATTN0002:Attend|}}({ReadOnly} query, {ReadOnly} key, Span<float> output);")),
        new("ReturnsAReference", Attention($"partial ref int {{|ATTN0002:Attend|}}({ReadOnly} query, {ReadOnly} key, Span<float> output);")),
        new("Generic", Attention($"partial void {{|ATTN0002:Attend|}}<T>({ReadOnly} query, {ReadOnly} key, Span<float> output);")),
        new("GenericWithConstraint", Attention($"partial void {{|ATTN0002:Attend|}}<T>({ReadOnly} query, {ReadOnly} key, Span<float> output) where T : unmanaged;")),

        // ATTN0003
        new("UnknownRole", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output, Span<float> {{|ATTN0003:attention|}});")),
        new("MisspeltQuery", Attention($"partial void Attend({ReadOnly} {{|ATTN0003:qurey|}}, {ReadOnly} key, Span<float> output);")),
        new("RoleInAnotherCase", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, {ReadOnly} {{|ATTN0003:Value|}}, Span<float> output);")),

        // ATTN0004
        new("QueryAsArray", Attention($"partial void Attend(float[] {{|ATTN0004:query|}}, {ReadOnly} key, Span<float> output);")),
        new("QueryAsNullableArray", Attention($"partial void Attend(float[]? {{|ATTN0004:query|}}, {ReadOnly} key, Span<float> output);")),
        new("QueryOfDoubles", Attention($"partial void Attend(ReadOnlySpan<double> {{|ATTN0004:query|}}, {ReadOnly} key, Span<float> output);")),
        new("WritableInput", Attention($"partial void Attend({ReadOnly} query, Span<float> {{|ATTN0004:key|}}, Span<float> output);")),
        new("ReadOnlyOutput", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, {ReadOnly} {{|ATTN0004:output|}});")),
        new("SlotMaskOfBytes", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, ReadOnlySpan<byte> {{|ATTN0004:mask|}}, Span<float> output);")),
        new("TensorOfDoubles", Attention(
            $"partial void Attend(System.Numerics.Tensors.ReadOnlyTensorSpan<double> {{|ATTN0004:query|}}, {ReadOnly} key, Span<float> output);")),
        new("WorkspaceAsTensor", Attention(
            $"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output, System.Numerics.Tensors.TensorSpan<float> {{|ATTN0004:workspace|}});")),
        new("LengthsOfLongs", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, ReadOnlySpan<long> {{|ATTN0004:lengths|}}, Span<float> output);")),
        new("OutputByReference", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, ref Span<float> {{|ATTN0004:output|}});")),
        new("OutputAsOut", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, out Span<float> {{|ATTN0004:output|}});")),
        new("InputByReadOnlyReference", Attention($"partial void Attend(in {ReadOnly} {{|ATTN0004:query|}}, {ReadOnly} key, Span<float> output);")),
        new("InputByReference", Attention($"partial void Attend({ReadOnly} query, ref readonly {ReadOnly} {{|ATTN0004:key|}}, Span<float> output);")),

        // ATTN0005
        new("NoQuery", Attention($"partial void {{|ATTN0005:Attend|}}({ReadOnly} key, Span<float> output);")),
        new("NoKey", Attention($"partial void {{|ATTN0005:Attend|}}({ReadOnly} query, {ReadOnly} value, Span<float> output);")),

        // ATTN0006
        new("NoOutput", Attention($"partial void {{|ATTN0006:Attend|}}({ReadOnly} query, {ReadOnly} key);")),

        // ATTN0008: a type that no other file can extend. The private method needs no body, so the compiler is content.
        new("FileLocalType", $$"""
            }

            file static partial class Local
            {
                [Attention(1, 2, 3)] static partial void {|ATTN0008:Attend|}({{ReadOnly}} query, {{ReadOnly}} key, Span<float> output);
            """),

        // ATTN0009
        new("WorkspaceConstantTaken", $$"""
            public static int AttendWorkspaceLength => 1;
            [Attention(1, 2, 3)] public static partial void Attend({{ReadOnly}} query, {{ReadOnly}} key, Span<float> output, Span<float> {|ATTN0009:workspace|});
            """),

        // ATTN0101
        new("NoKeys", Complete("queries: 1, {|ATTN0101:keys: 0|}, dim: 3")),
        new("NegativeDimByPosition", Complete("1, 2, {|ATTN0101:-3|}")),
        new("ArgumentsOutOfOrder", Complete("dim: 3, {|ATTN0101:queries: 0|}, keys: 2")),
        new("NoBatch", Complete("1, 2, 3, {|ATTN0101:Batch = 0|}")),
        new("NegativeHeads", Complete("1, 2, 3, {|ATTN0101:Heads = int.MinValue|}")),
        new("NegativeKeyValueHeads", Complete("1, 2, 3, {|ATTN0101:KeyValueHeads = -3|}")),
        new("NoValueDim", Complete("1, 2, 3, {|ATTN0101:ValueDim = 0|}")),

        // ATTN0102
        new("TooLarge", Attention(
            $"partial void Attend({ReadOnly} {{|ATTN0102:query|}}, {ReadOnly} key, Span<float> weights);", "queries: 1 << 22, keys: 1, dim: 512")),

        // ATTN0103
        new("ValueDimWithoutValue", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output);", "1, 2, 3, {|ATTN0103:ValueDim = 4|}")),

        // ATTN0104
        new("ScratchTooLarge", Attention(
            $"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output);", "queries: 1, {|ATTN0104:keys: 200_000_000|}, dim: 1")),

        // ATTN0105
        new("KeyValueHeadsNotADivisor", Complete("1, 2, 3, Heads = 6, {|ATTN0105:KeyValueHeads = 4|}")),
        new("MoreKeyValueHeadsThanHeads", Complete("1, 2, 3, Heads = 2, {|ATTN0105:KeyValueHeads = 4|}")),

        // ATTN0201
        new("SoftcapInfinite", Complete("1, 2, 3, {|ATTN0201:Softcap = double.PositiveInfinity|}")),
        new("ScaleNotANumber", Complete("1, 2, 3, {|ATTN0201:Scale = double.NaN|}")),
        new("ScaleInfinite", Complete("1, 2, 3, {|ATTN0201:Scale = double.NegativeInfinity|}")),
        new("ScaleBeyondFloat", Complete("1, 2, 3, {|ATTN0201:Scale = 1e39|}")),

        // ATTN0202
        new("ScaleBelowFloat", Complete("1, 2, 3, {|ATTN0202:Scale = 1e-60|}")),
        new("SoftcapBelowFloat", Complete("1, 2, 3, {|ATTN0202:Softcap = 1e-60|}")),

        // ATTN0307
        // ATTN0308
        new("WorkspaceOfThreads", Attention(
            $"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output, Span<float> {{|ATTN0308:workspace|}}, int maxDegreeOfParallelism);")),
        new("MeanOfThreads", Attention(
            $"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> weights, int {{|ATTN0308:maxDegreeOfParallelism|}});", "1, 2, 3, Heads = 2, AverageHeads = true")),
        new("DegreeOfLong", Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output, long {{|ATTN0004:maxDegreeOfParallelism|}});")),
        new("DegreeAsTensor", Attention(
            $"partial void Attend({ReadOnly} query, {ReadOnly} key, Span<float> output, System.Numerics.Tensors.ReadOnlyTensorSpan<int> {{|ATTN0004:maxDegreeOfParallelism|}});")),

        new("SoftcapOfZero", Complete("1, 2, 3, {|ATTN0307:Softcap = 0|}")),
        new("NegativeSoftcap", Complete("1, 2, 3, {|ATTN0307:Softcap = -2|}")),
        new("NegativeWindow", Complete("1, 2, 3, {|ATTN0307:WindowLeft = -1|}, WindowRight = 0")),
        new("LayoutWithoutAName", Complete("1, 2, 3, {|ATTN0307:Layout = (AttentionLayout)2|}")),
        new("ScopeWithoutAName", Complete("1, 2, 3, {|ATTN0307:MaskScope = (MaskScope)(-1)|}")),
    ];

    private static string Attention(string method, string arguments = "1, 2, 3") => $"[Attention({arguments})] public static {method}";

    private static string Complete(string arguments) =>
        Attention($"partial void Attend({ReadOnly} query, {ReadOnly} key, {ReadOnly} value, Span<float> output);", arguments);
}
