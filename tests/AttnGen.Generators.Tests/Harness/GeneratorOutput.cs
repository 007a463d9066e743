using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>What generators and analyzer made of a compilation.</summary>
/// <param name="Input">The user's sources.</param>
/// <param name="Sources">The generated files.</param>
/// <param name="Diagnostics">What the analyzer reported.</param>
/// <param name="TrackedSteps">Names of the incremental steps that had something to do.</param>
internal sealed record GeneratorOutput(
    CSharpCompilation Input, ImmutableArray<GeneratedSourceResult> Sources, ImmutableArray<Diagnostic> Diagnostics,
    ImmutableHashSet<string> TrackedSteps)
{
    /// <summary>The sources together with the generated files.</summary>
    public CSharpCompilation Compilation => Input.AddSyntaxTrees(Sources.Select(source => source.SyntaxTree));

    /// <summary>The text of the only generated file.</summary>
    public string Text => Assert.Single(Sources).SourceText.ToString();

    /// <summary>Errors and warnings of the compiler itself, generated files included.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics => Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden);

    /// <summary>Asserts that the declaration is right: nothing reported, no warning of the compiler at any level.</summary>
    public GeneratorOutput AssertClean()
    {
        Assert.Empty(Diagnostics);
        Assert.Empty(CompilerDiagnostics);
        return this;
    }
}
