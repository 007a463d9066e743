using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;

namespace AttnGen.Generators.Emission;

/// <summary>One generated attention file: the method's checks, then the kernel for every vector width.</summary>
internal static class AttentionFileEmitter
{
    public static SourceText Emit(AttentionSpec spec, CancellationToken cancellation) =>
        SourceText.From(spec.IsValid ? EmitKernel(AttentionPlanner.Plan(spec), cancellation) : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    /// <summary>The roles that the kernel passes on as references; an absent role is left out.</summary>
    public static IEnumerable<string> ReferenceRoles(AttentionSpec spec) => AttentionRoles.Inputs.Concat(AttentionRoles.OnceACall).Concat(AttentionRoles.Outputs)
        .Where(role => role != AttentionRoles.Lengths && spec.Method.Has(role)).Concat(spec.Heatmaps.Select(heatmap => heatmap.Role));

    /// <summary>
    /// The roles that a block of one head gets. Where a block goes through all heads, it adds its weights to rows in scratch, and their
    /// colours follow after the last head.
    /// </summary>
    public static IEnumerable<string> BlockRoles(AttentionSpec spec)
    {
        IEnumerable<string> inputs = AttentionRoles.Inputs.Where(role => role != AttentionRoles.Lengths && (spec.Method.Has(role) || (role == spec.ValueRole && spec.HasOutput)));
        IEnumerable<string> ofScores = spec.IsAdditive
            ? [AttentionRoles.ScoreWeights, .. spec.HasUnitScale ? [AttentionRoles.UnitScale] : System.Array.Empty<string>()]
            : spec.HasGain ? [AttentionRoles.Gain] : [];
        IEnumerable<string> outputs = AttentionRoles.Outputs.Where(spec.Method.Has).Concat(spec.Heatmaps.Select(heatmap => heatmap.Role));
        return [.. inputs, .. ofScores, .. !spec.RunsHeadsInBlocks
            ? outputs
            : outputs.Where(role => role != AttentionRoles.Weights && spec.FindHeatmap(role) is null).Concat([AttentionRoles.Weights])];
    }

    /// <summary>The parameters of a step for these roles.</summary>
    public static string Parameters(AttentionSpec spec, IEnumerable<string> roles) => string.Concat(roles.Select(role => $"ref {spec.ElementType(role)} {role}, "));

    /// <summary>The parameters of a kernel at one vector width.</summary>
    public static string AttendParameters(AttentionSpec spec) => spec.IsParallel ? ItemsEmitter.Parameters :
        (Parameters(spec, ReferenceRoles(spec)) + (spec.HasLengths ? "ReadOnlySpan<int> lengths, " : "") + (spec.HasWorkspace ? "ref float workspace, " : "")).TrimEnd(',', ' ');

    private static string EmitKernel(AttentionPlan plan, CancellationToken cancellation)
    {
        AttentionSpec spec = plan.Spec;
        return KernelFileEmitter.Write(
            AttentionDescription.Of(plan), spec.Method, spec.HasWorkspace ? plan.WorkspaceLength : null, usesNumerics: spec.HasSoftmax || spec.IsAdditive,
            writer => EmitMembers(writer, plan, cancellation));
    }

    private static void EmitMembers(SourceWriter writer, AttentionPlan plan, CancellationToken cancellation)
    {
        AttentionSpec spec = plan.Spec;
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
            new FewQueriesEmitter(writer, spec, plan.Staging, rows).Emit();
        }

        if (plan.Widths.OfType<BlockedPlan>().ToList() is { Count: > 0 } blocks)
        {
            new BlockedEmitter(writer, spec, plan.Staging, blocks).Emit();
        }

        foreach (ProjectionPlan projection in plan.Staging.Projections)
        {
            writer.Line();
            new ProjectionEmitter(writer, projection).Emit();
        }
    }
}
