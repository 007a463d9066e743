using System;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The product of weights and values, for both strategies: queries × value vectors in registers, one chain over the keys for each
/// element, whatever the tile. The last tile in each direction moves back to the edge and writes some elements twice with the same bits.
/// </summary>
internal sealed class OutputEmitter(SourceWriter writer, AttentionSpec spec, VisitText visit)
{
    private readonly long _valueStride = AttentionShapes.StridesOf(spec, spec.ValueRole).Row;
    private readonly long _outputStride = AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row;

    /// <summary>Writes the method.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="queries">Queries in all, or null where blocks of several sizes share the method and pass theirs.</param>
    /// <param name="keyStride">Floats between the weights of two keys.</param>
    /// <param name="queryStride">Floats between the weights of two queries.</param>
    /// <param name="endsAtDiagonal">Whether a tile's keys end with the last that any of its queries sees.</param>
    /// <param name="hasStrip">Whether the values of a tile's components are laid side by side for all queries.</param>
    public void Emit(string name, OutputTile tile, int? queries, int keyStride, int queryStride, bool endsAtDiagonal, bool hasStrip = false)
    {
        string counts = visit.KeysParameter + (queries is null ? "nuint queries, " : "") + (endsAtDiagonal ? "nint upper, " : "");
        int tileWidth = tile.Vectors * tile.Lanes;

        writer.Line($"// output[query, c] = Σ weight[key, query] · value[key, c]: {CodeText.Count(tile.Queries, "query")} × {CodeText.Count(Math.Min(tileWidth, spec.ValueDim), "component")} in registers"
            + (hasStrip ? "; the first queries lay" : "."));
        if (hasStrip)
        {
            writer.Line("// the values of their components side by side, as the first-level cache can keep them for the others.");
        }

        writer.Line(KernelMethod);
        using (writer.Block($"private static void {name}({counts}ref float weights, ref float inverses, ref float value, {(hasStrip ? "ref float strip, " : "")}ref float output)"))
        {
            if (!hasStrip)
            {
                using (TileLoop("q", queries, tile.Queries))
                using (TileLoop("c", spec.ValueDim, tileWidth))
                {
                    string query = Edge("query", "q", queries, tile.Queries), place = Edge("column", "c", spec.ValueDim, tileWidth);
                    EmitTile(query, place, VectorText.Element("value", place), _valueStride);
                }

                return;
            }

            using (TileLoop("c", spec.ValueDim, tileWidth))
            {
                string column = Edge("column", "c", spec.ValueDim, tileWidth);
                using (writer.Block(""))
                {
                    EmitTile("0", column, VectorText.Element("value", column), _valueStride, lays: true);
                }

                writer.Line();
                using (TileLoop("q", queries, tile.Queries, first: tile.Queries))
                {
                    EmitTile(Edge("query", "q", queries, tile.Queries), column, "strip", tileWidth);
                }
            }
        }

        void EmitTile(string query, string column, string values, long valueStride, bool lays = false)
        {
            VectorText vector = new(tile.Lanes);
            int[] rows = Enumerable.Range(0, tile.Queries).ToArray(), columns = Enumerable.Range(0, tile.Vectors).ToArray();
            writer.Line($"ref float weight = ref {VectorText.Element("weights", Times(query, queryStride))};");
            writer.Line($"ref float row = ref {values};");
            if (lays)
            {
                writer.Line("ref float copy = ref strip;");
            }

            writer.Statements(rows.Select(r => vector.Zeros(columns.Select(v => $"o{r}_{v}"))));

            if (endsAtDiagonal)
            {
                writer.Line($"nuint end = (nuint)Math.Clamp((nint){(query == "0" ? "" : $"{query} + ")}{Number(tile.Queries)} + upper, 0, (nint){visit.Keys});");
            }

            using (writer.Block($"for (nuint key = 0; key < {(endsAtDiagonal ? "end" : visit.Keys)}; key++)"))
            {
                EmitStep(vector, rows, columns, queryStride, lays);
                writer.Line($"row = ref Unsafe.Add(ref row, {Number(valueStride)});");
                writer.Line($"weight = ref Unsafe.Add(ref weight, {Number(keyStride)});");
            }

            writer.Line();
            EmitStores(vector, tile, query, column);
        }
    }

    /// <summary>The multiply-adds of one key, whose values are laid in the strip where it is made.</summary>
    private void EmitStep(VectorText vector, int[] rows, int[] columns, int queryStride, bool lays)
    {
        OutputTile tile = new(rows.Length, columns.Length, vector.Lanes);
        writer.Statements(columns.Select(v => $"{vector.Type} v{v} = {vector.Load("row", Number(ColumnOffset(v, tile)))};"));
        if (lays)
        {
            writer.Statements(columns.Select(v => vector.Store($"v{v}", "copy", Number(v * vector.Lanes))));
            writer.Line($"copy = ref Unsafe.Add(ref copy, {Number(columns.Length * vector.Lanes)});");
        }

        foreach (int r in rows)
        {
            string element = VectorText.Element("weight", Number((long)r * queryStride));
            writer.Line($"{(r == 0 ? vector.Type + " " : "")}w = {vector.Broadcast(element)};");
            writer.Statements(columns.Select(v => $"o{r}_{v} = {vector.MultiplyAdd("w", $"v{v}", $"o{r}_{v}")};"));
        }
    }

    /// <summary>Scales a tile's sums by 1 / row sum and stores them.</summary>
    private void EmitStores(VectorText vector, OutputTile tile, string query, string column)
    {
        writer.Line($"ref float target = ref {VectorText.Element("output", Plus(Times(query, _outputStride), column))};");
        string sum = "";
        if (spec.HasMaskedSlots)
        {
            // A slot of weight +0 turns a sum of −0 into +0; tiles of other widths may or may not visit it.
            writer.Line($"{vector.Type} zero = {vector.Zero};");
            sum = " + zero";
        }

        foreach (int r in Enumerable.Range(0, tile.Queries))
        {
            string offset = Plus(query, Number(r));
            writer.Line($"{(r == 0 ? vector.Type + " " : "")}inverse = {vector.Broadcast(VectorText.Element("inverses", offset))};");
            writer.Statements(Enumerable.Range(0, tile.Vectors).Select(v =>
                vector.Store(sum.Length == 0 ? $"o{r}_{v} * inverse" : $"(o{r}_{v}{sum}) * inverse", "target", Number((r * _outputStride) + ColumnOffset(v, tile)))));
        }
    }

    /// <summary>Within a tile that is wider than a value, the last vector moves back to the edge.</summary>
    private int ColumnOffset(int vector, OutputTile tile) =>
        tile.Vectors * tile.Lanes > spec.ValueDim ? Math.Min(vector * tile.Lanes, spec.ValueDim - tile.Lanes) : vector * tile.Lanes;

    private IDisposable? TileLoop(string index, int? length, int step, int first = 0) =>
        length > step || length is null ? writer.Block($"for (nuint {index} = {Number(first)}; {index} < {Count(length)}; {index} += {Number(step)})") : null;

    /// <summary>The tile's start: nothing to add where one tile covers all, the loop's index where tiles fit, else at most the edge.</summary>
    private string Edge(string edge, string index, int? length, int step)
    {
        if (length <= step)
        {
            return "0";
        }

        if (length % step == 0)
        {
            return index;
        }

        string last = length is null ? $"queries - {Number(step)}" : Number(length.Value - step);
        writer.Line($"nuint {edge} = Math.Min({index}, {last});");
        return edge;
    }

    private static string Count(int? length) => length is null ? "queries" : Number(length.Value);
}
