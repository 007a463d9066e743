using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The entry of an attention kernel: its arguments, then the strategy.</summary>
internal static class AttentionEntryEmitter
{
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        KernelEntryEmitter.Emit(
            writer, [.. spec.Method.Parameters.Select(parameter => Argument(spec, parameter, plan))], spec.HasLengths ? (spec.Keys, "keys") : null,
            () => EmitDispatch(writer, plan));
    }

    private static KernelArgument Argument(AttentionSpec spec, ParameterSpec parameter, AttentionPlan plan)
    {
        string role = parameter.Role;
        if (role == AttentionRoles.MaxDegreeOfParallelism)
        {
            return new KernelArgument(role, spec.Label(role), "int", Length: 1, Shape: null, IsWritten: false, IsTensor: false, IsNumber: true);
        }

        ShapeSpec? shape = role == AttentionRoles.Workspace ? null : AttentionShapes.Of(spec, role);
        return new KernelArgument(
            role, spec.Label(role), spec.FindHeatmap(role)?.DeclaredType ?? AttentionRoles.ElementType(role), shape?.Length ?? plan.WorkspaceLength, shape,
            spec.IsWritten(role), parameter.IsTensor);
    }

    private static void EmitDispatch(SourceWriter writer, AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        if (spec.IsParallel)
        {
            ItemsEmitter.EmitRun(writer, plan);
            return;
        }

        List<string> arguments = [];
        foreach (string role in AttentionFileEmitter.ReferenceRoles(spec))
        {
            string span = KernelArgument.SpanName(role);
            writer.Line(spec.FindHeatmap(role) is { IsPixels: true } heatmap
                ? $"ref uint {role} = ref Unsafe.As<{heatmap.DeclaredType}, uint>(ref MemoryMarshal.GetReference({span}));"
                : $"ref {spec.ElementType(role)} {role} = ref MemoryMarshal.GetReference({span});");
            arguments.Add("ref " + role);
        }

        if (spec.HasLengths)
        {
            arguments.Add(KernelArgument.SpanName(AttentionRoles.Lengths));
        }

        if (spec.HasWorkspace)
        {
            arguments.Add($"ref MemoryMarshal.GetReference({KernelArgument.SpanName(AttentionRoles.Workspace)})");
        }

        string list = string.Join(", ", arguments);
        if (plan.Widths.All(width => width is BlockedPlan))
        {
            writer.Line($"AttendBlocks({list});");
            return;
        }

        if (plan.Widths.All(width => width is FewQueriesPlan))
        {
            writer.Line($"AttendRows({list});");
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
}
