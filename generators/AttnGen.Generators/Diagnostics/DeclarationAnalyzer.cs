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
        DiagnosticDescriptors.ScratchTooLarge,
        DiagnosticDescriptors.NotFinite,
        DiagnosticDescriptors.UnknownColormap,
        DiagnosticDescriptors.NoColors,
        DiagnosticDescriptors.NameAndColors,
        DiagnosticDescriptors.TooFewColors,
        DiagnosticDescriptors.MalformedColor,
        DiagnosticDescriptors.LimitsOutOfOrder,
        DiagnosticDescriptors.OptionOutOfRange,
        DiagnosticDescriptors.OptionWithoutEffect,
        DiagnosticDescriptors.TooManyEntries,
        DiagnosticDescriptors.NoMatrixShape,
        DiagnosticDescriptors.SecondKernelAttribute,
        DiagnosticDescriptors.ColormapOnOtherParameter,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol? attention = start.Compilation.GetTypeByMetadataName(AttentionParser.AttributeMetadataName);
            INamedTypeSymbol? colormap = start.Compilation.GetTypeByMetadataName(ColormapParser.AttributeMetadataName);
            if (attention is null || colormap is null)
            {
                return;
            }

            start.RegisterSymbolAction(symbol => Analyze(symbol, attention, colormap), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attention, INamedTypeSymbol colormap)
    {
        // A partial method comes as its definition; the generated part carries no attribute of its own.
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        bool isKernel = false;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attention))
            {
                AttentionParser.Parse(new DeclarationReader(method, attribute, context.ReportDiagnostic));
                isKernel = true;
            }
            else if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, colormap))
            {
                ColormapParser.Parse(new DeclarationReader(method, attribute, context.ReportDiagnostic));
                isKernel = true;
            }
        }

        // The parsers judge the parameters of their own kernels.
        if (!isKernel)
        {
            ReportStrayHeatmaps(context, method, colormap);
        }
    }

    private static void ReportStrayHeatmaps(SymbolAnalysisContext context, IMethodSymbol method, INamedTypeSymbol colormap)
    {
        // The implementing part of a kernel carries the attributes of its definition.
        if (method.PartialDefinitionPart is not null)
        {
            return;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            foreach (AttributeData attribute in parameter.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, colormap))
                {
                    new DeclarationReader(method, attribute, context.ReportDiagnostic).ErrorOnParameter(
                        DiagnosticDescriptors.ColormapOnOtherParameter, parameter, parameter.Name, method.Name);
                }
            }
        }
    }
}
