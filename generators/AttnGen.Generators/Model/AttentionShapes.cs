using System;
using System.Collections.Generic;

namespace AttnGen.Generators.Model;

/// <summary>The shape that each role of <c>[Attention]</c> has, and where its rows lie.</summary>
internal static class AttentionShapes
{
    private const string Batch = "batch", Heads = "heads";

    public static ShapeSpec Of(AttentionSpec spec, string role) => role switch
    {
        AttentionRoles.Query => Rows(spec, spec.Heads, ("queries", spec.Queries), ("dim", spec.Dim)),
        AttentionRoles.Key => Rows(spec, spec.KeyValueHeads, ("keys", spec.Keys), ("dim", spec.Dim)),
        AttentionRoles.Value => Rows(spec, spec.KeyValueHeads, ("keys", spec.Keys), ("valueDim", spec.ValueDim)),
        AttentionRoles.Mask => Slots(spec, spec.Options.MaskScope),
        AttentionRoles.Bias => Slots(spec, spec.Options.BiasScope),
        AttentionRoles.Lengths => ShapeSpec.Of((Batch, spec.Batch)),
        AttentionRoles.Output => Rows(spec, spec.Heads, ("queries", spec.Queries), ("valueDim", spec.ValueDim)),
        AttentionRoles.Weights or AttentionRoles.Scores => Weights(spec),
        _ when spec.FindHeatmap(role) is not null => Weights(spec),
        AttentionRoles.LogSumExp => ShapeSpec.Of((Batch, spec.Batch), (Heads, spec.Heads), ("queries", spec.Queries)),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of a declared shape."),
    };

    /// <summary>How far apart, in elements, the rows, heads and batch entries of a role lie; 0 along an axis that it does not have.</summary>
    public static StridesSpec StridesOf(AttentionSpec spec, string role)
    {
        ShapeSpec shape = Of(spec, role);
        string row = role is AttentionRoles.Key or AttentionRoles.Value ? "keys" : "queries";
        return new StridesSpec(shape.StrideOf(row), shape.StrideOf(Heads), shape.StrideOf(Batch));
    }

    private static ShapeSpec Rows(AttentionSpec spec, int heads, (string Name, int Length) sequence, (string Name, int Length) components) =>
        spec.Options.IsSequenceFirst
            ? ShapeSpec.Of((Batch, spec.Batch), sequence, (Heads, heads), components)
            : ShapeSpec.Of((Batch, spec.Batch), (Heads, heads), sequence, components);

    private static ShapeSpec Weights(AttentionSpec spec) =>
        Slots(spec, new(IsPerBatch: true, IsPerHead: !spec.Options.AverageHeads, IsPerQuery: true));

    private static ShapeSpec Slots(AttentionSpec spec, ScopeSpec scope)
    {
        List<(string, int)> axes = [];
        if (scope.IsPerBatch)
        {
            axes.Add((Batch, spec.Batch));
        }

        if (scope.IsPerHead)
        {
            axes.Add((Heads, spec.Heads));
        }

        if (scope.IsPerQuery)
        {
            axes.Add(("queries", spec.Queries));
        }

        return ShapeSpec.Of([.. axes, ("keys", spec.Keys)]);
    }
}

/// <summary>Elements from one row, head and batch entry to the next.</summary>
internal sealed record StridesSpec(long Row, long Head, long Batch);
