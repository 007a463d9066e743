using System;
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
        DiagnosticDescriptors.FileLocalType,
        DiagnosticDescriptors.WorkspaceConstantTaken,
        DiagnosticDescriptors.DimensionOutOfRange,
        DiagnosticDescriptors.TooLarge,
        DiagnosticDescriptors.ValueDimWithoutValue,
        DiagnosticDescriptors.ScratchTooLarge,
        DiagnosticDescriptors.KeyValueHeadsNotADivisor,
        DiagnosticDescriptors.DotOfDifferentDims,
        DiagnosticDescriptors.ConcatWithoutUnits,
        DiagnosticDescriptors.WeightsWithoutScore,
        DiagnosticDescriptors.TooFewForPanels,
        DiagnosticDescriptors.GruScratchTooLarge,
        DiagnosticDescriptors.NotFinite,
        DiagnosticDescriptors.RoundsToZero,
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
        DiagnosticDescriptors.NormNeedsOption,
        DiagnosticDescriptors.BoundariesNotAscending,
        DiagnosticDescriptors.ClipAndExtend,
        DiagnosticDescriptors.FewerColorsThanRegions,
        DiagnosticDescriptors.HeatmapWithoutLimits,
        DiagnosticDescriptors.HeatmapWithShape,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The body that the generator writes carries [GeneratedCode], and attributes of both parts count for the method: the compiler
        // takes every declared kernel for generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KernelAttributes.Attention) is not null)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.Method);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        // A partial method comes once as its definition and once as its implementation; both have the attributes of both.
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null)
        {
            return;
        }

        bool isKernel = false;
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (Parser(attribute) is { } parse)
            {
                parse(new DeclarationReader(method, attribute, context.ReportDiagnostic));
                isKernel = true;
            }
        }

        // The parsers judge the parameters of their own kernels.
        if (!isKernel)
        {
            ReportStrayHeatmaps(context, method);
        }
    }

    /// <summary>The parser of an attribute, or null where it declares no kernel.</summary>
    private static Func<DeclarationReader, object?>? Parser(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() switch
    {
        KernelAttributes.Attention => AttentionParser.Parse,
        KernelAttributes.Luong => LuongParser.Parse,
        KernelAttributes.Bahdanau => BahdanauParser.Parse,
        KernelAttributes.Keras => KerasParser.Parse,
        KernelAttributes.KerasAdditive => KerasParser.ParseAdditive,
        KernelAttributes.Gru or KernelAttributes.BidirectionalGru => GruParser.Parse,
        KernelAttributes.Projection => ProjectionParser.Parse,
        KernelAttributes.Colormap => ColormapParser.Parse,
        _ => null,
    };

    private static void ReportStrayHeatmaps(SymbolAnalysisContext context, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (ColormapParser.AttributeOf(parameter) is { } attribute)
            {
                new DeclarationReader(method, attribute, context.ReportDiagnostic).ErrorOnParameter(
                    DiagnosticDescriptors.ColormapOnOtherParameter, parameter, parameter.Name, method.Name);
            }
        }
    }
}
