using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// What is done once a call or once a batch entry: queries, keys and the units' weights are made ready in scratch, attentional vectors and the
/// query mask follow the contexts.
/// </summary>
internal sealed class StagingEmitter(SourceWriter writer, AttentionSpec spec, StagingPlan staging, ScratchPlan scratch)
{
    /// <summary>The name of the scratch, or of the caller's memory, that a block reads a role from.</summary>
    public static string Source(AttentionSpec spec, string role) => role switch
    {
        AttentionRoles.Query when spec.StagesQueries => "stagedQueries",
        AttentionRoles.Key when spec.StagesKeys => "stagedKeys",
        AttentionRoles.Value when !spec.HasValue => AttentionRoles.Key,
        AttentionRoles.ScoreWeights when StagesUnitWeights(spec) => "unitWeights",
        AttentionRoles.UnitScale => "unitScales",
        _ => role,
    };

    /// <summary>Whether the units' weights are not read as the caller gives them.</summary>
    private static bool StagesUnitWeights(AttentionSpec spec) => spec.Score is AdditiveScoreSpec { IsNormalized: var isNormalized }
        && (isNormalized || spec.HasPadding || spec.HasGain || !spec.Method.Has(AttentionRoles.ScoreWeights));

    /// <summary>The factor that queries are packed with.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="scaleBits">Bits of the factor where it is not the caller's.</param>
    public static string Factor(AttentionSpec spec, uint scaleBits) => spec.HasGain ? "gain" : $"BitConverter.UInt32BitsToSingle(0x{scaleBits:X8})";

    /// <summary>Before the first batch entry.</summary>
    public void EmitCall()
    {
        string rows = Number((long)spec.Batch * spec.Queries);
        if (spec.StagesQueries)
        {
            string weights = spec.IsAdditive ? AttentionRoles.QueryWeights : AttentionRoles.ScoreWeights;
            writer.Line($"// Once a call: {(spec.ProjectsQueries ? "the queries, projected" : "the queries, in rows of whole vectors")}.");
            Declare("stagedQueries", staging.QueriesOffset);
            EmitRows(staging.Queries, rows, AttentionRoles.Query, weights, "stagedQueries", rowCount: "");
            writer.Line();
        }

        string units = $"{Number(spec.Dim)}, {Number(spec.StagedStride)}";
        if (StagesUnitWeights(spec))
        {
            string factor = spec.HasGain ? "gain" : "1f";
            writer.Line("// Once a call: the weights of the units, with zeros up to a whole vector.");
            Declare("unitWeights", staging.UnitsOffset);
            writer.Line(!spec.Method.Has(AttentionRoles.ScoreWeights) ? $"KernelStaging.EqualWeights({units}, {factor}, ref unitWeights);"
                : spec.Score is AdditiveScoreSpec { IsNormalized: true } ? $"KernelStaging.NormalizedWeights(ref scoreWeights, {units}, {factor}, ref unitWeights);"
                : $"KernelStaging.ScaledWeights(ref scoreWeights, {units}, {factor}, ref unitWeights);");
            writer.Line();
        }

        if (spec.HasUnitScale)
        {
            writer.Line("// Once a call: the scale of each unit, 0 beyond them, so that an infinite one meets no zero there.");
            Declare("unitScales", staging.UnitsOffset + spec.StagedStride);
            writer.Line($"KernelStaging.EqualWeights({units}, unitScale, ref unitScales);");
            writer.Line();
        }

        if (spec.StagesKeys)
        {
            Declare("stagedKeys", staging.KeysOffset);
        }
    }

    /// <summary>Before the queries of a batch entry.</summary>
    public void EmitEntry()
    {
        if (!spec.StagesKeys)
        {
            return;
        }

        long stride = (long)spec.Keys * spec.KeyDim;
        writer.Line();
        string keys = VectorText.Element(AttentionRoles.Key, spec.Batch == 1 ? "0" : Times("batch", stride));
        writer.Line($"// The entry's keys, {(spec.ProjectsKeys ? "projected" : "in rows of whole vectors")}.");
        EmitRows(
            staging.Keys, spec.HasLengths && !spec.HasScores ? "length" : Number(spec.Keys), keys, AttentionRoles.KeyWeights, "stagedKeys",
            rowCount: "length");
        writer.Line();
    }

    /// <summary>After the last batch entry.</summary>
    public void EmitEnd()
    {
        string rows = Number((long)spec.Batch * spec.Queries);
        if (spec.HasAttentional)
        {
            writer.Line();
            writer.Line("// Attentional vectors: tanh([output; query] · attentionalWeights).");
            Declare("joined", staging.JoinedOffset);
            writer.Line($"KernelStaging.Join(ref output, {Number(spec.ValueDim)}, ref query, {Number(spec.QueryDim)}, {rows}, ref joined);");
            writer.Line(ProjectionEmitter.Call(staging.Attentional!, "joined", AttentionRoles.AttentionalWeights, "", AttentionRoles.Attentional, Strip));
            writer.Line($"KernelActivations.Tanh(ref attentional, {Number((long)spec.Batch * spec.Queries * spec.AttentionalDim)});");
        }

        if (spec.Method.Has(AttentionRoles.QueryMask))
        {
            writer.Line();
            writer.Line("// A masked query's output is 0; its weights stay what they are.");
            writer.Line($"KernelStaging.ClearMasked(ref queryMask, {rows}, {Number(spec.ValueDim)}, ref output);");
        }
    }

    private string Strip => VectorText.Element("scratch", Number(scratch.Staged + staging.StripOffset));

    private void Declare(string name, long offset) =>
        writer.Line($"ref float {name} = ref {VectorText.Element("scratch", Number(scratch.Staged + offset))};");

    private void EmitRows(ProjectionPlan? projection, string rows, string from, string weights, string to, string rowCount)
    {
        if (projection is null)
        {
            writer.Line($"KernelStaging.Pad(ref {from}, {Number(spec.Dim)}, {rows}, ref {to}, {Number(spec.StagedStride)});");
            return;
        }

        writer.Line(ProjectionEmitter.Call(projection, from, weights, AttentionRoles.UnitBias, to, Strip, rowCount));
        if (spec.HasPadding)
        {
            writer.Line($"KernelStaging.ClearPadding(ref {to}, {Number(spec.Dim)}, {rows}, {Number(spec.StagedStride)});");
        }
    }
}
