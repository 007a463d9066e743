using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Diagnostics;

/// <summary>Everything that AttnGen can say about a declaration. Numbers are never used again for another rule.</summary>
/// <remarks>Bands: 00xx the method and its parameters, 01xx shapes, 02xx options and numbers.</remarks>
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

    public static readonly DiagnosticDescriptor NotSupportedYet = Error(
        "ATTN0007",
        "This part of the declaration is not supported yet",
        "{0} is not supported yet; this version generates {1}");

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
        "ValueDim is {0} and dim is {1}, but without a parameter 'value' the keys serve as values; add 'value' or leave ValueDim out");

    public static readonly DiagnosticDescriptor NotFinite = Error(
        "ATTN0201",
        "A number must be finite",
        "{0} is {1}; it must be a finite number that a float can hold");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
