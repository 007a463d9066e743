using System;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Parsing;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>
/// What is done once a call or once a batch entry: queries and keys are projected or padded before they are compared, the units' weights are
/// made ready, and attentional vectors follow the contexts. Offsets are in floats from the start of the staging part of the scratch.
/// </summary>
/// <param name="Queries">Queries · weights, all of the call, or null.</param>
/// <param name="Keys">Keys · weights, of one batch entry, or null.</param>
/// <param name="Attentional">[context; query] · attentional weights, all of the call, or null.</param>
/// <param name="QueriesOffset">Where staged queries lie: [batch · queries, stride].</param>
/// <param name="KeysOffset">Where staged keys lie: [keys, stride].</param>
/// <param name="UnitsOffset">Where the units' weights lie, and the scale of each unit behind them.</param>
/// <param name="JoinedOffset">Where contexts and queries lie side by side: [batch · queries, valueDim + queryDim].</param>
/// <param name="StripOffset">Where strips of weights lie.</param>
/// <param name="Length">Floats in all.</param>
/// <param name="Flops">Of all projections; a multiply-add counts as two.</param>
internal sealed record StagingPlan(
    ProjectionPlan? Queries, ProjectionPlan? Keys, ProjectionPlan? Attentional,
    long QueriesOffset, long KeysOffset, long UnitsOffset, long JoinedOffset, long StripOffset, long Length, long Flops)
{
    /// <summary>Every projection, in the order they are run.</summary>
    public ProjectionPlan[] Projections => [.. new[] { Queries, Keys, Attentional }.OfType<ProjectionPlan>()];
}

/// <summary>Plans what a declaration needs once a call; pure.</summary>
internal static class StagingPlanner
{
    public static StagingPlan Plan(AttentionSpec spec)
    {
        int rows = (int)Math.Min(SpanTypes.MostElements, (long)spec.Batch * spec.Queries), stride = spec.StagedStride;
        ProjectionPlan? queries = !spec.ProjectsQueries ? null
            : ProjectionPlan.Of("ProjectQueries", rows, spec.QueryDim, spec.Dim, outputStride: stride, startStride: spec.Method.Has(AttentionRoles.UnitBias) ? 0 : null,
                isPacked: spec.Score is BilinearScoreSpec { IsPacked: true });
        ProjectionPlan? keys = !spec.ProjectsKeys ? null
            : ProjectionPlan.Of("ProjectKeys", spec.Keys, spec.KeyDim, spec.Dim, outputStride: stride, hasRowCount: spec.HasLengths && !spec.HasScores);
        int joined = spec.ValueDim + spec.QueryDim;
        ProjectionPlan? attentional = !spec.HasAttentional ? null : ProjectionPlan.Of("ProjectAttentional", rows, joined, spec.AttentionalDim);

        long keysOffset = spec.StagesQueries ? RoundUp((long)rows * stride, 16) : 0;
        long unitsOffset = keysOffset + (spec.StagesKeys ? RoundUp((long)spec.Keys * stride, 16) : 0);
        long joinedOffset = unitsOffset + (spec.IsAdditive ? stride : 0) + (spec.HasUnitScale ? stride : 0);
        long stripOffset = joinedOffset + (spec.HasAttentional ? RoundUp((long)rows * joined, 16) : 0);
        long flops = new[] { queries, attentional }.Sum(projection => projection?.Flops ?? 0) + (spec.Batch * (keys?.Flops ?? 0));
        StagingPlan plan = new(
            queries, keys, attentional, QueriesOffset: 0, keysOffset, unitsOffset, joinedOffset, stripOffset, Length: stripOffset, flops);
        return plan with { Length = stripOffset + plan.Projections.Select(projection => projection.StripLength).DefaultIfEmpty(0).Max() };
    }
}
