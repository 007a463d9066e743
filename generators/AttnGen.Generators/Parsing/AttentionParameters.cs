using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Checks the parameters of a method with <c>[Attention]</c>: each one's name is a role, and its type the role's.</summary>
internal static class AttentionParameters
{
    public static void Check(DeclarationReader reader)
    {
        foreach (IParameterSymbol parameter in reader.Method.Parameters)
        {
            CheckParameter(reader, parameter);
        }

        foreach (string role in new[] { AttentionRoles.Query, AttentionRoles.Key })
        {
            // A misspelt role has been reported as such.
            if (reader.Method.Parameters.All(parameter => (parameter.Name != role || ColormapParser.IsHeatmap(parameter)) && MeantRole(parameter) != role))
            {
                reader.ErrorOnMethod(
                    DiagnosticDescriptors.MissingRole, reader.AttributeName, reader.Method.Name, role, SpanTypes.ShortName(SpanTypes.Of(role)));
            }
        }

        if (reader.Method.Parameters.All(parameter => !AttentionRoles.Outputs.Contains(parameter.Name) && !ColormapParser.IsHeatmap(parameter)))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.NoOutput, reader.AttributeName, reader.Method.Name,
                string.Join(", ", AttentionRoles.Outputs.Select(role => $"'{role}' (Span<float>)")) + ", or a heatmap: [Colormap(\"viridis\", VMin = 0, VMax = 1)] Span<Rgba32>");
        }

        CheckWorkspaceConstant(reader);
    }

    /// <summary>The name of the constant that says how large the workspace of a method is.</summary>
    public static string WorkspaceConstant(string method) => method.TrimStart('@') + "WorkspaceLength";

    private static void CheckParameter(DeclarationReader reader, IParameterSymbol parameter)
    {
        if (ColormapParser.IsHeatmap(parameter))
        {
            return;
        }

        if (!AttentionRoles.All.Contains(parameter.Name))
        {
            string meant = MeantRole(parameter) is { } role ? $"; did you mean '{role}'?" : "";
            reader.ErrorOnParameter(
                DiagnosticDescriptors.UnknownRole, parameter, parameter.Name, reader.AttributeName, string.Join(", ", AttentionRoles.All) + meant);
        }
        else if (!SpanTypes.Fits(parameter))
        {
            reader.ErrorOnParameter(
                DiagnosticDescriptors.WrongParameterType, parameter, parameter.Name, SpanTypes.Describe(parameter),
                string.Join("' or '", SpanTypes.Choice(parameter.Name).Select(SpanTypes.ShortName)));
        }
    }

    /// <summary>The role that an unknown name misspells by a letter or two, or null.</summary>
    private static string? MeantRole(IParameterSymbol parameter) =>
        AttentionRoles.All.Contains(parameter.Name) || ColormapParser.IsHeatmap(parameter)
            ? null
            : AttentionRoles.All.OrderBy(role => Spelling.Edits(parameter.Name, role)).FirstOrDefault(role => Spelling.Edits(parameter.Name, role) <= 2);

    /// <summary>Beside a method with a workspace stands a constant of its size, whose name must be free.</summary>
    private static void CheckWorkspaceConstant(DeclarationReader reader)
    {
        IParameterSymbol? workspace = reader.Method.Parameters.FirstOrDefault(IsWorkspace);
        if (workspace is null)
        {
            return;
        }

        // The generator's own constant is there when the analyzer runs; an overload's would be a second one.
        string constant = WorkspaceConstant(reader.Method.Name);
        bool isTaken = reader.Method.ContainingType.GetMembers(constant).Any(member => !MethodParser.IsGenerated(member))
            || reader.Method.ContainingType.GetMembers(reader.Method.Name).OfType<IMethodSymbol>().Any(other =>
                !SymbolEqualityComparer.Default.Equals(other, reader.Method) && IsKernel(other)
                && other.Parameters.Any(IsWorkspace));
        if (isTaken)
        {
            reader.ErrorOnParameter(DiagnosticDescriptors.WorkspaceConstantTaken, workspace, reader.Method.ContainingType.Name, constant, reader.Method.Name);
        }

        static bool IsWorkspace(IParameterSymbol parameter) => parameter.Name == AttentionRoles.Workspace && !ColormapParser.IsHeatmap(parameter);

        static bool IsKernel(IMethodSymbol method) => method.GetAttributes().Any(
            attribute => attribute.AttributeClass?.ToDisplayString() == AttentionParser.AttributeMetadataName);
    }
}
