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
    public void Emit(string name, OutputTile tile, int? queries, int keyStride, int queryStride, bool endsAtDiagonal)
    {
        VectorText vector = new(tile.Lanes);
        int[] rows = Enumerable.Range(0, tile.Queries).ToArray(), columns = Enumerable.Range(0, tile.Vectors).ToArray();
        string counts = visit.KeysParameter + (queries is null ? "nuint queries, " : "") + (endsAtDiagonal ? "nint upper, " : "");
        int tileWidth = tile.Vectors * tile.Lanes;

        writer.Line($"// output[query, c] = Σ weight[key, query] · value[key, c]: {CodeText.Count(tile.Queries, "query")} × {CodeText.Count(Math.Min(tileWidth, spec.ValueDim), "component")} in registers.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {name}({counts}ref float weights, ref float inverses, ref float value, ref float output)"))
        using (TileLoop("q", queries, tile.Queries))
        using (TileLoop("c", spec.ValueDim, tileWidth))
        {
            string query = Edge("query", "q", queries, tile.Queries), column = Edge("column", "c", spec.ValueDim, tileWidth);
            writer.Line($"ref float weight = ref {VectorText.Element("weights", Times(query, queryStride))};");
            writer.Line($"ref float row = ref {VectorText.Element("value", column)};");
            writer.Statements(rows.Select(r => vector.Zeros(columns.Select(v => $"o{r}_{v}"))));

            if (endsAtDiagonal)
            {
                writer.Line($"nuint end = (nuint)Math.Clamp((nint){(query == "0" ? "" : $"{query} + ")}{Number(tile.Queries)} + upper, 0, (nint){visit.Keys});");
            }

            EmitKeys(vector, rows, columns, keyStride, queryStride, endsAtDiagonal ? "end" : visit.Keys);
            writer.Line();
            string target = Plus(Times(query, _outputStride), column);
            writer.Line($"ref float target = ref {VectorText.Element("output", target)};");
            string sum = "";
            if (spec.HasMaskedSlots)
            {
                // A slot of weight +0 turns a sum of −0 into +0; tiles of other widths may or may not visit it.
                writer.Line($"{vector.Type} zero = {vector.Zero};");
                sum = " + zero";
            }

            foreach (int r in rows)
            {
                string offset = Plus(query, Number(r));
                writer.Line($"{(r == 0 ? vector.Type + " " : "")}inverse = {vector.Broadcast(VectorText.Element("inverses", offset))};");
                writer.Statements(columns.Select(v =>
                    vector.Store(sum.Length == 0 ? $"o{r}_{v} * inverse" : $"(o{r}_{v}{sum}) * inverse", "target", Number((r * _outputStride) + ColumnOffset(v, tile)))));
            }
        }
    }

    private void EmitKeys(VectorText vector, int[] rows, int[] columns, int keyStride, int queryStride, string keyCount)
    {
        OutputTile tile = new(rows.Length, columns.Length, vector.Lanes);
        using (writer.Block($"for (nuint key = 0; key < {keyCount}; key++)"))
        {
            writer.Statements(columns.Select(v => $"{vector.Type} v{v} = {vector.Load("row", Number(ColumnOffset(v, tile)))};"));

            foreach (int r in rows)
            {
                string element = VectorText.Element("weight", Number((long)r * queryStride));
                writer.Line($"{(r == 0 ? vector.Type + " " : "")}w = {vector.Broadcast(element)};");
                writer.Statements(columns.Select(v => $"o{r}_{v} = {vector.MultiplyAdd("w", $"v{v}", $"o{r}_{v}")};"));
            }

            writer.Line($"row = ref Unsafe.Add(ref row, {Number(_valueStride)});");
            writer.Line($"weight = ref Unsafe.Add(ref weight, {Number(keyStride)});");
        }
    }

    /// <summary>Within a tile that is wider than a value, the last vector moves back to the edge.</summary>
    private int ColumnOffset(int vector, OutputTile tile) =>
        tile.Vectors * tile.Lanes > spec.ValueDim ? Math.Min(vector * tile.Lanes, spec.ValueDim - tile.Lanes) : vector * tile.Lanes;

    private IDisposable? TileLoop(string index, int? length, int step) =>
        length > step || length is null ? writer.Block($"for (nuint {index} = 0; {index} < {Count(length)}; {index} += {Number(step)})") : null;

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
