namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[BidirectionalGru]</c> do again.</summary>
public sealed class BidirectionalGruEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [BidirectionalGru(steps: 8, inputDim: 16, hiddenDim: 32)]
            public static partial void Run(
                ReadOnlySpan<float> inputs, ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights,
                ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, Span<float> annotations);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [BidirectionalGru", "    // of a decoder\n    [BidirectionalGru" },
        { "documentation comment", "    [BidirectionalGru", "    /// <summary>Says what it does.</summary>\n    [BidirectionalGru" },
        { "the attribute's full name", "[BidirectionalGru(", "[global::AttnGen.BidirectionalGruAttribute(" },
        { "an unrelated method in the same type", "    [BidirectionalGru", "    public static void Other() { }\n\n    [BidirectionalGru" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "steps: 8", "steps: 9" },
        { "reset after", "hiddenDim: 32", "hiddenDim: 32, ResetAfter = true" },
        { "final state added", "Span<float> annotations", "Span<float> annotations, Span<float> backwardFinalState" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
