using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated colormap file: the method's checks, limits, then blocks of values → codes → colours.</summary>
internal sealed class ColormapFileEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly ColormapPlan _plan;
    private readonly ColormapSpec _spec;

    private ColormapFileEmitter(ColormapPlan plan) => (_plan, _spec) = (plan, plan.Spec);

    public static SourceText Emit(ColormapSpec spec) => SourceText.From(
        spec.IsValid ? new ColormapFileEmitter(ColormapPlanner.Plan(spec)).EmitKernel() : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    private string EmitKernel()
    {
        string kernel = _spec.Method.Name.TrimStart('@') + "Kernel";
        FileEmitter.Write(_writer, ColormapDescription.Of(_plan), _spec.Method, () => EmitChecks(kernel));

        // A namespace of its own: short names are safe here, whatever the user's types are called.
        _writer.Line();
        using (_writer.Block("namespace AttnGen.Generated"))
        {
            _writer.Line("using global::System;");
            _writer.Line("using global::System.Runtime.CompilerServices;");
            _writer.Line("using global::System.Runtime.InteropServices;");
            _writer.Line("using global::System.Runtime.Intrinsics;");
            _writer.Line("using global::AttnGen.CompilerServices;");
            _writer.Line();
            using (_writer.Block("file static class " + kernel))
            {
                _writer.Line("// Values that pass through the steps together.");
                _writer.Line($"private const int BlockLength = {Number(_plan.BlockLength)};");
                _writer.Line();
                EmitRun();
                new LinearCodeEmitter(_writer, _plan).Emit();
                new ColorLookupEmitter(_writer, _plan).Emit();
            }
        }

        return _writer.ToString();
    }

    private void EmitChecks(string kernel)
    {
        GuardEmitter.Emit(
            _writer,
            [
                .. _spec.Method.Parameters.Select(parameter => new GuardedArgument(
                    parameter.Role, parameter.Name, Element(parameter.Role, "global::AttnGen."), _spec.Shape.Length, _spec.Shape.ToString(), IsOutputRole(parameter.Role))),
            ],
            "global::AttnGen.CompilerServices.KernelGuard");
        _writer.Line($"global::AttnGen.Generated.{kernel}.Run({string.Join(", ", PresentRoles())});");
    }

    private void EmitRun()
    {
        string parameters = string.Join(", ", PresentRoles().Select(role => $"{(IsOutputRole(role) ? "Span" : "ReadOnlySpan")}<{Element(role, "")}> {role}"));
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Block($"internal static void Run({parameters})"))
        {
            EmitLimits();
            _writer.Line();
            _writer.Line("Span<int> codes = stackalloc int[BlockLength];");
            _writer.Line("int count;");
            using (_writer.Block("for (int start = 0; start < values.Length; start += count)"))
            {
                _writer.Line("count = Math.Min(BlockLength, values.Length - start);");
                _writer.Line("// 1. Values to codes.");
                EmitCodes();
                int step = 2;
                if (_spec.HasMask)
                {
                    _writer.Line($"// {Number(step++)}. A false mask makes its value bad.");
                    _writer.Line("Hide(mask.Slice(start, count), codes);");
                }

                _writer.Line($"// {Number(step)}. Codes to outputs.");
                foreach (string role in PresentRoles().Where(IsOutputRole))
                {
                    _writer.Line($"{(role == ColormapRoles.Pixels ? "Paint" : "Store")}(codes, {role}.Slice(start, count));");
                }
            }
        }
    }

    private void EmitLimits()
    {
        LinearNormSpec norm = _spec.Norm;
        if (norm.VMin is null || norm.VMax is null)
        {
            string mask = _spec.HasMask ? "mask, " : "";
            string none = (norm.VMin ?? norm.VMax) is { } given ? Double(given) : "0.0";
            _writer.Line("// Limits: given ones by their bits, the others from the finite values.");
            _writer.Line($"ColorLimits.OfFinite(values, {mask}{none}, out double vmin, out double vmax);");
            EmitGivenLimit("vmin", norm.VMin);
            EmitGivenLimit("vmax", norm.VMax);
            if (norm.VMin is not null || norm.VMax is not null)
            {
                _writer.Line("ColorLimits.AreOrdered(vmin, vmax);");
            }
        }
        else
        {
            _writer.Line("// Limits, by their bits.");
            _writer.Line($"double vmin = {Double(norm.VMin.Value)};");
            _writer.Line($"double vmax = {Double(norm.VMax.Value)};");
        }

        if (_plan.Precision != FractionPrecision.Double)
        {
            _writer.Line("float low = (float)vmin;");
            _writer.Line("float range = (float)(vmax - vmin);");
            if (norm.Clip)
            {
                _writer.Line("float high = (float)vmax;");
            }
        }
    }

    private void EmitGivenLimit(string name, double? limit)
    {
        if (limit is { } given)
        {
            _writer.Line($"{name} = {Double(given)};");
        }
    }

    private void EmitCodes()
    {
        string single = $"Encode(ref MemoryMarshal.GetReference(values.Slice(start, count)), ref MemoryMarshal.GetReference(codes), count, {LinearCodeEmitter.Arguments(_spec.Norm)});";
        const string InDouble = "EncodeInDouble(values.Slice(start, count), codes, (float)vmin, (float)vmax);";
        switch (_plan.Precision)
        {
            case FractionPrecision.Single:
                _writer.Line(single);
                break;
            case FractionPrecision.Double:
                _writer.Line(InDouble);
                break;
            default:
                using (_writer.Block("if (range > 0f && range < float.PositiveInfinity)"))
                {
                    _writer.Line(single);
                }

                using (_writer.Block("else"))
                {
                    _writer.Line(InDouble);
                }

                break;
        }
    }

    private IEnumerable<string> PresentRoles() => ColormapRoles.All.Where(_spec.Method.Has);

    private string Element(string role, string qualifier) => role switch
    {
        ColormapRoles.Values => "float",
        ColormapRoles.Mask => "bool",
        ColormapRoles.Pixels => qualifier + "Rgba32",
        _ => _spec.IndicesAreBytes ? "byte" : "short",
    };

    private static bool IsOutputRole(string role) => role is ColormapRoles.Pixels or ColormapRoles.Indices;

    private static string Double(double value) =>
        $"BitConverter.UInt64BitsToDouble(0x{BitConverter.DoubleToInt64Bits(value):X16}UL /* {value.ToString("R", CultureInfo.InvariantCulture)} */)";
}
