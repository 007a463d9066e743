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
    /// <param name="panels">How values are laid out, or null where they are read as they lie.</param>
    /// <param name="pauses">What tiles do between the steps of their sums, or null.</param>
    public void Emit(
        string name, OutputTile tile, int? queries, int keyStride, int queryStride, bool endsAtDiagonal, ValuesPlan? panels = null, PauseEmitter? pauses = null)
    {
        bool hasPartials = panels is { HasPartials: true };
        string counts = visit.KeysParameter + (queries is null ? "nuint queries, " : "") + (endsAtDiagonal ? "nint upper, " : "");
        string values = panels is null ? "ref float value" : hasPartials ? "ref float values, ref float partials" : "ref float values";
        int tileWidth = tile.Vectors * tile.Lanes;

        writer.Line($"// output[query, c] = Σ weight[key, query] · value[key, c]: {CodeText.Count(tile.Queries, "query")} × {CodeText.Count(Math.Min(tileWidth, spec.ValueDim), "component")} in registers.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {name}({counts}ref float weights, ref float inverses, {values}, ref float output{pauses?.Parameters})"))
        {
            pauses?.Begin();
            if (panels is null)
            {
                using (TileLoop("q", queries, tile.Queries))
                using (TileLoop("c", spec.ValueDim, tileWidth))
                {
                    EmitTile(tile, queries, keyStride, queryStride, endsAtDiagonal, panels, pauses);
                }

                pauses?.End();
                return;
            }

            // A panel of values stays near while all queries pass it.
            using (hasPartials ? writer.Block($"for (nuint block = 0; block < {visit.Keys}; block += {Number(panels.KeysOfBlock)})") : null)
            {
                if (hasPartials && !HasWholeBlocks(panels))
                {
                    writer.Line($"nuint blockKeys = Math.Min({Number(panels.KeysOfBlock)}, {visit.Keys} - block);");
                }

                using (TileLoop("c", spec.ValueDim, tileWidth))
                using (TileLoop("q", queries, tile.Queries))
                {
                    EmitTile(tile, queries, keyStride, queryStride, endsAtDiagonal, panels, pauses);
                }
            }

            pauses?.End();
        }
    }

    /// <summary>One tile: its sums over the keys, or over a block of them, and where they go.</summary>
    private void EmitTile(OutputTile tile, int? queries, int keyStride, int queryStride, bool endsAtDiagonal, ValuesPlan? panels, PauseEmitter? pauses)
    {
        VectorText vector = new(tile.Lanes);
        int[] rows = Enumerable.Range(0, tile.Queries).ToArray(), columns = Enumerable.Range(0, tile.Vectors).ToArray();
        int tileWidth = tile.Vectors * tile.Lanes;
        bool hasPartials = panels is { HasPartials: true };
        string query = Edge("query", "q", queries, tile.Queries), column = Edge("column", "c", spec.ValueDim, tileWidth);
        string block = hasPartials ? "block" : "0";
        string keys = !hasPartials ? visit.Keys : HasWholeBlocks(panels!) ? Number(panels!.KeysOfBlock) : "blockKeys";
        writer.Line($"ref float weight = ref {VectorText.Element("weights", Plus(Times(block, keyStride), Times(query, queryStride)))};");
        writer.Line(panels is null
            ? $"ref float row = ref {VectorText.Element("value", column)};"
            : $"ref float row = ref {VectorText.Element("values", Plus(Times(IndexOf("c", spec.ValueDim, tileWidth), spec.Keys), Times(block, panels.PanelWidth)))};");
        writer.Statements(rows.Select(r => vector.Zeros(columns.Select(v => Sum(r, v)))));
        if (hasPartials)
        {
            EmitPartials(vector, rows, columns, queries, panels!);
        }

        if (endsAtDiagonal)
        {
            string start = hasPartials ? " - (nint)block" : "";
            writer.Line($"nuint end = (nuint)Math.Clamp((nint){(query == "0" ? "" : $"{query} + ")}{Number(tile.Queries)} + upper{start}, 0, (nint){keys});");
        }

        string end = endsAtDiagonal ? "end" : keys;
        if (pauses is null)
        {
            using (writer.Block($"for (nuint key = 0; key < {end}; key++)"))
            {
                EmitStep();
            }
        }
        else
        {
            pauses.EmitSum(query, end, EmitStep);
        }

        writer.Line();
        if (hasPartials)
        {
            using (writer.Block($"if (block + {keys} < {visit.Keys})"))
            {
                EmitStatements(rows, columns, (r, v) => vector.Store(Sum(r, v), "partial", PartialOffset(r, v, tile)));
                writer.Line("continue;");
            }

            writer.Line();
        }

        EmitResults(vector, rows, columns, tile, query, column);

        void EmitStep() => EmitKey(vector, rows, columns, keyStride, queryStride, panels?.PanelWidth ?? _valueStride);
    }

    /// <summary>Where a tile's sums wait, and from the second block of keys on what they were.</summary>
    private void EmitPartials(VectorText vector, int[] rows, int[] columns, int? queries, ValuesPlan panels)
    {
        OutputTile tile = new(rows.Length, columns.Length, vector.Lanes);
        int tileWidth = tile.Vectors * tile.Lanes;
        string offset = Plus(
            Times(IndexOf("c", spec.ValueDim, tileWidth), panels.QueriesOfPartials), Times(IndexOf("q", queries, tile.Queries), tileWidth));
        writer.Line($"ref float partial = ref {VectorText.Element("partials", offset)};");
        using (writer.Block("if (block > 0)"))
        {
            EmitStatements(rows, columns, (r, v) => $"{Sum(r, v)} = {vector.Load("partial", PartialOffset(r, v, tile))};");
        }

        writer.Line();
    }

    /// <summary>The finished sums, scaled, to the output.</summary>
    private void EmitResults(VectorText vector, int[] rows, int[] columns, OutputTile tile, string query, string column)
    {
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
                vector.Store(sum.Length == 0 ? $"{Sum(r, v)} * inverse" : $"({Sum(r, v)}{sum}) * inverse", "target", Number((r * _outputStride) + ColumnOffset(v, tile)))));
        }
    }

    /// <summary>A step of the sums, to which one key adds.</summary>
    private void EmitKey(VectorText vector, int[] rows, int[] columns, int keyStride, int queryStride, long valueStride)
    {
        OutputTile tile = new(rows.Length, columns.Length, vector.Lanes);

        // What a single row uses once is read where it is used, and needs no register.
        Func<int, string> value = v => vector.Load("row", Number(ColumnOffset(v, tile)));
        if (rows.Length > 1)
        {
            writer.Statements(columns.Select(v => $"{vector.Type} v{v} = {value(v)};"));
            value = v => $"v{v}";
        }

        foreach (int r in rows)
        {
            string element = VectorText.Element("weight", Number((long)r * queryStride));
            writer.Line($"{(r == 0 ? vector.Type + " " : "")}w = {vector.Broadcast(element)};");
            writer.Statements(columns.Select(v => $"{Sum(r, v)} = {vector.MultiplyAdd("w", value(v), Sum(r, v))};"));
        }

        writer.Line($"row = ref Unsafe.Add(ref row, {Number(valueStride)});");
        writer.Line($"weight = ref Unsafe.Add(ref weight, {Number(keyStride)});");
    }

    /// <summary>Within a tile that is wider than a value, the last vector moves back to the edge.</summary>
    private int ColumnOffset(int vector, OutputTile tile) =>
        tile.Vectors * tile.Lanes > spec.ValueDim ? Math.Min(vector * tile.Lanes, spec.ValueDim - tile.Lanes) : vector * tile.Lanes;

    private void EmitStatements(int[] rows, int[] columns, Func<int, int, string> statement)
    {
        foreach (int r in rows)
        {
            writer.Statements(columns.Select(v => statement(r, v)));
        }
    }

    /// <summary>Whether every block of keys has the same number of them, known when the code is written.</summary>
    private bool HasWholeBlocks(ValuesPlan panels) => int.TryParse(visit.Keys, out int keys) && keys % panels.KeysOfBlock == 0;

    private static string Sum(int row, int vector) => $"o{row}_{vector}";

    private static string PartialOffset(int row, int vector, OutputTile tile) => Number(((row * tile.Vectors) + vector) * tile.Lanes);

    /// <summary>The index of a tile's loop, 0 where one tile covers all.</summary>
    private static string IndexOf(string index, int? length, int step) => length > step || length is null ? index : "0";

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
