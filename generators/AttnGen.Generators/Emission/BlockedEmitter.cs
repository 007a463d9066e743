using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The blocked strategy at one vector width: pack → scores → softmax → weights → output for every block of queries.</summary>
internal sealed class BlockedEmitter(SourceWriter writer, AttentionSpec spec, BlockedPlan plan)
{
    private readonly VectorText _vector = new(plan.Lanes);
    private readonly string _stride = Number(plan.Scratch.Stride);

    /// <summary>With lengths the number of keys is known at run time only.</summary>
    private string KeyCount => spec.HasLengths ? "keys" : Number(spec.Keys);

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
        foreach (ScoreTile tile in plan.Blocks.Select(block => block.Columns.Tile).Distinct())
        {
            writer.Line();
            EmitScores(tile);
        }

        writer.Line();
        EmitSoftmax();
        if (spec.HasOutput)
        {
            writer.Line();
            OutputTile tile = plan.Blocks[0].Output;
            int? queries = HasOneSize ? plan.Blocks[0].Queries : null;
            new OutputEmitter(writer, spec).Emit(OutputMethod(tile), tile, queries, keyStride: plan.Scratch.Stride, queryStride: 1);
        }
    }

    /// <summary>The loop over batch entries and heads, with the scratch that all of them share.</summary>
    private void EmitHeads()
    {
        string lengths = spec.HasLengths ? ", ReadOnlySpan<int> lengths" : "";
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Attend{_vector.Suffix}({AttentionFileEmitter.Parameters(spec)}{lengths})"))
        {
            ScratchText.Declare(writer, plan.Scratch);
            if (HasOneSize && LanesUsed(plan.Blocks[0]) > plan.Blocks[0].Queries && !plan.Scratch.IsOnStack)
            {
                // Once a call: nothing writes to these lanes. The stack is zero as it comes.
                writer.Line("ref float packed = ref scratch;");
                EmitClearEmptyLanes(plan.Blocks[0]);
                writer.Line();
            }

            using (HeadText.Loop(writer, spec))
            {
                foreach (QueryBlockPlan block in plan.Blocks)
                {
                    EmitBlockCalls(block);
                }

                HeadText.Advance(writer, spec);
            }
        }
    }

    private void EmitBlockCalls(QueryBlockPlan block)
    {
        string counts = (spec.HasLengths ? "keys, " : "") + (HasOneSize ? "" : $"{Number(block.Queries)}, ");
        string first = block.Count == 1 ? Number(block.First) : "first";
        using (block.Count > 1 ? writer.Block($"for (nuint first = 0; first < {Number(block.Count * block.Queries)}; first += {Number(block.Queries)})") : null)
        {
            writer.Line($"Block{_vector.Suffix}({counts}{BlockArguments(first)}, ref scratch);");
        }
    }

    /// <summary>References to the block's rows.</summary>
    private string BlockArguments(string first)
    {
        List<string> arguments = [Row("query", spec.Dim, first), "ref key"];
        if (spec.HasValue)
        {
            arguments.Add("ref value");
        }

        if (spec.HasOutput)
        {
            arguments.Add(Row("output", spec.ValueDim, first));
        }

        if (spec.HasWeights)
        {
            arguments.Add(Row("weights", spec.Keys, first));
        }

        return string.Join(", ", arguments);
    }

    private static string Row(string role, int length, string row) =>
        row == "0" ? "ref " + role : $"ref Unsafe.Add(ref {role}, {(int.TryParse(row, out int number) ? Number((long)number * length) : $"{row} * {Number(length)}")})";

    /// <summary>The phases of one block, in their order.</summary>
    private void EmitBlock()
    {
        ScratchPlan scratch = plan.Scratch;
        writer.Line("// One block of queries of one head.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Block{_vector.Suffix}({CountParameters}{AttentionFileEmitter.Parameters(spec)}, ref float scratch)"))
        {
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float scores = ref Unsafe.Add(ref scratch, {Number(scratch.Scores)});");
            writer.Line($"ref float maxima = ref Unsafe.Add(ref scratch, {Number(scratch.Maxima)});");
            writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(scratch.Inverses)});");
            writer.Line();
            EmitPack();
            EmitScoresAndSoftmax();
            if (spec.HasWeights)
            {
                EmitWeights();
            }

            if (spec.HasOutput)
            {
                EmitOutputCalls();
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
            $"KernelTranspose.Scaled(ref query, {Number(spec.Dim)}, {Queries}, {Number(spec.Dim)}, ref packed, {_stride}, "
            + $"BitConverter.UInt32BitsToSingle(0x{spec.ScaleBits:X8}));");
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

    private void EmitScoresAndSoftmax()
    {
        string keys = spec.HasLengths ? "keys, " : "";
        writer.Line();
        writer.Line("// Scores and softmax: afterwards `scores` holds exp(score − row maximum), `inverses` 1 / row sum.");
        EmitByBlock(block =>
        {
            (int count, ScoreTile tile) = block.Columns;
            int queries = tile.Vectors * plan.Lanes;
            string first = count > 1 ? "q" : "0";
            using (count > 1 ? writer.Block($"for (nuint q = 0; q < {(IsSharedTile ? Queries : Number(count * queries))}; q += {Number(queries)})") : null)
            {
                writer.Line($"{ScoreMethod(tile)}({keys}{At("packed", first)}, ref key, {At("scores", first)}, {At("maxima", first)});");
            }
        });

        writer.Line();
        using (writer.Block($"for (nuint q = 0; q < {Queries}; q += {Number(plan.Lanes)})"))
        {
            writer.Line($"Softmax{_vector.Suffix}({keys}{At("scores", "q")}, {At("maxima", "q")}, {At("inverses", "q")});");
        }
    }

    private void EmitWeights()
    {
        writer.Line();
        writer.Line("// Weights: the block is transposed into rows of keys and scaled by 1 / row sum.");
        writer.Line($"KernelTranspose.ScaledByColumn(ref scores, {_stride}, {KeyCount}, {Queries}, ref weights, {Number(spec.Keys)}, ref inverses);");
        if (spec.HasLengths)
        {
            writer.Line();
            writer.Line("// Masked keys weigh exactly 0, in a row of NaN too.");
            using (writer.Block($"for (nuint q = 0; q < {Queries}; q++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref weights, (q * {Number(spec.Keys)}) + keys), (int)({Number(spec.Keys)} - keys)).Clear();");
            }
        }
    }

    private void EmitOutputCalls()
    {
        string value = spec.HasValue ? "value" : "key", keys = spec.HasLengths ? "keys, " : "";
        writer.Line();
        writer.Line($"// Output: weights · {value}, scaled by 1 / row sum at the end.");
        string counts = keys + (HasOneSize ? "" : "queries, ");
        writer.Line($"{OutputMethod(plan.Blocks[0].Output)}({counts}ref scores, ref inverses, ref {value}, ref output);");
    }

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

    /// <summary>The queries of a block: a number, or the parameter that carries it.</summary>
    private string Queries => HasOneSize ? Number(plan.Blocks[0].Queries) : "queries";

    private string CountParameters => (spec.HasLengths ? "nuint keys, " : "") + (HasOneSize ? "" : "nuint queries, ");

    /// <summary>Tiles of keys × query vectors; the last one moves back to the edge and repeats some keys with the same result.</summary>
    private void EmitScores(ScoreTile tile)
    {
        int[] rows = Enumerable.Range(0, tile.Keys).ToArray(), vectors = Enumerable.Range(0, tile.Vectors).ToArray();
        string keys = spec.HasLengths ? "nuint keys, " : "";
        writer.Line($"// scores[key, query] = Σ key[key, d] · packed[d, query]: {tile.Keys} keys × {tile.Vectors * plan.Lanes} queries in registers.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {ScoreMethod(tile)}({keys}ref float packed, ref float key, ref float scores, ref float maxima)"))
        {
            foreach (int vector in vectors)
            {
                writer.Line($"{_vector.Type} max{vector} = {_vector.Broadcast("float.NegativeInfinity")};");
            }

            using (writer.Block($"for (nuint tile = 0; tile < {KeyCount}; tile += {Number(tile.Keys)})"))
            {
                string first = spec.Keys % tile.Keys == 0 ? "tile" : "first";
                if (first == "first")
                {
                    writer.Line($"nuint first = Math.Min(tile, {Number(spec.Keys - tile.Keys)});");
                }

                writer.Line($"ref float row = ref Unsafe.Add(ref key, {first} * {Number(spec.Dim)});");
                writer.Statements(rows.Select(row => _vector.Zeros(vectors.Select(vector => Score(row, vector)))));

                EmitScoreSteps(rows, vectors);
                writer.Line();
                writer.Line($"ref float tileScores = ref Unsafe.Add(ref scores, {first} * {_stride});");
                foreach (int row in rows)
                {
                    writer.Statements(vectors.Select(vector =>
                        _vector.Store(Score(row, vector), "tileScores", Number((row * plan.Scratch.Stride) + (vector * plan.Lanes)))));
                }

                if (!spec.HasLengths)
                {
                    writer.Line();
                    foreach (int row in rows)
                    {
                        writer.Statements(vectors.Select(vector => $"max{vector} = {_vector.Max($"max{vector}", Score(row, vector))};"));
                    }
                }
            }

            if (spec.HasLengths)
            {
                // A tile may reach beyond the valid keys; only those may enter the maximum.
                writer.Line();
                using (writer.Block("for (nuint k = 0; k < keys; k++)"))
                {
                    writer.Line($"ref float keyScores = ref Unsafe.Add(ref scores, k * {_stride});");
                    foreach (int vector in vectors)
                    {
                        writer.Line($"max{vector} = {_vector.Max($"max{vector}", _vector.Load("keyScores", Number(vector * plan.Lanes)))};");
                    }
                }
            }

            writer.Line();
            foreach (int vector in vectors)
            {
                writer.Line(_vector.Store($"max{vector}", "maxima", Number(vector * plan.Lanes)));
            }
        }
    }

    /// <summary>References move along dim, so that every load has a constant offset.</summary>
    private void EmitScoreSteps(int[] rows, int[] vectors)
    {
        writer.Line("ref float component = ref packed;");
        using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
        {
            writer.Statements(vectors.Select(vector => $"{_vector.Type} q{vector} = {_vector.Load("component", Number(vector * plan.Lanes))};"));
            foreach (int row in rows)
            {
                string key = VectorText.Element("row", Number((long)row * spec.Dim));
                writer.Line($"{(row == 0 ? _vector.Type + " " : "")}k = {_vector.Broadcast(key)};");
                writer.Statements(vectors.Select(vector => $"{Score(row, vector)} = {_vector.MultiplyAdd("k", $"q{vector}", Score(row, vector))};"));
            }

            writer.Line("row = ref Unsafe.Add(ref row, 1);");
            writer.Line($"component = ref Unsafe.Add(ref component, {_stride});");
        }
    }

    private void EmitSoftmax()
    {
        string keys = spec.HasLengths ? "nuint keys, " : "";
        writer.Line("// scores = exp(scores − maximum); inverses = 1 / sum, or 0 where no key has a score above −∞. One vector of queries.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Softmax{_vector.Suffix}({keys}ref float scores, ref float maxima, ref float inverses)"))
        {
            writer.Line($"{_vector.Type} maximum = {_vector.Load("maxima")};");
            writer.Line($"maximum = {_vector.SelectEqual("maximum", _vector.Broadcast("float.NegativeInfinity"), _vector.Zero, "maximum")};");
            RowSumEmitter.Emit(writer, _vector, ["sum"], spec.Keys, KeyCount, step: 1, EmitExponential);
            writer.Line(_vector.Store(_vector.SelectEqual("sum", _vector.Zero, _vector.Zero, $"{_vector.One} / sum"), "inverses"));
        }

        void EmitExponential(Func<string, string> target)
        {
            writer.Line($"ref float score = ref Unsafe.Add(ref scores, key * {_stride});");
            writer.Line($"{_vector.Type} e = VectorExp.ExpNonPositive({_vector.Load("score")} - maximum);");
            writer.Line(_vector.Store("e", "score"));
            writer.Line($"{target("sum")} += e;");
        }
    }

    private static string Score(int key, int vector) => $"s{key}_{vector}";

    private string ScoreMethod(ScoreTile tile) => $"Scores{_vector.Suffix}x{tile.Keys}x{tile.Vectors}";

    private string OutputMethod(OutputTile tile) => $"Output{_vector.Suffix}x{tile.Queries}x{tile.Vectors}";

    private static string At(string reference, string offset) => "ref " + VectorText.Element(reference, offset);
}
