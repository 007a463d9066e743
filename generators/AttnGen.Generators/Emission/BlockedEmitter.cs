using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The blocked strategy: pack → scores → logits → softmax → weights → output for every block of queries. What computes in registers is
/// written for every vector width (<see cref="BlockedPhases"/>), all else once.
/// </summary>
internal sealed class BlockedEmitter(SourceWriter writer, AttentionSpec spec, StagingPlan staging, IReadOnlyList<BlockedPlan> plans)
{
    /// <summary>Blocks, visits and scratch are the same at every width; only tiles differ.</summary>
    private readonly BlockedPlan _plan = plans[0];
    private readonly VisitText _visit = new(spec, plans[0].Visit);
    private readonly LayEmitter _lay = new(writer, spec, plans);
    private readonly PackEmitter _pack = new(writer, spec, plans[0]);
    private readonly BlockedPhases[] _phases = [.. plans.Select(plan => new BlockedPhases(writer, spec, plan))];

    public void Emit()
    {
        writer.Line();
        EmitHeads();
        writer.Line();
        if (_plan.Values is not null)
        {
            _lay.Emit();
            writer.Line();
        }

        _pack.EmitMethods();
        EmitBlock();
        foreach (BlockedPhases phases in _phases)
        {
            phases.Emit(HasOneSize ? _plan.Blocks[0].Queries : null);
        }
    }

    /// <summary>The loop over batch entries and heads, with the scratch that all of them share.</summary>
    private void EmitHeads()
    {
        writer.Line($"// Every {Part}, a block of queries at a time.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void AttendBlocks({AttentionFileEmitter.AttendParameters(spec)})"))
        {
            ItemsEmitter.EmitArguments(writer, spec);
            ScratchText.Declare(writer, spec, _plan.Scratch);
            _pack.EmitClearOnce();
            StagingEmitter stage = new(writer, spec, staging, _plan.Scratch);
            stage.EmitCall();
            if (ItemsEmitter.Runs(spec, _plan))
            {
                ItemsEmitter.EmitItems(writer, spec, _plan.BlocksOfHead, () =>
                {
                    _lay.EmitCall();
                    _pack.EmitNext(ItemsEmitter.First(spec), ItemsEmitter.End(spec, _plan.BlocksOfHead));
                    EmitBlockOfItem();
                });
            }
            else if (spec.RunsHeadsInBlocks)
            {
                HeatmapsEmitter.DeclareRows(writer, spec, _plan, "rows");
                HeadText.EmitBatches(writer, spec, () => EmitBlocks(EmitHeadsOfBlock));
            }
            else
            {
                HeadText.Emit(writer, spec, () =>
                {
                    _lay.EmitCall();
                    EmitBlocks(EmitBlockCall);
                });
            }

            stage.EmitEnd();
        }
    }

    private void EmitBlocks(Action<QueryBlockPlan, string> emitBlock)
    {
        foreach (QueryBlockPlan block in _plan.Blocks)
        {
            string first = block.Count == 1 ? Number(block.First) : "first";
            using (block.Count > 1 ? writer.Block($"for (nuint first = 0; first < {Number(block.Count * block.Queries)}; first += {Number(block.Queries)})") : null)
            {
                emitBlock(block, first);
            }

            writer.Line();
        }
    }

    /// <summary>A block of all heads: their mean weights become colours at once.</summary>
    private void EmitHeadsOfBlock(QueryBlockPlan block, string first) =>
        new HeatmapsEmitter(writer, spec, _plan).EmitMean(first, Number(block.Queries), () =>
        {
            _lay.EmitCall();
            EmitBlockCall(block, first);
        });

    /// <summary>The block of queries that an item is.</summary>
    private void EmitBlockOfItem()
    {
        int before = 0;
        foreach (QueryBlockPlan kind in _plan.Blocks)
        {
            bool isFirst = before == 0, isLast = kind == _plan.Blocks[_plan.Blocks.Count - 1];
            string condition = kind.Count == 1 ? $"block == {Number(before)}" : $"block < {Number(before + kind.Count)}";
            using (HasOneSize ? null : writer.Block(isFirst ? $"if ({condition})" : isLast ? "else" : $"else if ({condition})"))
            {
                string first = kind.Count == 1 ? Number(kind.First) : "first";
                if (kind.Count > 1)
                {
                    writer.Line($"nuint first = {Times("block", kind.Queries)};");
                }

                EmitBlockCall(kind, first);
            }

            before += kind.Count;
        }
    }

    private void EmitBlockCall(QueryBlockPlan block, string first)
    {
        List<string> arguments = [];
        if (HasFirst)
        {
            arguments.Add(first);
        }

        if (!HasOneSize)
        {
            arguments.Add(Number(block.Queries));
        }

        if (spec.HasLengths)
        {
            arguments.Add("length");
        }

        if (_plan.TilesPackQueries)
        {
            arguments.AddRange(["nextQueries", "ref next"]);
        }

        arguments.AddRange(Roles.Select(role => "ref " + RowOf(role, first)));
        writer.Line($"Block({string.Join(", ", arguments)}, ref scratch);");
    }

    /// <summary>The block's first row of a role with rows of queries; keys and values are visited from the head's first.</summary>
    private string RowOf(string role, string first)
    {
        if (role == AttentionRoles.Weights && spec.RunsHeadsInBlocks)
        {
            return "rows";
        }

        string name = HeadText.Name(spec, role);
        long stride = role is AttentionRoles.Key or AttentionRoles.Value ? 0 : AttentionShapes.StridesOf(spec, role).Row;
        return stride == 0 || first == "0" ? name
            : int.TryParse(first, out int number) ? VectorText.Element(name, Number(number * stride))
            : VectorText.Element(name, Times(first, stride));
    }

    /// <summary>The phases of one block, in their order.</summary>
    private void EmitBlock()
    {
        ScratchPlan scratch = _plan.Scratch;
        string counts = (HasFirst ? "nuint first, " : "") + (HasOneSize ? "" : "nuint queries, ") + (spec.HasLengths ? "nuint length, " : "");
        string roles = AttentionFileEmitter.Parameters(spec, Roles);
        writer.Line($"// One block of queries of one {Part}.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Block({counts}{_pack.Parameters}{roles}ref float scratch)"))
        {
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float logits = ref Unsafe.Add(ref scratch, {Number(scratch.Scores)});");
            if (spec.HasSoftmax)
            {
                writer.Line($"ref float maxima = ref Unsafe.Add(ref scratch, {Number(scratch.Maxima)});");
                writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(scratch.Inverses)});");
            }

            if (!spec.RunsHeadsInBlocks)
            {
                HeatmapsEmitter.DeclareRows(writer, spec, _plan, AttentionRoles.Weights);
            }

            writer.Line();
            if (spec.HasSoftmax)
            {
                _visit.Declare(writer, "first", Queries, hasSeen: LeavesMaxima);
            }

            if (!_plan.TilesPackQueries)
            {
                _pack.EmitPack(Queries);
            }

            EmitScores();
            if (spec.HasSoftmax)
            {
                EmitSoftmax();
                EmitResults();
            }
        }
    }

    private void EmitScores()
    {
        string largest = LeavesMaxima ? " among the keys that all of them see" : "";
        writer.Line(FusesMaxima ? $"// Scores, and the largest of each query{largest}." : "// Scores.");
        if (_plan.Keys is { } laid)
        {
            writer.Line($"ref float laidKeys = ref Unsafe.Add(ref scratch, {Number(laid)});");
        }

        WidthText.Dispatch(writer, plans, plan => new BlockedPhases(writer, spec, plan).CallScores(Queries, _visit.Room, KeyOfScores));
        if (spec.HasScores)
        {
            EmitScoresOut();
        }

        writer.Line();
    }

    /// <summary>The keys that tiles of scores begin at, as they lie or laid.</summary>
    private string KeyOfScores => _plan.Keys is null ? _visit.KeyOfScores
        : VectorText.Element("laidKeys", _visit.HasRoomParameter ? Times("start", spec.Dim) : "0");

    /// <summary>The scores of all slots as rows of keys, before anything is masked.</summary>
    private void EmitScoresOut()
    {
        string size = $"ref logits, {Stride}, {Number(spec.Keys)}, {Queries}, ref scores, {Number(spec.Keys)}";
        writer.Line();
        writer.Line(spec.SumsHeads ? $"KernelTranspose.Added({size});" : $"KernelTranspose.Scaled({size}, 1f);");
        if (_plan.Visit.MovesStart && spec.HasSoftmax)
        {
            writer.Line($"logits = ref Unsafe.Add(ref logits, {Times("start", _plan.Scratch.Stride)});");
        }
    }

    private void EmitSoftmax()
    {
        if (spec.HasLogits)
        {
            writer.Line("// Logits.");
            new LogitsEmitter(writer, spec, _plan).Call(Queries);
            writer.Line();
        }

        string exponentials = _plan.Softmax.IsBinary ? "2^((logit − row maximum) / 8)" : "exp(logit − row maximum)";
        writer.Line($"// Softmax: afterwards `logits` holds {exponentials}, `inverses` 1 / row sum.");
        if (!FusesMaxima)
        {
            writer.Line($"KernelLogits.Maxima(ref logits, {Stride}, {_visit.Keys}, {Queries}, ref maxima);");
        }
        else if (LeavesMaxima)
        {
            writer.Line($"KernelLogits.LastMaxima(ref logits, {Stride}, {Number(KernelTuning.KeysOfScoreTile)}, {_visit.Seen}, {_visit.Keys}, {Queries}, ref maxima);");
        }

        WidthText.Dispatch(writer, plans, plan => new BlockedPhases(writer, spec, plan).CallSoftmax(Queries));
        writer.Line();
        if (spec.HasLogSumExp)
        {
            writer.Line("// Log-sum-exp: the softmax left it in place of the maxima.");
            writer.Line($"MemoryMarshal.CreateSpan(ref maxima, {QueriesAsInt}).CopyTo(MemoryMarshal.CreateSpan(ref logSumExp, {QueriesAsInt}));");
        }
    }

    private void EmitResults()
    {
        ResultsEmitter results = new(writer, spec, _plan);
        writer.Line();
        if (!_plan.TilesWriteWeights)
        {
            results.CallWeights(Queries);
        }

        if (spec.HasOutput)
        {
            EmitOutput();
        }

        if (_plan.TilesWriteWeights)
        {
            results.CallWeights(Queries);
            writer.Line();
        }

        results.CallFinish(Queries);
        if (spec.HasHeatmaps && !spec.RunsHeadsInBlocks)
        {
            writer.Line();
            new HeatmapsEmitter(writer, spec, _plan).Call("first", Queries, role => role);
        }
    }

    private void EmitOutput()
    {
        string counts = _visit.KeysArgument + QueriesArgument + (_visit.OutputEndsAtDiagonal ? $"{UpperPosition}, " : "");
        writer.Line();
        writer.Line($"// Output: weights · {spec.ValueRole}, scaled by 1 / row sum at the end." + (_plan.TilesWriteWeights ? " Its tiles write the weights on the way." : ""));
        if (_plan.Values is { } values)
        {
            writer.Line($"ref float values = ref Unsafe.Add(ref scratch, {Number(values.Panels)});");
            if (values.HasPartials)
            {
                writer.Line($"ref float partials = ref Unsafe.Add(ref scratch, {Number(values.Partials)});");
            }
        }

        _pack.DeclarePacker();
        WidthText.Dispatch(writer, plans, plan =>
        {
            BlockedPhases phases = new(writer, spec, plan);
            writer.Line($"{phases.OutputMethod}({counts}ref logits, ref inverses, {ValuesOf(plan)}, ref output{phases.Pauses?.Arguments});");
            if (_plan.TilesPackQueries && !plan.TilesPackQueries)
            {
                using (writer.Block("if (nextQueries > 0)"))
                {
                    _pack.CallPack("nextQueries", "nextQuery");
                }
            }
        });
        writer.Line();
    }

    /// <summary>The values as an output tile reads them, from the first visited key on.</summary>
    private string ValuesOf(BlockedPlan plan) => plan.Values is not { } values ? "ref " + _visit.FirstRow(spec.ValueRole)
        : "ref " + VectorText.Element("values", _plan.Visit.MovesStart ? Times("start", values.PanelWidth) : "0") + (values.HasPartials ? ", ref partials" : "");

    /// <summary>The roles that a block gets: values that are laid out only where they may be read once more as they lie.</summary>
    private IEnumerable<string> Roles => AttentionFileEmitter.BlockRoles(spec)
        .Where(role => role switch
        {
            AttentionRoles.Value => _plan.Values is null || ResultsEmitter.ReadsValues(spec),
            AttentionRoles.Key => _plan.Keys is null || (spec.ValueRole == AttentionRoles.Key && ResultsEmitter.ReadsValues(spec)),
            _ => true,
        });

    /// <summary>The upper diagonal, counted from the block's first query and first visited key.</summary>
    private string UpperPosition => SlotsText.Diagonal(new SlotsText(spec, _plan).Position, spec.Options.Band.Upper!.Value);

    /// <summary>What queries belong to.</summary>
    private string Part => spec.HasHeadAxis ? "head" : "batch entry";

    private bool FusesMaxima => _phases[0].FusesMaxima;

    private bool LeavesMaxima => _phases[0].LeavesMaxima;

    private string QueriesArgument => HasOneSize ? "" : "queries, ";

    /// <summary>Whether every block has the same number of queries, so that it need not be passed.</summary>
    private bool HasOneSize => _plan.Blocks.Count == 1;

    /// <summary>Whether a block must know which queries it holds.</summary>
    private bool HasFirst => !spec.Options.Band.IsUnbounded && spec.HasSoftmax;

    private string Stride => Number(_plan.Scratch.Stride);

    /// <summary>The queries of a block: a number, or the parameter that carries it.</summary>
    private string Queries => HasOneSize ? Number(_plan.Blocks[0].Queries) : "queries";

    private string QueriesAsInt => HasOneSize ? Queries : "(int)queries";
}
