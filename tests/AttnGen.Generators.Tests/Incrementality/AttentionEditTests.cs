using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator of <c>[Attention]</c> do again.</summary>
public sealed class AttentionEditTests() : EditTests(Source)
{
    private const string Source = """
        using System;
        using AttnGen;

        namespace Models;

        public static partial class Kernels
        {
            [Attention(queries: 8, keys: 16, dim: 32, Batch = 2, Heads = 4)]
            public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);
        }
        """;

    /// <summary>The text to find and what replaces it, where the declaration still says the same.</summary>
    public static TheoryData<string, string, string> SameMeaning => new()
    {
        { "comment before the declaration", "    [Attention", "    // eight queries\n    [Attention" },
        { "comment within the declaration", "keys: 16,", "keys: 16, /* padded */" },
        { "comment at the end", "}", "} // end" },
        { "documentation comment", "    [Attention", "    /// <summary>Attends.</summary>\n    [Attention" },
        { "white space", "public static partial void Attend(", "public  static   partial void Attend(\n        " },
        { "named arguments in another order", "Batch = 2, Heads = 4", "Heads = 4, Batch = 2" },
        { "dimensions in another order", "queries: 8, keys: 16, dim: 32", "dim: 32, keys: 16, queries: 8" },
        { "dimensions without names", "queries: 8, keys: 16, dim: 32", "8, 16, 32" },
        { "a constant in place of a number", "queries: 8", "queries: 2 * 4" },
        { "the attribute's full name", "[Attention(", "[global::AttnGen.AttentionAttribute(" },
        { "an option set to its default", "Heads = 4", "Heads = 4, ValueDim = 32, Causal = false" },
        { "options set to their defaults", "Heads = 4", "Heads = 4, KeyValueHeads = 4, Layout = AttentionLayout.HeadsFirst, EmptyRow = EmptyRow.Zero" },
        { "windows wider than the sequence", "Heads = 4", "Heads = 4, WindowLeft = 7, WindowRight = 15" },
        { "an unrelated type in the same file", "namespace Models;", "namespace Models;\n\n" + UnrelatedType },
        { "an unrelated method in the same type", "    [Attention", "    public static void Other() { }\n\n    [Attention" },
        { "an unrelated attribute", "    [Attention", "    [Obsolete]\n    [Attention" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "keys: 16", "keys: 17" },
        { "option changed", "Heads = 4", "Heads = 3" },
        { "option added", "Heads = 4", "Heads = 4, Scale = 1" },
        { "causal", "Heads = 4", "Heads = 4, Causal = true" },
        { "window that hides one slot", "Heads = 4", "Heads = 4, WindowLeft = 6" },
        { "soft cap", "Heads = 4", "Heads = 4, Softcap = 30" },
        { "layout", "Heads = 4", "Heads = 4, Layout = AttentionLayout.SequenceFirst" },
        { "shared key heads", "Heads = 4", "Heads = 4, KeyValueHeads = 2" },
        { "mask added", "Span<float> output", "ReadOnlySpan<bool> mask, Span<float> output" },
        { "workspace added", "Span<float> output", "Span<float> output, Span<float> workspace" },
        { "tensor span in place of a span", "ReadOnlySpan<float> query", "System.Numerics.Tensors.ReadOnlyTensorSpan<float> query" },
        { "method renamed", "void Attend", "void Look" },
        { "type renamed", "class Kernels", "class Attentions" },
        { "namespace renamed", "namespace Models", "namespace Other" },
        { "accessibility changed", "public static partial void", "internal static partial void" },
        { "parameter added", "Span<float> output", "Span<float> output, Span<float> weights" },
        { "parameters in another order", "ReadOnlySpan<float> query, ReadOnlySpan<float> key", "ReadOnlySpan<float> key, ReadOnlySpan<float> query" },
        { "made wrong", "keys: 16", "keys: 0" },
    };

    /// <summary>Options that say the same in different words are one declaration.</summary>
    [Theory]
    [InlineData("Causal = true, WindowLeft = 3", "WindowLeft = 3, Causal = true, WindowRight = 9")]
    [InlineData("Causal = true", "WindowRight = 0")]
    [InlineData("Causal = true, CausalAlignment = CausalAlignment.BottomRight", "WindowRight = 8")]
    [InlineData("WindowLeft = 100, CausalAlignment = CausalAlignment.BottomRight", "EmptyRow = EmptyRow.Zero")]
    public void OptionsOfOneMeaningGiveOneText(string options, string others)
    {
        string before = Source.Replace("Heads = 4", "Heads = 4, " + options, StringComparison.Ordinal);
        string after = Source.Replace("Heads = 4", "Heads = 4, " + others, StringComparison.Ordinal);
        Assert.Equal(GeneratorHarness.Run(before).AssertClean().Text, GeneratorHarness.Run(after).AssertClean().Text);
    }

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement) => AssertNothingIsMadeAgain(edit, find, replacement);

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement) => AssertTheFileIsMadeAgain(edit, find, replacement);
}
