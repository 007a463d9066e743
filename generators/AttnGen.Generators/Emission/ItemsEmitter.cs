using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The work of a kernel that several threads may share: items, a block of queries of one head each, in the order in which one thread would do
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
        writer.Line($"KernelThreads.Run({AttentionRoles.MaxDegreeOfParallelism}, {Number(plan.Items)}, {strategy}, references);");
    }

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
        using (writer.Block("for (nuint item = firstItem; item < endItem; item++)"))
        {
            string[] parts = [.. Part("block", blocks, 1, spec.Batch * spec.Heads == 1), .. Part("head", spec.Heads, blocks, spec.Batch == 1), .. Part("batch", spec.Batch, blocks * spec.Heads, isLast: true)];
            if (parts.Length > 0)
            {
                writer.Line($"nuint {string.Join(", ", parts)};");
            }

            HeadText.EmitLength(writer, spec);
            HeadText.EmitReferences(writer, spec);
            emitItem();
        }
    }

    private static IEnumerable<string> Part(string name, int count, int before, bool isLast) =>
        count == 1 ? [] : [$"{name} = item{(before == 1 ? "" : $" / {Number(before)}")}{(isLast ? "" : $" % {Number(count)}")}"];

    private static IEnumerable<(string Role, int Index)> SharedRoles(AttentionSpec spec) => AttentionFileEmitter.ReferenceRoles(spec)
        .Concat(spec.HasLengths ? [AttentionRoles.Lengths] : Array.Empty<string>()).Select((role, index) => (role, index));

    private static string DeclaredType(AttentionSpec spec, string role) => spec.FindHeatmap(role)?.DeclaredType ?? spec.ElementType(role);
}
