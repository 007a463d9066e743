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
    private readonly int[] _parts = Enumerable.Range(0, LogicalLanes / plan.Lanes).ToArray();

    public void Emit()
    {
        writer.Line();
        writer.Line($"// ---- {32 * plan.Lanes} bit: {(_parts.Length == 1 ? "one vector holds" : $"{_parts.Length} vectors hold")} the sixteen logical lanes");
        writer.Line();
        EmitHeads();
        writer.Line();
        EmitScores();
        writer.Line();
        EmitSoftmax();
        if (spec.HasOutput)
        {
            writer.Line();
            new OutputEmitter(writer, spec).Emit("Output" + _vector.Suffix, plan.Output, spec.Queries, keyStride: 1, queryStride: plan.Scratch.Stride);
        }
    }

    private void EmitHeads()
    {
        string lengths = spec.HasLengths ? ", ReadOnlySpan<int> lengths" : "";
        string keys = spec.HasLengths ? "keys, " : "";
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Attend{_vector.Suffix}({AttentionFileEmitter.Parameters(spec)}{lengths})"))
        {
            ScratchText.Declare(writer, plan.Scratch);
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float scores = ref Unsafe.Add(ref scratch, {Number(plan.Scratch.Scores)});");
            writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(plan.Scratch.Inverses)});");
            using (HeadText.Loop(writer, spec))
            {
                EmitPack();
                writer.Line($"Scores{_vector.Suffix}({keys}ref packed, ref key, ref scores);");
                writer.Line($"Softmax{_vector.Suffix}({keys}ref scores, ref inverses{(spec.HasWeights ? ", ref weights" : "")});");
                if (spec.HasOutput)
                {
                    writer.Line($"Output{_vector.Suffix}({keys}ref scores, ref inverses, ref {(spec.HasValue ? "value" : "key")}, ref output);");
                }

                HeadText.Advance(writer, spec);
            }
        }
    }

    /// <summary>Scaled before the products, as in the blocked strategy: the two agree on which numbers overflow.</summary>
    private void EmitPack()
    {
        VectorText vector = new(plan.LanesOfPacking);
        int length = spec.Queries * spec.Dim;
        writer.Line("// Pack: the scaled queries.");
        using (writer.Block($"for (nuint i = 0; i < {Number(length)}; i += {Number(vector.Lanes)})"))
        {
            string at = Edge("i", length, vector.Lanes);
            string scale = vector.Broadcast($"BitConverter.UInt32BitsToSingle(0x{spec.ScaleBits:X8})");
            writer.Line(vector.Store($"{vector.Load("query", at)} * {scale}", "packed", at));
        }

        writer.Line();
    }

    private void EmitScores()
    {
        int[] keys = Enumerable.Range(0, plan.KeysOfTile).ToArray(), queries = Enumerable.Range(0, spec.Queries).ToArray();
        writer.Line($"// scores[query, key] = Σ packed[query, d] · key[key, d]: {Count(plan.KeysOfTile, "key")} at once for all queries.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Scores{_vector.Suffix}({(spec.HasLengths ? "nuint keys, " : "")}ref float packed, ref float key, ref float scores)"))
        {
            using (writer.Block($"for (nuint tile = 0; tile < {KeyCount}; tile += {Number(plan.KeysOfTile)})"))
            {
                string first = spec.Keys % plan.KeysOfTile == 0 ? "tile" : "first";
                if (first == "first")
                {
                    writer.Line($"nuint first = Math.Min(tile, {Number(spec.Keys - plan.KeysOfTile)});");
                }

                writer.Line($"ref float row = ref Unsafe.Add(ref key, {first} * {Number(spec.Dim)});");
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
            writer.Line($"{(k == 0 ? _vector.Type + " " : "")}{name}k = {_vector.Load("row", Offset(start, (k * spec.Dim) + (part * plan.Lanes)))}{masked};");
            writer.Statements(queries.Select(q => $"{Score(k, q, part)} = {_vector.MultiplyAdd($"{name}k", $"{name}q{q}", Score(k, q, part))};"));
        }
    }

    private void EmitSoftmax()
    {
        string weights = spec.HasWeights ? ", ref float weights" : "";
        writer.Line("// scores = exp(scores − maximum), inverses = 1 / sum, or 0 where no key has a score above −∞.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Softmax{_vector.Suffix}({(spec.HasLengths ? "nuint keys, " : "")}ref float scores, ref float inverses{weights})"))
        {
            if (spec.HasLengths)
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
        writer.Line($"ref float row = ref {VectorText.Element("scores", spec.Queries > 1 ? $"q * {Number(stride)}" : "0")};");
        if (spec.HasLengths)
        {
            writer.Line("MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, keys), (int)(padded - keys)).Fill(float.NegativeInfinity);");
        }
        else if (spec.Keys % LogicalLanes > 0)
        {
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, {Number(spec.Keys)}), {Number(stride - spec.Keys)}).Fill(float.NegativeInfinity);");
        }

        string padded = spec.HasLengths ? "padded" : Number(stride);
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
        writer.Line("float inverse = sum == 0f ? 0f : 1f / sum;");
        writer.Line($"{VectorText.Element("inverses", spec.Queries > 1 ? "q" : "0")} = inverse;");
        if (spec.HasWeights)
        {
            EmitWeights();
        }
    }

    private void EmitWeights()
    {
        writer.Line();
        writer.Line("// Weights: the row, scaled by 1 / row sum.");
        VectorText vector = new(plan.LanesOfWeights);
        string target = VectorText.Element("weights", spec.Queries > 1 ? $"q * {Number(spec.Keys)}" : "0");
        writer.Line($"ref float target = ref {target};");
        using (writer.Block($"for (nuint key = 0; key < {Number(spec.Keys)}; key += {Number(vector.Lanes)})"))
        {
            string at = Edge("key", spec.Keys, vector.Lanes);
            writer.Line(vector.Store($"{vector.Load("row", at)} * {vector.Broadcast("inverse")}", "target", at));
        }

        if (spec.HasLengths)
        {
            writer.Line();
            writer.Line("// Masked keys weigh exactly 0, in a row of NaN too.");
            writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, keys), (int)({Number(spec.Keys)} - keys)).Clear();");
        }
    }

    /// <summary>With lengths the number of keys is known at run time only.</summary>
    private string KeyCount => spec.HasLengths ? "keys" : Number(spec.Keys);

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

    private static string Offset(string start, int offset) =>
        offset == 0 ? start
        : int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? Number(number + offset)
        : $"{start} + {Number(offset)}";
}
