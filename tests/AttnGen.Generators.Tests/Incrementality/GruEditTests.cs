namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[Gru]</c> do again.</summary>
public sealed class GruEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [Gru(steps: 8, inputDim: 16, hiddenDim: 32)]
            public static partial void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, Span<float> states);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [Gru", "    // of a decoder\n    [Gru" },
        { "documentation comment", "    [Gru", "    /// <summary>Says what it does.</summary>\n    [Gru" },
        { "the attribute's full name", "[Gru(", "[global::AttnGen.GruAttribute(" },
        { "an unrelated method in the same type", "    [Gru", "    public static void Other() { }\n\n    [Gru" },
        { "options set to their defaults", "hiddenDim: 32", "hiddenDim: 32, Update = GruUpdate.KeepState, Reverse = false, Batch = 1" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "steps: 8", "steps: 9" },
        { "reset after", "hiddenDim: 32", "hiddenDim: 32, ResetAfter = true" },
        { "the other update", "hiddenDim: 32", "hiddenDim: 32, Update = GruUpdate.TakeCandidate" },
        { "reversed", "hiddenDim: 32", "hiddenDim: 32, Reverse = true" },
        { "lengths added", "Span<float> states", "ReadOnlySpan<int> lengths, Span<float> states" },
        { "made wrong", "steps: 8", "steps: 0" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
