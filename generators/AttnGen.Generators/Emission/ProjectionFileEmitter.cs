using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;
using static AttnGen.Generators.Infrastructure.NumberText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated file of <c>[Projection]</c>: checks, the product, the activation.</summary>
internal static class ProjectionFileEmitter
{
    public static SourceText Emit(ProjectionSpec spec) =>
        SourceText.From(spec.IsValid ? EmitKernel(spec, Plan(spec)) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    private static ProjectionPlan Plan(ProjectionSpec spec) =>
        ProjectionPlan.Of("Project", spec.Rows, spec.InputDim, spec.OutputDim, startStride: spec.HasBias ? 0 : null,
            isPacked: spec.WeightsRole == ProjectionRoles.PackedWeights);

    /// <summary>Floats of the caller's workspace: the strip of weights, and what aligning it may cost.</summary>
    private static long WorkspaceLength(ProjectionPlan plan) => plan.StripLength + KernelTuning.AlignmentSlack;

    private static string EmitKernel(ProjectionSpec spec, ProjectionPlan plan) =>
        KernelFileEmitter.Write(Header(spec, plan), spec.Method, spec.HasWorkspace ? WorkspaceLength(plan) : null, usesNumerics: false, writer =>
        {
            KernelEntryEmitter.Emit(
                writer, [.. spec.Method.Parameters.Select(parameter => Argument(spec, plan, parameter))], limit: null, () => EmitWork(writer, spec, plan));
            writer.Line();
            new ProjectionEmitter(writer, plan).Emit();
        });

    private static KernelArgument Argument(ProjectionSpec spec, ProjectionPlan plan, ParameterSpec parameter)
    {
        ShapeSpec? shape = parameter.Role == RoleSpec.Workspace ? null : spec.ShapeOf(parameter.Role);
        return new(
            parameter.Role, parameter.Role, "float", shape?.Length ?? WorkspaceLength(plan), shape, ProjectionRoles.Table.Find(parameter.Role)!.IsWritten,
            parameter.IsTensor);
    }

    private static void EmitWork(SourceWriter writer, ProjectionSpec spec, ProjectionPlan plan)
    {
        KernelEntryEmitter.EmitReferences(writer, ProjectionRoles.Table.Names.Where(spec.Method.Has), _ => "float");
        if (plan.StripLength > 0)
        {
            ScratchText.Declare(writer, plan.StripLength, spec.HasWorkspace);
        }

        writer.Line(ProjectionEmitter.Call(plan, ProjectionRoles.Inputs, spec.WeightsRole, ProjectionRoles.Bias, ProjectionRoles.Outputs, "scratch"));
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
            yield return FileEmitter.HeaderRow(
                parameter.Role, parameter.Role == RoleSpec.Workspace ? $"[{Number(WorkspaceLength(plan))}], or longer" : spec.ShapeOf(parameter.Role).ToString());
        }

        long bytes = spec.Method.Parameters.Where(parameter => parameter.Role != RoleSpec.Workspace).Sum(parameter => sizeof(float) * spec.ShapeOf(parameter.Role).Length);
        yield return FileEmitter.HeaderRow("work", $"{Grouped(plan.Flops)} FLOPs, {Grouped(bytes)} bytes of arguments");
        foreach (string line in ProjectionDescription.Tiles(plan))
        {
            yield return line;
        }

        yield return FileEmitter.HeaderRow("scratch", ScratchText.Describe(plan.StripLength, spec.HasWorkspace));
        yield return FileEmitter.HeaderRow("error", $"an output is within {spec.InputDim + 1} · 2⁻²⁴ · {(spec.HasBias ? "(|bias| + Σ|inputᵢ · weightᵢ|)" : "Σ|inputᵢ · weightᵢ|")} of the exact one where nothing underflows"
            + (spec.Activation switch { ActivationSpec.Tanh => "; tanh within 1.2 ULP", ActivationSpec.Sigmoid => "; σ within 2 ULP", _ => "" }));
        yield return FileEmitter.HeaderRow("bits", "the same at 512, 256 and 128 bits wherever multiply-adds are fused");
    }
}

/// <summary>What headers say of a projection.</summary>
internal static class ProjectionDescription
{
    /// <summary>A line for each vector width.</summary>
    public static IEnumerable<string> Tiles(ProjectionPlan plan, string what = "") => plan.Widths.Select(width => FileEmitter.HeaderRow(
        $"{32 * width.Lanes} bit", what + Tile(width)));

    /// <summary>The tile of one width.</summary>
    public static string Tile(ProjectionTile width) =>
        width.IsStream ? $"{Count(KernelTuning.RowsOfStream, "row")} of weights at a time" : $"{Count(width.Tile.Queries, "row")} × " + (width.Tile.Lanes == 1 ? Count(width.Tile.Vectors, "float") : $"{Count(width.Tile.Vectors, "vector")} of {width.Tile.Lanes}")
        + (width.HasStrip ? ", weights laid side by side" : "");
}
