using System.Collections.Immutable;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AttnGen.Generators.Diagnostics;

/// <summary>
/// Reports what is wrong with a declaration. It runs the generator's own parsers, so the two never disagree, and as an analyzer its
/// diagnostics sit on the source and can be suppressed or configured like any other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.NotAPartialDefinition,
        DiagnosticDescriptors.UnsupportedMethod,
        DiagnosticDescriptors.UnknownRole,
        DiagnosticDescriptors.WrongParameterType,
        DiagnosticDescriptors.MissingRole,
        DiagnosticDescriptors.NoOutput,
        DiagnosticDescriptors.NotSupportedYet,
        DiagnosticDescriptors.DimensionOutOfRange,
        DiagnosticDescriptors.TooLarge,
        DiagnosticDescriptors.ValueDimWithoutValue,
        DiagnosticDescriptors.NotFinite,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // To the compiler a partial method with one generated part is generated code as a whole: without this flag no kernel is seen.
        // What is reported lies on the user's part all the same.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol? attention = start.Compilation.GetTypeByMetadataName(AttentionParser.AttributeMetadataName);
            if (attention is null)
            {
                return;
            }

            start.RegisterSyntaxNodeAction(node => Analyze(node, attention), SyntaxKind.MethodDeclaration);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, INamedTypeSymbol attention)
    {
        // The two parts of a partial method share their attributes: a mistake is reported on the defining part only.
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is not IMethodSymbol { PartialDefinitionPart: null } method)
        {
            return;
        }

        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attention))
            {
                AttentionParser.Parse(new DeclarationReader(method, attribute, context.ReportDiagnostic));
            }
        }
    }
}
