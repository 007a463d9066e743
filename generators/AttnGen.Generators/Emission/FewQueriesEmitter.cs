using System;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The few-queries strategy at one vector width: dot products with sixteen logical lanes over dim, then the softmax with sixteen logical
/// lanes over keys. A logical lane is the same element at every width, so the bits are too.
/// </summary>
internal sealed class FewQueriesEmitter(SourceWriter writer, AttentionSpec spec, FewQueriesPlan plan)
{
    private const int LogicalLanes = KernelTuning.LogicalLanes;

    private readonly VectorText _vector = new(plan.Lanes);
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly int[] _parts = Enumerable.Range(0, LogicalLanes / plan.Lanes).ToArray();
    private readonly long _queryStride = AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row;
    private readonly long _keyStride = AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row;

    /// <summary>Whether scores are computed for all keys, seen or not.</summary>
    private bool ScoresSeeAll => spec.HasScores || !plan.Visit.MovesEnd;

    private bool OutputEndsAtDiagonal => spec.Options.Band.Upper is not null;

    public void Emit()
    {
        writer.Line();
        writer.Line($"// ---- {32 * plan.Lanes} bit: {(_parts.Length == 1 ? "one vector holds" : $"{_parts.Length} vectors hold")} the sixteen logical lanes");
        writer.Line();
        EmitHeads();
        writer.Line();
        EmitHead();
        writer.Line();
        EmitScores();
        if (!spec.HasSoftmax)
        {
            return;
        }

        writer.Line();
        EmitSoftmax();
        if (spec.HasOutput)
        {
            writer.Line();
            new OutputEmitter(writer, spec, _visit).Emit(
                "Output" + _vector.Suffix, plan.Output, spec.Queries, keyStride: 1, queryStride: plan.Scratch.Stride, OutputEndsAtDiagonal);
        }
    }

    private void EmitHeads()
    {
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Attend{_vector.Suffix}({AttentionFileEmitter.AttendParameters(spec)})"))
        {
            ScratchText.Declare(writer, spec, plan.Scratch);
            string length = spec.HasLengths ? "length, " : "";
            HeadText.Emit(writer, spec, () => writer.Line(
                $"Head{_vector.Suffix}({length}{string.Join(", ", AttentionFileEmitter.ReferenceRoles(spec).Select(role => "ref " + HeadText.Name(spec, role)))}, ref scratch);"));
        }
    }

    /// <summary>The phases of one head, in their order.</summary>
    private void EmitHead()
    {
        string length = spec.HasLengths ? "nuint length, " : "", roles = AttentionFileEmitter.Parameters(AttentionFileEmitter.ReferenceRoles(spec));
        writer.Line("// One head.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Head{_vector.Suffix}({length}{roles}ref float scratch)"))
        {
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float logits = ref Unsafe.Add(ref scratch, {Number(plan.Scratch.Scores)});");
            if (spec.HasSoftmax)
            {
                writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(plan.Scratch.Inverses)});");
            }

            writer.Line();
            if (spec.HasSoftmax)
            {
                _visit.Declare(writer, "0", Number(spec.Queries));
            }

            EmitPack();
            string counts = ScoresSeeAll ? "" : _visit.KeysArgument + (_visit.HasRoomParameter ? $"{Number(spec.Keys)} - start, " : "");
            string key = _visit.HasRoomParameter ? VectorText.Element("key", $"start * {Number(_keyStride)}") : "key";
            writer.Line("// Scores.");
            writer.Line($"Scores{_vector.Suffix}({counts}ref packed, ref {key}, ref logits);");
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
        bool isDense = _queryStride == spec.Dim || spec.Queries == 1;
        VectorText vector = new(plan.LanesOfPacking);
        int length = isDense ? spec.Queries * spec.Dim : spec.Dim;
        writer.Line("// Pack: the scaled queries.");
        using (isDense ? null : writer.Block($"for (nuint q = 0; q < {Number(spec.Queries)}; q++)"))
        using (writer.Block($"for (nuint i = 0; i < {Number(length)}; i += {Number(vector.Lanes)})"))
        {
            string at = Edge("i", length, vector.Lanes);
            string scale = vector.Broadcast($"BitConverter.UInt32BitsToSingle(0x{spec.ScaleBits:X8})");
            string from = isDense ? at : $"(q * {Number(_queryStride)}) + {at}", to = isDense ? at : $"(q * {Number(spec.Dim)}) + {at}";
            writer.Line(vector.Store($"{vector.Load("query", from)} * {scale}", "packed", to));
        }

        writer.Line();
    }

    /// <summary>The scores of all slots, before anything is masked.</summary>
    private void EmitScoresOut()
    {
        using (spec.Queries > 1 ? writer.Block($"for (nuint q = 0; q < {Number(spec.Queries)}; q++)") : null)
        {
            string row = spec.Queries > 1 ? $"q * {Number(plan.Scratch.Stride)}" : "0", target = spec.Queries > 1 ? $"q * {Number(spec.Keys)}" : "0";
            writer.Line(AttentionFileEmitter.IsSummed(spec)
                ? $"KernelRows.Added({At("logits", row)}, {Number(spec.Keys)}, {At("scores", target)});"
                : $"MemoryMarshal.CreateSpan({At("logits", row)}, {Number(spec.Keys)}).CopyTo(MemoryMarshal.CreateSpan({At("scores", target)}, {Number(spec.Keys)}));");
        }

        if (plan.Visit.MovesStart && spec.HasSoftmax)
        {
            writer.Line("logits = ref Unsafe.Add(ref logits, start);");
        }
    }

    private void EmitSoftmaxCall()
    {
        writer.Line($"// {(spec.HasLogits ? "Logits and softmax" : "Softmax")}: afterwards `logits` holds exp(logit − row maximum), `inverses` 1 / row sum.");
        if (spec.HasLogits)
        {
            EmitForQueries(() => writer.Line(LogitsEmitter.Call(spec, isRow: true, RowArguments)));
        }

        writer.Line($"Softmax{_vector.Suffix}({_visit.KeysArgument}ref logits, ref inverses{(spec.HasLogSumExp ? ", ref logSumExp" : "")});");
    }

    private void EmitResults()
    {
        if (spec.HasMaskedSlots && spec.HasWeights)
        {
            writer.Line();
            writer.Line("// A row of NaN: its masked slots still weigh 0.");
            using (writer.Block($"if (KernelNonFinite.IsIn(ref inverses, 0, 1, {Number(spec.Queries)}))"))
            {
                EmitForQueries(() => writer.Line(LogitsEmitter.MarkCall(spec, isRow: true, RowArguments)));
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
            EmptyRowText.Emit(writer, spec, Number(spec.Queries));
        }
    }

    private void EmitWeights()
    {
        bool isSummed = AttentionFileEmitter.IsSummed(spec);
        writer.Line();
        writer.Line("// Weights: the rows, scaled by 1 / row sum.");
        EmitForQueries(() =>
        {
            string target = Plus(_visit.Start, spec.Queries > 1 ? $"q * {Number(spec.Keys)}" : "0");
            writer.Line(
                $"KernelRows.{(isSummed ? "ScaledAndAdded" : "Scaled")}({RowArguments.Logits}, {VectorText.Element("inverses", spec.Queries > 1 ? "q" : "0")}, "
                + $"{_visit.Keys}, {At("weights", target)});");
        });
        if (_visit.LeavesSlots && !isSummed)
        {
            writer.Line($"KernelRows.ClearBeside(ref weights, {Number(spec.Keys)}, {Number(spec.Queries)}, {_visit.Start}, keys);");
        }
    }

    private void EmitOutput()
    {
        string role = spec.HasValue ? AttentionRoles.Value : AttentionRoles.Key;
        long stride = AttentionShapes.StridesOf(spec, role).Row, outputStride = AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row;
        string value = plan.Visit.MovesStart ? VectorText.Element(role, $"start * {Number(stride)}") : role;
        int upper = spec.Options.Band.Upper ?? 0;
        string diagonal = !OutputEndsAtDiagonal ? "" : plan.Visit.MovesStart ? $"{Number(upper)} - (nint)start, " : $"{Number(upper)}, ";
        writer.Line();
        writer.Line($"// Output: weights · {role}, scaled by 1 / row sum at the end.");
        writer.Line($"Output{_vector.Suffix}({_visit.KeysArgument}{diagonal}ref logits, ref inverses, ref {value}, ref output);");
        if (spec.HasMaskedSlots)
        {
            using (writer.Block($"if (KernelNonFinite.IsIn(ref output, {Number(outputStride)}, {Number(spec.Queries)}, {Number(spec.ValueDim)}))"))
            {
                EmitForQueries(() => writer.Line(LogitsEmitter.MarkCall(spec, isRow: true, RowArguments)));
                writer.Line(
                    $"KernelNonFinite.OutputUnlessMarked(ref logits, 1, {Number(plan.Scratch.Stride)}, {_visit.Keys}, {Number(spec.Queries)}, ref inverses, "
                    + $"ref {value}, {Number(stride)}, {Number(spec.ValueDim)}, ref output, {Number(outputStride)});");
            }
        }
    }

    /// <summary>The arguments of the steps on query <c>q</c>'s row.</summary>
    private LogitsEmitter.CallArguments RowArguments
    {
        get
        {
            string query = spec.Queries > 1 ? "q" : "0", start = plan.Visit.MovesStart ? " - (nint)start" : "";
            return new(
                spec.Queries > 1 ? $"(nint)q{start}" : plan.Visit.MovesStart ? "-(nint)start" : "0", Number(spec.Queries), _visit.Keys,
                Slots(AttentionRoles.Mask), Slots(AttentionRoles.Bias), At("logits", Times(query, plan.Scratch.Stride)));

            string Slots(string role) =>
                spec.Method.Has(role) ? At(role, Plus(_visit.Start, RowOffset(query, AttentionShapes.StridesOf(spec, role).Row))) : "";
        }
    }

    private static string RowOffset(string query, long stride) => stride == 0 ? "0" : Times(query, stride);

    private void EmitForQueries(Action emit)
    {
        using (spec.Queries > 1 ? writer.Block($"for (nuint q = 0; q < {Number(spec.Queries)}; q++)") : null)
        {
            emit();
        }
    }

    private void EmitScores()
    {
        int[] keys = Enumerable.Range(0, plan.KeysOfTile).ToArray(), queries = Enumerable.Range(0, spec.Queries).ToArray();
        string counts = ScoresSeeAll ? "" : _visit.KeysParameter + (_visit.HasRoomParameter ? "nuint room, " : "");
        string keyCount = ScoresSeeAll ? Number(spec.Keys) : _visit.Keys;
        writer.Line($"// scores[query, key] = Σ packed[query, d] · key[key, d]: {Count(plan.KeysOfTile, "key")} at once for all queries.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Scores{_vector.Suffix}({counts}ref float packed, ref float key, ref float scores)"))
        {
            using (writer.Block($"for (nuint tile = 0; tile < {keyCount}; tile += {Number(plan.KeysOfTile)})"))
            {
                string first = spec.Keys % plan.KeysOfTile == 0 && !_visit.HasRoomParameter ? "tile" : "first";
                if (first == "first")
                {
                    writer.Line($"nuint first = Math.Min(tile, {(_visit.HasRoomParameter ? $"room - {Number(plan.KeysOfTile)}" : Number(spec.Keys - plan.KeysOfTile))});");
                }

                writer.Line($"ref float row = ref Unsafe.Add(ref key, {first} * {Number(_keyStride)});");
                writer.Statements(keys.Select(k => _vector.Zeros(queries.SelectMany(_ => _parts, (q, part) => Score(k, q, part)))));

                int whole = spec.Dim / LogicalLanes * LogicalLanes;
                using (whole > LogicalLanes ? writer.Block($"for (nuint d = 0; d < {Number(whole)}; d += {LogicalLanes})") : null)
                {
                    foreach (int part in _parts)
                    {
                        EmitDotStep(keys, queries, part, whole > LogicalLanes ? "d" : "0", mask: null);
                    }
                }

                EmitTail(keys, queries, spec.Dim - whole);
                writer.Line();
                writer.Line($"ref float tileScores = ref Unsafe.Add(ref scores, {first});");
                foreach (int q in queries)
                {
                    foreach (int k in keys)
                    {
                        string lanes = string.Join(", ", _parts.Select(part => Score(k, q, part)));
                        writer.Line($"{VectorText.Element("tileScores", Number((q * plan.Scratch.Stride) + k))} = Lanes.Sum({lanes});");
                    }
                }
            }
        }
    }

    /// <summary>The last dim % 16 components: the last sixteen are loaded, those that were counted already are cleared.</summary>
    private void EmitTail(int[] keys, int[] queries, int tail)
    {
        if (tail == 0)
        {
            return;
        }

        writer.Line();
        writer.Line($"// The last {tail} components, in the upper lanes; those below were counted already.");
        foreach (int part in _parts)
        {
            // Lanes below 16 − tail are cleared: all of a part, none of it, or some.
            int cleared = LogicalLanes - tail - (part * plan.Lanes);
            if (cleared >= plan.Lanes)
            {
                continue;
            }

            string? mask = null;
            if (cleared > 0)
            {
                mask = "tail";
                string type = "Vector" + _vector.Suffix;
                writer.Line($"{_vector.Type} tail = {type}.GreaterThanOrEqual({type}<float>.Indices, {type}.Create({Number(cleared)}f));");
            }

            EmitDotStep(keys, queries, part, Number(spec.Dim - LogicalLanes), mask, "t" + Number(part) + "_");
        }
    }

    private void EmitDotStep(int[] keys, int[] queries, int part, string start, string? mask, string prefix = "")
    {
        string name = prefix.Length > 0 ? prefix : _parts.Length == 1 ? "" : $"p{part}_";
        string masked = mask is null ? "" : $" & {mask}";
        foreach (int q in queries)
        {
            writer.Line($"{_vector.Type} {name}q{q} = {_vector.Load("packed", Offset(start, (q * spec.Dim) + (part * plan.Lanes)))}{masked};");
        }

        foreach (int k in keys)
        {
            writer.Line($"{(k == 0 ? _vector.Type + " " : "")}{name}k = {_vector.Load("row", Offset(start, (k * _keyStride) + (part * plan.Lanes)))}{masked};");
            writer.Statements(queries.Select(q => $"{Score(k, q, part)} = {_vector.MultiplyAdd($"{name}k", $"{name}q{q}", Score(k, q, part))};"));
        }
    }

    private void EmitSoftmax()
    {
        string logSumExp = spec.HasLogSumExp ? ", ref float logSumExp" : "";
        writer.Line("// logits = exp(logits − maximum), inverses = 1 / sum, or 0 where no key has a logit above −∞.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Softmax{_vector.Suffix}({_visit.KeysParameter}ref float logits, ref float inverses{logSumExp})"))
        {
            if (plan.Visit.MovesEnd)
            {
                writer.Line($"nuint padded = (keys + {LogicalLanes - 1}) & ~(nuint){LogicalLanes - 1};");
            }

            using (spec.Queries > 1 ? writer.Block($"for (nuint q = 0; q < {Number(spec.Queries)}; q++)") : null)
            {
                EmitRow();
            }
        }
    }

    private void EmitRow()
    {
        int stride = plan.Scratch.Stride;
        string query = spec.Queries > 1 ? "q" : "0";
        writer.Line($"ref float row = ref {VectorText.Element("logits", spec.Queries > 1 ? $"q * {Number(stride)}" : "0")};");
        if (plan.Visit.MovesEnd)
        {
            writer.Line("MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, keys), (int)(padded - keys)).Fill(float.NegativeInfinity);");
        }
        else if (spec.Keys % LogicalLanes > 0)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, {Number(spec.Keys)}), {Number(stride - spec.Keys)}).Fill(float.NegativeInfinity);");
        }

        string padded = plan.Visit.MovesEnd ? "padded" : Number(stride);
        writer.Line($"{_vector.Type} most = {_vector.Broadcast("float.NegativeInfinity")};");
        using (writer.Block($"for (nuint key = 0; key < {padded}; key += {Number(plan.Lanes)})"))
        {
            writer.Line($"most = {_vector.Max("most", _vector.Load("row", "key"))};");
        }

        writer.Line();
        writer.Line("float maximum = Lanes.Max(most);");
        writer.Line("maximum = maximum == float.NegativeInfinity ? 0f : maximum;");
        RowSumEmitter.Emit(writer, _vector, [.. _parts.Select(part => $"sum{part}")], stride, padded, LogicalLanes, target =>
        {
            foreach (int part in _parts)
            {
                string offset = Offset("key", part * plan.Lanes);
                writer.Line($"{_vector.Type} e{part} = VectorExp.ExpNonPositive({_vector.Load("row", offset)} - {_vector.Broadcast("maximum")});");
                writer.Line(_vector.Store($"e{part}", "row", offset));
                writer.Line($"{target($"sum{part}")} += e{part};");
            }
        });

        writer.Line();
        writer.Line($"float sum = Lanes.Sum({string.Join(", ", _parts.Select(part => $"sum{part}"))});");
        writer.Line($"{VectorText.Element("inverses", query)} = sum == 0f ? 0f : 1f / sum;");
        if (spec.HasLogSumExp)
        {
            writer.Line($"{VectorText.Element("logSumExp", query)} = maximum + VectorLog.Log(sum);");
        }
    }

    /// <summary>The loop's index, or where steps do not fit, the start of a last step that moves back to the edge.</summary>
    private string Edge(string index, int length, int step)
    {
        if (length % step == 0)
        {
            return index;
        }

        writer.Line($"nuint at = Math.Min({index}, {Number(length - step)});");
        return "at";
    }

    private string Score(int key, int query, int part) =>
        $"s{key}" + (spec.Queries == 1 ? "" : $"_{query}") + (_parts.Length == 1 ? "" : $"_{part}");

    private static string Offset(string start, long offset) =>
        offset == 0 ? start
        : int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Number(number + offset)
        : $"{start} + {Number(offset)}";

    private static string At(string reference, string offset) => "ref " + VectorText.Element(reference, offset);
}
