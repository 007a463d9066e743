namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[BahdanauAttention]</c> do again.</summary>
public sealed class BahdanauEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [BahdanauAttention(queries: 8, keys: 16, queryDim: 32, keyDim: 24, units: 20)]
            public static partial void Attend(
                ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> keyWeights, ReadOnlySpan<float> scoreWeights,
                Span<float> output);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [BahdanauAttention", "    // of a decoder\n    [BahdanauAttention" },
        { "documentation comment", "    [BahdanauAttention", "    /// <summary>Says what it does.</summary>\n    [BahdanauAttention" },
        { "the attribute's full name", "[BahdanauAttention(", "[global::AttnGen.BahdanauAttentionAttribute(" },
        { "an unrelated method in the same type", "    [BahdanauAttention", "    public static void Other() { }\n\n    [BahdanauAttention" },
        { "dimensions in another order", "queryDim: 32, keyDim: 24", "keyDim: 24, queryDim: 32" },
        { "options set to their defaults", "units: 20", "units: 20, Normalize = false, Batch = 1" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "units changed", "units: 20", "units: 21" },
        { "normalised", "units: 20", "units: 20, Normalize = true" },
        { "bias added", "Span<float> output", "ReadOnlySpan<float> bias, Span<float> output" },
        { "keys that are projected", "ReadOnlySpan<float> keyWeights", "ReadOnlySpan<float> projectedKeys" },
        { "lengths added", "Span<float> output", "ReadOnlySpan<int> lengths, Span<float> output" },
        { "made wrong", "ReadOnlySpan<float> scoreWeights,", "" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
