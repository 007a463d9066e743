using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The few-queries strategy: pack → scores → logits → softmax → weights → output for all queries of a head at once, or for one after the
/// other where scores are additive. What computes in registers is written for every vector width (<see cref="FewQueriesPhases"/>), all else once.
/// </summary>
internal sealed class FewQueriesEmitter(SourceWriter writer, AttentionSpec spec, StagingPlan staging, IReadOnlyList<FewQueriesPlan> plans)
{
    /// <summary>Visits and scratch are the same at every width; only tiles differ.</summary>
    private readonly FewQueriesPlan _plan = plans[0];
    private readonly VisitText _visit = new(spec, plans[0].Visit);
    private readonly SlotsText _slots = new(spec, plans[0]);

    public void Emit()
    {
        writer.Line();
        EmitHeads();
        writer.Line();
        EmitHead();
        foreach (FewQueriesPlan plan in plans)
        {
            new FewQueriesPhases(writer, spec, plan).Emit();
        }
    }

    private void EmitHeads()
    {
        writer.Line(spec.IsAdditive ? "// Every batch entry, one query after the other." : spec.HasHeadAxis ? "// Every head, all its queries at once." : "// Every batch entry, all its queries at once.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void AttendRows({AttentionFileEmitter.AttendParameters(spec)})"))
        {
            ItemsEmitter.EmitArguments(writer, spec);
            ScratchText.Declare(writer, spec, _plan.Scratch);
            StagingEmitter stage = new(writer, spec, staging, _plan.Scratch);
            stage.EmitCall();
            if (spec.IsParallel)
            {
                ItemsEmitter.EmitItems(writer, spec, blocks: 1, EmitHeadCalls);
            }
            else if (spec.RunsHeadsInBlocks)
            {
                HeatmapsEmitter.DeclareRows(writer, spec, _plan, "rows");
                HeadText.EmitBatches(
                    writer, spec, () => new HeatmapsEmitter(writer, spec, _plan).EmitMean("0", Number(spec.Queries), EmitHeadCall));
            }
            else
            {
                HeadText.EmitBatches(writer, spec, () =>
                {
                    stage.EmitEntry();
                    HeadText.EmitHeads(writer, spec, EmitHeadCalls);
                });
            }

            stage.EmitEnd();
        }
    }

    private void EmitHeadCalls()
    {
        using (_slots.HasFirst ? writer.Block($"for (nuint first = 0; first < {Number(spec.Queries)}; first++)") : null)
        {
            EmitHeadCall();
        }
    }

    private void EmitHeadCall()
    {
        string counts = (NeedsFirst ? "first, " : "") + (spec.HasLengths ? "length, " : "");
        IEnumerable<string> references = AttentionFileEmitter.BlockRoles(spec).Select(
            role => "ref " + (role == AttentionRoles.Weights && spec.RunsHeadsInBlocks ? "rows" : RowOf(role)));
        writer.Line($"Head({counts}{string.Join(", ", references)}, ref scratch);");
    }

    /// <summary>The first query's row of a role; keys and values are visited from the head's first.</summary>
    private string RowOf(string role)
    {
        string name = HeadText.Name(spec, role);
        long stride = role is AttentionRoles.Key or AttentionRoles.Value ? 0 : AttentionShapes.StridesOf(spec, role).Row;
        return _slots.HasFirst && stride > 0 ? VectorText.Element(name, Times("first", stride)) : name;
    }

    /// <summary>The phases of one head, in their order.</summary>
    private void EmitHead()
    {
        string counts = (NeedsFirst ? "nuint first, " : "") + (spec.HasLengths ? "nuint length, " : ""), roles = AttentionFileEmitter.Parameters(spec, AttentionFileEmitter.BlockRoles(spec));
        writer.Line(spec.IsAdditive ? "// One query." : spec.HasHeadAxis ? "// One head." : "// One batch entry.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Head({counts}{roles}ref float scratch)"))
        {
            if (_plan.PacksQueries)
            {
                writer.Line("ref float packed = ref scratch;");
            }

            writer.Line($"ref float logits = ref {VectorText.Element("scratch", Number(_plan.Scratch.Scores))};");
            if (spec.HasSoftmax)
            {
                writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(_plan.Scratch.Inverses)});");
            }

            if (!spec.RunsHeadsInBlocks)
            {
                HeatmapsEmitter.DeclareRows(writer, spec, _plan, AttentionRoles.Weights);
            }

            writer.Line();
            if (spec.HasSoftmax)
            {
                _visit.Declare(writer, _slots.HasFirst ? "first" : "0", Number(_plan.Queries), hasSeen: false);
            }

            EmitPack();
            string operands = spec.IsAdditive
                ? $"ref query, ref {_visit.KeyOfScores}, ref scoreWeights, {(spec.HasUnitScale ? "ref unitScale, " : "")}ref logits"
                : $"ref {(_plan.PacksQueries ? "packed" : AttentionRoles.Query)}, ref {_visit.KeyOfScores}, ref logits";
            writer.Line("// Scores.");
            WidthText.Dispatch(writer, plans, plan => writer.Line($"Scores{Suffix(plan)}({_visit.ScoreArguments(_visit.Room)}{operands});"));
            if (spec.HasScores)
            {
                EmitScoresOut();
            }

            writer.Line();
            if (spec.HasSoftmax)
            {
                EmitSoftmaxCall();
                EmitResults();
            }
        }
    }

    /// <summary>Scaled before the products, as in the blocked strategy: the two agree on which numbers overflow.</summary>
    private void EmitPack()
    {
        if (!_plan.PacksQueries)
        {
            return;
        }

        long stride = AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row;
        writer.Line("// Pack: the scaled queries.");
        writer.Line(
            $"KernelRows.Pack(ref query, {Number(stride)}, {Number(spec.Queries)}, {Number(spec.Dim)}, {StagingEmitter.Factor(spec, spec.ScaleBits)}, ref packed);");
        writer.Line();
    }

    /// <summary>The scores of all slots, before anything is masked.</summary>
    private void EmitScoresOut()
    {
        using (_slots.ForQueries(writer))
        {
            string row = _slots.QueryTimes(_plan.Scratch.Stride), target = _slots.QueryTimes(spec.Keys);
            writer.Line(spec.SumsHeads
                ? $"KernelRows.Added({At("logits", row)}, {Number(spec.Keys)}, {At("scores", target)});"
                : $"MemoryMarshal.CreateSpan({At("logits", row)}, {Number(spec.Keys)}).CopyTo(MemoryMarshal.CreateSpan({At("scores", target)}, {Number(spec.Keys)}));");
        }

        if (_plan.Visit.MovesStart && spec.HasSoftmax)
        {
            writer.Line("logits = ref Unsafe.Add(ref logits, start);");
        }
    }

    private void EmitSoftmaxCall()
    {
        writer.Line($"// {(spec.HasLogits ? "Logits and softmax" : "Softmax")}: afterwards `logits` holds exp(logit − row maximum), `inverses` 1 / row sum.");
        if (spec.HasLogits)
        {
            new LogitsEmitter(writer, spec, _plan).Call(Number(_plan.Queries));
        }

        string logSumExp = spec.HasLogSumExp ? ", ref logSumExp" : "";
        WidthText.Dispatch(writer, plans, plan => writer.Line($"Softmax{Suffix(plan)}({_visit.KeysArgument}ref logits, ref inverses{logSumExp});"));
    }

    private void EmitResults()
    {
        writer.Line();
        ResultsEmitter results = new(writer, spec, _plan);
        results.CallWeights(Number(_plan.Queries));
        if (spec.HasOutput)
        {
            EmitOutput();
        }

        results.CallFinish(Number(_plan.Queries));
        if (spec.HasHeatmaps && !spec.RunsHeadsInBlocks)
        {
            writer.Line();
            new HeatmapsEmitter(writer, spec, _plan).Call(_slots.HasFirst ? "first" : "0", Number(_plan.Queries), role => role);
        }
    }

    private void EmitOutput()
    {
        string role = spec.ValueRole;
        int upper = spec.Options.Band.Upper ?? 0;
        string diagonal = !_visit.OutputEndsAtDiagonal ? "" : _slots.HasFirst ? SlotsText.Diagonal(_slots.Position, upper) + ", " : _plan.Visit.MovesStart ? $"{Number(upper)} - (nint)start, " : $"{Number(upper)}, ";
        writer.Line();
        writer.Line($"// Output: weights · {role}, scaled by 1 / row sum at the end.");
        WidthText.Dispatch(writer, plans, plan => writer.Line(
            $"Output{Suffix(plan)}({_visit.KeysArgument}{diagonal}ref logits, ref inverses, ref {_visit.FirstRow(role)}, ref output);"));
        writer.Line();
    }

    /// <summary>Whether a call must say which query is its first.</summary>
    private bool NeedsFirst => _slots.HasFirst && !spec.Options.Band.IsUnbounded && spec.HasSoftmax;

    private static string Suffix(FewQueriesPlan plan) => new VectorText(plan.Lanes).Suffix;

    private static string At(string reference, string offset) => "ref " + VectorText.Element(reference, offset);
}
