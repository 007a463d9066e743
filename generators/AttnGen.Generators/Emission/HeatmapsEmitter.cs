using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The last step of attention that becomes a picture: rows of a block's weights to codes, what is masked to bad, codes to colours. The
/// same for every strategy and vector width.
/// </summary>
internal sealed class HeatmapsEmitter(SourceWriter writer, AttentionPlan plan)
{
    private readonly AttentionSpec _spec = plan.Spec;

    /// <summary>Declares the rows of weights that become colours, where they are not the caller's.</summary>
    public static void DeclareRows(SourceWriter writer, AttentionSpec spec, WidthPlan width, string name)
    {
        if (spec.HasRowsInScratch)
        {
            writer.Line($"ref float {name} = ref Unsafe.Add(ref scratch, {Number(width.Scratch.Rows)});");
        }
    }

    /// <summary>Calls the step for a block.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="width">Where the codes lie.</param>
    /// <param name="first">Expression of the block's first query.</param>
    /// <param name="queries">Expression of the block's queries.</param>
    /// <param name="reference">The block's first row of a role.</param>
    public static void Call(
        SourceWriter writer, AttentionSpec spec, WidthPlan width, string first, string queries, System.Func<string, string> reference)
    {
        IEnumerable<string> arguments = Names(spec).Select(name => name switch
        {
            "first" => first,
            "queries" => queries,
            "length" => name,
            "memory" => "ref " + VectorText.Element("scratch", Number(width.Scratch.Codes)),
            _ => "ref " + reference(name),
        });
        writer.Line("// Heatmaps: the weights as colours.");
        writer.Line($"Heatmaps({string.Join(", ", arguments)});");
    }

    /// <summary>A block of queries through all heads: the sum of their weights in scratch, its mean, and that as colours.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="width">Where rows and codes lie.</param>
    /// <param name="first">Expression of the block's first query.</param>
    /// <param name="queries">The block's queries.</param>
    /// <param name="emitHead">Writes what one head adds to the rows.</param>
    public static void EmitMean(SourceWriter writer, AttentionSpec spec, WidthPlan width, string first, string queries, System.Action emitHead)
    {
        string slots = $"{queries} * {Number(spec.Keys)}";
        writer.Line($"MemoryMarshal.CreateSpan(ref rows, {slots}).Clear();");
        HeadText.EmitHeads(writer, spec, emitHead);
        writer.Line();
        writer.Line($"KernelRows.Divide(ref rows, {slots}, {Number(spec.Heads)});");
        if (spec.HasWeights)
        {
            writer.Line(
                $"MemoryMarshal.CreateSpan(ref rows, {slots}).CopyTo(MemoryMarshal.CreateSpan(ref {HeadText.RowOfEntry(spec, AttentionRoles.Weights, first)}, {slots}));");
        }

        Call(
            writer, spec, width, first, queries,
            role => role == AttentionRoles.Weights ? "rows" : HeadText.RowOfEntry(spec, role, first));
    }

    /// <summary>Writes the step and its data.</summary>
    public void Emit()
    {
        writer.Line();
        writer.Line("// Heatmaps: rows of weights to codes, some rows at a time; a masked slot is bad; then codes to colours.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Heatmaps({string.Join(", ", Names(_spec).Select(Parameter))})"))
        {
            for (int i = 0; i < _spec.Heatmaps.Count; i++)
            {
                Scale(i).EmitLocals(mask: "");
                if (_spec.Heatmaps[i].IsPixels)
                {
                    Table(i).EmitLocals();
                }

                writer.Line();
            }

            using (writer.Block($"for (nuint q = 0; q < queries; q += {Number(plan.RowsOfPiece)})"))
            {
                string keys = Number(_spec.Keys);
                writer.Line($"int count = (int)Math.Min({Number(plan.RowsOfPiece)}, queries - q) * {keys};");
                writer.Line($"ReadOnlySpan<float> values = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref weights, {Times("q", _spec.Keys)}), count);");
                for (int i = 0; i < _spec.Heatmaps.Count; i++)
                {
                    EmitPiece(_spec.Heatmaps[i], i);
                }
            }
        }

        for (int i = 0; i < _spec.Heatmaps.Count; i++)
        {
            Scale(i).EmitData();
            if (_spec.Heatmaps[i].IsPixels)
            {
                Table(i).EmitData();
            }
        }
    }

    private void EmitPiece(HeatmapSpec heatmap, int index)
    {
        string target = $"MemoryMarshal.CreateSpan(ref {VectorText.Element(heatmap.Role, Times("q", _spec.Keys))}, count)";
        string codes = ScaleEmitter.Local(Prefix(index), "codes");
        writer.Line();
        writer.Line(heatmap.TakesCodes
            ? $"Span<short> {codes} = {target};"
            : $"Span<short> {codes} = MemoryMarshal.CreateSpan(ref Unsafe.As<float, short>(ref memory), count);");
        writer.Line(Scale(index).Encode("values", codes));
        EmitHide(codes);
        if (heatmap.IsPixels)
        {
            writer.Line($"{Table(index).Local}.Paint({codes}, {target});");
        }
        else if (!heatmap.TakesCodes)
        {
            writer.Line($"CodeOutputs.ToBytes({codes}, {target}, {Number(plan.Heatmaps[index].Entries)}, {Number(heatmap.Colors.BadIndex)});");
        }
    }

    /// <summary>Whatever the attention masks is bad; of a mean over heads, what all heads mask.</summary>
    private void EmitHide(string codes)
    {
        string keys = Number(_spec.Keys);
        BandSpec band = _spec.Options.Band;
        if (!band.IsUnbounded || _spec.HasLengths)
        {
            string first = band.IsUnbounded ? "0" : "(nint)(first + q)";
            string lower = band.IsUnbounded ? Number(-_spec.Queries) : Number(band.Lower ?? -_spec.Queries);
            string upper = Number(band.Upper ?? _spec.Keys);
            writer.Line(
                $"KernelHeatmap.HideOutside({codes}, {keys}, {first}, {lower}, {upper}, {(_spec.HasLengths ? "(int)length" : keys)});");
        }

        string[] roles = [.. new[] { AttentionRoles.Mask, AttentionRoles.Bias }.Where(_spec.Method.Has)];
        if (_spec.RunsHeadsInBlocks && roles.Any(role => Strides(role).Head > 0))
        {
            writer.Line(
                $"KernelHeatmap.HideWhereNoHeadSees({codes}, {keys}, {Number(_spec.Heads)}, {Rows(AttentionRoles.Mask)}, {Rows(AttentionRoles.Bias)});");
            return;
        }

        foreach (string role in roles)
        {
            string method = role == AttentionRoles.Mask ? "HideByMask" : "HideByBias";
            writer.Line($"KernelHeatmap.{method}({codes}, {keys}, ref {Row(role)}, {Number(Strides(role).Row)});");
        }
    }

    /// <summary>The rows of a role for all heads: reference, distance of rows and of heads.</summary>
    private string Rows(string role) => _spec.Method.Has(role)
        ? $"ref {Row(role)}, {Number(Strides(role).Row)}, {Number(Strides(role).Head)}"
        : $"ref Unsafe.NullRef<{_spec.ElementType(role)}>(), 0, 0";

    private string Row(string role) => VectorText.Element(role, Strides(role).Row == 0 ? "0" : Times("q", Strides(role).Row));

    private StridesSpec Strides(string role) => AttentionShapes.StridesOf(_spec, role);

    private static IEnumerable<string> Names(AttentionSpec spec)
    {
        if (!spec.Options.Band.IsUnbounded)
        {
            yield return "first";
        }

        yield return "queries";
        if (spec.HasLengths)
        {
            yield return "length";
        }

        foreach (string role in new[] { AttentionRoles.Mask, AttentionRoles.Bias }.Where(spec.Method.Has))
        {
            yield return role;
        }

        yield return AttentionRoles.Weights;
        if (spec.Heatmaps.Any(heatmap => !heatmap.TakesCodes))
        {
            yield return "memory";
        }

        foreach (HeatmapSpec heatmap in spec.Heatmaps)
        {
            yield return heatmap.Role;
        }
    }

    private string Parameter(string name) => name switch
    {
        "first" or "queries" or "length" => "nuint " + name,
        "memory" => "ref float memory",
        _ => $"ref {_spec.ElementType(name)} {name}",
    };

    private ScaleEmitter Scale(int index) => new(writer, plan.Heatmaps[index], Prefix(index));

    private ColorTableEmitter Table(int index) => new(writer, plan.Heatmaps[index], Prefix(index));

    /// <summary>What the names of a heatmap's locals and data begin with: nothing where there is only one.</summary>
    private string Prefix(int index) => _spec.Heatmaps.Count == 1 ? "" : _spec.Heatmaps[index].Role;
}
