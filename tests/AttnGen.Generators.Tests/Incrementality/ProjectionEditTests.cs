namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[Projection]</c> do again.</summary>
public sealed class ProjectionEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [Projection(rows: 8, inputDim: 16, outputDim: 32)]
            public static partial void Project(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [Projection", "    // of a decoder\n    [Projection" },
        { "documentation comment", "    [Projection", "    /// <summary>Says what it does.</summary>\n    [Projection" },
        { "the attribute's full name", "[Projection(", "[global::AttnGen.ProjectionAttribute(" },
        { "an unrelated method in the same type", "    [Projection", "    public static void Other() { }\n\n    [Projection" },
        { "an option set to its default", "outputDim: 32", "outputDim: 32, Activation = Activation.None" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "rows: 8", "rows: 9" },
        { "activation", "outputDim: 32", "outputDim: 32, Activation = Activation.Tanh" },
        { "bias added", "Span<float> outputs", "ReadOnlySpan<float> bias, Span<float> outputs" },
        { "made wrong", "rows: 8", "rows: 0" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
