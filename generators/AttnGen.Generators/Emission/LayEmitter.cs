using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The step of the blocked strategy before a head's blocks: values are laid in panels, and keys row by row where other heads lie between them.
/// </summary>
internal sealed class LayEmitter(SourceWriter writer, AttentionSpec spec, IReadOnlyList<BlockedPlan> plans)
{
    private readonly BlockedPlan _plan = plans[0];
    private readonly VisitText _visit = new(spec, plans[0].Visit);

    /// <summary>Writes the step that lays out a head's values, in panels as wide as the output tiles of the vector width.</summary>
    public void Emit()
    {
        writer.Line("// The values in panels as wide as a tile of output, aligned and without gaps.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void LayValues({(spec.HasLengths ? "nuint length, " : "")}ref float {spec.ValueRole}, ref float scratch)"))
        {
            writer.Line($"ref float values = ref Unsafe.Add(ref scratch, {Number(_plan.Values!.Panels)});");
            string sizes = $"{_visit.Length}, {Number(spec.ValueDim)}, {Number(AttentionShapes.StridesOf(spec, spec.ValueRole).Row)}";
            WidthText.Dispatch(writer, plans, plan => writer.Line(
                $"KernelPanels.Lay(ref {spec.ValueRole}, ref values, {sizes}, {Number(plan.Values!.PanelWidth)}, {Number(spec.Keys)});"));
        }
    }

    /// <summary>Calls it, where values are laid at all and the head's are not laid already: heads that share values share their panels, too.</summary>
    public void EmitCall()
    {
        if (_plan.Values is null)
        {
            return;
        }

        using (Condition is { } condition ? writer.Block($"if ({condition})") : null)
        {
            string count = spec.HasLengths ? "length, " : "";
            writer.Line($"LayValues({count}ref {HeadText.Name(spec, spec.ValueRole)}, ref scratch);");
            if (_plan.Keys is { } laid)
            {
                string every = spec.HasLengths && !spec.HasScores ? "length" : Number(spec.Keys), dim = Number(spec.Dim);
                writer.Line(
                    $"KernelPanels.Lay(ref {HeadText.Name(spec, AttentionRoles.Key)}, ref Unsafe.Add(ref scratch, {Number(laid)}), {every}, {dim}, "
                    + $"{Number(AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row)}, {dim});");
            }
        }

        writer.Line();
    }

    /// <summary>When values must be laid out anew, or null for always: heads that share them come one after the other, and so do a head's blocks.</summary>
    private string? Condition
    {
        get
        {
            int shared = spec.Heads / spec.KeyValueHeads;
            string? isNewHead = shared == 1 ? null : shared == spec.Heads ? "head == 0" : $"head % {Number(shared)} == 0";
            string?[] isNew = [ItemsEmitter.Runs(spec, _plan) && _plan.BlocksOfHead > 1 ? "block == 0" : null, isNewHead];
            string all = string.Join(" && ", isNew.Where(part => part is not null));
            return all.Length == 0 ? null : !spec.IsParallel ? all : $"item == firstItem || {(all.Contains("&&") ? $"({all})" : all)}";
        }
    }
}
