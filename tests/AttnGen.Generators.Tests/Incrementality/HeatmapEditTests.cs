namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[Attention]</c> do again where a parameter is a heatmap.</summary>
public sealed class HeatmapEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [Attention(queries: 8, keys: 16, dim: 32, Heads = 4)]
            public static partial void Attend(
                ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("viridis", VMin = 0, VMax = 1)] Span<Rgba32> heatmap);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment within the attribute", "VMin = 0,", "VMin = 0, /* weights */" },
        { "named arguments in another order", "VMin = 0, VMax = 1", "VMax = 1, VMin = 0" },
        { "a constant in place of a number", "VMax = 1", "VMax = 0.5 + 0.5" },
        { "an option set to its default", "VMax = 1", "VMax = 1, Norm = ColorNorm.Linear, Clip = false" },
        { "the map's name in capitals", "viridis", "VIRIDIS" },
        { "an unrelated attribute", "Span<Rgba32> heatmap", "[System.Diagnostics.CodeAnalysis.NotNull] Span<Rgba32> heatmap" },
        { "an unrelated type in the same file", "namespace Models;", "namespace Models;\n\n" + UnrelatedType },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "another map", "viridis", "magma" },
        { "a limit changed", "VMax = 1", "VMax = 0.5" },
        { "a colour of its own", "VMax = 1", "VMax = 1, Bad = \"#FF0000\"" },
        { "another norm", "VMax = 1", "VMax = 1, Norm = ColorNorm.Power, Gamma = 2" },
        { "indices in place of pixels", "Span<Rgba32>", "Span<short>" },
        { "renamed", "Span<Rgba32> heatmap", "Span<Rgba32> picture" },
        { "a second heatmap", "Span<Rgba32> heatmap", "Span<Rgba32> heatmap, [Colormap(\"hot\", VMin = 0, VMax = 1)] Span<byte> bytes" },
        { "shape changed", "keys: 16", "keys: 17" },
        { "made wrong", "VMax = 1", "VMax = -1" },
        { "a limit taken away", ", VMax = 1", "" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
