using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The loops over batch entries and heads, and where a head's rows begin.</summary>
internal static class HeadText
{
    /// <summary>Writes the loops; <paramref name="emitHead"/> writes what is done for one head.</summary>
    public static void Emit(SourceWriter writer, AttentionSpec spec, Action emitHead) =>
        EmitBatches(writer, spec, () => EmitHeads(writer, spec, emitHead));

    /// <summary>Writes the loop over batch entries; <paramref name="emitEntry"/> writes what is done for one of them.</summary>
    public static void EmitBatches(SourceWriter writer, AttentionSpec spec, Action emitEntry)
    {
        using (spec.Batch > 1 ? writer.Block($"for (nuint batch = 0; batch < {Number(spec.Batch)}; batch++)") : null)
        {
            EmitLength(writer, spec, "nuint length");
            EmitSums(writer, spec, role =>
                writer.Line($"MemoryMarshal.CreateSpan(ref {Reference(spec, role, isHead: false)}, {Number((long)spec.Queries * spec.Keys)}).Clear();"));
            emitEntry();
            if (spec.SumsHeads)
            {
                writer.Line();
            }

            EmitSums(writer, spec, role =>
                writer.Line($"KernelRows.Divide(ref {Reference(spec, role, isHead: false)}, {Number((long)spec.Queries * spec.Keys)}, {Number(spec.Heads)});"));
        }
    }

    /// <summary>Reads how many keys of the batch entry are valid, where that is not all.</summary>
    public static void EmitLength(SourceWriter writer, AttentionSpec spec, string target)
    {
        if (spec.HasLengths)
        {
            // The span was checked, but another thread may write to it: what is used must be within bounds by itself.
            writer.Line($"{target} = Math.Min((uint)lengths[{(spec.Batch == 1 ? "0" : "(int)batch")}], {Number(spec.Keys)}u);");
        }
    }

    /// <summary>Writes the loop over heads; <paramref name="emitHead"/> writes what is done for one of them.</summary>
    public static void EmitHeads(SourceWriter writer, AttentionSpec spec, Action emitHead)
    {
        using (spec.Heads > 1 ? writer.Block($"for (nuint head = 0; head < {Number(spec.Heads)}; head++)") : null)
        {
            EmitReferences(writer, spec);
            emitHead();
        }
    }

    /// <summary>A row of a role in the batch entry, before any head.</summary>
    public static string RowOfEntry(AttentionSpec spec, string role, string row)
    {
        long stride = AttentionShapes.StridesOf(spec, role).Row;
        string offset = row == "0" || stride == 0 ? "0" : int.TryParse(row, out int number) ? Number(number * stride) : Times(row, stride);
        return VectorText.Element(role, Plus(Offset(spec, role, isHead: false), offset));
    }

    /// <summary>The name by which a head's part of a role goes.</summary>
    public static string Name(AttentionSpec spec, string role) =>
        Offset(spec, role, isHead: true) == "0" ? StagingEmitter.Source(spec, role) : "head" + char.ToUpperInvariant(role[0]) + role.Substring(1);

    /// <summary>Weights and scores that are summed over the heads of a batch entry, to be divided by their number.</summary>
    private static void EmitSums(SourceWriter writer, AttentionSpec spec, Action<string> emit)
    {
        if (spec.SumsHeads)
        {
            // Weights that become colours are summed in scratch.
            foreach (string role in new[] { AttentionRoles.Weights, AttentionRoles.Scores }.Where(spec.Method.Has)
                .Where(role => role != AttentionRoles.Weights || !spec.RunsHeadsInBlocks))
            {
                emit(role);
            }
        }
    }

    /// <summary>Declares where the roles of a head begin.</summary>
    public static void EmitReferences(SourceWriter writer, AttentionSpec spec)
    {
        foreach (string role in AttentionFileEmitter.BlockRoles(spec).Where(role => Offset(spec, role, isHead: true) != "0" && !(role == AttentionRoles.Weights && spec.RunsHeadsInBlocks)))
        {
            writer.Line($"ref {spec.ElementType(role)} {Name(spec, role)} = ref {Reference(spec, role, isHead: true)};");
        }
    }

    private static string Reference(AttentionSpec spec, string role, bool isHead) =>
        VectorText.Element(StagingEmitter.Source(spec, role), Offset(spec, role, isHead));

    /// <summary>Where a role begins for a batch entry, or for one of its heads.</summary>
    public static string Offset(AttentionSpec spec, string role, bool isHead)
    {
        StridesSpec strides = AttentionShapes.StridesOf(spec, role);
        string batch = spec.Batch > 1 && strides.Batch > 0 ? Times("batch", strides.Batch) : "0";
        if (!isHead || spec.Heads == 1 || strides.Head == 0)
        {
            return batch;
        }

        bool isKeyOrValue = role is AttentionRoles.Key or AttentionRoles.Value;
        int shared = isKeyOrValue ? spec.Heads / spec.KeyValueHeads : 1;
        string head = shared == spec.Heads ? "0" : shared == 1 ? Times("head", strides.Head) : Times($"(head / {Number(shared)})", strides.Head);
        return Plus(batch, head);
    }
}
