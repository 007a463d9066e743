using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated file of <c>[Projection]</c>: checks, the product, the activation.</summary>
internal static class ProjectionFileEmitter
{
    public static SourceText Emit(ProjectionSpec spec) =>
        SourceText.From(spec.IsValid ? EmitKernel(spec, Plan(spec)) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    private static ProjectionPlan Plan(ProjectionSpec spec) =>
        ProjectionPlan.Of("Project", spec.Rows, spec.InputDim, spec.OutputDim, startStride: spec.HasBias ? 0 : null);

    private static string EmitKernel(ProjectionSpec spec, ProjectionPlan plan) =>
        KernelFileEmitter.Write(Header(spec, plan), spec.Method, workspaceLength: null, usesNumerics: false, writer =>
        {
            KernelEntryEmitter.Emit(
                writer, [.. spec.Method.Parameters.Select(parameter => Argument(spec, parameter))], mostLength: null, () => EmitWork(writer, spec, plan));
            writer.Line();
            new ProjectionEmitter(writer, plan).Emit();
        });

    private static KernelArgument Argument(ProjectionSpec spec, ParameterSpec parameter)
    {
        ShapeSpec shape = spec.ShapeOf(parameter.Role);
        return new(parameter.Role, parameter.Role, "float", shape.Length, shape, parameter.Role == ProjectionRoles.Outputs, parameter.IsTensor);
    }

    private static void EmitWork(SourceWriter writer, ProjectionSpec spec, ProjectionPlan plan)
    {
        KernelEntryEmitter.EmitReferences(writer, ProjectionRoles.Table.Names.Where(spec.Method.Has), _ => "float");
        if (plan.StripLength > 0)
        {
            ScratchText.Declare(writer, plan.StripLength, hasWorkspace: false);
        }

        writer.Line(ProjectionEmitter.Call(plan, ProjectionRoles.Inputs, ProjectionRoles.Weights, ProjectionRoles.Bias, ProjectionRoles.Outputs, "scratch"));
        if (spec.Activation != ActivationSpec.None)
        {
            writer.Line($"KernelActivations.{spec.Activation}(ref outputs, {Number(spec.ShapeOf(ProjectionRoles.Outputs).Length)});");
        }
    }

    private static IEnumerable<string> Header(ProjectionSpec spec, ProjectionPlan plan)
    {
        string product = "inputs · weights" + (spec.HasBias ? " + bias" : "");
        yield return $"Dense layer of fixed shape for {FileEmitter.FullName(spec.Method)}:";
        yield return "";
        yield return "  outputs = " + (spec.Activation == ActivationSpec.None ? product : $"{(spec.Activation == ActivationSpec.Tanh ? "tanh" : "σ")}({product})");
        yield return "";
        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            yield return FileEmitter.HeaderRow(parameter.Role, spec.ShapeOf(parameter.Role).ToString());
        }

        long bytes = spec.Method.Parameters.Sum(parameter => sizeof(float) * spec.ShapeOf(parameter.Role).Length);
        yield return FileEmitter.HeaderRow("work", $"{Grouped(plan.Flops)} FLOPs, {Grouped(bytes)} bytes of arguments");
        foreach (string line in ProjectionDescription.Tiles(plan))
        {
            yield return line;
        }

        yield return FileEmitter.HeaderRow("scratch", ScratchText.Describe(plan.StripLength, hasWorkspace: false));
        yield return FileEmitter.HeaderRow("error", $"an output is within {spec.InputDim + 1} · 2⁻²⁴ · (|bias| + Σ|inputᵢ · weightᵢ|) of the exact one where nothing underflows"
            + (spec.Activation switch { ActivationSpec.Tanh => "; tanh within 1.2 ULP", ActivationSpec.Sigmoid => "; σ within 2 ULP", _ => "" }));
        yield return FileEmitter.HeaderRow("bits", "the same at 512, 256 and 128 bits wherever multiply-adds are fused");
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>What headers say of a projection.</summary>
internal static class ProjectionDescription
{
    /// <summary>A line for each vector width.</summary>
    public static IEnumerable<string> Tiles(ProjectionPlan plan, string what = "") => plan.Widths.Select(width => FileEmitter.HeaderRow(
        $"{32 * width.Lanes} bit", what + Tile(width)));

    /// <summary>The tile of one width.</summary>
    public static string Tile(ProjectionTile width) =>
        $"{Count(width.Tile.Queries, "row")} × " + (width.Tile.Lanes == 1 ? Count(width.Tile.Vectors, "float") : $"{Count(width.Tile.Vectors, "vector")} of {width.Tile.Lanes}")
        + (width.HasStrip ? ", weights laid side by side" : "");
}
