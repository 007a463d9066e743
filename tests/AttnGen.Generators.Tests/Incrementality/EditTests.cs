using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AttnGen.Generators.Tests;

/// <summary>What an edit makes a generator do again: nothing, unless the edit changes what the declaration says.</summary>
/// <param name="source">A file with one declaration in a type <c>Kernels</c>.</param>
public abstract class EditTests(string source)
{
    protected const string UnrelatedType = "public sealed class Unrelated { public int Number; }";

    [Fact]
    public void AFileAddedElsewhereChangesNothing() => AssertNothingIsMadeAgain(compilation => compilation.AddSyntaxTrees(TestCompilation.Parse(UnrelatedType, "Other.cs")));

    [Fact]
    public void AReferenceAddedChangesNothing() =>
        AssertNothingIsMadeAgain(compilation => compilation.AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)));

    [Fact]
    public void AFileMovedKeepsItsText()
    {
        CSharpCompilation before = TestCompilation.Create(source);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], TestCompilation.Parse(source, "Folder/Moved.cs"));
        EditReasons reasons = GeneratorHarness.Edit(before, after);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, reasons.Outputs);
        Assert.Equal(GeneratorHarness.Run(before).Text, GeneratorHarness.Run(after).Text);
    }

    [Fact]
    public void ASecondDeclarationLeavesTheFirstAlone()
    {
        string second = source.Replace("Kernels", "Others", StringComparison.Ordinal);
        CSharpCompilation before = TestCompilation.Create(source);
        EditReasons reasons = GeneratorHarness.Edit(before, before.AddSyntaxTrees(TestCompilation.Parse(second, "Second.cs")));
        Assert.Single(reasons.Outputs, reason => reason == IncrementalStepRunReason.Cached);
        Assert.Single(reasons.Outputs, reason => reason == IncrementalStepRunReason.New);
        Assert.Equal(2, reasons.Outputs.Length);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, reasons.Steps);
    }

    /// <summary>One more kernel of another kind beside it.</summary>
    [Theory]
    [InlineData("[Attention(1, 2, 3)] public static partial void Small(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("[Colormap(\"hot\", 2, 3)] public static partial void Small(ReadOnlySpan<float> values, Span<Rgba32> pixels);")]
    [InlineData("[LuongAttention(1, 2, 3, 3)] public static partial void Small(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);")]
    [InlineData("[Projection(1, 2, 3)] public static partial void Small(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);")]
    public void ASecondDeclarationInTheSameTypeLeavesTheFirstAlone(string second)
    {
        string both = Replace("class Kernels\n{", "class Kernels\n{\n" + second);
        GeneratorOutput one = GeneratorHarness.Run(source).AssertClean(), two = GeneratorHarness.Run(both).AssertClean();
        Assert.Equal(2, two.Sources.Length);
        Assert.Contains(one.Text, two.Sources.Select(generated => generated.SourceText.ToString()));
    }

    private protected void AssertNothingIsMadeAgain(string edit, string find, string replacement)
    {
        EditReasons reasons = Edit(Replace(find, replacement));
        Assert.NotEmpty(reasons.Steps);
        Assert.True(reasons.Steps.All(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged), edit);
        Assert.Equal([IncrementalStepRunReason.Cached], reasons.Outputs);
    }

    private protected void AssertTheFileIsMadeAgain(string edit, string find, string replacement)
    {
        EditReasons reasons = Edit(Replace(find, replacement));
        Assert.True(reasons.Steps is [IncrementalStepRunReason.Modified], edit);
        Assert.Equal([IncrementalStepRunReason.Modified], reasons.Outputs);
    }

    private void AssertNothingIsMadeAgain(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = TestCompilation.Create(source);
        EditReasons reasons = GeneratorHarness.Edit(before, edit(before));
        Assert.NotEmpty(reasons.Steps);
        Assert.All(reasons.Steps, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Equal([IncrementalStepRunReason.Cached], reasons.Outputs);
    }

    private string Replace(string find, string replacement)
    {
        string edited = source.Replace(find, replacement, StringComparison.Ordinal);
        Assert.NotEqual(source, edited);
        return edited;
    }

    private EditReasons Edit(string after)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return GeneratorHarness.Edit(compilation, compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(after, Encoding.UTF8))));
    }
}
