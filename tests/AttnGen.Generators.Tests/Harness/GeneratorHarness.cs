using System.Collections.Immutable;
using System.Reflection;
using AttnGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Runs the real generators over a compilation. Every run is made twice, the second time over a clone of the compilation, and proves
/// that the second found everything cached and that no step holds a symbol: no test needs to ask for it, none can forget it.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>The steps of all generators that carry a name of ours.</summary>
    public static readonly string[] Steps =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public static GeneratorOutput Run(params string[] sources) => Run(TestCompilation.Create(sources));

    public static GeneratorOutput Run(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver().RunGenerators(compilation);
        GeneratorDriverRunResult first = driver.GetRunResult();
        GeneratorDriverRunResult second = driver.RunGenerators(compilation.Clone()).GetRunResult();
        foreach (GeneratorRunResult result in first.Results)
        {
            Assert.Null(result.Exception);
            ObjectGraph.AssertHoldsNoCompilerObject(OutputsOf(result.TrackedSteps.Where(step => Steps.Contains(step.Key)).SelectMany(step => step.Value)));
        }

        foreach (GeneratorRunResult result in second.Results)
        {
            AssertEverythingIsCached(result);
        }

        // As in a build, the analyzer sees the generated parts too.
        GeneratedSourceResult[] sources = [.. first.Results.SelectMany(result => result.GeneratedSources)];
        return new GeneratorOutput(
            compilation, [.. sources], Analyze(compilation.AddSyntaxTrees(sources.Select(source => source.SyntaxTree))),
            [.. first.Results.SelectMany(result => result.TrackedSteps.Keys)]);
    }

    /// <summary>The sources with what is generated for them, without those proofs: for many declarations whose code alone is looked at.</summary>
    public static CSharpCompilation Compile(CSharpCompilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return (CSharpCompilation)generated;
    }

    /// <summary>Why each output of each tracked step, and of the sources, was or was not recomputed after an edit.</summary>
    public static EditReasons Edit(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriverRunResult result = Driver().RunGenerators(before).RunGenerators(after).GetRunResult();
        return new EditReasons(
            [.. result.Results.SelectMany(run => run.TrackedSteps).Where(step => Steps.Contains(step.Key)).SelectMany(step => ReasonsOf(step.Value))],
            [.. result.Results.SelectMany(run => run.TrackedOutputSteps).SelectMany(step => ReasonsOf(step.Value))]);
    }

    /// <summary>All generators of the assembly: one that is added later is tested by every test at once.</summary>
    private static CSharpGeneratorDriver Driver()
    {
        IEnumerable<ISourceGenerator> generators = typeof(AttentionGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GeneratorAttribute>() is not null)
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());
        return CSharpGeneratorDriver.Create(
            generators, parseOptions: TestCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    private static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation) =>
        compilation.WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private static void AssertEverythingIsCached(GeneratorRunResult result)
    {
        foreach (string step in Steps.Where(result.TrackedSteps.ContainsKey))
        {
            Assert.All(
                ReasonsOf(result.TrackedSteps[step]),
                reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} was {reason} on the second run."));
        }

        Assert.All(result.TrackedOutputSteps.SelectMany(step => ReasonsOf(step.Value)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(IEnumerable<IncrementalGeneratorRunStep> runs) =>
        runs.SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<object> OutputsOf(IEnumerable<IncrementalGeneratorRunStep> runs) => runs.SelectMany(run => run.Outputs).Select(output => output.Value);
}

/// <summary>What an edit made the generators do again.</summary>
/// <param name="Steps">One reason for each output of a tracked step.</param>
/// <param name="Outputs">One reason for each source output.</param>
internal sealed record EditReasons(IncrementalStepRunReason[] Steps, IncrementalStepRunReason[] Outputs);
