using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Colormap]</c> on the parameters of an attention kernel: each is a heatmap, whatever its name.</summary>
internal static class HeatmapParser
{
    private static readonly string[] PixelSpans = [.. PixelTypes.All.SelectMany(SpanTypes.OutputsOf)];

    private static readonly string[] IndexSpans = [.. SpanTypes.OutputsOf("short"), .. SpanTypes.OutputsOf("byte")];

    /// <summary>The types of a heatmap, between quotation marks; ten names in a row would hide that the choice is of spans and of elements.</summary>
    private static readonly string Choice = "Span' or 'TensorSpan' of '" + string.Join("' or '", PixelTypes.All.Select(SpanTypes.ShortName)) + "' or 'short' or 'byte";

    public static EquatableArray<HeatmapSpec> Parse(DeclarationReader kernel)
    {
        List<HeatmapSpec> heatmaps = [];
        foreach (IParameterSymbol parameter in kernel.Method.Parameters)
        {
            if (ColormapParser.AttributeOf(parameter) is { } attribute)
            {
                string role = "heatmap" + (heatmaps.Count == 0 ? "" : (heatmaps.Count + 1).ToString(CultureInfo.InvariantCulture));
                heatmaps.Add(Parse(kernel, kernel.Of(parameter, attribute), parameter, role));
            }
        }

        return heatmaps.ToEquatableArray();
    }

    /// <summary>The method with the roles of its heatmaps.</summary>
    public static MethodSpec WithRoles(MethodSpec method, EquatableArray<HeatmapSpec> heatmaps) => method with
    {
        Parameters = method.Parameters.Select(parameter =>
            heatmaps.FirstOrDefault(heatmap => heatmap.Parameter == parameter.Role) is { } heatmap ? parameter with { Role = heatmap.Role } : parameter).ToEquatableArray(),
    };

    private static HeatmapSpec Parse(DeclarationReader kernel, DeclarationReader reader, IParameterSymbol parameter, string role)
    {
        string type = parameter.Type.ToDisplayString();
        bool isPixels = PixelSpans.Contains(type);
        if (parameter.RefKind != RefKind.None || (!isPixels && !IndexSpans.Contains(type)))
        {
            kernel.ErrorOnParameter(
                DiagnosticDescriptors.WrongParameterType, parameter, parameter.Name, SpanTypes.Describe(parameter),
                Choice);
        }

        if (reader.HasConstructorParameter("rows"))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.HeatmapWithShape, "rows", parameter.Name);
        }

        ColorsSpec colors = ColorsParser.Parse(reader, isPixels ? parameter : null, isPixels ? null : parameter);
        if (reader.IsValid && !colors.Norm.HasLimits)
        {
            reader.ErrorOnParameter(DiagnosticDescriptors.HeatmapWithoutLimits, parameter, parameter.Name, Missing(colors.Norm));
        }

        if (!reader.IsValid)
        {
            kernel.Reject();
        }

        return new HeatmapSpec(role, parameter.Name, colors, isPixels);
    }

    private static string Missing(NormSpec norm) => norm is CenteredNormSpec ? "HalfRange"
        : norm.VMin is null && norm.VMax is null ? "VMin and no VMax"
        : norm.VMin is null ? "VMin" : "VMax";
}
