using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;

namespace AttnGen.Generators.Emission;

/// <summary>The header of a generated colormap file: what a reviewer needs to check the kernel without running it.</summary>
internal static class ColormapDescription
{
    public static IEnumerable<string> Of(ColormapPlan plan)
    {
        ColormapSpec spec = plan.Spec;
        LinearNormSpec norm = spec.Norm;
        string method = string.Join(".", spec.Method.ContainingTypes.Select(type => type.Name).Concat([spec.Method.Name]));
        string last = Number(plan.Entries - 1);
        yield return $"Colour mapping of fixed shape for {method}: every value becomes a code, every code a colour or an index.";
        yield return "";
        foreach (ParameterSpec parameter in spec.Method.Parameters)
        {
            yield return Row(parameter.Role, spec.Shape.ToString());
        }

        yield return Row("norm", "linear: v = (x - vmin) / (vmax - vmin), a true division" + plan.Precision switch
        {
            FractionPrecision.Single => " in float",
            FractionPrecision.Double => " in double, since vmax - vmin is no float",
            _ => " in float; in double where vmax - vmin is no float; vmin = vmax makes every v 0",
        });
        yield return Row("limits", $"vmin {Limit(norm.VMin, "least", spec)}, vmax {Limit(norm.VMax, "greatest", spec)}");
        yield return Row("code", $"v · {Number(plan.Entries)} truncated, v = 1 is {last}; "
            + (norm.Clip ? "x is clamped to the limits first" : $"below 0 is under, -1; above 1 is over, {Number(plan.Entries)}"));
        yield return Row("bad", $"code -2: NaN{(norm.InfinitiesAreBad ? ", infinities" : "")}{(spec.HasMask ? ", a false mask" : "")}");
        yield return Row("table", $"{Source(spec.Palette)}, {Number(plan.Entries)} entries; under {plan.Under}, over {plan.Over}, bad {plan.Bad}");
        yield return Row("scratch", $"{Number(4 * plan.BlockLength)} bytes, on the stack");
        yield return Row("rules", "matplotlib 3.6.3, cmap(norm(x), bytes=True); the same result at every vector width");
    }

    private static string Source(PaletteSpec palette)
    {
        string alpha = palette.Alpha is { } opacity ? $", alpha {opacity.ToString("R", CultureInfo.InvariantCulture)}" : "";
        string resampled = palette.Entries is not null && !palette.Interpolate ? ", resampled" : "";
        return palette.Name is not null ? $"\"{palette.Name}\"{resampled}{alpha}"
            : palette.Interpolate ? $"a gradient through {Number(palette.Colors.Count)} colours{alpha}"
            : $"{Number(palette.Colors.Count)} colours{resampled}{alpha}";
    }

    private static string Limit(double? limit, string word, ColormapSpec spec) =>
        limit?.ToString("R", CultureInfo.InvariantCulture) ?? $"from the data (the {word} finite value{(spec.HasMask ? " with a true mask" : "")})";

    private static string Row(string name, string text) => $"  {name,-8} {text}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
