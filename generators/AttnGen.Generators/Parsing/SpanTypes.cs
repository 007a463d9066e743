using System.Linq;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>The span types of parameters, as the parsers compare and quote them.</summary>
internal static class SpanTypes
{
    /// <summary>Elements that a span or an array holds at most.</summary>
    public const long MostElements = 0x7FFFFFC7;

    /// <summary>Floats of scratch at most; leaves room for aligning the buffer.</summary>
    public const long MostScratch = MostElements - 64;

    private const string Tensors = "System.Numerics.Tensors.";

    /// <summary>The types of an input of some element: a span or a tensor span.</summary>
    public static string[] InputsOf(string element) => [$"System.ReadOnlySpan<{element}>", $"{Tensors}ReadOnlyTensorSpan<{element}>"];

    /// <summary>The types of an output of some element: a span or a tensor span.</summary>
    public static string[] OutputsOf(string element) => [$"System.Span<{element}>", $"{Tensors}TensorSpan<{element}>"];

    /// <summary>The full name of a span's or tensor span's element, or of the type itself where it is neither.</summary>
    public static string Element(IParameterSymbol parameter) =>
        (parameter.Type is INamedTypeSymbol { TypeArguments.Length: 1 } span ? span.TypeArguments[0] : parameter.Type).ToDisplayString();

    /// <summary>Whether a span's or tensor span's element is a type.</summary>
    public static bool IsElement(IParameterSymbol parameter, string element) => Element(parameter) == element;

    /// <summary>The type of a role: a span, or a number.</summary>
    public static string Of(RoleSpec role) => role.IsNumber ? role.ElementType : $"System.{(role.IsWritten ? "" : "ReadOnly")}Span<{role.ElementType}>";

    /// <summary>The types that a role may have: its span, or, but for the workspace and numbers, the same as a tensor span.</summary>
    public static string[] Choice(RoleSpec role) =>
        role.Name == RoleSpec.Workspace || role.IsNumber ? [Of(role)] : [Of(role), Of(role).Replace("System.", Tensors).Replace("Span<", "TensorSpan<")];

    /// <summary>Whether a parameter has a type of its role.</summary>
    public static bool Fits(IParameterSymbol parameter, RoleSpec role) =>
        parameter.RefKind == RefKind.None && Choice(role).Contains(parameter.Type.ToDisplayString());

    /// <summary>Whether a parameter is a tensor span.</summary>
    public static bool IsTensor(IParameterSymbol parameter) => parameter.Type.ToDisplayString().StartsWith(Tensors, System.StringComparison.Ordinal);

    /// <summary>A type without the namespaces that users import anyway.</summary>
    public static string ShortName(string type) => type.Replace(Tensors, "").Replace("System.", "").Replace("AttnGen.", "").Replace("SixLabors.ImageSharp.PixelFormats.", "ImageSharp's ");

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
