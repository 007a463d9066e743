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
        KernelParameters parameters = new(reader, ProjectionRoles.Table, takesHeatmaps: false);
        bool isPacked = parameters.Has(ProjectionRoles.PackedWeights);
        parameters.Check(ProjectionRoles.Inputs, isPacked ? ProjectionRoles.PackedWeights : ProjectionRoles.Weights);
        if (reader.IsValid && isPacked && parameters.Has(ProjectionRoles.Weights))
        {
            IParameterSymbol weights = reader.Method.Parameters.First(parameter => parameter.Name == ProjectionRoles.Weights);
            reader.ErrorOnParameter(
                DiagnosticDescriptors.OptionWithoutEffect, weights, $"Parameter '{ProjectionRoles.Weights}'", $"kernels without '{ProjectionRoles.PackedWeights}'");
        }

        if (reader.IsValid && isPacked && outputDim < PackedWeights.PanelColumns)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.TooFewForPanels, "outputDim", ProjectionRoles.PackedWeights, PackedWeights.PanelColumns, "outputDim", outputDim, ProjectionRoles.Weights);
        }

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
