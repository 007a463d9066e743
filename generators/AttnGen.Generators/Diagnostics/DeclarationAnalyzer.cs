using System.Collections.Immutable;
using AttnGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol? attention = start.Compilation.GetTypeByMetadataName(AttentionParser.AttributeMetadataName);
            if (attention is null)
            {
                return;
            }

            start.RegisterSymbolAction(symbol => Analyze(symbol, attention), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attention)
    {
        // A partial method comes as its definition; the generated part carries no attribute of its own.
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attention))
            {
                AttentionParser.Parse(new DeclarationReader(method, attribute, context.ReportDiagnostic));
            }
        }
    }
}
