using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>The header of a generated colormap file: what a reviewer needs to check the kernel without running it.</summary>
internal static class ColormapDescription
{
    public static IEnumerable<string> Of(ColormapPlan plan)
    {
        ColormapSpec spec = plan.Spec;
        string method = string.Join(".", spec.Method.ContainingTypes.Select(type => type.Name).Concat([spec.Method.Name]));
        yield return $"Colour mapping of fixed shape for {method}: every value becomes a code, every code a colour or an index.";
        yield return "";
        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            yield return Row(parameter.Role, spec.Shape.ToString());
        }

        foreach ((string name, string text) in ColorsDescription.Of(plan.Colors, spec.HasMask))
        {
            yield return Row(name, text);
        }

        yield return Row("scratch", Scratch(plan));
    }

    private static string Scratch(ColormapPlan plan)
    {
        ColormapSpec spec = plan.Spec;
        int codes = spec.HasIndices && !spec.Colors.IndicesAreBytes ? 0 : 2 * plan.BlockLength;
        int cuts = plan.Colors.IsLinear || spec.Colors.Norm.HasLimits ? 0 : 4 * (plan.Colors.Entries + 1);
        int inBuffer = plan.Colors.Entries < ColorsPlan.MostEntriesOnStack ? 0 : cuts;
        int onStack = codes + (cuts - inBuffer) + (spec.HasPixels ? 1024 : 0);
        return inBuffer > 0 ? $"{Number(onStack)} bytes, on the stack; {Number(inBuffer)} in a buffer of the thread"
            : onStack > 0 ? $"{Number(onStack)} bytes, on the stack"
            : "none";
    }

    private static string Row(string name, string text) => $"  {name,-8} {text}";
}
