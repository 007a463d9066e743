using AttnGen.Generators.Emission;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AttnGen.Generators;

/// <summary>Writes the body of every partial method that carries <c>[Attention]</c>: one declaration, one file.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class AttentionGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AttentionSpec> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttentionParser.AttributeMetadataName,
                static (node, _) => node is MethodDeclarationSyntax,
                static (match, _) => AttentionParser.Parse(
                    new DeclarationReader((IMethodSymbol)match.TargetSymbol, match.Attributes[0], report: null)))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.ParseAttention);

        context.RegisterSourceOutput(
            declarations,
            static (output, spec) => output.AddSource(spec.Method.HintName + ".g.cs", AttentionFileEmitter.Emit(spec, output.CancellationToken)));
    }
}
