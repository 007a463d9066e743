using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The phases of the few-queries strategy that compute in registers: dot products with sixteen logical lanes over dim, then the softmax
/// with sixteen logical lanes over keys. A logical lane is the same element at every width, so the bits are too.
/// </summary>
internal sealed class FewQueriesPhases(SourceWriter writer, AttentionSpec spec, FewQueriesPlan plan)
{
    private const int LogicalLanes = KernelTuning.LogicalLanes;

    private readonly VectorText _vector = new(plan.Lanes);
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly int[] _parts = Enumerable.Range(0, LogicalLanes / plan.Lanes).ToArray();
    private readonly long _keyStride = AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row;

    /// <summary>The queries that keys are compared with.</summary>
    private string Queries => plan.PacksQueries ? "packed" : AttentionRoles.Query;

    /// <summary>Writes them all.</summary>
    public void Emit()
    {
        writer.Line();
        writer.Line(WidthText.Heading(plan.Lanes, $"{(_parts.Length == 1 ? "one vector holds" : $"{_parts.Length} vectors hold")} the sixteen logical lanes"));
        writer.Line();
        if (spec.IsAdditive)
        {
            new AdditiveScoreEmitter(writer, spec, plan).Emit();
        }
        else
        {
            EmitScores();
        }

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
                "Output" + _vector.Suffix, plan.Output, plan.Queries, keyStride: 1, queryStride: plan.Scratch.Stride, _visit.OutputEndsAtDiagonal);
        }
    }

    private void EmitScores()
    {
        int[] keys = Enumerable.Range(0, plan.KeysOfTile).ToArray(), queries = Enumerable.Range(0, plan.Queries).ToArray();
        writer.Line($"// scores[query, key] = Σ {Queries}[query, d] · key[key, d]: {Count(plan.KeysOfTile, "key")} at once for all queries.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Scores{_vector.Suffix}({_visit.ScoreParameters}ref float {Queries}, ref float key, ref float scores)"))
        {
            using (_visit.ScoreTiles(writer, plan.KeysOfTile, out string first))
            {
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
            writer.Line($"{_vector.Type} {name}q{q} = {_vector.Load(Queries, Offset(start, ((long)q * spec.Dim) + (part * plan.Lanes)))}{masked};");
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

            using (plan.Queries > 1 ? writer.Block($"for (nuint q = 0; q < {Number(plan.Queries)}; q++)") : null)
            {
                EmitRow();
            }
        }
    }

    private void EmitRow()
    {
        int stride = plan.Scratch.Stride;
        string query = plan.Queries > 1 ? "q" : "0";
        writer.Line($"ref float row = ref {VectorText.Element("logits", plan.Queries > 1 ? $"q * {Number(stride)}" : "0")};");
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
            writer.Line($"most = {_vector.MaxOrNaN("most", _vector.Load("row", "key"))};");
        }

        writer.Line();
        writer.Line("float maximum = Lanes.Max(most);");
        writer.Line("maximum = maximum == float.NegativeInfinity ? 0f : maximum;");
        writer.Line($"{_vector.Type} maxima = {_vector.Broadcast("maximum")};");
        RowSumEmitter.Emit(writer, _vector, [.. _parts.Select(part => $"sum{part}")], stride, padded, LogicalLanes, target =>
        {
            foreach (int part in _parts)
            {
                string offset = Offset("key", part * plan.Lanes);
                writer.Line($"{_vector.Type} e{part} = VectorExp.ExpNonPositive({_vector.Load("row", offset)} - maxima);");
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

    private string Score(int key, int query, int part) =>
        $"s{key}" + (plan.Queries == 1 ? "" : $"_{query}") + (_parts.Length == 1 ? "" : $"_{part}");

    private static string Offset(string start, long offset) =>
        offset == 0 ? start
        : int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Number(number + offset)
        : $"{start} + {Number(offset)}";
}
