using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The kernel's entry: every check of the arguments, then the strategy.</summary>
internal static class AttentionEntryEmitter
{
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        writer.Line("// The checks, before anything is written.");
        writer.Line(KernelMethod);
        using (writer.Block($"internal static void Run({string.Join(", ", spec.Method.Parameters.Select(parameter => Parameter(spec, parameter)))})"))
        {
            EmitTensorSpans(writer, spec);
            GuardEmitter.Emit(
                writer, spec.Method.Parameters.Select(parameter => Argument(spec, parameter, plan)).ToList());
            if (spec.HasLengths)
            {
                GuardEmitter.EmitLengths(writer, SpanName(AttentionRoles.Lengths), spec.Keys);
            }

            writer.Line();
            EmitDispatch(writer, plan);
        }
    }

    private static string Parameter(AttentionSpec spec, ParameterSpec parameter)
    {
        string prefix = spec.IsWritten(parameter.Role) ? "" : "ReadOnly", kind = parameter.IsTensor ? "TensorSpan" : "Span";
        return $"{prefix}{kind}<{DeclaredType(spec, parameter.Role)}> {(parameter.IsTensor ? parameter.Role + "Tensor" : parameter.Role + "Span")}";
    }

    private static string DeclaredType(AttentionSpec spec, string role) => spec.FindHeatmap(role)?.DeclaredType ?? AttentionRoles.ElementType(role);

    /// <summary>What errors call a parameter: its role, or the user's own name of a heatmap.</summary>
    private static string Label(AttentionSpec spec, string role) => spec.FindHeatmap(role)?.Parameter ?? role;

    /// <summary>Tensor spans become spans, once their shape has been checked.</summary>
    private static void EmitTensorSpans(SourceWriter writer, AttentionSpec spec)
    {
        foreach (ParameterSpec parameter in spec.Method.Parameters.Where(parameter => parameter.IsTensor))
        {
            string role = parameter.Role, prefix = spec.IsWritten(role) ? "" : "ReadOnly";
            ShapeSpec shape = AttentionShapes.Of(spec, role);
            string lengths = string.Join(", ", shape.Axes.Select(axis => Number(axis.Length)));
            string absent = string.Join(", ", shape.Axes.Select(axis => axis.Length == 1 && axis.Name is "batch" or "heads" ? "true" : "false"));
            writer.Line(
                $"{prefix}Span<{DeclaredType(spec, role)}> {role}Span = KernelTensor.AsSpan({role}Tensor, [{lengths}], [{absent}], \"{Label(spec, role)}\", \"{shape}\");");
        }
    }

    private static GuardedArgument Argument(AttentionSpec spec, ParameterSpec parameter, AttentionPlan plan)
    {
        string role = parameter.Role, type = DeclaredType(spec, role), span = SpanName(role);
        return role == AttentionRoles.Workspace
            ? new GuardedArgument(role, span, type, plan.WorkspaceLength, Shape: null, IsWritten: true)
            : new GuardedArgument(
                Label(spec, role), span, type, AttentionShapes.Of(spec, role).Length, AttentionShapes.Of(spec, role).ToString(), spec.IsWritten(role),
                IsChecked: parameter.IsTensor);
    }

    private static void EmitDispatch(SourceWriter writer, AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        List<string> arguments = [];
        foreach (string role in AttentionFileEmitter.ReferenceRoles(spec))
        {
            writer.Line(spec.FindHeatmap(role) is { IsPixels: true } heatmap
                ? $"ref uint {role} = ref Unsafe.As<{heatmap.DeclaredType}, uint>(ref MemoryMarshal.GetReference({SpanName(role)}));"
                : $"ref {spec.ElementType(role)} {role} = ref MemoryMarshal.GetReference({SpanName(role)});");
            arguments.Add("ref " + role);
        }

        if (spec.HasLengths)
        {
            arguments.Add(SpanName(AttentionRoles.Lengths));
        }

        if (spec.HasWorkspace)
        {
            arguments.Add($"ref MemoryMarshal.GetReference({SpanName(AttentionRoles.Workspace)})");
        }

        string list = string.Join(", ", arguments);
        if (plan.Widths[0] is not FewQueriesPlan)
        {
            writer.Line($"AttendBlocks({list});");
            return;
        }

        using (writer.Block("if (Vector128.IsHardwareAccelerated)"))
        {
            writer.Line($"AttendRows({list});");
        }

        using (writer.Block("else"))
        {
            writer.Line($"AttendBlocks({list});");
        }
    }

    private static string SpanName(string role) => role + "Span";
}
