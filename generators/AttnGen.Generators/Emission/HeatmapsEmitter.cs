using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The last step of attention that becomes a picture: rows of a block's weights to codes, what is masked to bad, codes to colours. Where
/// only colours come of the weights, they become rows here, sixteen queries at a time.
/// </summary>
internal sealed class HeatmapsEmitter(SourceWriter writer, AttentionSpec spec, WidthPlan width)
{
    private static readonly string[] Masks = [AttentionRoles.Mask, AttentionRoles.Bias];

    private readonly ResultsEmitter _results = new(writer, spec, width);

    private readonly SlotsText _slots = new(spec, width);

    private readonly string _keys = Number(spec.Keys);

    private string Suffix => width is FewQueriesPlan ? "Rows" : "Block";

    /// <summary>Declares the rows of weights that become colours, where they are not the caller's.</summary>
    public static void DeclareRows(SourceWriter writer, AttentionSpec spec, WidthPlan width, string name)
    {
        if (spec.HasRowsInScratch)
        {
            writer.Line($"ref float {name} = ref Unsafe.Add(ref scratch, {Number(width.Scratch.Rows)});");
        }
    }

    /// <summary>Writes the step for every order of the exponentials, and its data.</summary>
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        foreach (WidthPlan width in plan.Orders)
        {
            writer.Line();
            new HeatmapsEmitter(writer, plan.Spec, width).EmitStep(plan);
        }

        for (int i = 0; i < plan.Heatmaps.Count; i++)
        {
            string prefix = Prefix(plan.Spec, i);
            new ScaleEmitter(writer, plan.Heatmaps[i], prefix).EmitData();
            if (plan.Spec.Heatmaps[i].IsPixels)
            {
                new ColorTableEmitter(writer, plan.Heatmaps[i], prefix).EmitData();
            }
        }
    }

    /// <summary>Calls the step for a block.</summary>
    /// <param name="first">Expression of the block's first query.</param>
    /// <param name="queries">Expression of the block's queries.</param>
    /// <param name="reference">The block's first row of a role.</param>
    public void Call(string first, string queries, System.Func<string, string> reference)
    {
        IEnumerable<string> arguments = Names.Select(name => name switch
        {
            "first" => first,
            "queries" => queries,
            "start" or "keys" or "length" => name,
            "codeScratch" => "ref " + VectorText.Element("scratch", Number(width.Scratch.Codes)),
            _ => "ref " + reference(name),
        });
        writer.Line("// Heatmaps: the weights as colours.");
        writer.Line($"Heatmaps{Suffix}({string.Join(", ", arguments)});");
    }

    /// <summary>A block of queries through all heads: the sum of their weights in scratch, its mean, and that as colours.</summary>
    /// <param name="first">Expression of the block's first query.</param>
    /// <param name="queries">The block's queries.</param>
    /// <param name="emitHead">Writes what one head adds to the rows.</param>
    public void EmitMean(string first, string queries, System.Action emitHead)
    {
        string slots = $"{queries} * {_keys}";
        writer.Line($"MemoryMarshal.CreateSpan(ref rows, {slots}).Clear();");
        HeadText.EmitHeads(writer, spec, emitHead);
        writer.Line();
        writer.Line($"KernelRows.Divide(ref rows, {slots}, {Number(spec.Heads)});");
        if (spec.HasWeights)
        {
            writer.Line(
                $"MemoryMarshal.CreateSpan(ref rows, {slots}).CopyTo(MemoryMarshal.CreateSpan(ref {HeadText.RowOfEntry(spec, AttentionRoles.Weights, first)}, {slots}));");
        }

        writer.Line();
        Call(first, queries, role => role == AttentionRoles.Weights ? "rows" : HeadText.RowOfEntry(spec, role, first));
    }

    private void EmitStep(AttentionPlan plan)
    {
        writer.Line(spec.MakesRowsForHeatmaps
            ? "// Heatmaps: the weights of some queries as rows, to codes; a masked slot is bad; then codes to colours."
            : "// Heatmaps: rows of weights to codes, some rows at a time; a masked slot is bad; then codes to colours.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Heatmaps{Suffix}({string.Join(", ", Names.Select(Parameter))})"))
        {
            for (int i = 0; i < plan.Heatmaps.Count; i++)
            {
                new ScaleEmitter(writer, plan.Heatmaps[i], Prefix(spec, i)).EmitLocals(mask: "");
                if (spec.Heatmaps[i].IsPixels)
                {
                    new ColorTableEmitter(writer, plan.Heatmaps[i], Prefix(spec, i)).EmitLocals();
                }

                writer.Line();
            }

            if (!spec.MakesRowsForHeatmaps)
            {
                EmitPieces(plan, "queries");
                return;
            }

            using (writer.Block($"for (nuint part = 0; part < queries; part += {Number(KernelTuning.RowsForHeatmaps)})"))
            {
                writer.Line($"nuint rows = Math.Min(queries - part, {Number(KernelTuning.RowsForHeatmaps)});");
                _results.CallWeights(ArgumentOfPart);
                if (spec.Options.IsUniformWhenEmpty)
                {
                    writer.Line($"KernelRows.AddUniformWeights(ref Unsafe.Add(ref inverses, part), rows, {_keys}, ref weights);");
                }

                EmitPieces(plan, "rows");
            }
        }
    }

    /// <summary>What the step that writes weights gets for the queries from <c>part</c> on.</summary>
    private string ArgumentOfPart(string name) => name switch
    {
        "start" or "keys" => name,
        "first" => "first + part",
        "queries" => "rows",
        "logits" => "ref " + VectorText.Element(name, width is FewQueriesPlan ? Times("part", width.Scratch.Stride) : "part"),
        "inverses" => $"ref Unsafe.Add(ref {name}, part)",
        AttentionRoles.Weights => "ref weights",
        _ => "ref " + VectorText.Element(name, Strides(name).Row == 0 ? "0" : Times("part", Strides(name).Row)),
    };

    private void EmitPieces(AttentionPlan plan, string rows)
    {
        string piece = Number(KernelTuning.RowsOfColors(spec.Keys));
        using (writer.Block($"for (nuint q = 0; q < {rows}; q += {piece})"))
        {
            writer.Line($"int count = (int)Math.Min({piece}, {rows} - q) * {_keys};");
            if (spec.MakesRowsForHeatmaps)
            {
                writer.Line("nuint row = part + q;");
            }

            writer.Line($"ReadOnlySpan<float> values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref weights, {Times("q", spec.Keys)}), count);");
            for (int i = 0; i < plan.Heatmaps.Count; i++)
            {
                EmitPiece(plan.Heatmaps[i], spec.Heatmaps[i], Prefix(spec, i));
            }
        }
    }

    private void EmitPiece(ColorsPlan colors, HeatmapSpec heatmap, string prefix)
    {
        string target = $"MemoryMarshal.CreateSpan(ref {VectorText.Element(heatmap.Role, Times(Row, spec.Keys))}, count)";
        string codes = ScaleEmitter.Local(prefix, "codes");
        writer.Line();
        writer.Line(heatmap.TakesCodes
            ? $"Span<short> {codes} = {target};"
            : $"Span<short> {codes} = MemoryMarshal.CreateSpan(ref Unsafe.As<float, short>(ref codeScratch), count);");
        writer.Line(new ScaleEmitter(writer, colors, prefix).Encode("values", codes));
        EmitHide(codes);
        if (heatmap.IsPixels)
        {
            writer.Line($"{new ColorTableEmitter(writer, colors, prefix).Local}.Paint({codes}, {target});");
        }
        else if (!heatmap.TakesCodes)
        {
            writer.Line($"CodeOutputs.ToBytes({codes}, {target}, {Number(colors.Entries)}, {Number(heatmap.Colors.BadIndex)});");
        }
    }

    /// <summary>Whatever the attention masks is bad; of a mean over heads, what all heads mask.</summary>
    private void EmitHide(string codes)
    {
        BandSpec band = spec.Options.Band;
        if (!band.IsUnbounded || spec.HasLengths)
        {
            string first = band.IsUnbounded ? "0" : !_slots.HasFirst ? $"(nint){Row}" : $"(nint)(first + {Row})";
            string lower = Number(band.Lower ?? -spec.Queries), upper = Number(band.Upper ?? spec.Keys);
            writer.Line($"KernelHeatmap.HideOutside({codes}, {_keys}, {first}, {lower}, {upper}, {(spec.HasLengths ? "(int)length" : _keys)});");
        }

        string[] roles = [.. Masks.Where(spec.Method.Has)];
        if (spec.RunsHeadsInBlocks && roles.Any(role => Strides(role).Head > 0))
        {
            writer.Line(
                $"KernelHeatmap.HideWhereNoHeadSees({codes}, {_keys}, {Number(spec.Heads)}, {Rows(AttentionRoles.Mask)}, {Rows(AttentionRoles.Bias)});");
            return;
        }

        foreach (string role in roles)
        {
            string method = role == AttentionRoles.Mask ? "HideByMask" : "HideByBias";
            writer.Line($"KernelHeatmap.{method}({codes}, {_keys}, ref {RowOf(role)}, {Number(Strides(role).Row)});");
        }
    }

    /// <summary>The rows of a role for all heads: reference, distance of rows and of heads.</summary>
    private string Rows(string role) => spec.Method.Has(role)
        ? $"ref {RowOf(role)}, {Number(Strides(role).Row)}, {Number(Strides(role).Head)}"
        : $"ref Unsafe.NullRef<{spec.ElementType(role)}>(), 0, 0";

    private string RowOf(string role) => VectorText.Element(role, Strides(role).Row == 0 ? "0" : Times(Row, Strides(role).Row));

    /// <summary>The row of the block that a piece begins at.</summary>
    private string Row => spec.MakesRowsForHeatmaps ? "row" : "q";

    private StridesSpec Strides(string role) => AttentionShapes.StridesOf(spec, role);

    private IEnumerable<string> Names
    {
        get
        {
            IEnumerable<string> ofWeights = spec.MakesRowsForHeatmaps ? _results.NamesOfWeights.Concat(["inverses"]) : [];
            HashSet<string> needed =
            [
                .. ofWeights, "queries", AttentionRoles.Weights, .. Masks.Where(spec.Method.Has),
                .. !spec.Options.Band.IsUnbounded && _slots.HasFirst ? ["first"] : System.Array.Empty<string>(),
                .. spec.HasLengths ? ["length"] : System.Array.Empty<string>(),
                .. spec.Heatmaps.Any(heatmap => !heatmap.TakesCodes) ? ["codeScratch"] : System.Array.Empty<string>(),
            ];
            string[] order = ["start", "first", "queries", "keys", "length", .. Masks, "logits", "inverses", AttentionRoles.Weights, "codeScratch"];
            return order.Where(needed.Contains).Concat(spec.Heatmaps.Select(heatmap => heatmap.Role));
        }
    }

    private string Parameter(string name) => name switch
    {
        "start" or "first" or "queries" or "keys" or "length" => "nuint " + name,
        _ => $"ref {spec.ElementType(name)} {name}",
    };

    /// <summary>What the names of a heatmap's locals and data begin with: nothing where there is only one.</summary>
    private static string Prefix(AttentionSpec spec, int index) => spec.Heatmaps.Count == 1 ? "" : spec.Heatmaps[index].Role;
}
