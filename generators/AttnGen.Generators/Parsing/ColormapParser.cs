using System;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Colormap]</c> on a method: symbols in, <see cref="ColormapSpec"/> out.</summary>
internal static class ColormapParser
{
    /// <summary>
    /// The declaration as data, or null where the method is no partial method that waits for a body or where another attribute writes it.
    /// </summary>
    public static ColormapSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        (int rows, int columns) = ReadShape(reader);
        ColorsSpec colors = ColorsParser.Parse(reader, Find(reader, ColormapRoles.Pixels), Find(reader, ColormapRoles.Indices));
        CheckParameters(reader);

        ColormapSpec spec = new(method, true, rows, columns, colors);
        CheckSize(reader, spec);
        return spec with { IsValid = reader.IsValid };
    }

    /// <summary>Whether a parameter carries [Colormap], which makes it a heatmap whatever its name.</summary>
    public static bool IsHeatmap(IParameterSymbol parameter) => AttributeOf(parameter) is not null;

    /// <summary>The [Colormap] of a parameter, or null.</summary>
    public static AttributeData? AttributeOf(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == KernelAttributes.Colormap);

    private static (int Rows, int Columns) ReadShape(DeclarationReader reader)
    {
        if (!reader.HasConstructorParameter("rows"))
        {
            reader.ErrorOnMethod(DiagnosticDescriptors.NoMatrixShape, reader.Method.Name);
            return (1, 1);
        }

        return (reader.Dimension("rows"), reader.Dimension("columns"));
    }

    private static void CheckParameters(DeclarationReader reader)
    {
        foreach (IParameterSymbol parameter in reader.Method.Parameters)
        {
            string[] types = RoleTypes(parameter.Name);
            string type = parameter.Type.ToDisplayString();
            if (IsHeatmap(parameter))
            {
                reader.ErrorOnParameter(DiagnosticDescriptors.ColormapOnOtherParameter, parameter, parameter.Name, reader.Method.Name);
            }
            else if (types.Length == 0)
            {
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.UnknownRole, parameter, parameter.Name, reader.AttributeName, string.Join(", ", ColormapRoles.All));
            }
            else if (parameter.RefKind != RefKind.None || !types.Contains(type))
            {
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.WrongParameterType, parameter, parameter.Name, SpanTypes.Describe(parameter),
                    parameter.Name == ColormapRoles.Pixels ? PixelChoice : string.Join("' or '", types.Select(SpanTypes.ShortName)));
            }
        }

        if (reader.Method.Parameters.All(parameter => parameter.Name != ColormapRoles.Values))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.MissingRole, reader.AttributeName, reader.Method.Name, ColormapRoles.Values,
                Choice(RoleTypes(ColormapRoles.Values)));
        }

        if (reader.Method.Parameters.All(parameter => parameter.Name is not (ColormapRoles.Pixels or ColormapRoles.Indices)))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.NoOutput, reader.AttributeName, reader.Method.Name,
                "'pixels' (Span<Rgba32>), 'indices' (Span<short> or Span<byte>)");
        }
    }

    private static void CheckSize(DeclarationReader reader, ColormapSpec spec)
    {
        if (reader.IsValid && spec.Shape.Length > SpanTypes.MostElements)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.TooLarge, "rows", ColormapRoles.Values, spec.Shape.ToString(), spec.Shape.Length);
        }
    }

    private static IParameterSymbol? Find(DeclarationReader reader, string role) =>
        reader.Method.Parameters.FirstOrDefault(parameter => parameter.Name == role);

    /// <summary>The types of a role: its span, or the same as a tensor span.</summary>
    private static string[] RoleTypes(string role) => role switch
    {
        ColormapRoles.Values => SpanTypes.InputsOf("float"),
        ColormapRoles.Mask => SpanTypes.InputsOf("bool"),
        ColormapRoles.Pixels => [.. PixelTypes.All.SelectMany(SpanTypes.OutputsOf)],
        ColormapRoles.Indices => [.. SpanTypes.OutputsOf("short"), .. SpanTypes.OutputsOf("byte")],
        _ => [],
    };

    /// <summary>The types of pixels, between quotation marks; six names in a row would hide that the choice is of spans and of pixels.</summary>
    private static string PixelChoice => "Span' or 'TensorSpan' of '" + string.Join("' or '", PixelTypes.All.Select(SpanTypes.ShortName));

    private static string Choice(string[] types) => string.Join(" or ", types.Select(SpanTypes.ShortName));
}
