using System;
using System.Threading;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AttnGen.Generators;

/// <summary>The steps that every kind of kernel goes through: symbols to a spec, the only step that sees symbols, then a spec to a file.</summary>
internal static class KernelPipeline
{
    /// <summary>Registers the two steps.</summary>
    /// <param name="context">The generator's context.</param>
    /// <param name="attribute">Full name of the attribute that declares the kernel.</param>
    /// <param name="trackingName">Name of the first step.</param>
    /// <param name="parse">Reads a declaration; null where the method waits for no body.</param>
    /// <param name="emit">Writes the file.</param>
    public static void Register<TSpec>(
        IncrementalGeneratorInitializationContext context, string attribute, string trackingName, Func<DeclarationReader, TSpec?> parse,
        Func<TSpec, CancellationToken, (MethodSpec Method, SourceText Text)> emit)
        where TSpec : class
    {
        IncrementalValuesProvider<TSpec> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is MethodDeclarationSyntax,
                (match, _) => parse(new DeclarationReader((IMethodSymbol)match.TargetSymbol, match.Attributes[0], report: null)))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(trackingName);

        context.RegisterSourceOutput(declarations, (output, spec) =>
        {
            (MethodSpec method, SourceText text) = emit(spec, output.CancellationToken);
            output.AddSource(method.HintName + ".g.cs", text);
        });
    }
}
