using System;
using System.Linq;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The methods of one product inputs · weights: rows × vectors of outputs in registers, one chain over the inputs for each. The last tile in
/// each direction moves back to the edge and writes some outputs twice with the same bits.
/// </summary>
internal sealed class ProjectionEmitter(SourceWriter writer, ProjectionPlan plan)
{
    private const int FloatsOfCacheLine = 16;

    private bool HasStart => plan.StartStride is not null;

    private bool HasStrip => plan.StripLength > 0;

    /// <summary>The call of a projection.</summary>
    /// <param name="plan">The projection.</param>
    /// <param name="inputs">The first input.</param>
    /// <param name="weights">The first weight.</param>
    /// <param name="start">The first float that chains start from, where they do not start from zero.</param>
    /// <param name="outputs">The first output.</param>
    /// <param name="strip">Scratch for a strip of weights, where the projection needs it.</param>
    /// <param name="rows">The number of rows, where it is known at run time only.</param>
    /// <param name="turns">Whether the last tile comes first, where weights lie in panels.</param>
    public static string Call(
        ProjectionPlan plan, string inputs, string weights, string start, string outputs, string strip, string rows = "", string turns = "") =>
        $"{plan.Name}({(plan.HasTurns ? turns + ", " : "")}{(plan.HasRowCount ? rows + ", " : "")}ref {inputs}, ref {weights}, {(plan.StartStride is null ? "" : $"ref {start}, ")}"
        + $"{(plan.StripLength > 0 ? $"ref {strip}, " : "")}ref {outputs});";

    /// <summary>The call that lays weights out in panels.</summary>
    public static string CallLay(ProjectionPlan plan, string weights, string panels) => $"Lay{plan.Name}(ref {weights}, ref {panels});";

    /// <summary>Writes the choice of the width, then the methods of all widths.</summary>
    public void Emit()
    {
        if (plan.HasTurns)
        {
            EmitLay();
        }

        writer.Line($"// {plan.Name}: outputs[row, c] = {Start}Σ inputs[row, i] · weights[i, c], each one chain in the order of i.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {plan.Name}({Parameters})"))
        {
            WidthText.Dispatch([.. plan.Widths.Select(width => width.Lanes)], writer, lanes => writer.Line($"{plan.Name}{Suffix(lanes)}({Arguments});"));
        }

        foreach (ProjectionTile width in plan.Widths)
        {
            writer.Line();
            EmitWidth(width);
        }
    }

    private string Start => plan.StartStride switch { null => "", 0 => "bias[c] + ", _ => "start[row, c] + " };

    private void EmitLay()
    {
        writer.Line($"// The weights of {plan.Name}, tile after tile: the products that follow read them in the order of memory.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Lay{plan.Name}(ref float weights, ref float panels)"))
        {
            WidthText.Dispatch([.. plan.Widths.Select(width => width.Lanes)], writer, lanes => writer.Line(
                $"KernelPanels.Lay(ref weights, ref panels, {Number(plan.InputDim)}, {Number(plan.OutputDim)}, {Number(plan.WeightStride)}, "
                + $"{Number(plan.PanelWidth(plan.Widths.First(width => width.Lanes == lanes)))});"));
        }

        writer.Line();
    }

    private string Parameters => (plan.HasTurns ? "bool turns, " : "") + (plan.HasRowCount ? "nuint rows, " : "") + "ref float inputs, ref float weights, "
        + (HasStart ? "ref float start, " : "") + (HasStrip ? "ref float strip, " : "") + "ref float outputs";

    private string Arguments => (plan.HasTurns ? "turns, " : "") + (plan.HasRowCount ? "rows, " : "") + "ref inputs, ref weights, " + (HasStart ? "ref start, " : "")
        + (HasStrip ? "ref strip, " : "") + "ref outputs";

    private void EmitWidth(ProjectionTile width)
    {
        if (width.IsStream)
        {
            EmitStream(width);
            return;
        }

        if (width.HasStrip)
        {
            EmitStrips(width);
            return;
        }

        OutputTile tile = width.Tile;
        int tileWidth = tile.Vectors * tile.Lanes;
        string tileIndex = plan.HasTurns ? "t" : "c";
        writer.Line($"// {Count(tile.Queries, "row")} × {Count(Math.Min(tileWidth, plan.OutputDim), "output")} in registers.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {plan.Name}{Suffix(width.Lanes)}({Parameters})"))
        using (plan.OutputDim > tileWidth ? writer.Block($"for (nuint {tileIndex} = 0; {tileIndex} < {Number(plan.OutputDim)}; {tileIndex} += {Number(tileWidth)})") : null)
        {
            if (plan.HasTurns && plan.OutputDim > tileWidth)
            {
                // What the product before read last may still be in the cache.
                writer.Line($"nuint c = turns ? {Number((plan.OutputDim - 1) / tileWidth * tileWidth)} - t : t;");
            }

            string column = Edge("column", "c", plan.OutputDim, tileWidth);
            using (EmitRowLoop(tile.Queries))
            {
                EmitTile(
                    tile, EmitRow(tile.Queries), column, "weights", WeightOf(width, column), plan.HasPanels ? plan.PanelWidth(width) : plan.WeightStride,
                    panelStride: plan.SpansPanels(width) ? (long)plan.InputDim * plan.PanelWidth(width) : 0);
            }
        }
    }

    /// <summary>A tile's first weight: panels lie one after the other, and a last one that moves back to the edge has been laid out so.</summary>
    private string WeightOf(ProjectionTile width, string column) =>
        !plan.HasPanels ? column
        : plan.OutputDim <= width.Tile.Vectors * width.Tile.Lanes ? "0"
        : Times(plan.SpansPanels(width) ? column : "c", plan.InputDim);

    /// <summary>Strip after strip of weights side by side, each laid out while the tiles of rows work on the one before it.</summary>
    private void EmitStrips(ProjectionTile width)
    {
        OutputTile tile = width.Tile;
        int tileWidth = tile.Vectors * tile.Lanes;
        string inputs = Number(plan.InputDim), stride = Number(plan.WeightStride), columns = Number(tileWidth);
        writer.Line($"// {Count(tile.Queries, "row")} × {Count(tileWidth, "output")} in registers; meanwhile the weights of the next outputs are laid side by side,");
        writer.Line($"// a row for {Count(width.StepsOfLaidRow, "input")}: all rows at once would keep the multiply-adds waiting.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {plan.Name}{Suffix(width.Lanes)}({Parameters})"))
        {
            writer.Line($"ref float next = ref Unsafe.Add(ref strip, {Number(plan.StripOf(width))});");
            writer.Line($"KernelPanels.Lay(ref weights, ref strip, {inputs}, {columns}, {stride}, {columns});");
            using (writer.Block($"for (nuint c = 0; c < {Number(plan.OutputDim)}; c += {columns})"))
            {
                string column = Edge("column", "c", plan.OutputDim, tileWidth);
                int last = plan.OutputDim - tileWidth;
                writer.Line($"nuint laid = c < {Number(last)} ? 0u : {inputs}u;");
                writer.Line($"ref float source = ref Unsafe.Add(ref weights, Math.Min(c + {columns}, {Number(last)}));");
                writer.Line("ref float copy = ref next;");
                using (EmitRowLoop(tile.Queries))
                {
                    EmitTile(tile, EmitRow(tile.Queries), column, "strip", "0", tileWidth, width.StepsOfLaidRow);
                }

                writer.Line();
                writer.Line("// What these rows did not come to.");
                writer.Line($"KernelPanels.Lay(ref source, ref copy, {inputs} - laid, {columns}, {stride}, {columns});");
                writer.Line("ref float used = ref strip;");
                writer.Line("strip = ref next;");
                writer.Line("next = ref used;");
            }
        }
    }

    /// <summary>A single row: some rows of weights at a time for all outputs, then the outputs of less than a vector at the edge.</summary>
    private void EmitStream(ProjectionTile width)
    {
        VectorText vector = new(width.Lanes);
        int whole = plan.OutputDim / width.Lanes * width.Lanes, rows = KernelTuning.RowsOfStream, groups = plan.InputDim / rows * rows;
        writer.Line($"// One row: {Count(rows, "row")} of weights at a time for all outputs, which wait in the first-level cache.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void {plan.Name}{Suffix(width.Lanes)}({Parameters})"))
        {
            string outputs = $"MemoryMarshal.CreateSpan(ref outputs, {Number(whole)})";
            writer.Line(HasStart ? $"MemoryMarshal.CreateReadOnlySpan(ref start, {Number(whole)}).CopyTo({outputs});" : outputs + ".Clear();");
            using (writer.Block($"for (nuint i = 0; i < {Number(groups)}; i += {Number(rows)})"))
            {
                EmitGroup(vector, whole, rows, "i");
            }

            if (plan.InputDim > groups)
            {
                writer.Line();
                writer.Line("// The last rows of weights.");
                EmitGroup(vector, whole, plan.InputDim - groups, Number(groups));
            }

            if (plan.OutputDim > whole)
            {
                writer.Line();
                writer.Line("// The last outputs, in a vector that moves back to the edge.");
                EmitTile(width.Tile, "0", Number(plan.OutputDim - width.Lanes), "weights", Number(plan.OutputDim - width.Lanes), plan.WeightStride);
            }
        }
    }

    private void EmitGroup(VectorText vector, int whole, int rows, string first)
    {
        string prefix = first == "i" ? "" : "last";
        string Name(string name) => prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name.Substring(1);
        int[] indices = [.. Enumerable.Range(0, rows)];
        writer.Statements(indices.Select(r => $"{vector.Type} {Name("x")}{r} = {vector.Broadcast(VectorText.Element("inputs", Plus(first, Number(r))))};"));
        writer.Line($"ref float {Name("row")} = ref {VectorText.Element("weights", Times(first, plan.WeightStride))};");
        using (writer.Block($"for (nuint c = 0; c < {Number(whole)}; c += {Number(vector.Lanes)})"))
        {
            writer.Line($"{vector.Type} sum = {vector.Load("outputs", "c")};");
            foreach (int r in indices)
            {
                writer.Line($"sum = {vector.MultiplyAdd($"{Name("x")}{r}", vector.Load(Name("row"), Plus("c", Number(r * plan.WeightStride))), "sum")};");
            }

            writer.Line(vector.Store("sum", "outputs", "c"));
        }
    }

    private SourceWriter.BlockScope? EmitRowLoop(int step) => plan.HasRowCount
        ? writer.Block($"for (nuint r = 0; r < rows; r += {Number(step)})")
        : plan.Rows > step ? writer.Block($"for (nuint r = 0; r < {Number(plan.Rows)}; r += {Number(step)})") : null;

    private string EmitRow(int step) => plan.HasRowCount && plan.Rows % step == 0 ? "r" : plan.HasRowCount ? EdgeOf("row", "r", plan.Rows - step) : Edge("row", "r", plan.Rows, step);

    /// <param name="stepsOfLaidRow">Steps for each row of the next weights that is laid on the way; 0 where none is.</param>
    /// <param name="panelStride">Floats from a vector of weights to the next, where each is of another panel; else 0.</param>
    private void EmitTile(
        OutputTile tile, string row, string column, string weights, string weightColumn, long weightStride, int stepsOfLaidRow = 0, long panelStride = 0)
    {
        VectorText vector = new(tile.Lanes);
        int[] rows = [.. Enumerable.Range(0, tile.Queries)], vectors = [.. Enumerable.Range(0, tile.Vectors)];
        writer.Line($"ref float input = ref {VectorText.Element("inputs", Times(row, plan.InputStride))};");
        writer.Line($"ref float weight = ref {VectorText.Element(weights, weightColumn)};");
        EmitStart(vector, tile, rows, vectors, row, column);
        using (stepsOfLaidRow > 0 ? writer.Block($"for (nuint i = 0; i < {Number(plan.InputDim)}; i += {Number(stepsOfLaidRow)})") : null)
        using (EmitSteps(tile, stepsOfLaidRow))
        {
            // With one row every weight is used once: loaded where it is used, it needs no register.
            string Weight(int v) => vector.Load("weight", Number(panelStride > 0 ? v * panelStride : ColumnOffset(v, tile)));
            if (rows.Length > 1)
            {
                writer.Statements(vectors.Select(v => $"{vector.Type} w{v} = {Weight(v)};"));
            }

            foreach (int r in rows)
            {
                writer.Line($"{(r == 0 ? vector.Type + " " : "")}x = {vector.Broadcast(VectorText.Element("input", Number(r * plan.InputStride)))};");
                writer.Statements(vectors.Select(v => $"s{r}_{v} = {vector.MultiplyAdd("x", rows.Length > 1 ? $"w{v}" : Weight(v), $"s{r}_{v}")};"));
            }

            if (plan.InputDim > 1)
            {
                writer.Line("input = ref Unsafe.Add(ref input, 1);");
                writer.Line($"weight = ref Unsafe.Add(ref weight, {Number(weightStride)});");
            }
        }

        writer.Line();
        writer.Line($"ref float target = ref {VectorText.Element("outputs", Plus(Times(row, plan.OutputStride), column))};");
        foreach (int r in rows)
        {
            writer.Statements(vectors.Select(v => vector.Store($"s{r}_{v}", "target", Number((r * plan.OutputStride) + ColumnOffset(v, tile)))));
        }
    }

    /// <summary>The loop over the inputs; where rows of weights are laid on the way, over a few of them, after a row.</summary>
    private SourceWriter.BlockScope? EmitSteps(OutputTile tile, int stepsOfLaidRow)
    {
        if (stepsOfLaidRow == 0)
        {
            return plan.InputDim > 1 ? writer.Block($"for (nuint i = 0; i < {Number(plan.InputDim)}; i++)") : null;
        }

        EmitLaidRow(tile);
        writer.Line();
        string steps = Number(stepsOfLaidRow);
        if (plan.InputDim % stepsOfLaidRow > 0)
        {
            writer.Line($"nuint steps = Math.Min({steps}, {Number(plan.InputDim)} - i);");
            steps = "steps";
        }

        return writer.Block($"for (nuint step = 0; step < {steps}; step++)");
    }

    private void EmitLaidRow(OutputTile tile)
    {
        VectorText vector = new(tile.Lanes);
        int width = tile.Vectors * tile.Lanes;
        using (writer.Block($"if (laid < {Number(plan.InputDim)})"))
        {
            // Every cache line that a row may lie on, wherever weights begin.
            int[] places = [.. Enumerable.Range(0, DivideUp(width, FloatsOfCacheLine)).Select(line => line * FloatsOfCacheLine), width - 1];
            long ahead = KernelTuning.LaidRowsAhead * plan.WeightStride;
            writer.Statements(places.Select(place => $"KernelPanels.Prefetch(ref {VectorText.Element("source", Number(ahead + place))});"));
            writer.Statements(Enumerable.Range(0, tile.Vectors).Select(v => Number(v * tile.Lanes)).Select(
                offset => vector.Store(vector.Load("source", offset), "copy", offset)));
            writer.Line($"source = ref Unsafe.Add(ref source, {Number(plan.WeightStride)});");
            writer.Line($"copy = ref Unsafe.Add(ref copy, {Number(width)});");
            writer.Line("laid++;");
        }
    }

    private void EmitStart(VectorText vector, OutputTile tile, int[] rows, int[] vectors, string row, string column)
    {
        if (plan.StartStride is not { } stride)
        {
            writer.Statements(rows.Select(r => vector.Zeros(vectors.Select(v => $"s{r}_{v}"))));
            return;
        }

        writer.Line($"ref float from = ref {VectorText.Element("start", Plus(stride == 0 ? "0" : Times(row, stride), column))};");
        writer.Statements(rows.SelectMany(r => vectors.Select(v =>
            $"{vector.Type} s{r}_{v} = {(stride == 0 && r > 0 ? $"s0_{v}" : vector.Load("from", Number((r * stride) + ColumnOffset(v, tile))))};")));
    }

    /// <summary>Within a tile that is wider than an output, the last vector moves back to the edge.</summary>
    private int ColumnOffset(int vector, OutputTile tile) =>
        tile.Vectors * tile.Lanes > plan.OutputDim ? Math.Min(vector * tile.Lanes, plan.OutputDim - tile.Lanes) : vector * tile.Lanes;

    /// <summary>Where a tile starts: nothing to add where one covers all, the loop's index where tiles fit, else at most the edge.</summary>
    private string Edge(string edge, string index, int length, int step) =>
        length <= step ? "0" : length % step == 0 ? index : EdgeOf(edge, index, length - step);

    private string EdgeOf(string edge, string index, int last)
    {
        writer.Line($"nuint {edge} = Math.Min({index}, {Number(last)});");
        return edge;
    }

    private static string Suffix(int lanes) => new VectorText(lanes).Suffix;
}
