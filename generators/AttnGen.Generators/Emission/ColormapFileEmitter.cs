using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis.Text;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>One generated colormap file: checks, the scale, then blocks of values → codes → mask → outputs.</summary>
internal sealed class ColormapFileEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly ColormapPlan _plan;
    private readonly ColormapSpec _spec;
    private readonly ScaleEmitter _scale;
    private readonly ColorTableEmitter _table;

    private ColormapFileEmitter(ColormapPlan plan)
    {
        (_plan, _spec) = (plan, plan.Spec);
        _scale = new ScaleEmitter(_writer, plan.Colors);
        _table = new ColorTableEmitter(_writer, plan.Colors);
    }

    /// <summary>Whether codes are what the caller gets as indices, so that they need no place of their own.</summary>
    private bool WritesCodes => _spec.HasIndices && !_spec.Colors.IndicesAreBytes;

    public static SourceText Emit(ColormapSpec spec) => SourceText.From(
        spec.IsValid ? new ColormapFileEmitter(ColormapPlanner.Plan(spec)).EmitKernel() : FileEmitter.Stub(spec.Method), FileEmitter.Encoding);

    private string EmitKernel()
    {
        string kernel = _spec.Method.Name.TrimStart('@') + "Kernel";
        FileEmitter.Write(
            _writer, ColormapDescription.Of(_plan), _spec.Method,
            () => _writer.Line($"global::AttnGen.Generated.{kernel}.Run({string.Join(", ", _spec.Method.Parameters.Select(parameter => parameter.Name))});"));

        // A namespace of its own: short names are safe here, whatever the user's types are called.
        _writer.Line();
        using (_writer.Block("namespace AttnGen.Generated"))
        {
            _writer.Line("using global::System;");
            if (_spec.Method.Parameters.Any(parameter => parameter.IsTensor))
            {
                _writer.Line("using global::System.Numerics.Tensors;");
            }

            _writer.Line("using global::System.Runtime.CompilerServices;");
            _writer.Line("using global::System.Runtime.InteropServices;");
            _writer.Line("using global::AttnGen.CompilerServices;");
            _writer.Line();
            using (_writer.Block("file static class " + kernel))
            {
                _writer.Line("// Values that pass through the steps together.");
                _writer.Line($"private const int BlockLength = {Number(_plan.BlockLength)};");
                EmitRun();
                EmitColor();
                _scale.EmitData();
                if (_spec.HasPixels)
                {
                    _table.EmitData();
                }
            }
        }

        return _writer.ToString();
    }

    private void EmitRun()
    {
        _writer.Line();
        _writer.Line("// The checks, before anything is written.");
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Block($"internal static void Run({string.Join(", ", _spec.Method.Parameters.Select(Parameter))})"))
        {
            foreach (ParameterSpec parameter in _spec.Method.Parameters.Where(parameter => parameter.IsTensor))
            {
                _writer.Line(
                    $"{Span(parameter.Role)} {parameter.Role}Span = KernelTensor.AsSpan({parameter.Role}Tensor, [{Number(_spec.Rows)}, {Number(_spec.Columns)}], "
                    + $"[false, false], \"{parameter.Role}\", \"{_spec.Shape}\");");
            }

            GuardEmitter.Emit(
                _writer,
                [
                    .. _spec.Method.Parameters.Select(parameter => new GuardedArgument(
                        parameter.Role, parameter.Role + "Span", Element(parameter.Role), _spec.Shape.Length, _spec.Shape.ToString(),
                        IsOutputRole(parameter.Role), IsChecked: parameter.IsTensor)),
                ]);
            string arguments = string.Join(", ", PresentRoles().Select(
                role => role == ColormapRoles.Pixels ? $"MemoryMarshal.Cast<{Element(role)}, uint>(pixelsSpan)" : role + "Span"));
            _writer.Line();
            _writer.Line($"Color({arguments});");
        }
    }

    private void EmitColor()
    {
        string parameters = string.Join(", ", PresentRoles().Select(
            role => role == ColormapRoles.Pixels ? "Span<uint> pixels" : $"{Span(role)} {role}"));
        _writer.Line();
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Block($"private static void Color({parameters})"))
        {
            _scale.EmitLocals(_spec.HasMask ? "mask, " : "");
            if (_spec.HasPixels)
            {
                _table.EmitLocals();
            }

            if (!WritesCodes)
            {
                _writer.Line("Span<short> memory = stackalloc short[BlockLength];");
            }

            _writer.Line();
            _writer.Line("int count;");
            using (_writer.Block("for (int start = 0; start < values.Length; start += count)"))
            {
                EmitBlock();
            }
        }
    }

    private void EmitBlock()
    {
        int step = 1;
        _writer.Line("count = Math.Min(BlockLength, values.Length - start);");
        _writer.Line($"// {Number(step++)}. Values to codes.");
        _writer.Line(WritesCodes ? "Span<short> codes = indices.Slice(start, count);" : "Span<short> codes = memory.Slice(0, count);");
        _writer.Line(_scale.Encode("values.Slice(start, count)", "codes"));
        if (_spec.HasMask)
        {
            _writer.Line($"// {Number(step++)}. A false mask makes its value bad.");
            _writer.Line("CodeOutputs.Hide(mask.Slice(start, count), codes);");
        }

        if (_spec.HasPixels || !WritesCodes)
        {
            _writer.Line($"// {Number(step)}. Codes to outputs.");
        }

        if (_spec.HasPixels)
        {
            _writer.Line($"{_table.Local}.Paint(codes, pixels.Slice(start, count));");
        }

        if (_spec.HasIndices && !WritesCodes)
        {
            _writer.Line($"CodeOutputs.ToBytes(codes, indices.Slice(start, count), {Number(_plan.Colors.Entries)}, {Number(_spec.Colors.BadIndex)});");
        }
    }

    private IEnumerable<string> PresentRoles() => ColormapRoles.All.Where(_spec.Method.Has);

    private string Parameter(ParameterSpec parameter) =>
        $"{(IsOutputRole(parameter.Role) ? "" : "ReadOnly")}{(parameter.IsTensor ? "Tensor" : "")}Span<{Element(parameter.Role)}> "
        + parameter.Role + (parameter.IsTensor ? "Tensor" : "Span");

    private string Span(string role) => $"{(IsOutputRole(role) ? "" : "ReadOnly")}Span<{Element(role)}>";

    private string Element(string role) => role switch
    {
        ColormapRoles.Values => "float",
        ColormapRoles.Mask => "bool",
        ColormapRoles.Pixels => "global::" + _spec.Colors.PixelType,
        _ => _spec.Colors.IndicesAreBytes ? "byte" : "short",
    };

    private static bool IsOutputRole(string role) => role is ColormapRoles.Pixels or ColormapRoles.Indices;
}
