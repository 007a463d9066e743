using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The step from scores to logits: soft cap, bias, and −∞ where a slot is masked. It is bound by memory and the same at every vector
/// width, so it is written once for each order of the scores: a block's [keys, queries], or the rows of few queries.
/// </summary>
internal sealed class LogitsEmitter(SourceWriter writer, AttentionSpec spec, int? blockStride)
{
    /// <summary>What a masked slot is filled with where NaN or ∞ are about: the exponential's own zero with a sign.</summary>
    private const string Mark = "BitConverter.UInt32BitsToSingle(KernelTranspose.Marked)";

    private string Suffix => blockStride is null ? "Row" : "Block";

    private bool HasBand => !spec.Options.Band.IsUnbounded;

    /// <summary>Writes the methods that a plan's widths call.</summary>
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        if (!plan.Spec.HasLogits || !plan.Spec.HasSoftmax)
        {
            return;
        }

        if (plan.Widths.OfType<FewQueriesPlan>().Any())
        {
            new LogitsEmitter(writer, plan.Spec, null).Emit();
        }

        if (plan.Widths.OfType<BlockedPlan>().FirstOrDefault() is { } blocked)
        {
            new LogitsEmitter(writer, plan.Spec, blocked.Scratch.Stride).Emit();
        }
    }

    /// <summary>The call that makes logits of the scores of a block or row.</summary>
    public static string Call(AttentionSpec spec, bool isRow, CallArguments arguments) =>
        $"Logits{(isRow ? "Row" : "Block")}({arguments.Text(spec, isRow, hasBias: true)});";

    /// <summary>The call that marks the masked slots of exponentials.</summary>
    public static string MarkCall(AttentionSpec spec, bool isRow, CallArguments arguments) =>
        spec.HasBias
            ? $"Mark{(isRow ? "Row" : "Block")}({arguments.Text(spec, isRow, hasBias: true)});"
            : $"Mask{(isRow ? "Row" : "Block")}({arguments.Text(spec, isRow, hasBias: false)}, {Mark});";

    private void Emit()
    {
        bool isRow = blockStride is null;
        string logits = isRow ? "one query's scores" : "a block's scores, [keys, queries]";
        writer.Line();
        writer.Line($"// Logits: {logits} after {string.Join(", ", Steps())}; −∞ where a slot is masked.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Logits{Suffix}({Parameters(hasBias: true)})"))
        {
            if (spec.Options.SoftcapBits is { } softcap)
            {
                string count = isRow ? "keys" : Times("keys", blockStride!.Value);
                writer.Line($"KernelLogits.SoftCap(ref logits, {count}, BitConverter.UInt32BitsToSingle(0x{softcap:X8}));");
            }

            if (spec.HasBias)
            {
                writer.Line(isRow ? "KernelLogits.AddRowBias(ref bias, keys, ref logits);"
                    : spec.Options.BiasScope.IsPerQuery ? $"KernelTranspose.AddBias(ref bias, {Number(spec.Keys)}, queries, keys, ref logits, {Stride});"
                    : $"KernelLogits.AddKeyBias(ref bias, keys, ref logits, {Stride});");
            }

            if (HasFilled)
            {
                writer.Line($"Mask{Suffix}({Arguments(hasBias: false)}, float.NegativeInfinity);");
            }
        }

        if (HasFilled)
        {
            writer.Line();
            EmitMask(isRow);
        }

        if (spec.HasBias)
        {
            writer.Line();
            EmitMark(isRow);
        }
    }

    private IEnumerable<string> Steps()
    {
        if (spec.Options.SoftcapBits is not null)
        {
            yield return "soft cap";
        }

        if (spec.HasBias)
        {
            yield return "bias";
        }

        if (spec.HasMask)
        {
            yield return "mask";
        }

        if (HasBand)
        {
            yield return "band";
        }
    }

    /// <summary>Whether slots are masked by anything but the bias, which masks as it is added.</summary>
    private bool HasFilled => spec.HasMask || HasBand;

    private string Stride => Number(blockStride ?? 0);

    private void EmitMask(bool isRow)
    {
        writer.Line("// Fills what mask and band hide.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Mask{Suffix}({Parameters(hasBias: false)}, float fill)"))
        {
            if (spec.HasMask)
            {
                writer.Line(isRow ? "KernelLogits.FillByRowMask(ref mask, keys, ref logits, fill);"
                    : spec.Options.MaskScope.IsPerQuery ? $"KernelTranspose.FillByMask(ref mask, {Number(spec.Keys)}, queries, keys, ref logits, {Stride}, fill);"
                    : $"KernelLogits.FillByKeyMask(ref mask, keys, ref logits, {Stride}, fill);");
            }

            (int? lower, int? upper) = spec.Options.Band;
            if (isRow && HasBand)
            {
                string first = lower is { } left ? Position(left) : "0", last = upper is { } right ? Position(right) : "(nint)keys";
                writer.Line($"KernelBand.FillOutside(ref logits, keys, {first}, {last}, fill);");
            }
            else
            {
                EmitDiagonal(upper, "After");
                EmitDiagonal(lower, "Before");
            }
        }
    }

    private void EmitDiagonal(int? diagonal, string side)
    {
        if (diagonal is { } offset)
        {
            writer.Line($"KernelBand.Fill{side}(ref logits, {Stride}, keys, queries, {Position(offset)}, fill);");
        }
    }

    private void EmitMark(bool isRow)
    {
        writer.Line("// Marks exponentials of masked slots, so that no NaN or ∞ of theirs counts.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Mark{Suffix}({Parameters(hasBias: true)})"))
        {
            writer.Line($"float mark = {Mark};");
            writer.Line(isRow ? "KernelLogits.FillByRowBias(ref bias, keys, ref logits, mark);"
                : spec.Options.BiasScope.IsPerQuery ? $"KernelTranspose.FillByBias(ref bias, {Number(spec.Keys)}, queries, keys, ref logits, {Stride}, mark);"
                : $"KernelLogits.FillByKeyBias(ref bias, keys, ref logits, {Stride}, mark);");
            if (HasFilled)
            {
                writer.Line($"Mask{Suffix}({Arguments(hasBias: false)}, mark);");
            }
        }
    }

    private string Parameters(bool hasBias) => string.Join(", ", Names(spec, blockStride is null, hasBias).Select(name => name switch
    {
        "position" => "nint position",
        "keys" or "queries" => "nuint " + name,
        "mask" => "ref bool mask",
        _ => "ref float " + name,
    }));

    private string Arguments(bool hasBias) => string.Join(
        ", ", Names(spec, blockStride is null, hasBias).Select(name => name is "mask" or "bias" or "logits" ? "ref " + name : name));

    /// <summary>What the methods take: <c>position</c> is the first query's own less the first visited key.</summary>
    private static IEnumerable<string> Names(AttentionSpec spec, bool isRow, bool hasBias)
    {
        if (!spec.Options.Band.IsUnbounded)
        {
            yield return "position";
        }

        if (!isRow)
        {
            yield return "queries";
        }

        yield return "keys";
        if (spec.HasMask)
        {
            yield return "mask";
        }

        if (spec.HasBias && hasBias)
        {
            yield return "bias";
        }

        yield return "logits";
    }

    private static string Position(int offset) => Diagonal("position", offset);

    /// <summary>A diagonal that lies a constant beside a position.</summary>
    public static string Diagonal(string position, int offset) =>
        offset == 0 ? position : offset < 0 ? $"{position} - {Number(-(long)offset)}" : $"{position} + {Number(offset)}";

    /// <summary>Expressions of the arguments at a call.</summary>
    internal sealed record CallArguments(string Position, string Queries, string Keys, string Mask, string Bias, string Logits)
    {
        public string Text(AttentionSpec spec, bool isRow, bool hasBias) => string.Join(", ", Names(spec, isRow, hasBias).Select(name => name switch
        {
            "position" => Position,
            "queries" => Queries,
            "keys" => Keys,
            "mask" => Mask,
            "bias" => Bias,
            _ => Logits,
        }));
    }
}
