using System;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Attention]</c>: symbols in, <see cref="AttentionSpec"/> out.</summary>
internal static class AttentionParser
{
    public const string AttributeMetadataName = "AttnGen.AttentionAttribute";

    /// <summary>Leaves room for aligning the buffer.</summary>
    private const long MostScratch = SpanTypes.MostElements - 64;

    private const string Supported = "dense softmax attention with the options Batch, Heads, Scale and ValueDim";

    private static readonly string[] Inputs = [AttentionRoles.Query, AttentionRoles.Key, AttentionRoles.Value];

    private static readonly string[] Outputs = [AttentionRoles.Output, AttentionRoles.Weights];

    private static readonly string[] PlannedOptions =
    [
        "Causal", "CausalAlignment", "WindowLeft", "WindowRight", "Softcap", "Layout", "MaskScope", "BiasScope", "EmptyRow", "AverageHeads",
    ];

    /// <summary>The declaration as data, or null where the method is no partial method that waits for a body.</summary>
    public static AttentionSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        int batch = reader.Dimension("Batch", 1);
        int heads = reader.Dimension("Heads", 1);
        int queries = reader.Dimension("queries");
        int keys = reader.Dimension("keys");
        int dim = reader.Dimension("dim");
        int valueDim = reader.Dimension("ValueDim", dim);
        uint scaleBits = ReadScale(reader, dim);
        CheckOptions(reader);
        CheckParameters(reader);

        AttentionSpec spec = new(method, true, batch, heads, queries, keys, dim, valueDim, scaleBits);
        CheckShapes(reader, spec);
        return spec with { IsValid = reader.IsValid };
    }

    private static uint ReadScale(DeclarationReader reader, int dim)
    {
        double scale = reader.Property("Scale") is double given ? given : 1 / Math.Sqrt(dim);
        float rounded = (float)scale;
        bool isFinite = !float.IsNaN(rounded) && !float.IsInfinity(rounded);
        if (!isFinite || (rounded == 0 && scale != 0))
        {
            reader.ErrorOnArgument(
                isFinite ? DiagnosticDescriptors.RoundsToZero : DiagnosticDescriptors.NotFinite, "Scale", "Scale", scale.ToString(CultureInfo.InvariantCulture));
        }

        return BitConverter.ToUInt32(BitConverter.GetBytes(rounded), 0);
    }

    private static void CheckOptions(DeclarationReader reader)
    {
        // As many key and value heads as heads is what every kernel does.
        int keyValueHeads = reader.Dimension("KeyValueHeads", reader.Property("Heads") as int? ?? 1);
        if (reader.IsValid && !keyValueHeads.Equals(reader.Property("Heads") ?? 1))
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.NotSupportedYet, "KeyValueHeads", "Option 'KeyValueHeads'", Supported);
        }

        foreach (string option in PlannedOptions)
        {
            // An enum or a flag that is set to its default asks for nothing new.
            bool isNumber = option is "WindowLeft" or "WindowRight" or "Softcap";
            if (reader.Property(option) is { } value && (isNumber || value is not (0 or false)))
            {
                reader.ErrorOnArgument(DiagnosticDescriptors.NotSupportedYet, option, $"Option '{option}'", Supported);
            }
        }
    }

    private static void CheckParameters(DeclarationReader reader)
    {
        string[] roles = [.. Inputs, AttentionRoles.Lengths, .. Outputs];
        foreach (IParameterSymbol parameter in reader.Method.Parameters)
        {
            string? type = RoleType(parameter.Name);
            if (ColormapParser.IsHeatmap(parameter))
            {
                reader.ErrorOnParameter(DiagnosticDescriptors.NotSupportedYet, parameter, "[Colormap] on a parameter", "[Colormap] on a method");
            }
            else if (AttentionRoles.Planned.Contains(parameter.Name))
            {
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.NotSupportedYet, parameter, $"Role '{parameter.Name}'", $"the roles {string.Join(", ", roles)}");
            }
            else if (type is null)
            {
                string meant = MeantRole(parameter, roles) is { } role ? $"; did you mean '{role}'?" : "";
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.UnknownRole, parameter, parameter.Name, reader.AttributeName, string.Join(", ", roles) + meant);
            }
            else if (SpanTypes.IsPlanned(parameter))
            {
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.NotSupportedYet, parameter, $"The type '{SpanTypes.Describe(parameter)}'",
                    $"{parameter.Name} of type {SpanTypes.ShortName(type)}");
            }
            else if (parameter.RefKind != RefKind.None || parameter.Type.ToDisplayString() != type)
            {
                reader.ErrorOnParameter(
                    DiagnosticDescriptors.WrongParameterType, parameter, parameter.Name, SpanTypes.Describe(parameter), SpanTypes.ShortName(type));
            }
        }

        foreach (string role in new[] { AttentionRoles.Query, AttentionRoles.Key })
        {
            // A misspelt role has been reported as such.
            if (reader.Method.Parameters.All(parameter => parameter.Name != role && MeantRole(parameter, roles) != role))
            {
                reader.ErrorOnMethod(
                    DiagnosticDescriptors.MissingRole, reader.AttributeName, reader.Method.Name, role, SpanTypes.ShortName(RoleType(role)!));
            }
        }

        // A planned output (scores, logSumExp) has been reported already; one mistake, one error.
        if (reader.Method.Parameters.All(parameter => !Outputs.Contains(parameter.Name) && !AttentionRoles.Planned.Contains(parameter.Name)
            && !ColormapParser.IsHeatmap(parameter)))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.NoOutput, reader.AttributeName, reader.Method.Name,
                string.Join(", ", Outputs.Select(role => $"'{role}' (Span<float>)")));
        }
    }

    /// <summary>The role that an unknown name misspells by a letter or two, or null.</summary>
    private static string? MeantRole(IParameterSymbol parameter, string[] roles) =>
        RoleType(parameter.Name) is not null || ColormapParser.IsHeatmap(parameter)
            ? null
            : roles.OrderBy(role => Spelling.Edits(parameter.Name, role)).FirstOrDefault(role => Spelling.Edits(parameter.Name, role) <= 2);

    private static void CheckShapes(DeclarationReader reader, AttentionSpec spec)
    {
        if (!reader.IsValid)
        {
            return;
        }

        if (!spec.HasValue && spec.ValueDim != spec.Dim)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.ValueDimWithoutValue, "ValueDim", spec.ValueDim, spec.Dim);
        }

        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            ShapeSpec shape = AttentionShapes.Of(spec, parameter.Role);
            if (shape.Length > SpanTypes.MostElements)
            {
                IParameterSymbol symbol = reader.Method.Parameters.First(candidate => candidate.Name == parameter.Role);
                reader.ErrorOnParameter(DiagnosticDescriptors.TooLarge, symbol, parameter.Role, shape.ToString(), Grouped(shape.Length));
            }
        }

        long scratch = reader.IsValid ? AttentionPlanner.Plan(spec).Widths.Max(width => width.Scratch.Length) : 0;
        if (scratch > MostScratch)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.ScratchTooLarge, "keys", spec.Keys, spec.Dim, Grouped(scratch));
        }
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string? RoleType(string role) =>
        Inputs.Contains(role) ? "System.ReadOnlySpan<float>"
        : role == AttentionRoles.Lengths ? "System.ReadOnlySpan<int>"
        : Outputs.Contains(role) ? "System.Span<float>"
        : null;
}
