using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated attention file: the method's checks, then the kernel for every vector width.</summary>
internal static class AttentionFileEmitter
{
    public static SourceText Emit(AttentionSpec spec, CancellationToken cancellation) =>
        SourceText.From(spec.IsValid ? EmitKernel(AttentionPlanner.Plan(spec), cancellation) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    /// <summary>The roles that the kernel passes on as references; an absent role is left out.</summary>
    public static IEnumerable<string> ReferenceRoles(AttentionSpec spec) => AttentionRoles.Inputs.Concat(AttentionRoles.Outputs)
        .Where(role => role != AttentionRoles.Lengths && spec.Method.Has(role)).Concat(spec.Heatmaps.Select(heatmap => heatmap.Role));

    /// <summary>
    /// The roles that a block of one head gets. Where a block goes through all heads, it adds its weights to rows in scratch, and their
    /// colours follow after the last head.
    /// </summary>
    public static IEnumerable<string> BlockRoles(AttentionSpec spec) => !spec.RunsHeadsInBlocks
        ? ReferenceRoles(spec)
        : ReferenceRoles(spec).Where(role => role != AttentionRoles.Weights && spec.FindHeatmap(role) is null).Concat([AttentionRoles.Weights]);

    /// <summary>The parameters of a step for these roles.</summary>
    public static string Parameters(AttentionSpec spec, IEnumerable<string> roles) => string.Concat(roles.Select(role => $"ref {spec.ElementType(role)} {role}, "));

    /// <summary>The parameters of a kernel at one vector width.</summary>
    public static string AttendParameters(AttentionSpec spec) =>
        (Parameters(spec, ReferenceRoles(spec)) + (spec.HasLengths ? "ReadOnlySpan<int> lengths, " : "") + (spec.HasWorkspace ? "ref float workspace, " : "")).TrimEnd(',', ' ');

    private static string EmitKernel(AttentionPlan plan, CancellationToken cancellation)
    {
        AttentionSpec spec = plan.Spec;
        SourceWriter writer = new();
        string kernel = KernelClass(spec.Method);
        FileEmitter.Write(
            writer, AttentionDescription.Of(plan), spec.Method,
            () => writer.Line($"global::AttnGen.Generated.{kernel}.Run({string.Join(", ", spec.Method.Parameters.Select(parameter => parameter.Name))});"),
            spec.HasWorkspace ? WorkspaceConstant(plan) : null);

        // A namespace of its own: short names are safe here, whatever the user's types are called.
        writer.Line();
        using (writer.Block("namespace AttnGen.Generated"))
        {
            writer.Line("using global::System;");
            if (spec.Method.Parameters.Any(parameter => parameter.IsTensor))
            {
                writer.Line("using global::System.Numerics.Tensors;");
            }

            writer.Line("using global::System.Runtime.CompilerServices;");
            writer.Line("using global::System.Runtime.InteropServices;");
            writer.Line("using global::System.Runtime.Intrinsics;");
            writer.Line("using global::AttnGen.CompilerServices;");
            if (spec.HasSoftmax)
            {
                writer.Line("using global::AttnGen.Numerics;");
            }

            writer.Line("using static global::AttnGen.CompilerServices.Lanes;");
            writer.Line("using static global::System.Runtime.CompilerServices.MethodImplOptions;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector128;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector256;");
            writer.Line("using static global::System.Runtime.Intrinsics.Vector512;");
            writer.Line();
            using (writer.Block("file static class " + kernel))
            {
                AttentionEntryEmitter.Emit(writer, plan);
                LogitsEmitter.Emit(writer, plan);
                ResultsEmitter.Emit(writer, plan);
                if (spec.HasHeatmaps)
                {
                    HeatmapsEmitter.Emit(writer, plan);
                }

                cancellation.ThrowIfCancellationRequested();
                if (plan.Widths.OfType<FewQueriesPlan>().ToList() is { Count: > 0 } rows)
                {
                    new FewQueriesEmitter(writer, spec, rows).Emit();
                }

                if (plan.Widths.OfType<BlockedPlan>().ToList() is { Count: > 0 } blocks)
                {
                    new BlockedEmitter(writer, spec, blocks).Emit();
                }
            }
        }

        return writer.ToString();
    }

    private static string WorkspaceConstant(AttentionPlan plan) =>
        $"public const int {AttentionParameters.WorkspaceConstant(plan.Spec.Method.Name)} = {Number(plan.WorkspaceLength)};";

    private static string KernelClass(MethodSpec method) => method.Name.TrimStart('@') + "Kernel";
}
