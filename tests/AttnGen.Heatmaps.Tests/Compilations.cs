using System.Collections.Immutable;
using AttnGen.Generators;
using AttnGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Compiles declarations with the generators and the analyzer.</summary>
internal static class Compilations
{
    /// <summary>Types that are recognised by their full names alone, without a reference to their packages.</summary>
    private const string ForeignTypes = """
        namespace System.Numerics.Tensors { public readonly ref struct ReadOnlyTensorSpan<T>; }
        namespace SixLabors.ImageSharp.PixelFormats { public struct Rgba32; public struct Bgra32; }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("System.Numerics.Tensors", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "AttnGen.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Generates for members of a static partial class; returns all diagnostics and the generated texts.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Diagnostics, string[] Generated)> Run(string members)
    {
        string source = "using System;\nusing AttnGen;\nstatic partial class Kernels\n{\n" + members + "\n}\n" + ForeignTypes;
        CSharpParseOptions options = new(LanguageVersion.CSharp14);
        Compilation compilation = CSharpCompilation.Create(
            "Declarations", [CSharpSyntaxTree.ParseText(source, options)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new AttentionGenerator().AsSourceGenerator(), new ColormapGenerator().AsSourceGenerator()], parseOptions: options);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        ImmutableArray<Diagnostic> diagnostics = await output.WithAnalyzers([new DeclarationAnalyzer()]).GetAllDiagnosticsAsync();
        return (
            [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)],
            [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())]);
    }

    /// <summary>The diagnostics as <c>id: source text: message</c>.</summary>
    public static async Task<string[]> Errors(string members)
    {
        (ImmutableArray<Diagnostic> diagnostics, _) = await Run(members);
        return [.. diagnostics.Select(diagnostic =>
            $"{diagnostic.Id}: {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}: {diagnostic.GetMessage()}")];
    }
}
