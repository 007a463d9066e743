using System.Linq;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>The span types of parameters, as the parsers compare and quote them.</summary>
internal static class SpanTypes
{
    /// <summary>Elements that a span or an array holds at most.</summary>
    public const long MostElements = 0x7FFFFFC7;

    /// <summary>Span types of the design that no kernel takes yet; a declaration that uses one is told so.</summary>
    private static readonly string[] Planned =
    [
        "System.Numerics.Tensors.ReadOnlyTensorSpan<float>",
        "System.Numerics.Tensors.TensorSpan<float>",
        "System.Span<SixLabors.ImageSharp.PixelFormats.Rgba32>",
        "System.Span<SixLabors.ImageSharp.PixelFormats.Bgra32>",
    ];

    /// <summary>Whether a parameter has a type that is planned.</summary>
    public static bool IsPlanned(IParameterSymbol parameter) => parameter.RefKind == RefKind.None && Planned.Contains(parameter.Type.ToDisplayString());

    /// <summary>A type without the namespaces that users import anyway.</summary>
    public static string ShortName(string type) => type.Replace("System.Numerics.Tensors.", "").Replace("System.", "").Replace("AttnGen.", "");

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
