using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The work of a kernel as items that several threads may share: a block of queries of one head each, in the order in which one thread does
/// them. Whatever thread does an item, and after whichever other, its result has the same bits.
/// </summary>
internal static class ItemsEmitter
{
    /// <summary>The parameters of a strategy that does some of the items.</summary>
    public const string Parameters = "in KernelPointers arguments, nuint firstItem, nuint endItem";

    /// <summary>Hands all items to the threads.</summary>
    public static void EmitRun(SourceWriter writer, AttentionPlan plan)
    {
        AttentionSpec spec = plan.Spec;
        writer.Line("KernelReferences references = new()");
        writer.Line("{");
        foreach ((string role, int index) in SharedRoles(spec))
        {
            writer.Line($"    R{Number(index)} = ref Unsafe.As<{DeclaredType(spec, role)}, byte>(ref MemoryMarshal.GetReference({KernelArgument.SpanName(role)})),");
        }

        writer.Line("};");
        string strategy = plan.Widths.All(width => width is BlockedPlan) ? "AttendBlocks"
            : plan.Widths.All(width => width is FewQueriesPlan) ? "AttendRows"
            : "Vector128.IsHardwareAccelerated ? AttendRows : AttendBlocks";
        writer.Line($"KernelThreads.Run({AttentionRoles.MaxDegreeOfParallelism}, {Number(plan.Items)}, {Number(ItemsOfLaidValues(plan))}, {strategy}, references);");
    }

    /// <summary>Items that read the same laid values: a thread that begins within them lays them anew.</summary>
    private static int ItemsOfLaidValues(AttentionPlan plan) =>
        plan.Widths[0] is BlockedPlan { Values: not null } blocked ? blocked.BlocksOfHead * (plan.Spec.Heads / plan.Spec.KeyValueHeads) : 1;

    /// <summary>Declares the arguments, where threads share them.</summary>
    public static void EmitArguments(SourceWriter writer, AttentionSpec spec)
    {
        if (!spec.IsParallel)
        {
            return;
        }

        foreach ((string role, int index) in SharedRoles(spec))
        {
            string element = spec.FindHeatmap(role) is { IsPixels: true } ? "uint" : spec.ElementType(role);
            string argument = $"ref arguments.At<{element}>({Number(index)})";
            writer.Line(role == AttentionRoles.Lengths
                ? $"ReadOnlySpan<int> lengths = MemoryMarshal.CreateReadOnlySpan({argument}, {Number(spec.Batch)});"
                : $"ref {element} {role} = {argument};");
        }
    }

    /// <summary>Writes the loop over items; <paramref name="emitItem"/> writes what is done for one of them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="spec">The declaration.</param>
    /// <param name="blocks">Blocks of queries of a head.</param>
    /// <param name="emitItem">Writes the work.</param>
    public static void EmitItems(SourceWriter writer, AttentionSpec spec, int blocks, Action emitItem)
    {
        if (spec.HasLengths)
        {
            writer.Line("nuint length = 0;");
        }

        using (writer.Block($"for (nuint item = {First(spec)}; item < {End(spec, blocks)}; item++)"))
        {
            if (Parts(spec, blocks) is { Length: > 0 } parts)
            {
                writer.Line(parts);
            }

            if (spec.HasLengths)
            {
                // Once for each entry: what is laid for a length that another thread changes must not be read by another.
                long items = (long)spec.Heads * blocks;
                string isNew = $"item == {First(spec)}" + (spec.Batch == 1 ? "" : $" || item % {Number(items)} == 0");
                using (items == 1 ? null : writer.Block($"if ({isNew})"))
                {
                    HeadText.EmitLength(writer, spec, "length");
                }

                writer.Line();
            }

            HeadText.EmitReferences(writer, spec);
            emitItem();
        }
    }

    /// <summary>Whether blocks run as items: threads take some of them, and a block that packs the next one's queries must know which that is.</summary>
    public static bool Runs(AttentionSpec spec, BlockedPlan plan) => spec.IsParallel || plan.TilesPackQueries;

    /// <summary>The first item of a call.</summary>
    public static string First(AttentionSpec spec) => spec.IsParallel ? "firstItem" : "0";

    /// <summary>The item after a call's last.</summary>
    public static string End(AttentionSpec spec, int blocks) => spec.IsParallel ? "endItem" : Number((long)spec.Batch * spec.Heads * blocks);

    /// <summary>Declares the block, the head and the batch entry that an item is, or nothing where there is one of each.</summary>
    public static string Parts(AttentionSpec spec, int blocks)
    {
        string[] parts = [.. Part("block", blocks, 1, spec.Batch * spec.Heads == 1), .. Part("head", spec.Heads, blocks, spec.Batch == 1), .. Part("batch", spec.Batch, blocks * spec.Heads, isLast: true)];
        return parts.Length == 0 ? "" : $"nuint {string.Join(", ", parts)};";
    }

    private static IEnumerable<string> Part(string name, int count, int before, bool isLast) =>
        count == 1 ? [] : [$"{name} = item{(before == 1 ? "" : $" / {Number(before)}")}{(isLast ? "" : $" % {Number(count)}")}"];

    private static IEnumerable<(string Role, int Index)> SharedRoles(AttentionSpec spec) => AttentionFileEmitter.ReferenceRoles(spec)
        .Concat(spec.HasLengths ? [AttentionRoles.Lengths] : Array.Empty<string>()).Select((role, index) => (role, index));

    private static string DeclaredType(AttentionSpec spec, string role) => spec.FindHeatmap(role)?.DeclaredType ?? spec.ElementType(role);
}
