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
internal sealed class LogitsEmitter(SourceWriter writer, AttentionSpec spec, WidthPlan plan)
{
    /// <summary>What a masked slot is filled with where NaN or ∞ are about: the exponential's own zero with a sign.</summary>
    private const string Mark = "BitConverter.UInt32BitsToSingle(KernelTranspose.Marked)";

    private readonly SlotsText _slots = new(spec, plan);
    private readonly string _stride = Number(plan.Scratch.Stride);

    private string Suffix => _slots.IsRow ? "Row" : "Block";

    private bool HasBand => !spec.Options.Band.IsUnbounded;

    /// <summary>Whether slots are masked by anything but the bias, which masks as it is added.</summary>
    private bool HasFilled => spec.HasMask || HasBand;

    /// <summary>Writes the methods that a plan's widths call.</summary>
    public static void Emit(SourceWriter writer, AttentionPlan plan)
    {
        if (!plan.Spec.HasLogits || !plan.Spec.HasSoftmax)
        {
            return;
        }

        foreach (WidthPlan width in plan.Orders)
        {
            new LogitsEmitter(writer, plan.Spec, width).Emit();
        }
    }

    /// <summary>Calls the step that makes logits of scores.</summary>
    public void Call(string queries)
    {
        using (_slots.ForQueries(writer))
        {
            writer.Line($"Logits{Suffix}({_slots.Arguments(queries, hasBias: true)});");
        }
    }

    /// <summary>Calls the step that marks the masked slots of exponentials.</summary>
    public void CallMark(string queries)
    {
        using (_slots.ForQueries(writer))
        {
            writer.Line(spec.HasBias
                ? $"Mark{Suffix}({_slots.Arguments(queries, hasBias: true)});"
                : $"Mask{Suffix}({_slots.Arguments(queries, hasBias: false)}, {Mark});");
        }
    }

    private void Emit()
    {
        writer.Line();
        EmitLogits();
        if (HasFilled)
        {
            writer.Line();
            EmitMask();
        }

        if (spec.HasBias)
        {
            writer.Line();
            EmitMark();
        }
    }

    private void EmitLogits()
    {
        writer.Line($"// Logits: {(_slots.IsRow ? "one query's" : "a block's")} scores after {string.Join(", ", Steps())}; −∞ where a slot is masked.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Logits{Suffix}({_slots.Parameters(hasBias: true)})"))
        {
            if (spec.Options.SoftcapBits is { } softcap)
            {
                string count = _slots.IsRow ? "keys" : Times("keys", plan.Scratch.Stride);
                writer.Line($"KernelLogits.SoftCap(ref logits, {count}, BitConverter.UInt32BitsToSingle(0x{softcap:X8}));");
            }

            if (spec.HasBias)
            {
                writer.Line(_slots.IsRow ? "KernelLogits.AddRowBias(ref bias, keys, ref logits);"
                    : spec.Options.BiasScope.IsPerQuery ? $"KernelTranspose.AddBias(ref bias, {Number(spec.Keys)}, queries, keys, ref logits, {_stride});"
                    : $"KernelLogits.AddKeyBias(ref bias, keys, ref logits, {_stride});");
            }

            if (HasFilled)
            {
                writer.Line($"Mask{Suffix}({_slots.PassOn(hasBias: false)}, float.NegativeInfinity);");
            }
        }
    }

    private IEnumerable<string> Steps() => new[]
    {
        spec.Options.SoftcapBits is null ? null : "soft cap",
        spec.HasBias ? "bias" : null,
        spec.HasMask ? "mask" : null,
        HasBand ? "band" : null,
    }.OfType<string>();

    private void EmitMask()
    {
        writer.Line("// Fills what mask and band hide.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Mask{Suffix}({_slots.Parameters(hasBias: false)}, float fill)"))
        {
            if (spec.HasMask)
            {
                writer.Line(_slots.IsRow ? "KernelLogits.FillByRowMask(ref mask, keys, ref logits, fill);"
                    : spec.Options.MaskScope.IsPerQuery ? $"KernelTranspose.FillByMask(ref mask, {Number(spec.Keys)}, queries, keys, ref logits, {_stride}, fill);"
                    : $"KernelLogits.FillByKeyMask(ref mask, keys, ref logits, {_stride}, fill);");
            }

            EmitBand();
        }
    }

    private void EmitBand()
    {
        (int? lower, int? upper) = spec.Options.Band;
        if (_slots.IsRow && HasBand)
        {
            string first = lower is { } left ? SlotsText.Diagonal("position", left) : "0";
            string last = upper is { } right ? SlotsText.Diagonal("position", right) : "(nint)keys";
            writer.Line($"KernelBand.FillOutside(ref logits, keys, {first}, {last}, fill);");
            return;
        }

        if (upper is { } after)
        {
            writer.Line($"KernelBand.FillAfter(ref logits, {_stride}, keys, queries, {SlotsText.Diagonal("position", after)}, fill);");
        }

        if (lower is { } before)
        {
            writer.Line($"KernelBand.FillBefore(ref logits, {_stride}, keys, queries, {SlotsText.Diagonal("position", before)}, fill);");
        }
    }

    private void EmitMark()
    {
        writer.Line("// Marks exponentials of masked slots, so that no NaN or ∞ of theirs counts.");
        writer.Line(KernelMethod);
        using (writer.Block($"private static void Mark{Suffix}({_slots.Parameters(hasBias: true)})"))
        {
            writer.Line($"float mark = {Mark};");
            writer.Line(_slots.IsRow ? "KernelLogits.FillByRowBias(ref bias, keys, ref logits, mark);"
                : spec.Options.BiasScope.IsPerQuery ? $"KernelTranspose.FillByBias(ref bias, {Number(spec.Keys)}, queries, keys, ref logits, {_stride}, mark);"
                : $"KernelLogits.FillByKeyBias(ref bias, keys, ref logits, {_stride}, mark);");
            if (HasFilled)
            {
                writer.Line($"Mask{Suffix}({_slots.PassOn(hasBias: false)}, mark);");
            }
        }
    }
}
