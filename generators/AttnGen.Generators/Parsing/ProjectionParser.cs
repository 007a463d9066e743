using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Projection]</c>: symbols in, <see cref="ProjectionSpec"/> out.</summary>
internal static class ProjectionParser
{
    /// <summary>The declaration as data, or null where the method is no partial method that waits for a body.</summary>
    public static ProjectionSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        int rows = reader.Dimension("rows"), inputDim = reader.Dimension("inputDim"), outputDim = reader.Dimension("outputDim");
        ActivationSpec activation = (ActivationSpec)reader.Choice("Activation", 3);
        new KernelParameters(reader, ProjectionRoles.Table, takesHeatmaps: false).Check(ProjectionRoles.Inputs, ProjectionRoles.Weights);
        ProjectionSpec spec = new(method, true, rows, inputDim, outputDim, activation);
        foreach (ParameterSpec parameter in method.Parameters.Where(parameter => parameter.Role != RoleSpec.Workspace))
        {
            SizeCheck.Check(reader, parameter, spec.ShapeOf(parameter.Role));
        }

        return spec with { IsValid = reader.IsValid };
    }
}

/// <summary>That a span can hold what a declaration asks for.</summary>
internal static class SizeCheck
{
    public static void Check(DeclarationReader reader, ParameterSpec parameter, ShapeSpec shape)
    {
        if (reader.IsValid && shape.Length > SpanTypes.MostElements)
        {
            IParameterSymbol symbol = reader.Method.Parameters.First(candidate => candidate.Name == parameter.Name.TrimStart('@'));
            reader.ErrorOnParameter(
                DiagnosticDescriptors.TooLarge, symbol, symbol.Name, shape.ToString(), NumberText.Grouped(shape.Length));
        }
    }
}
