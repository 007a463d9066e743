namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[KerasAttention]</c> do again.</summary>
public sealed class KerasEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [KerasAttention(queries: 8, keys: 16, dim: 32)]
            public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> value, Span<float> output);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [KerasAttention", "    // of a decoder\n    [KerasAttention" },
        { "documentation comment", "    [KerasAttention", "    /// <summary>Says what it does.</summary>\n    [KerasAttention" },
        { "the attribute's full name", "[KerasAttention(", "[global::AttnGen.KerasAttentionAttribute(" },
        { "an unrelated method in the same type", "    [KerasAttention", "    public static void Other() { }\n\n    [KerasAttention" },
        { "options set to their defaults", "dim: 32", "dim: 32, ScoreMode = KerasScoreMode.Dot, UseCausalMask = false, ValueDim = 32" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "causal", "dim: 32", "dim: 32, UseCausalMask = true" },
        { "another score", "dim: 32)]\n    public static partial void Attend(", "dim: 32, ScoreMode = KerasScoreMode.Concat)]\n    public static partial void Attend(ReadOnlySpan<float> concatScoreWeight, " },
        { "scale added", "Span<float> output", "ReadOnlySpan<float> scale, Span<float> output" },
        { "key added", "Span<float> output", "ReadOnlySpan<float> key, Span<float> output" },
        { "mask of values added", "Span<float> output", "ReadOnlySpan<bool> valueMask, Span<float> output" },
        { "mask of queries added", "Span<float> output", "ReadOnlySpan<bool> queryMask, Span<float> output" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
