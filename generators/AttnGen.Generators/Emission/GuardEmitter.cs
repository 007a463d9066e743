using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The checks at the head of every generated method, for all kinds of kernels.</summary>
internal static class GuardEmitter
{
    private const string Guard = "global::AttnGen.CompilerServices.KernelGuard";

    /// <summary>Lengths of spans, then overlaps: all before anything is written.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">The method.</param>
    /// <param name="shape">The shape of a role.</param>
    /// <param name="isOutput">Whether a role is written.</param>
    /// <param name="element">The element type of a role.</param>
    public static void Emit(
        SourceWriter writer, MethodSpec method, Func<string, ShapeSpec> shape, Func<string, bool> isOutput, Func<string, string> element)
    {
        foreach (ParameterSpec parameter in method.Parameters)
        {
            ShapeSpec expected = shape(parameter.Role);
            writer.Line($"{Guard}.HasLength({parameter.Name}.Length, {Number(expected.Length)}, \"{parameter.Role}\", \"{expected}\");");
        }

        List<ParameterSpec> outputs = method.Parameters.Where(parameter => isOutput(parameter.Role)).ToList();
        List<ParameterSpec> inputs = method.Parameters.Where(parameter => !isOutput(parameter.Role)).ToList();
        for (int i = 0; i < outputs.Count; i++)
        {
            foreach (ParameterSpec other in inputs.Concat(outputs.Skip(i + 1)))
            {
                writer.Line(
                    $"{Guard}.IsApart<{element(outputs[i].Role)}, {element(other.Role)}>({outputs[i].Name}, {other.Name}, "
                    + $"\"{outputs[i].Role}\", \"{other.Role}\");");
            }
        }
    }

    /// <summary>That every length counts valid keys.</summary>
    public static void EmitLengths(SourceWriter writer, string lengths, int keys) =>
        writer.Line($"{Guard}.AreLengths({lengths}, {Number(keys)}, \"{lengths}\");");
}
