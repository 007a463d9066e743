using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The blocked strategy at one vector width: pack → scores → logits → softmax → weights → output for every block of queries.
/// </summary>
internal sealed class BlockedEmitter(SourceWriter writer, AttentionSpec spec, BlockedPlan plan)
{
    private readonly VectorText _vector = new(plan.Lanes);
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly BlockedPhases _phases = new(writer, spec, plan);

    public void Emit()
    {
        writer.Line();
        writer.Line(plan.Lanes == 1
            ? "// ---- scalar, where the processor has no vectors"
            : $"// ---- {32 * plan.Lanes} bit: {plan.Lanes} queries a vector");
        writer.Line();
        EmitHeads();
        writer.Line();
        EmitBlock();
        _phases.Emit(HasOneSize ? plan.Blocks[0].Queries : null);
    }

    /// <summary>The loop over batch entries and heads, with the scratch that all of them share.</summary>
    private void EmitHeads()
    {
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Attend{_vector.Suffix}({AttentionFileEmitter.AttendParameters(spec)})"))
        {
            ScratchText.Declare(writer, spec, plan.Scratch);
            if (HasOneSize && LanesUsed(plan.Blocks[0]) > plan.Blocks[0].Queries && !(plan.Scratch.IsOnStack && !spec.HasWorkspace))
            {
                // Once a call: nothing writes to these lanes. The stack is zero as it comes.
                writer.Line("ref float packed = ref scratch;");
                EmitClearEmptyLanes(plan.Blocks[0]);
                writer.Line();
            }

            HeadText.Emit(writer, spec, () =>
            {
                foreach (QueryBlockPlan block in plan.Blocks)
                {
                    EmitBlockCalls(block);
                }
            });
        }
    }

    private void EmitBlockCalls(QueryBlockPlan block)
    {
        string first = block.Count == 1 ? Number(block.First) : "first";
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

        arguments.AddRange(AttentionFileEmitter.ReferenceRoles(spec).Select(role => "ref " + RowOf(role, first)));
        using (block.Count > 1 ? writer.Block($"for (nuint first = 0; first < {Number(block.Count * block.Queries)}; first += {Number(block.Queries)})") : null)
        {
            writer.Line($"Block{_vector.Suffix}({string.Join(", ", arguments)}, ref scratch);");
        }
    }

    /// <summary>The block's first row of a role with rows of queries; keys and values are visited from the head's first.</summary>
    private string RowOf(string role, string first)
    {
        string name = HeadText.Name(spec, role);
        long stride = role is AttentionRoles.Key or AttentionRoles.Value ? 0 : AttentionShapes.StridesOf(spec, role).Row;
        return stride == 0 || first == "0" ? name
            : int.TryParse(first, out int number) ? VectorText.Element(name, Number(number * stride))
            : VectorText.Element(name, Times(first, stride));
    }

    /// <summary>The phases of one block, in their order.</summary>
    private void EmitBlock()
    {
        ScratchPlan scratch = plan.Scratch;
        string counts = (HasFirst ? "nuint first, " : "") + (HasOneSize ? "" : "nuint queries, ") + (spec.HasLengths ? "nuint length, " : "");
        string roles = AttentionFileEmitter.Parameters(AttentionFileEmitter.ReferenceRoles(spec));
        writer.Line("// One block of queries of one head.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Block{_vector.Suffix}({counts}{roles}ref float scratch)"))
        {
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float logits = ref Unsafe.Add(ref scratch, {Number(scratch.Scores)});");
            if (spec.HasSoftmax)
            {
                writer.Line($"ref float maxima = ref Unsafe.Add(ref scratch, {Number(scratch.Maxima)});");
                writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(scratch.Inverses)});");
            }

            writer.Line();
            if (spec.HasSoftmax)
            {
                _visit.Declare(writer, "first", Queries);
            }

            EmitPack();
            EmitScores();
            if (spec.HasSoftmax)
            {
                EmitSoftmax();
                EmitResults();
            }
        }
    }

    private void EmitPack()
    {
        writer.Line("// Pack: scaled queries side by side, so that one vector holds one component of several queries.");
        if (!HasOneSize)
        {
            // A shorter block finds the queries of the one before in its empty lanes.
            foreach (QueryBlockPlan block in plan.Blocks.Where(block => LanesUsed(block) > block.Queries))
            {
                using (writer.Block($"if (queries == {Number(block.Queries)})"))
                {
                    EmitClearEmptyLanes(block);
                }

                writer.Line();
            }
        }

        writer.Line(
            $"KernelTranspose.Scaled(ref query, {Number(AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row)}, {Queries}, {Number(spec.Dim)}, "
            + $"ref packed, {Stride}, BitConverter.UInt32BitsToSingle(0x{spec.ScaleBits:X8}));");
        writer.Line();
    }

    /// <summary>Lanes without a query compute on zeros and are never written out.</summary>
    private void EmitClearEmptyLanes(QueryBlockPlan block)
    {
        using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
        {
            string lane = Plus(Times("d", plan.Scratch.Stride), Number(block.Queries));
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref packed, {lane}), {Number(LanesUsed(block) - block.Queries)}).Clear();");
        }
    }

    private void EmitScores()
    {
        string keyStride = Number(AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row);
        string key = _visit.HasRoomParameter ? VectorText.Element("key", $"start * {keyStride}") : "key";
        string counts = _phases.ScoresSeeAll ? "" : _visit.KeysArgument + (_visit.HasRoomParameter ? $"{Number(spec.Keys)} - start, " : "");
        writer.Line(_phases.FusesMaxima
            ? "// Scores, and the largest of each query."
            : "// Scores.");
        EmitByGroup((tile, first) =>
            $"{_phases.ScoreMethod(tile)}({counts}{At("packed", first)}, ref {key}, {At("logits", first)}"
            + (_phases.FusesMaxima ? $", {At("maxima", first)});" : ");"));
        if (spec.HasScores)
        {
            EmitScoresOut();
        }

        writer.Line();
    }

    /// <summary>The scores of all slots as rows of keys, before anything is masked.</summary>
    private void EmitScoresOut()
    {
        string size = $"ref logits, {Stride}, {Number(spec.Keys)}, {Queries}, ref scores, {Number(spec.Keys)}";
        writer.Line();
        writer.Line(AttentionFileEmitter.IsSummed(spec) ? $"KernelTranspose.Added({size});" : $"KernelTranspose.Scaled({size}, 1f);");
        if (plan.Visit.MovesStart && spec.HasSoftmax)
        {
            writer.Line($"logits = ref Unsafe.Add(ref logits, {Times("start", plan.Scratch.Stride)});");
        }
    }

    private void EmitSoftmax()
    {
        if (spec.HasLogits)
        {
            writer.Line("// Logits.");
            writer.Line(LogitsEmitter.Call(spec, isRow: false, LogitsArguments));
            writer.Line();
        }

        writer.Line("// Softmax: afterwards `logits` holds exp(logit − row maximum), `inverses` 1 / row sum.");
        if (!_phases.FusesMaxima)
        {
            EmitByGroup((tile, first) => $"{_phases.MaximaMethod(tile)}({_visit.KeysArgument}{At("logits", first)}, {At("maxima", first)});");
            writer.Line();
        }

        using (writer.Block($"for (nuint q = 0; q < {Queries}; q += {Number(plan.Lanes)})"))
        {
            writer.Line($"Softmax{_vector.Suffix}({_visit.KeysArgument}{At("logits", "q")}, {At("maxima", "q")}, {At("inverses", "q")});");
        }

        if (spec.HasLogSumExp)
        {
            writer.Line();
            writer.Line("// Log-sum-exp: the softmax left it in place of the maxima.");
            writer.Line($"MemoryMarshal.CreateSpan(ref maxima, {QueriesAsInt}).CopyTo(MemoryMarshal.CreateSpan(ref logSumExp, {QueriesAsInt}));");
        }
    }

    private void EmitResults()
    {
        if (spec.HasMaskedSlots && spec.HasWeights)
        {
            writer.Line();
            writer.Line("// A row of NaN: its masked slots still weigh 0.");
            using (writer.Block($"if (KernelNonFinite.IsIn(ref inverses, 0, 1, {Queries}))"))
            {
                writer.Line(LogitsEmitter.MarkCall(spec, isRow: false, LogitsArguments));
            }
        }

        if (spec.HasWeights)
        {
            EmitWeights();
        }

        if (spec.HasOutput)
        {
            EmitOutput();
        }

        if (spec.Options.IsUniformWhenEmpty)
        {
            EmptyRowText.Emit(writer, spec, Queries);
        }
    }

    private void EmitWeights()
    {
        bool isSummed = AttentionFileEmitter.IsSummed(spec);
        string operation = isSummed ? "AddedUnlessMarked" : spec.HasMaskedSlots ? "ScaledUnlessMarked" : "ScaledByColumn";
        writer.Line();
        writer.Line("// Weights: the block is transposed into rows of keys and scaled by 1 / row sum.");
        writer.Line(
            $"KernelTranspose.{operation}(ref logits, {Stride}, {_visit.Keys}, {Queries}, {At("weights", _visit.Start)}, {Number(spec.Keys)}, ref inverses);");
        if (_visit.LeavesSlots && !isSummed)
        {
            writer.Line($"KernelRows.ClearBeside(ref weights, {Number(spec.Keys)}, {Queries}, {_visit.Start}, keys);");
        }
    }

    private void EmitOutput()
    {
        string role = spec.HasValue ? "value" : "key", keys = _visit.KeysArgument;
        long stride = AttentionShapes.StridesOf(spec, role).Row, outputStride = AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row;
        string value = plan.Visit.MovesStart ? VectorText.Element(role, $"start * {Number(stride)}") : role;
        writer.Line();
        writer.Line($"// Output: weights · {role}, scaled by 1 / row sum at the end.");
        string counts = keys + (HasOneSize ? "" : "queries, ") + (_phases.OutputEndsAtDiagonal ? $"{UpperPosition}, " : "");
        writer.Line($"{_phases.OutputMethod}({counts}ref logits, ref inverses, ref {value}, ref output);");
        if (spec.HasMaskedSlots)
        {
            using (writer.Block($"if (KernelNonFinite.IsIn(ref output, {Number(outputStride)}, {Queries}, {Number(spec.ValueDim)}))"))
            {
                writer.Line(LogitsEmitter.MarkCall(spec, isRow: false, LogitsArguments));
                writer.Line(
                    $"KernelNonFinite.OutputUnlessMarked(ref logits, {Stride}, 1, {_visit.Keys}, {Queries}, ref inverses, "
                    + $"ref {value}, {Number(stride)}, {Number(spec.ValueDim)}, ref output, {Number(outputStride)});");
            }
        }
    }

    private LogitsEmitter.CallArguments LogitsArguments => new(
        plan.Visit.MovesStart ? "(nint)(first - start)" : "(nint)first", Queries, _visit.Keys,
        "ref " + VectorText.Element("mask", _visit.Start), "ref " + VectorText.Element("bias", _visit.Start), "ref logits");

    /// <summary>The upper diagonal, counted from the block's first query and first visited key.</summary>
    private string UpperPosition
    {
        get
        {
            int upper = spec.Options.Band.Upper!.Value;
            string position = LogitsArguments.Position;
            return upper == 0 ? position : upper < 0 ? $"{position} - {Number(-(long)upper)}" : $"{position} + {Number(upper)}";
        }
    }

    /// <summary>Calls a phase for every group of query vectors of a block.</summary>
    private void EmitByGroup(Func<ScoreTile, string, string> call) => EmitByBlock(block =>
    {
        (int count, ScoreTile tile) = block.Columns;
        int queries = tile.Vectors * plan.Lanes;
        using (count > 1 ? writer.Block($"for (nuint q = 0; q < {(IsSharedTile ? Queries : Number(count * queries))}; q += {Number(queries)})") : null)
        {
            writer.Line(call(tile, count > 1 ? "q" : "0"));
        }
    });

    /// <summary>Whether all blocks use one score tile, so that at most the number of its columns differs.</summary>
    private bool IsSharedTile => plan.Blocks.All(block => block.Columns.Tile == plan.Blocks[0].Columns.Tile)
        && (plan.Blocks.All(block => block.Columns.Count > 1) || plan.Blocks.All(block => block.Columns.Count == 1));

    /// <summary>Writes something once where it is the same for every kind of block, else under a test of the block's size.</summary>
    private void EmitByBlock(Action<QueryBlockPlan> emit)
    {
        if (HasOneSize || IsSharedTile)
        {
            emit(plan.Blocks[0]);
            return;
        }

        foreach (QueryBlockPlan block in plan.Blocks)
        {
            using (writer.Block(block == plan.Blocks[0] ? $"if (queries == {Number(block.Queries)})" : "else"))
            {
                emit(block);
            }
        }
    }

    private int LanesUsed(QueryBlockPlan block) => plan.Lanes * block.Columns.Count * block.Columns.Tile.Vectors;

    /// <summary>Whether every block has the same number of queries, so that it need not be passed.</summary>
    private bool HasOneSize => plan.Blocks.Count == 1;

    /// <summary>Whether a block must know which queries it holds.</summary>
    private bool HasFirst => !spec.Options.Band.IsUnbounded && spec.HasSoftmax;

    private string Stride => Number(plan.Scratch.Stride);

    /// <summary>The queries of a block: a number, or the parameter that carries it.</summary>
    private string Queries => HasOneSize ? Number(plan.Blocks[0].Queries) : "queries";

    private string QueriesAsInt => HasOneSize ? Queries : "(int)queries";

    private static string At(string reference, string offset) => "ref " + VectorText.Element(reference, offset);
}
