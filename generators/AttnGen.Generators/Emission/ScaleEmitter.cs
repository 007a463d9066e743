using System;
using System.Globalization;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The scale of a colormap: its limits, cut points and rules as locals of the kernel, and the call that turns values into codes by them.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="plan">The colours.</param>
/// <param name="name">What the names of the locals and of the data begin with, in front of a capital letter; may be empty.</param>
internal sealed class ScaleEmitter(SourceWriter writer, ColorsPlan plan, string name = "")
{
    private readonly NormSpec _norm = plan.Spec.Norm;
    private readonly string _vmin = Local(name, "vmin");
    private readonly string _vmax = Local(name, "vmax");
    private readonly string _cuts = Local(name, "cuts");
    private readonly string _position = Local(name, "position");
    private readonly string _rules = Local(name, "rules");

    /// <summary>A local's name, with what it belongs to in front.</summary>
    public static string Local(string name, string local) => name.Length == 0 ? local : name + char.ToUpperInvariant(local[0]) + local.Substring(1);

    /// <summary>A member's name, with what it belongs to in front.</summary>
    public static string Member(string name, string member) => name.Length == 0 ? member : char.ToUpperInvariant(name[0]) + name.Substring(1) + member;

    /// <summary>The locals that <see cref="Encode"/> uses.</summary>
    /// <param name="mask">Arguments for the mask of the limits, such as <c>mask, </c>, or empty.</param>
    public void EmitLocals(string mask)
    {
        if (_norm is not BoundaryNormSpec)
        {
            EmitLimits(mask);
            EmitCuts();
        }

        writer.Line($"CodeRules {_rules} = new({Number(plan.Entries)}, clip: {Bool(_norm.Clip)}, infinitiesAreBad: {Bool(_norm.RefusesInfinities)});");
    }

    /// <summary>The call that turns values into codes.</summary>
    public string Encode(string values, string codes) => _norm switch
    {
        BoundaryNormSpec => $"IntervalCodes.Encode({values}, {codes}, {Member(name, "Cuts")}, {Member(name, "IntervalEntries")}, {_rules});",
        LogNormSpec log => $"CutCodes.Encode({values}, {codes}, {_cuts}, {_position}, {_rules}, nonPositive: {NonPositive(log)});",
        _ when plan.IsLinear => $"LinearCodes.Encode({values}, {codes}, {_vmin}, {_vmax}, {_rules});",
        _ => $"CutCodes.Encode({values}, {codes}, {_cuts}, {_position}, {_rules});",
    };

    /// <summary>The cut points and the entries of intervals as data of the class.</summary>
    public void EmitData()
    {
        if (plan.Cuts.Count > 0)
        {
            writer.Line();
            writer.Line(_norm is BoundaryNormSpec
                ? "// The boundaries as the floats that values are compared with, by their bits."
                : "// The least value of every entry and the least that is over, by their bits.");
            DataEmitter.Emit(
                writer, "ReadOnlySpan<float>", Member(name, "Cuts"), "MemoryMarshal.Cast<uint, float>((ReadOnlySpan<uint>)", ")",
                plan.Cuts, bits => $"0x{bits:X8},", perLine: 8);
        }

        if (plan.IntervalEntries.Count > 0)
        {
            writer.Line();
            writer.Line("// The table entry of each interval.");
            DataEmitter.Emit(
                writer, "ReadOnlySpan<short>", Member(name, "IntervalEntries"), "", "", plan.IntervalEntries, entry => Number(entry) + ",", perLine: 16);
        }
    }

    private void EmitLimits(string mask)
    {
        if (_norm.HasLimits)
        {
            writer.Line("// Limits, by their bits.");
            writer.Line($"double {_vmin} = {Double(_norm.VMin!.Value)};");
            writer.Line($"double {_vmax} = {Double(_norm.VMax!.Value)};");
            return;
        }

        writer.Line($"// Limits: {(_norm.VMin is null && _norm.VMax is null ? "" : "the given one by its bits, the other ")}from the finite values{(_norm.IsPositive ? " above 0" : "")}.");
        string none = (_norm.VMin ?? _norm.VMax ?? Center) is { } given ? Double(given) : "0.0";
        writer.Line($"ColorLimits.Find(values, {mask}isPositive: {Bool(_norm.IsPositive)}, {none}, out double {_vmin}, out double {_vmax});");
        if (_norm.VMin is { } low)
        {
            writer.Line($"{_vmin} = {Double(low)};");
        }

        if (_norm.VMax is { } high)
        {
            writer.Line($"{_vmax} = {Double(high)};");
        }

        if (_norm is CenteredNormSpec)
        {
            writer.Line($"ColorLimits.Center({Double(Center!.Value)}, ref {_vmin}, ref {_vmax});");
        }
        else if (_norm is TwoSlopeNormSpec)
        {
            writer.Line($"ColorLimits.Include({Double(Center!.Value)}, ref {_vmin}, ref {_vmax});");
        }
        else if (_norm.VMin is not null || _norm.VMax is not null)
        {
            writer.Line($"ColorLimits.AreOrdered({_vmin}, {_vmax});");
        }
    }

    private double? Center => _norm switch
    {
        CenteredNormSpec centered => centered.VCenter,
        TwoSlopeNormSpec twoSlope => twoSlope.VCenter,
        _ => null,
    };

    private void EmitCuts()
    {
        if (plan.IsLinear)
        {
            return;
        }

        string limits = $"{_vmin}, {_vmax}";
        (string kind, string arguments) = _norm switch
        {
            SymLogNormSpec symLog => ("SymLog", $"{limits}, {Double(symLog.LinThresh)}, {Double(symLog.LinScale)}, {Double(symLog.LogBase)}"),
            AsinhNormSpec asinh => ("Asinh", $"{limits}, {Double(asinh.LinearWidth)}"),
            PowerNormSpec power => ("Power", $"{limits}, {Double(power.Gamma)}"),
            TwoSlopeNormSpec twoSlope => ("TwoSlope", $"{_vmin}, {Double(twoSlope.VCenter)}, {_vmax}"),
            _ => ("Log", limits),
        };
        string count = Number(plan.Entries + 1);
        if (_norm.HasLimits)
        {
            writer.Line($"ReadOnlySpan<float> {_cuts} = {Member(name, "Cuts")};");
        }
        else if (plan.Entries < ColorsPlan.MostEntriesOnStack)
        {
            writer.Line($"Span<float> {_cuts} = stackalloc float[{count}];");
            writer.Line($"ScaleCuts.{kind}({_cuts}, {arguments});");
        }
        else
        {
            writer.Line($"Span<float> {_cuts} = MemoryMarshal.CreateSpan(ref KernelScratch.OfThread({count}), {count});");
            writer.Line($"ScaleCuts.{kind}({_cuts}, {arguments});");
        }

        writer.Line($"{kind}Position {_position} = new({arguments}, {Number(plan.Entries)});");
    }

    private static string NonPositive(LogNormSpec norm) => norm.Clip ? "0" : norm.NonPositiveIsUnder ? "CodeRules.Under" : "CodeRules.Bad";

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Double(double value) =>
        $"BitConverter.UInt64BitsToDouble(0x{BitConverter.DoubleToInt64Bits(value):X16}UL /* {value.ToString("R", CultureInfo.InvariantCulture)} */)";
}
