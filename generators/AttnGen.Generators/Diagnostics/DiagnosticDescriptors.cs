using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Diagnostics;

/// <summary>Everything that AttnGen can say about a declaration. Numbers are never used again for another rule.</summary>
/// <remarks>Bands: 00xx the method and its parameters, 01xx shapes, 02xx options and numbers, 03xx colours.</remarks>
internal static class DiagnosticDescriptors
{
    private const string Category = "AttnGen";

    public static readonly DiagnosticDescriptor NotAPartialDefinition = Error(
        "ATTN0001",
        "A kernel is declared on a partial method without a body",
        "Method '{0}' carries [{1}] but is not a partial method without a body; declare it as 'static partial void {0}(…);' and AttnGen writes the body");

    public static readonly DiagnosticDescriptor UnsupportedMethod = Error(
        "ATTN0002",
        "A kernel method returns void and is not generic",
        "Method '{0}' {1}; a kernel writes its results to its output parameters, so declare it as 'void {0}(…)' without type parameters");

    public static readonly DiagnosticDescriptor UnknownRole = Error(
        "ATTN0003",
        "A parameter's name is its role",
        "'{0}' is not a role of [{1}]; a parameter's name is its role, one of: {2}");

    public static readonly DiagnosticDescriptor WrongParameterType = Error(
        "ATTN0004",
        "A parameter has the type of its role",
        "Parameter '{0}' has the type '{1}', but this role needs '{2}' passed by value");

    public static readonly DiagnosticDescriptor MissingRole = Error(
        "ATTN0005",
        "A required parameter is missing",
        "[{0}] on '{1}' needs a parameter named '{2}' of type '{3}'");

    public static readonly DiagnosticDescriptor NoOutput = Error(
        "ATTN0006",
        "A kernel has at least one output",
        "[{0}] on '{1}' computes nothing: add at least one output parameter of {2}");

    public static readonly DiagnosticDescriptor FileLocalType = Error(
        "ATTN0008",
        "A kernel's type can be extended by another file",
        "Type '{0}' is local to its file, so no other file can add the body of '{1}'; remove 'file' from the type");

    public static readonly DiagnosticDescriptor WorkspaceConstantTaken = Error(
        "ATTN0009",
        "The constant beside a method with a workspace has a free name",
        "'{0}' would get a constant '{1}' that says how large the workspace of '{2}' is, but has a member of that name or another kernel of that name with a workspace; rename one of them");

    public static readonly DiagnosticDescriptor DimensionOutOfRange = Error(
        "ATTN0101",
        "A dimension is at least 1",
        "{0} is {1}, but a dimension must be at least 1");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "ATTN0102",
        "A span holds at most 2,147,483,591 elements",
        "'{0}' would have the shape {1}, that is {2} elements, more than the 2,147,483,591 that a span can hold; reduce a dimension or split the call");

    public static readonly DiagnosticDescriptor ValueDimWithoutValue = Error(
        "ATTN0103",
        "Without a value parameter the keys are the values",
        "ValueDim is {0} and {2} is {1}, but without a parameter 'value' the keys serve as values; add 'value' or leave ValueDim out");

    public static readonly DiagnosticDescriptor ScratchTooLarge = Error(
        "ATTN0104",
        "A kernel's scratch holds at most 2,147,483,591 elements",
        "With {0} a kernel needs {1} elements of scratch, more than the 2,147,483,591 that a buffer can hold; reduce one of them");

    public static readonly DiagnosticDescriptor KeyValueHeadsNotADivisor = Error(
        "ATTN0105",
        "Every key and value head serves as many query heads",
        "KeyValueHeads is {0}, which does not divide Heads, {1}; each key and value head serves Heads / KeyValueHeads query heads");

    public static readonly DiagnosticDescriptor DotOfDifferentDims = Error(
        "ATTN0106",
        "A dot product needs as many components on both sides",
        "LuongScore.Dot compares queries and keys component by component, but queryDim is {0} and keyDim is {1}; make them equal, or use LuongScore.General");

    public static readonly DiagnosticDescriptor ConcatWithoutUnits = Error(
        "ATTN0107",
        "The concat score has hidden units",
        "LuongScore.Concat needs Units, the number of its hidden units; set it beside Score");

    public static readonly DiagnosticDescriptor GruScratchTooLarge = Error(
        "ATTN0110",
        "A recurrent kernel's scratch holds at most 2,147,483,591 elements",
        "With Batch = {0} and hiddenDim = {1} a kernel needs {2} elements of scratch, more than the 2,147,483,591 that a buffer can hold; reduce them or split the call");

    public static readonly DiagnosticDescriptor WeightsWithoutScore = Error(
        "ATTN0108",
        "Weights belong to a score",
        "'{0}' belongs to a score with weights, but [LuongAttention] has no Score and would take LuongScore.Dot; set Score = LuongScore.General, or Score = LuongScore.Concat with Units");

    public static readonly DiagnosticDescriptor TooFewForPanels = Error(
        "ATTN0109",
        "Packed weights fill a panel",
        "'{0}' lies in panels of {1} columns, but {2} is {3}; pass '{4}' as it is, which is as fast");

    public static readonly DiagnosticDescriptor NotFinite = Error(
        "ATTN0201",
        "A number must be finite",
        "{0} is {1}; it must be a finite number that a float can hold");

    public static readonly DiagnosticDescriptor RoundsToZero = Error(
        "ATTN0202",
        "A factor does not vanish",
        "{0} is {1}, which the nearest float rounds to zero; write 0 if that is meant");

    public static readonly DiagnosticDescriptor UnknownColormap = Error(
        "ATTN0301",
        "A colormap is named as in matplotlib or seaborn",
        "'{0}' is not a colormap; the nearest names are {1}");

    public static readonly DiagnosticDescriptor NoColors = Error(
        "ATTN0302",
        "A colormap has a name or colours",
        "[Colormap] on '{0}' has no colours: give the name of a map, such as \"viridis\", or Colors");

    public static readonly DiagnosticDescriptor NameAndColors = Error(
        "ATTN0303",
        "A colormap has a name or colours, not both",
        "Colors takes the place of a name, but the map is named '{0}'; leave one of them out");

    public static readonly DiagnosticDescriptor TooFewColors = Error(
        "ATTN0304",
        "A map of its own has colours enough",
        "Colors has {0}, but {1}");

    public static readonly DiagnosticDescriptor MalformedColor = Error(
        "ATTN0305",
        "A colour is written #RRGGBB or #RRGGBBAA",
        "'{0}' is not a colour; write #RRGGBB or #RRGGBBAA in hexadecimal digits");

    public static readonly DiagnosticDescriptor LimitsOutOfOrder = Error(
        "ATTN0306",
        "VMin lies below VMax",
        "VMin is {0} and VMax is {1}, but VMin must lie below VMax; a name ending in _r reverses the colours");

    public static readonly DiagnosticDescriptor OptionOutOfRange = Error(
        "ATTN0307",
        "An option lies in its range",
        "{0} is {1}, but it must be {2}");

    public static readonly DiagnosticDescriptor OptionWithoutEffect = Error(
        "ATTN0308",
        "An option belongs to what it changes",
        "{0} has no effect here: it belongs to {1}; leave it out");

    public static readonly DiagnosticDescriptor TooManyEntries = Error(
        "ATTN0309",
        "A byte holds 256 entries",
        "'{0}' is a span of byte, but the map has {1} entries and a byte holds 256; make it a Span<short> or set Entries to at most 256");

    public static readonly DiagnosticDescriptor NoMatrixShape = Error(
        "ATTN0310",
        "A colour-mapping method has rows and columns",
        "[Colormap] on the method '{0}' needs rows and columns, such as [Colormap(\"viridis\", rows: 10, columns: 10)]");

    public static readonly DiagnosticDescriptor SecondKernelAttribute = Error(
        "ATTN0311",
        "A method has one kernel attribute",
        "Method '{0}' carries [{1}] and [{2}], but it can have only one body; {3}");

    public static readonly DiagnosticDescriptor ColormapOnOtherParameter = Error(
        "ATTN0312",
        "A heatmap parameter belongs to an attention kernel",
        "[Colormap] on the parameter '{0}' has no effect: '{1}' is not an attention kernel");

    public static readonly DiagnosticDescriptor NormNeedsOption = Error(
        "ATTN0313",
        "A norm has what it cannot do without",
        "ColorNorm.{0} needs {1}; set it beside Norm");

    public static readonly DiagnosticDescriptor BoundariesNotAscending = Error(
        "ATTN0314",
        "Boundaries ascend",
        "Boundary {0} does not lie above the one before it, {1}; write them in ascending order, each once");

    public static readonly DiagnosticDescriptor ClipAndExtend = Error(
        "ATTN0315",
        "Values beyond the boundaries are clipped or have regions of their own",
        "Clip gives values beyond the boundaries the end colours, Extend gives them regions of their own; leave one of them out");

    public static readonly DiagnosticDescriptor FewerColorsThanRegions = Error(
        "ATTN0316",
        "Every region has a colour",
        "The boundaries make {0} regions, but the map has colours for {1}; give a colour for each region, or a map with more entries");

    public static readonly DiagnosticDescriptor HeatmapWithoutLimits = Error(
        "ATTN0317",
        "A heatmap parameter has fixed limits",
        "The heatmap '{0}' has no {1}: inside the kernel limits cannot come from the data, which would need all weights first; weights lie between 0 and 1");

    public static readonly DiagnosticDescriptor HeatmapWithShape = Error(
        "ATTN0318",
        "The kernel gives a heatmap parameter its shape",
        "The heatmap '{0}' has the shape of the weights; leave out rows and columns");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
