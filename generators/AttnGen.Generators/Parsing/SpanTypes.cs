using System.Linq;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>The span types of parameters, as the parsers compare and quote them.</summary>
internal static class SpanTypes
{
    /// <summary>Elements that a span or an array holds at most.</summary>
    public const long MostElements = 0x7FFFFFC7;

    private const string Tensors = "System.Numerics.Tensors.";

    /// <summary>Span types of the design that no colour kernel takes yet; a declaration that uses one is told so.</summary>
    private static readonly string[] Planned =
    [
        Tensors + "ReadOnlyTensorSpan<float>",
        Tensors + "TensorSpan<float>",
        "System.Span<SixLabors.ImageSharp.PixelFormats.Rgba32>",
        "System.Span<SixLabors.ImageSharp.PixelFormats.Bgra32>",
    ];

    /// <summary>Whether a parameter has a type that is planned.</summary>
    public static bool IsPlanned(IParameterSymbol parameter) => parameter.RefKind == RefKind.None && Planned.Contains(parameter.Type.ToDisplayString());

    /// <summary>The span type of a role of <c>[Attention]</c>.</summary>
    public static string Of(string role) => $"System.{(AttentionRoles.IsWritten(role) ? "" : "ReadOnly")}Span<{AttentionRoles.ElementType(role)}>";

    /// <summary>The types that a role of <c>[Attention]</c> may have: its span, or, but for the workspace, the same as a tensor span.</summary>
    public static string[] Choice(string role) =>
        role == AttentionRoles.Workspace ? [Of(role)] : [Of(role), Of(role).Replace("System.", Tensors).Replace("Span<", "TensorSpan<")];

    /// <summary>Whether a parameter of <c>[Attention]</c> has a type of its role.</summary>
    public static bool Fits(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && Choice(parameter.Name).Contains(parameter.Type.ToDisplayString());

    /// <summary>Whether a parameter is a tensor span.</summary>
    public static bool IsTensor(IParameterSymbol parameter) => parameter.Type.ToDisplayString().StartsWith(Tensors, System.StringComparison.Ordinal);

    /// <summary>A type without the namespaces that users import anyway.</summary>
    public static string ShortName(string type) => type.Replace(Tensors, "").Replace("System.", "").Replace("AttnGen.", "");

    /// <summary>A parameter's modifier and type as a user writes them.</summary>
    public static string Describe(IParameterSymbol parameter)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        return modifier + parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }
}
