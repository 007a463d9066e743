using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;
using static AttnGen.Generators.Infrastructure.NumberText;

namespace AttnGen.Generators.Emission;

/// <summary>The header of a recurrent kernel: formulas, shapes, work, tiles, scratch, error bound.</summary>
internal static class GruDescription
{
    public static IEnumerable<string> Of(GruPlan plan)
    {
        GruSpec spec = plan.Spec;
        yield return $"{(spec.IsBidirectional ? "Two gated recurrent units" : "Gated recurrent unit")} of fixed shape for {FileEmitter.FullName(spec.Method)}:";
        yield return "";
        foreach (string formula in Formulas(plan))
        {
            yield return "  " + formula;
        }

        yield return "";
        yield return "  x is a step's input, h the state before it, W the input weights, U the recurrent weights"
            + (HasBias(plan) ? ", b the bias" : "") + (HasRecurrentBias(plan) ? ", c the recurrent bias" : "") + ";";
        yield return "  columns of gates are update z, reset r, candidate n" + (spec switch
        {
            { IsBidirectional: true } => "; an annotation is the forward state, then the backward state",
            { Reverse: true } => "; steps are read from the last valid one to the first",
            _ => "",
        });
        yield return "";
        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            yield return Row(parameter.Role, parameter.Role == RoleSpec.Workspace ? $"at least {Grouped(plan.WorkspaceLength)} floats" : spec.ShapeOf(parameter.Role).ToString());
        }

        long bytes = spec.Method.Parameters.Where(parameter => parameter.Role != RoleSpec.Workspace).Sum(parameter => sizeof(float) * spec.ShapeOf(parameter.Role).Length);
        yield return Row("work", $"{Grouped(plan.Flops)} FLOPs in products, {Grouped(bytes)} bytes of arguments; the recurrent weights are read once a step");
        yield return Row("chunks", plan.HasOneChunk ? "all steps in one" : $"{Count(plan.Chunk, "step")} of an entry at once; at an edge a chunk moves back");
        if (plan.State.HasPanels)
        {
            yield return Row("panels", "recurrent weights laid out once, in the order in which tiles read them; each other step begins at the last");
        }

        for (int width = 0; width < plan.Inputs.Widths.Count; width++)
        {
            yield return Row(
                $"{32 * plan.Inputs.Widths[width].Lanes} bit",
                string.Join("; ", plan.Projections.Select(projection => $"{projection.Name} {ProjectionDescription.Tile(projection.Widths[width])}")));
        }

        yield return Row("scratch", ScratchText.Describe(plan.ScratchLength, spec.HasWorkspace));
        yield return Row("error", $"a gate's argument is within {Number(spec.InputDim + spec.HiddenDim + 4L)} · 2⁻²⁴ · (the sum of its terms' magnitudes) of the exact one where");
        yield return Row("", "nothing underflows; σ within 2 ULP, tanh 1.2; a step passes the error of the state before it on");
        yield return Row("bits", "the same at 512, 256 and 128 bits wherever multiply-adds are fused");
    }

    private static IEnumerable<string> Formulas(GruPlan plan)
    {
        bool isAfter = plan.Spec.ResetAfter;
        string Bias(string gate) => HasBias(plan) ? $" + b_{gate}" : "";
        string RecurrentBias(string gate) => HasRecurrentBias(plan) ? $" + c_{gate}" : "";
        foreach (string gate in new[] { "z", "r" })
        {
            yield return $"{gate} = σ(x W_{gate}{Bias(gate)} + h U_{gate}{RecurrentBias(gate)})";
        }

        string after = HasRecurrentBias(plan) ? "(h U_n + c_n)" : "(h U_n)";
        yield return isAfter ? $"n = tanh(x W_n{Bias("n")} + r ∘ {after})" : $"n = tanh(x W_n{Bias("n")} + (r ∘ h) U_n)";
        yield return plan.Spec.Update == GruUpdateSpec.KeepState ? "h' = z ∘ h + (1 − z) ∘ n" : "h' = (1 − z) ∘ h + z ∘ n";
    }

    private static bool HasBias(GruPlan plan) => plan.Inputs.StartStride is not null;

    private static bool HasRecurrentBias(GruPlan plan) => plan.State.StartStride is not null;

    private static string Row(string name, string text) => FileEmitter.HeaderRow(name, text);
}
