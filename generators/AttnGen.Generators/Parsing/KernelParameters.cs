using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Checks the parameters of a kernel: each one's name is a role, and its type the role's.</summary>
/// <param name="reader">The declaration.</param>
/// <param name="roles">The roles that its kind of kernel has.</param>
/// <param name="takesHeatmaps">Whether a parameter with <c>[Colormap]</c> is a heatmap; otherwise it is an error.</param>
internal sealed class KernelParameters(DeclarationReader reader, RoleTable roles, bool takesHeatmaps)
{
    /// <summary>The name of the constant that says how large the workspace of a method is.</summary>
    public static string WorkspaceConstant(string method) => method.TrimStart('@') + "WorkspaceLength";

    /// <summary>Checks every parameter, that the required ones are there, and that something is written.</summary>
    /// <param name="required">Roles that a kernel of this kind and these options cannot do without.</param>
    public void Check(params string[] required)
    {
        foreach (IParameterSymbol parameter in reader.Method.Parameters)
        {
            CheckParameter(parameter);
        }

        foreach (string role in required)
        {
            Require(role);
        }

        if (reader.Method.Parameters.All(parameter => !roles.Outputs.Contains(parameter.Name) && !ColormapParser.IsHeatmap(parameter)))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.NoOutput, reader.AttributeName, reader.Method.Name,
                string.Join(", ", roles.Outputs.Select(role => $"'{role}' (Span<float>)"))
                + (takesHeatmaps ? ", or a heatmap: [Colormap(\"viridis\", VMin = 0, VMax = 1)] Span<Rgba32>" : ""));
        }

        CheckWorkspaceConstant();
    }

    /// <summary>Whether the method has a parameter of a role.</summary>
    public bool Has(string role) => reader.Method.Parameters.Any(parameter => parameter.Name == role && !ColormapParser.IsHeatmap(parameter));

    /// <summary>Whether the method has a parameter of a role, or one that misspells it, which has an error of its own.</summary>
    public bool HasOrMeans(string role) => Has(role) || reader.Method.Parameters.Any(parameter => MeantRole(parameter) == role);

    /// <summary>Reports a role that is missing.</summary>
    private void Require(string role)
    {
        if (!HasOrMeans(role))
        {
            reader.ErrorOnMethod(
                DiagnosticDescriptors.MissingRole, reader.AttributeName, reader.Method.Name, role, SpanTypes.ShortName(SpanTypes.Of(roles.Find(role)!)));
        }
    }

    private void CheckParameter(IParameterSymbol parameter)
    {
        if (ColormapParser.IsHeatmap(parameter))
        {
            if (!takesHeatmaps)
            {
                reader.ErrorOnParameter(DiagnosticDescriptors.ColormapOnOtherParameter, parameter, parameter.Name, reader.Method.Name);
            }
        }
        else if (roles.Find(parameter.Name) is not { } role)
        {
            string meant = MeantRole(parameter) is { } name ? $"; did you mean '{name}'?" : "";
            reader.ErrorOnParameter(
                DiagnosticDescriptors.UnknownRole, parameter, parameter.Name, reader.AttributeName, string.Join(", ", roles.Names) + meant);
        }
        else if (!SpanTypes.Fits(parameter, role))
        {
            reader.ErrorOnParameter(
                DiagnosticDescriptors.WrongParameterType, parameter, parameter.Name, SpanTypes.Describe(parameter),
                string.Join("' or '", SpanTypes.Choice(role).Select(SpanTypes.ShortName)));
        }
    }

    /// <summary>The role that an unknown name misspells by a letter or two, or null.</summary>
    private string? MeantRole(IParameterSymbol parameter) =>
        roles.Find(parameter.Name) is not null || ColormapParser.IsHeatmap(parameter)
            ? null
            : roles.Names.OrderBy(role => Spelling.Edits(parameter.Name, role)).FirstOrDefault(role => Spelling.Edits(parameter.Name, role) <= 2);

    /// <summary>Beside a method with a workspace stands a constant of its size, whose name must be free.</summary>
    private void CheckWorkspaceConstant()
    {
        IParameterSymbol? workspace = reader.Method.Parameters.FirstOrDefault(IsWorkspace);
        if (workspace is null)
        {
            return;
        }

        // The generator's own constant is there when the analyzer runs; an overload's would be a second one.
        string constant = WorkspaceConstant(reader.Method.Name);
        IEnumerable<IMethodSymbol> overloads = reader.Method.ContainingType.GetMembers(reader.Method.Name).OfType<IMethodSymbol>()
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, reader.Method));
        bool isTaken = reader.Method.ContainingType.GetMembers(constant).Any(member => !MethodParser.IsGenerated(member))
            || overloads.Any(other => KernelAttributes.IsKernel(other) && other.Parameters.Any(IsWorkspace));
        if (isTaken)
        {
            reader.ErrorOnParameter(DiagnosticDescriptors.WorkspaceConstantTaken, workspace, reader.Method.ContainingType.Name, constant, reader.Method.Name);
        }

        static bool IsWorkspace(IParameterSymbol parameter) => parameter.Name == RoleSpec.Workspace && !ColormapParser.IsHeatmap(parameter);
    }
}
