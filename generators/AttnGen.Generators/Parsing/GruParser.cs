using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis;
using static AttnGen.Generators.Infrastructure.NumberText;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[Gru]</c> and <c>[BidirectionalGru]</c>: symbols in, <see cref="GruSpec"/> out.</summary>
internal static class GruParser
{
    /// <summary>The declaration as data, or null where the method is no partial method that waits for a body.</summary>
    public static GruSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        GruSpec spec = new(
            method, true, reader.AttributeMetadataName == KernelAttributes.BidirectionalGru, reader.Dimension("Batch", 1), reader.Dimension("steps"),
            reader.Dimension("inputDim"), reader.Dimension("hiddenDim"), reader.Flag("ResetAfter"), (GruUpdateSpec)reader.Choice("Update", 2),
            reader.Flag("Reverse"));
        new KernelParameters(reader, spec.Roles, takesHeatmaps: false).Check(
            [GruRoles.Inputs, .. spec.Directions.SelectMany(direction => new[] { direction.Role(GruRoles.InputWeights), direction.Role(GruRoles.RecurrentWeights) })]);
        CheckRecurrentBiases(reader, spec);
        foreach (ParameterSpec parameter in method.Parameters.Where(parameter => parameter.Role != RoleSpec.Workspace))
        {
            SizeCheck.Check(reader, parameter, spec.ShapeOf(parameter.Role));
        }

        CheckScratch(reader, spec);
        return spec with { IsValid = reader.IsValid };
    }

    /// <summary>With the reset before the product there is one place where a bias is added.</summary>
    private static void CheckRecurrentBiases(DeclarationReader reader, GruSpec spec)
    {
        foreach (GruDirection direction in spec.Directions)
        {
            string role = direction.Role(GruRoles.RecurrentBias);
            if (!spec.ResetAfter && reader.Method.Parameters.FirstOrDefault(parameter => parameter.Name == role) is { } bias)
            {
                reader.ErrorOnParameter(DiagnosticDescriptors.OptionWithoutEffect, bias, role, "ResetAfter = true");
            }
        }
    }

    private static void CheckScratch(DeclarationReader reader, GruSpec spec)
    {
        long scratch = reader.IsValid ? GruPlan.Of(spec).ScratchLength : 0;
        if (scratch > SpanTypes.MostScratch)
        {
            reader.ErrorOnArgument(
                DiagnosticDescriptors.GruScratchTooLarge, "Batch", spec.Batch, spec.HiddenDim, Grouped(scratch));
        }
    }
}
