namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[LuongAttention]</c> do again.</summary>
public sealed class LuongEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [LuongAttention(queries: 8, keys: 16, queryDim: 32, keyDim: 24, Score = LuongScore.General, Batch = 2)]
            public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, Span<float> output);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [LuongAttention", "    // of a decoder\n    [LuongAttention" },
        { "documentation comment", "    [LuongAttention", "    /// <summary>Says what it does.</summary>\n    [LuongAttention" },
        { "the attribute's full name", "[LuongAttention(", "[global::AttnGen.LuongAttentionAttribute(" },
        { "an unrelated method in the same type", "    [LuongAttention", "    public static void Other() { }\n\n    [LuongAttention" },
        { "named arguments in another order", "Score = LuongScore.General, Batch = 2", "Batch = 2, Score = LuongScore.General" },
        { "a constant in place of a name", "Score = LuongScore.General", "Score = (LuongScore)1" },
        { "dimensions without names", "queries: 8, keys: 16, queryDim: 32, keyDim: 24", "8, 16, 32, 24" },
        { "options set to their defaults", "Batch = 2", "Batch = 2, ValueDim = 24, MaskScope = MaskScope.Shared, EmptyRow = EmptyRow.Zero" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "keyDim: 24", "keyDim: 25" },
        { "another score", "Score = LuongScore.General, Batch = 2", "Score = LuongScore.Concat, Batch = 2" },
        { "keys that are projected", "ReadOnlySpan<float> scoreWeights", "ReadOnlySpan<float> projectedKeys" },
        { "gain added", "Span<float> output", "ReadOnlySpan<float> gain, Span<float> output" },
        { "mask added", "Span<float> output", "ReadOnlySpan<bool> mask, Span<float> output" },
        { "attentional vectors", "Span<float> output", "ReadOnlySpan<float> attentionalWeights, Span<float> output, Span<float> attentional" },
        { "empty rows that are uniform", "Batch = 2", "Batch = 2, EmptyRow = EmptyRow.Uniform" },
        { "heatmap added", "Span<float> output", "Span<float> output, [Colormap(\"hot\", VMin = 0, VMax = 1)] Span<byte> heatmap" },
        { "method renamed", "void Attend", "void Look" },
        { "made wrong", "keys: 16", "keys: 0" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
