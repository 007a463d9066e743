using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes the generator do again: nothing, unless the edit changes what the declaration says.</summary>
public sealed class EditTests
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

    private const string Unrelated = "public sealed class Unrelated { public int Number; }";

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
        { "an unrelated type in the same file", "namespace Models;", "namespace Models;\n\n" + Unrelated },
        { "an unrelated method in the same type", "    [Attention", "    public static void Other() { }\n\n    [Attention" },
        { "an unrelated attribute", "    [Attention", "    [Obsolete]\n    [Attention" },
    };

    /// <summary>The text to find and what replaces it, where the declaration says something else.</summary>
    public static TheoryData<string, string, string> OtherMeaning => new()
    {
        { "shape changed", "keys: 16", "keys: 17" },
        { "option changed", "Heads = 4", "Heads = 3" },
        { "option added", "Heads = 4", "Heads = 4, Scale = 1" },
        { "method renamed", "void Attend", "void Look" },
        { "type renamed", "class Kernels", "class Attentions" },
        { "namespace renamed", "namespace Models", "namespace Other" },
        { "accessibility changed", "public static partial void", "internal static partial void" },
        { "parameter added", "Span<float> output", "Span<float> output, Span<float> weights" },
        { "parameters in another order", "ReadOnlySpan<float> query, ReadOnlySpan<float> key", "ReadOnlySpan<float> key, ReadOnlySpan<float> query" },
        { "made wrong", "keys: 16", "keys: 0" },
    };

    [Theory]
    [MemberData(nameof(SameMeaning))]
    public void NothingIsMadeAgainWhere(string edit, string find, string replacement)
    {
        EditReasons reasons = Edit(Source, Replace(find, replacement));
        Assert.True(reasons.Steps.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged), edit);
        Assert.Equal([IncrementalStepRunReason.Cached], reasons.Outputs);
    }

    [Theory]
    [MemberData(nameof(OtherMeaning))]
    public void TheFileIsMadeAgainWhere(string edit, string find, string replacement)
    {
        EditReasons reasons = Edit(Source, Replace(find, replacement));
        Assert.True(reasons.Steps is [IncrementalStepRunReason.Modified], edit);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons.Outputs);
    }

    [Fact]
    public void AFileAddedElsewhereChangesNothing() => AssertNothingIsMadeAgain(compilation => compilation.AddSyntaxTrees(TestCompilation.Parse(Unrelated, "Other.cs")));

    [Fact]
    public void AReferenceAddedChangesNothing() =>
        AssertNothingIsMadeAgain(compilation => compilation.AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)));

    [Fact]
    public void AFileMovedKeepsItsText()
    {
        CSharpCompilation before = TestCompilation.Create(Source);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], TestCompilation.Parse(Source, "Folder/Moved.cs"));
        EditReasons reasons = GeneratorHarness.Edit(before, after);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, reasons.Outputs);
        Assert.Equal(GeneratorHarness.Run(before).Text, GeneratorHarness.Run(after).Text);
    }

    [Fact]
    public void ASecondDeclarationLeavesTheFirstAlone()
    {
        string second = Source.Replace("Kernels", "Others", StringComparison.Ordinal);
        CSharpCompilation before = TestCompilation.Create(Source);
        EditReasons reasons = GeneratorHarness.Edit(before, before.AddSyntaxTrees(TestCompilation.Parse(second, "Second.cs")));
        Assert.Single(reasons.Outputs, reason => reason == IncrementalStepRunReason.Cached);
        Assert.Single(reasons.Outputs, reason => reason == IncrementalStepRunReason.New);
        Assert.Equal(2, reasons.Outputs.Length);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, reasons.Steps);
    }

    [Fact]
    public void ASecondDeclarationInTheSameTypeLeavesTheFirstAlone()
    {
        string both = Replace(
            "    [Attention",
            "    [Attention(1, 2, 3)]\n    public static partial void Small(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);\n\n    [Attention");
        GeneratorOutput one = GeneratorHarness.Run(Source).AssertClean(), two = GeneratorHarness.Run(both).AssertClean();
        Assert.Contains(one.Text, two.Sources.Select(source => source.SourceText.ToString()));
    }

    private static void AssertNothingIsMadeAgain(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = TestCompilation.Create(Source);
        EditReasons reasons = GeneratorHarness.Edit(before, edit(before));
        Assert.All(reasons.Steps, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal([IncrementalStepRunReason.Cached], reasons.Outputs);
    }

    private static string Replace(string find, string replacement)
    {
        string edited = Source.Replace(find, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Source, edited);
        return edited;
    }

    private static EditReasons Edit(string before, string after)
    {
        CSharpCompilation compilation = TestCompilation.Create(before);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return GeneratorHarness.Edit(compilation, compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(after, System.Text.Encoding.UTF8))));
    }
}
