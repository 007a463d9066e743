namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[KerasAdditiveAttention]</c> do again.</summary>
public sealed class KerasAdditiveEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [KerasAdditiveAttention(queries: 8, keys: 16, dim: 32)]
            public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> value, Span<float> output);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [KerasAdditiveAttention", "    // of a decoder\n    [KerasAdditiveAttention" },
        { "documentation comment", "    [KerasAdditiveAttention", "    /// <summary>Says what it does.</summary>\n    [KerasAdditiveAttention" },
        { "the attribute's full name", "[KerasAdditiveAttention(", "[global::AttnGen.KerasAdditiveAttentionAttribute(" },
        { "an unrelated method in the same type", "    [KerasAdditiveAttention", "    public static void Other() { }\n\n    [KerasAdditiveAttention" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "causal", "dim: 32", "dim: 32, UseCausalMask = true" },
        { "shape changed", "dim: 32", "dim: 33" },
        { "scale added", "Span<float> output", "ReadOnlySpan<float> scale, Span<float> output" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
