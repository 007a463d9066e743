using System;
using System.Collections.Generic;

namespace AttnGen.Generators.Model;

/// <summary>The shape that each role of <c>[Attention]</c> has, and where its rows lie.</summary>
internal static class AttentionShapes
{
    private const string Batch = "batch", Heads = "heads";

    /// <summary>The shape of a role as the user declares it.</summary>
    public static ShapeSpec Of(AttentionSpec spec, string role) => role switch
    {
        AttentionRoles.Query => Rows(spec, spec.Heads, ("queries", spec.Queries), (spec.HasOneDim ? "dim" : "queryDim", spec.QueryDim)),
        AttentionRoles.Key => Rows(spec, spec.KeyValueHeads, ("keys", spec.Keys), (KeyAxis(spec), spec.KeyDim)),
        AttentionRoles.Value => Rows(
            spec, spec.KeyValueHeads, ("keys", spec.Keys), (spec.Label(AttentionRoles.Value) == AttentionRoles.Key ? "keyDim" : "valueDim", spec.ValueDim)),
        AttentionRoles.Mask => Slots(spec, spec.Options.MaskScope),
        AttentionRoles.Bias => Slots(spec, spec.Options.BiasScope),
        AttentionRoles.Lengths => ShapeSpec.Of((Batch, spec.Batch)),
        AttentionRoles.Output => Rows(spec, spec.Heads, ("queries", spec.Queries), ("valueDim", spec.ValueDim)),
        AttentionRoles.Weights or AttentionRoles.Scores => Weights(spec),
        _ when spec.FindHeatmap(role) is not null => Weights(spec),
        AttentionRoles.LogSumExp => spec.HasHeadAxis
            ? ShapeSpec.Of((Batch, spec.Batch), (Heads, spec.Heads), ("queries", spec.Queries))
            : ShapeSpec.Of((Batch, spec.Batch), ("queries", spec.Queries)),
        AttentionRoles.QueryWeights => ShapeSpec.Of(("queryDim", spec.QueryDim), ("units", spec.Dim)),
        AttentionRoles.KeyWeights => ShapeSpec.Of(("keyDim", spec.KeyDim), ("units", spec.Dim)),
        AttentionRoles.ScoreWeights => spec.IsAdditive
            ? ShapeSpec.Of((spec.HasOneDim ? "dim" : "units", spec.Dim))
            : spec.Score is BilinearScoreSpec { IsPacked: true } ? PackedWeights.ShapeOf(spec.QueryDim, spec.Dim)
            : ShapeSpec.Of(("queryDim", spec.QueryDim), ("keyDim", spec.Dim)),
        AttentionRoles.UnitBias => ShapeSpec.Of(("units", spec.Dim)),
        AttentionRoles.Gain or AttentionRoles.UnitScale => ShapeSpec.Of(("factor", 1)),
        AttentionRoles.QueryMask => ShapeSpec.Of((Batch, spec.Batch), ("queries", spec.Queries)),
        AttentionRoles.AttentionalWeights => ShapeSpec.Of(("valueDim + queryDim", (int)Math.Min(int.MaxValue, (long)spec.ValueDim + spec.QueryDim)), ("attentionalDim", spec.AttentionalDim)),
        AttentionRoles.Attentional => ShapeSpec.Of((Batch, spec.Batch), ("queries", spec.Queries), ("attentionalDim", spec.AttentionalDim)),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of a declared shape."),
    };

    /// <summary>
    /// How far apart, in elements, the rows, heads and batch entries of a role lie where the kernel reads them: in scratch, where they are
    /// staged; 0 along an axis that the role does not have.
    /// </summary>
    public static StridesSpec StridesOf(AttentionSpec spec, string role)
    {
        switch (role)
        {
            case AttentionRoles.Query when spec.StagesQueries:
                return new StridesSpec(spec.StagedStride, 0, (long)spec.Queries * spec.StagedStride);

            // Of one batch entry at a time.
            case AttentionRoles.Key when spec.StagesKeys:
                return new StridesSpec(spec.StagedStride, 0, 0);
            case AttentionRoles.Gain or AttentionRoles.UnitScale or AttentionRoles.ScoreWeights:
                return new StridesSpec(0, 0, 0);
        }

        ShapeSpec shape = Of(spec, role);
        string row = role is AttentionRoles.Key or AttentionRoles.Value ? "keys" : "queries";
        return new StridesSpec(shape.StrideOf(row), shape.StrideOf(Heads), shape.StrideOf(Batch));
    }

    /// <summary>What the components of a key are called: keys that the caller has projected have the query's components, or the units.</summary>
    private static string KeyAxis(AttentionSpec spec) => spec.HasOneDim ? "dim"
        : spec.Label(AttentionRoles.Key) == AttentionRoles.Key ? "keyDim"
        : spec.IsAdditive ? "units" : "queryDim";

    private static ShapeSpec Rows(AttentionSpec spec, int heads, (string Name, int Length) sequence, (string Name, int Length) components) =>
        !spec.HasHeadAxis ? ShapeSpec.Of((Batch, spec.Batch), sequence, components)
        : spec.Options.IsSequenceFirst
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

        if (scope.IsPerHead && spec.HasHeadAxis)
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
