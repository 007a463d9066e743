using AttnGen.Generators.Emission;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries <c>[Colormap]</c>: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ColormapGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ColormapSpec> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                ColormapParser.AttributeMetadataName,
                static (node, _) => node is MethodDeclarationSyntax,
                static (match, _) => ColormapParser.Parse(
                    new DeclarationReader((IMethodSymbol)match.TargetSymbol, match.Attributes[0], report: null)))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.ParseColormap);

        context.RegisterSourceOutput(
            declarations,
            static (output, spec) => output.AddSource(spec.Method.HintName + ".g.cs", ColormapFileEmitter.Emit(spec)));
    }
}
