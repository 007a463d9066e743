using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

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
        foreach (QueryBlockPlan block in plan.Blocks)
        {
            writer.Line();
            EmitBlock(block);
        }

        foreach (ScoreTile tile in plan.Blocks.SelectMany(block => block.Columns).Select(columns => columns.Tile).Distinct())
        {
            writer.Line();
            EmitScores(tile);
        }

        foreach (int vectors in plan.Blocks.SelectMany(block => block.Columns).Select(columns => columns.Tile.Vectors).Distinct())
        {
            writer.Line();
            EmitSoftmax(vectors);
        }

        if (spec.HasOutput)
        {
            foreach (QueryBlockPlan block in plan.Blocks.GroupBy(block => block.Queries).Select(group => group.First()))
            {
                writer.Line();
                new OutputEmitter(writer, spec).Emit(
                    OutputMethod(block), block.Output, block.Queries, keyStride: plan.Scratch.Stride, queryStride: 1);
            }
        }
    }

    /// <summary>The loop over batch entries and heads, with the scratch that all of them share.</summary>
    private void EmitHeads()
    {
        string lengths = spec.HasLengths ? ", ReadOnlySpan<int> lengths" : "";
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void Attend{_vector.Suffix}({AttentionFileEmitter.Parameters(spec)}{lengths})"))
        {
            ScratchText.Declare(writer, plan.Scratch);
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
        string keys = spec.HasLengths ? "keys, " : "";
        if (block.Count == 1)
        {
            writer.Line($"{BlockMethod(block)}({keys}{BlockArguments(Number(block.First))}, ref scratch);");
            return;
        }

        using (writer.Block($"for (nuint first = 0; first < {Number(block.Count * block.Queries)}; first += {Number(block.Queries)})"))
        {
            writer.Line($"{BlockMethod(block)}({keys}{BlockArguments("first")}, ref scratch);");
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
    private void EmitBlock(QueryBlockPlan block)
    {
        ScratchPlan scratch = plan.Scratch;
        string keys = spec.HasLengths ? "nuint keys, " : "";
        writer.Line($"// {block.Queries} queries of one head.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {BlockMethod(block)}({keys}{AttentionFileEmitter.Parameters(spec)}, ref float scratch)"))
        {
            writer.Line("ref float packed = ref scratch;");
            writer.Line($"ref float scores = ref Unsafe.Add(ref scratch, {Number(scratch.Scores)});");
            writer.Line($"ref float maxima = ref Unsafe.Add(ref scratch, {Number(scratch.Maxima)});");
            writer.Line($"ref float inverses = ref Unsafe.Add(ref scratch, {Number(scratch.Inverses)});");
            writer.Line();
            EmitPack(block);
            EmitScoreCalls(block);
            if (spec.HasWeights)
            {
                EmitWeights(block);
            }

            if (spec.HasOutput)
            {
                writer.Line();
                writer.Line($"// Output: weights · {(spec.HasValue ? "value" : "key")}, scaled by 1 / row sum at the end.");
                writer.Line($"{OutputMethod(block)}({(spec.HasLengths ? "keys, " : "")}ref scores, ref inverses, ref {(spec.HasValue ? "value" : "key")}, ref output);");
            }
        }
    }

    private void EmitPack(QueryBlockPlan block)
    {
        writer.Line("// Pack: scaled queries side by side, so that one vector holds one component of several queries.");
        int lanesUsed = plan.Lanes * block.Columns.Sum(columns => columns.Tile.Vectors);
        if (lanesUsed > block.Queries)
        {
            // Lanes without a query compute on zeros and are never written out.
            using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref packed, (d * {_stride}) + {Number(block.Queries)}), {Number(lanesUsed - block.Queries)}).Clear();");
            }

            writer.Line();
        }

        writer.Line(
            $"KernelTranspose.Scaled(ref query, {Number(spec.Dim)}, {Number(block.Queries)}, {Number(spec.Dim)}, ref packed, {_stride}, "
            + $"BitConverter.UInt32BitsToSingle(0x{spec.ScaleBits:X8}));");
    }

    private void EmitScoreCalls(QueryBlockPlan block)
    {
        writer.Line();
        writer.Line("// Scores and softmax: afterwards `scores` holds exp(score − row maximum), `inverses` 1 / row sum.");
        foreach (ScoreColumns columns in block.Columns)
        {
            string keys = spec.HasLengths ? "keys, " : "";
            string scores = At("scores", columns.FirstQuery), maxima = At("maxima", columns.FirstQuery), inverses = At("inverses", columns.FirstQuery);
            writer.Line($"{ScoreMethod(columns.Tile)}({keys}{At("packed", columns.FirstQuery)}, ref key, {scores}, {maxima});");
            writer.Line($"{SoftmaxMethod(columns.Tile.Vectors)}({keys}{scores}, {maxima}, {inverses});");
        }
    }

    private void EmitWeights(QueryBlockPlan block)
    {
        writer.Line();
        writer.Line("// Weights: the block is transposed into rows of keys and scaled by 1 / row sum.");
        writer.Line($"KernelTranspose.ScaledByColumn(ref scores, {_stride}, {KeyCount}, {Number(block.Queries)}, ref weights, {Number(spec.Keys)}, ref inverses);");
        if (spec.HasLengths)
        {
            writer.Line();
            writer.Line("// Masked keys weigh exactly 0, in a row of NaN too.");
            using (writer.Block($"for (nuint q = 0; q < {Number(block.Queries)}; q++)"))
            {
                writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref weights, (q * {Number(spec.Keys)}) + keys), (int)({Number(spec.Keys)} - keys)).Clear();");
            }
        }
    }

    /// <summary>Tiles of keys × query vectors; the last one moves back to the edge and repeats some keys with the same result.</summary>
    private void EmitScores(ScoreTile tile)
    {
        int[] rows = Enumerable.Range(0, tile.Keys).ToArray(), vectors = Enumerable.Range(0, tile.Vectors).ToArray();
        string keys = spec.HasLengths ? "nuint keys, " : "";
        writer.Line($"// scores[key, query] = Σ key[key, d] · packed[d, query]: {tile.Keys} keys × {tile.Vectors * plan.Lanes} queries in registers.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
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
                foreach (int row in rows)
                {
                    writer.Line($"{_vector.Type} {string.Join(", ", vectors.Select(vector => $"s{row}_{vector} = {_vector.Zero}"))};");
                }

                EmitScoreSteps(rows, vectors);
                writer.Line();
                writer.Line($"ref float tileScores = ref Unsafe.Add(ref scores, {first} * {_stride});");
                foreach (int row in rows)
                {
                    foreach (int vector in vectors)
                    {
                        writer.Line(_vector.Store($"s{row}_{vector}", "tileScores", Number((row * plan.Scratch.Stride) + (vector * plan.Lanes))));
                        if (!spec.HasLengths)
                        {
                            writer.Line($"max{vector} = {_vector.Max($"max{vector}", $"s{row}_{vector}")};");
                        }
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

    private void EmitScoreSteps(int[] rows, int[] vectors)
    {
        using (writer.Block($"for (nuint d = 0; d < {Number(spec.Dim)}; d++)"))
        {
            writer.Line($"ref float component = ref Unsafe.Add(ref packed, d * {_stride});");
            foreach (int vector in vectors)
            {
                writer.Line($"{_vector.Type} q{vector} = {_vector.Load("component", Number(vector * plan.Lanes))};");
            }

            foreach (int row in rows)
            {
                string offset = row == 0 ? "d" : $"d + {Number(row * spec.Dim)}";
                writer.Line($"{(row == 0 ? _vector.Type + " " : "")}k = {_vector.Broadcast($"Unsafe.Add(ref row, {offset})")};");
                foreach (int vector in vectors)
                {
                    string score = $"s{row}_{vector}";
                    writer.Line($"{score} = {_vector.MultiplyAdd("k", $"q{vector}", score)};");
                }
            }
        }
    }

    private void EmitSoftmax(int vectorCount)
    {
        int[] vectors = Enumerable.Range(0, vectorCount).ToArray();
        string keys = spec.HasLengths ? "nuint keys, " : "";
        writer.Line("// scores = exp(scores − maximum); inverses = 1 / sum, or 0 where no key has a score above −∞.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"private static void {SoftmaxMethod(vectorCount)}({keys}ref float scores, ref float maxima, ref float inverses)"))
        {
            foreach (int vector in vectors)
            {
                writer.Line($"{_vector.Type} max{vector} = {_vector.Load("maxima", Number(vector * plan.Lanes))};");
                writer.Line($"max{vector} = {_vector.SelectEqual($"max{vector}", _vector.Broadcast("float.NegativeInfinity"), _vector.Zero, $"max{vector}")};");
            }

            SumChains.Emit(writer, _vector, vectors, spec.Keys, KeyCount, EmitExponentials);
            foreach (int vector in vectors)
            {
                string inverse = _vector.SelectEqual($"sum{vector}", _vector.Zero, _vector.Zero, $"{_vector.One} / sum{vector}");
                writer.Line(_vector.Store(inverse, "inverses", Number(vector * plan.Lanes)));
            }
        }

        void EmitExponentials(string sum)
        {
            writer.Line($"ref float keyScores = ref Unsafe.Add(ref scores, key * {_stride});");
            foreach (int vector in vectors)
            {
                string offset = Number(vector * plan.Lanes);
                writer.Line($"{_vector.Type} e{vector} = VectorExp.ExpNonPositive({_vector.Load("keyScores", offset)} - max{vector});");
                writer.Line(_vector.Store($"e{vector}", "keyScores", offset));
                writer.Line($"{sum}{vector} += e{vector};");
            }
        }
    }

    private string BlockMethod(QueryBlockPlan block) => $"Block{_vector.Suffix}x{block.Queries}";

    private string ScoreMethod(ScoreTile tile) => $"Scores{_vector.Suffix}x{tile.Keys}x{tile.Vectors}";

    private string SoftmaxMethod(int vectors) => $"Softmax{_vector.Suffix}x{vectors}";

    private string OutputMethod(QueryBlockPlan block) => $"Output{_vector.Suffix}x{block.Queries}";

    private static string At(string reference, int offset) => offset == 0 ? "ref " + reference : $"ref Unsafe.Add(ref {reference}, {Number(offset)})";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
