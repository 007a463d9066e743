using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>How values become colours, as rows of a header.</summary>
internal static class ColorsDescription
{
    /// <summary>More would not fit on a line.</summary>
    private const int MostBoundaries = 12;

    public static IEnumerable<(string Name, string Text)> Of(ColorsPlan plan, bool hasMask)
    {
        NormSpec norm = plan.Spec.Norm;
        string last = Number(plan.Entries - 1);
        yield return ("norm", Norm(plan));
        if (norm is not BoundaryNormSpec)
        {
            yield return ("limits", Limits(norm, hasMask));
        }

        string beyond = norm.Clip ? "values beyond the limits take the codes of the ends"
            : norm is PowerNormSpec ? $"values below the limits are 0; above is over, {Number(plan.Entries)}"
            : $"below the limits is under, -1; above is over, {Number(plan.Entries)}";
        yield return ("code", (norm is BoundaryNormSpec ? "of the last boundary that x reaches" : $"v · {Number(plan.Entries)} rounded down, v = 1 is {last}") + "; " + beyond);
        string infinities = norm.RefusesInfinities ? ", infinities" : "";
        string nonPositive = norm is LogNormSpec { NonPositiveIsUnder: false, Clip: false } ? ", 0 and negative values" : "";
        yield return ("bad", $"code -2: NaN{infinities}{nonPositive}{(hasMask ? ", a false mask" : "")}");
        yield return ("table", $"{Source(plan.Spec.Palette)}, {Number(plan.Entries)} entries; under {plan.Under}, over {plan.Over}, bad {plan.Bad}");
        yield return ("rules", "matplotlib 3.6.3, cmap(norm(x), bytes=True); the same result at every vector width");
    }

    private static string Norm(ColorsPlan plan) => plan.Spec.Norm switch
    {
        LinearNormSpec => "linear: v = (x - vmin) / (vmax - vmin), a true division in float",
        CenteredNormSpec centered => $"centred on {Text(centered.VCenter)}: v = (x - vmin) / (vmax - vmin), a true division in float",
        LogNormSpec => "logarithmic: v = ln(x / vmin) / ln(vmax / vmin), exact by cut points",
        SymLogNormSpec symLog =>
            $"logarithmic on both sides, base {Text(symLog.LogBase)}; linear where |x| <= {Text(symLog.LinThresh)}, with linscale {Text(symLog.LinScale)}; exact by cut points",
        AsinhNormSpec asinh => $"linear in asinh(x / {Text(asinh.LinearWidth)}), exact by cut points",
        PowerNormSpec power => $"v = ((x - vmin) / (vmax - vmin)) ^ {Text(power.Gamma)}, exact by cut points",
        TwoSlopeNormSpec twoSlope => $"two linear halves that meet at {Text(twoSlope.VCenter)}, exact by cut points",
        _ => Intervals((BoundaryNormSpec)plan.Spec.Norm),
    };

    private static string Intervals(BoundaryNormSpec norm)
    {
        string boundaries = norm.Boundaries.Count > MostBoundaries
            ? Count(norm.Boundaries.Count, "boundary")
            : "the boundaries " + string.Join(", ", norm.Boundaries.Select(Text));
        string extended = norm.ExtendsBelow && norm.ExtendsAbove ? ", extended at both ends"
            : norm.ExtendsBelow ? ", extended at the lower end"
            : norm.ExtendsAbove ? ", extended at the upper end" : "";
        return $"{Count(norm.Boundaries.Count - 1, "interval")} between {boundaries}{extended}";
    }

    private static string Limits(NormSpec norm, bool hasMask)
    {
        if (norm is CenteredNormSpec { HalfRange: null })
        {
            return $"as far from the centre as the farthest finite value{(hasMask ? " with a true mask" : "")}";
        }

        return $"vmin {Limit(norm.VMin, "least")}, vmax {Limit(norm.VMax, "greatest")}" + (norm is TwoSlopeNormSpec && !norm.HasLimits ? ", the centre included" : "");

        string Limit(double? limit, string word) => limit is { } given
            ? Text(given)
            : $"from the data (the {word} finite value{(norm.IsPositive ? " above 0" : "")}{(hasMask ? " with a true mask" : "")})";
    }

    private static string Source(PaletteSpec palette)
    {
        string alpha = palette.Alpha is { } opacity ? $", alpha {Text(opacity)}" : "";
        string resampled = palette.Entries is not null && !palette.Interpolate ? ", resampled" : "";
        return palette.Name is not null ? $"\"{palette.Name}\"{resampled}{alpha}"
            : palette.Interpolate ? $"a gradient through {Number(palette.Colors.Count)} colours{alpha}"
            : $"{Number(palette.Colors.Count)} colours{resampled}{alpha}";
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
