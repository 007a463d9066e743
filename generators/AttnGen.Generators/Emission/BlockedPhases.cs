using System;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The phases of the blocked strategy that compute in registers: tiles of scores, exponentials, tiles of output.</summary>
internal sealed class BlockedPhases(SourceWriter writer, AttentionSpec spec, BlockedPlan plan)
{
    private readonly VectorText _vector = new(plan.Lanes);
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly string _stride = Number(plan.Scratch.Stride);

    /// <summary>Whether the tiles of scores find the maxima: only where scores are logits, all of them or all of the first keys'.</summary>
    public bool FusesMaxima => spec.HasSoftmax && !spec.HasMask && !spec.HasBias && spec.Options is { SoftcapBits: null, Band.Lower: null };

    /// <summary>Whether the last keys' maxima are left, as some queries do not see them or the tiles go beyond them.</summary>
    public bool LeavesMaxima => FusesMaxima && _visit.LeavesSlots;

    /// <summary>Whether tiles of scores must be told how many keys every query sees, besides how many there are.</summary>
    private bool HasSeenParameter => LeavesMaxima && (_visit.Seen != _visit.Keys || _visit.ScoresSeeAll);

    /// <summary>What output tiles do between the steps of their sums, or null.</summary>
    public PauseEmitter? Pauses => plan.Pauses is { } pauses ? new(writer, spec, _visit, plan, pauses) : null;

    public string OutputMethod => $"Output{_vector.Suffix}x{plan.Blocks[0].Output.Queries}x{plan.Blocks[0].Output.Vectors}";

    /// <summary>Calls the tiles of scores for every group of query vectors of a block.</summary>
    /// <param name="queries">Expression of the block's queries.</param>
    /// <param name="room">Expression of the keys up to the end of the array.</param>
    /// <param name="key">The first key.</param>
    public void CallScores(string queries, string room, string key)
    {
        string counts = _visit.ScoreArguments(room) + (HasSeenParameter ? _visit.Seen + ", " : "");
        foreach (QueryBlockPlan block in HasSharedTile ? plan.Blocks.Take(1) : plan.Blocks)
        {
            (int count, ScoreTile tile) = block.Columns;
            string first = count > 1 ? "q" : "0";
            string condition = block == plan.Blocks[0] ? $"if (queries == {Number(block.Queries)})" : "else";
            using (HasSharedTile ? null : writer.Block(condition))
            using (count > 1 ? writer.Block($"for (nuint q = 0; q < {queries}; {Advance(tile.Vectors * plan.Lanes)})") : null)
            {
                writer.Line(
                    $"{ScoreMethod(tile)}({counts}{At("packed", first)}, ref {key}, {At("logits", first)}{(FusesMaxima ? $", {At("maxima", first)}" : "")});");
            }
        }
    }

    /// <summary>Calls the softmax for every vector of queries of a block.</summary>
    public void CallSoftmax(string queries)
    {
        using (writer.Block($"for (nuint q = 0; q < {queries}; {Advance(plan.Lanes)})"))
        {
            writer.Line($"Softmax{_vector.Suffix}({_visit.KeysArgument}{At("logits", "q")}, {At("maxima", "q")}, {At("inverses", "q")});");
        }
    }

    /// <summary>Writes them all.</summary>
    /// <param name="queries">Queries of every block, or null where blocks differ.</param>
    public void Emit(int? queries)
    {
        writer.Line();
        writer.Line(WidthText.Heading(plan.Lanes, $"{plan.Lanes} queries a vector"));
        foreach (ScoreTile tile in plan.Blocks.Select(block => block.Columns.Tile).Distinct())
        {
            writer.Line();
            EmitScores(tile);
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
                OutputMethod, plan.Blocks[0].Output, queries, keyStride: plan.Scratch.Stride, queryStride: 1, _visit.OutputEndsAtDiagonal, plan.Values,
                Pauses);
        }
    }

    /// <summary>Tiles of keys × query vectors; the last one moves back to the edge and repeats some keys with the same result.</summary>
    private void EmitScores(ScoreTile tile)
    {
        int[] rows = Enumerable.Range(0, tile.Keys).ToArray(), vectors = Enumerable.Range(0, tile.Vectors).ToArray();
        string maxima = FusesMaxima ? ", ref float maxima" : "";
        long keyStride = plan.Keys is null ? AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row : spec.Dim;
        writer.Line($"// scores[key, query] = Σ key[key, d] · packed[d, query]: {tile.Keys} keys × {tile.Vectors * plan.Lanes} queries in registers.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {ScoreMethod(tile)}({_visit.ScoreParameters}{(HasSeenParameter ? "nuint seen, " : "")}ref float packed, ref float key, ref float scores{maxima})"))
        {
            foreach (int vector in FusesMaxima ? vectors : [])
            {
                writer.Line($"{_vector.Type} max{vector} = {_vector.Broadcast("float.NegativeInfinity")};");
            }

            using (_visit.ScoreTiles(writer, tile.Keys, out string first))
            {
                writer.Line($"ref float row = ref Unsafe.Add(ref key, {first} * {Number(keyStride)});");
                writer.Statements(rows.Select(row => _vector.Zeros(vectors.Select(vector => Score(row, vector)))));

                EmitScoreSteps(rows, vectors, keyStride);
                writer.Line();
                writer.Line($"ref float tileScores = ref Unsafe.Add(ref scores, {first} * {_stride});");
                foreach (int row in rows)
                {
                    writer.Statements(vectors.Select(vector =>
                        _vector.Store(Score(row, vector), "tileScores", Number((row * plan.Scratch.Stride) + (vector * plan.Lanes)))));
                }

                if (FusesMaxima)
                {
                    writer.Line();
                    using (LeavesMaxima ? writer.Block($"if ({Plus(first, Number(tile.Keys))} <= {(HasSeenParameter ? "seen" : _visit.Seen)})") : null)
                    {
                        EmitMaxima(rows, vectors);
                    }
                }
            }

            if (FusesMaxima)
            {
                writer.Line();
                foreach (int vector in vectors)
                {
                    writer.Line(_vector.Store($"max{vector}", "maxima", Number(vector * plan.Lanes)));
                }
            }
        }
    }

    /// <summary>
    /// The processor's maximum may lose what it has found after a NaN. Where slots are masked later, the row's maximum must be NaN: an exponential of more
    /// than 0 may be any number, and none must pass for a masked slot's.
    /// </summary>
    private void EmitMaxima(int[] rows, int[] vectors)
    {
        foreach (int row in rows)
        {
            writer.Statements(vectors.Select(vector => (Max: $"max{vector}", Score: Score(row, vector)))
                .Select(pair => $"{pair.Max} = {(LeavesMaxima ? _vector.MaxOrNaN(pair.Max, pair.Score) : _vector.Max(pair.Max, pair.Score))};"));
        }
    }

    /// <summary>References move along dim, so that every load has a constant offset.</summary>
    private void EmitScoreSteps(int[] rows, int[] vectors, long keyStride)
    {
        writer.Line("ref float component = ref packed;");
        using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
        {
            writer.Statements(vectors.Select(vector => $"{_vector.Type} q{vector} = {_vector.Load("component", Number(vector * plan.Lanes))};"));
            foreach (int row in rows)
            {
                string key = VectorText.Element("row", Number(row * keyStride));
                writer.Line($"{(row == 0 ? _vector.Type + " " : "")}k = {_vector.Broadcast(key)};");
                writer.Statements(vectors.Select(vector => $"{Score(row, vector)} = {_vector.MultiplyAdd("k", $"q{vector}", Score(row, vector))};"));
            }

            writer.Line("row = ref Unsafe.Add(ref row, 1);");
            writer.Line($"component = ref Unsafe.Add(ref component, {_stride});");
        }
    }

    private void EmitSoftmax()
    {
        string exponential = plan.Softmax.IsBinary ? "2^((logits − maximum) / 8)" : "exp(logits − maximum)";
        writer.Line($"// logits = {exponential}; inverses = 1 / sum, or 0 where no key has a logit above −∞. One vector of queries.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Softmax{_vector.Suffix}({_visit.KeysParameter}ref float logits, ref float maxima, ref float inverses)"))
        {
            writer.Line($"{_vector.Type} maximum = {_vector.Load("maxima")};");
            writer.Line($"maximum = {_vector.SelectEqual("maximum", _vector.Broadcast("float.NegativeInfinity"), _vector.Zero, "maximum")};");
            RowSumEmitter.Emit(writer, _vector, ["sum"], spec.Keys, _visit.Keys, step: 1, EmitExponential, Together());
            writer.Line(_vector.Store(_vector.SelectEqual("sum", _vector.Zero, _vector.Zero, $"{_vector.One} / sum"), "inverses"));
            if (spec.HasLogSumExp)
            {
                string logarithm = "VectorLog.Log(sum)";
                writer.Line(_vector.Store(
                    plan.Softmax.IsBinary ? _vector.MultiplyAdd("maximum", _vector.Broadcast("VectorExp2.UnitOfEighths"), logarithm) : $"(maximum + {logarithm})",
                    "maxima"));
            }
        }

        void EmitExponential(Func<string, string> target)
        {
            writer.Line($"ref float logit = ref Unsafe.Add(ref logits, key * {_stride});");
            string function = plan.Softmax.IsBinary ? "VectorExp2.OfEighths" : "VectorExp.ExpNonPositive";
            writer.Line($"{_vector.Type} e = {function}({_vector.Load("logit")} - maximum);");
            writer.Line(_vector.Store("e", "logit"));
            writer.Line($"{target("sum")} += e;");
        }

        RowSumEmitter.StepsTogether? Together()
        {
            int[] keys = [.. Enumerable.Range(0, plan.Softmax.KeysAtOnce)];
            return keys.Length == 1 ? null : new(keys.Length, LeavesNoRest: !plan.Visit.MovesEnd && spec.Keys % keys.Length == 0, target =>
            {
                writer.Line($"ref float logit = ref Unsafe.Add(ref logits, key * {_stride});");
                foreach (int key in keys)
                {
                    writer.Line($"{_vector.Type} e{key} = {_vector.Load("logit", Number(key * plan.Scratch.Stride))} - maximum;");
                }

                writer.Line($"VectorExp2.OfEighths({string.Join(", ", keys.Select(key => $"ref e{key}"))});");
                writer.Statements(keys.Select(key => _vector.Store($"e{key}", "logit", Number(key * plan.Scratch.Stride))));
                writer.Statements(keys.Select(key => $"{target("sum")} += e{key};"));
            });
        }
    }

    private static string Score(int key, int vector) => $"s{key}_{vector}";

    /// <summary>Whether all blocks use one score tile, so that at most the number of its columns differs.</summary>
    private bool HasSharedTile => plan.Blocks.All(block => block.Columns.Tile == plan.Blocks[0].Columns.Tile)
        && (plan.Blocks.All(block => block.Columns.Count > 1) || plan.Blocks.All(block => block.Columns.Count == 1));

    private static string Advance(int step) => step == 1 ? "q++" : $"q += {Number(step)}";

    private string ScoreMethod(ScoreTile tile) => $"Scores{_vector.Suffix}x{tile.Keys}x{tile.Vectors}";

    private static string At(string reference, string offset) => "ref " + VectorText.Element(reference, offset);
}
