using System.Globalization;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Emission;

/// <summary>What headers say of a score: its formula, in the user's names, and its error.</summary>
internal static class ScoreDescription
{
    /// <summary>The score of a query and a key.</summary>
    public static string Formula(AttentionSpec spec)
    {
        string key = spec.Label(AttentionRoles.Key);
        string gain = spec.HasGain ? spec.Label(AttentionRoles.Gain) + " · " : "";
        return spec.Score switch
        {
            BilinearScoreSpec => $"{gain}query · scoreWeights · {key}ᵀ",
            AdditiveScoreSpec additive => Additive(spec, additive, gain, key),
            _ when spec.HasHeadAxis => "scale · query · keyᵀ",
            _ => $"{gain}query · {key}ᵀ",
        };
    }

    /// <summary>The parameter that holds the values.</summary>
    public static string Values(AttentionSpec spec) => spec.Label(spec.HasValue ? AttentionRoles.Value : AttentionRoles.Key);

    /// <summary>How far a score may lie from the exact one.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="roundings">Roundings before those of the chain: that of scale · query, and that of a scale in another unit.</param>
    public static string Error(AttentionSpec spec, int roundings)
    {
        string gain = spec.HasHeadAxis ? "scale · " : spec.HasGain ? $"|{spec.Label(AttentionRoles.Gain)}| · " : "";
        string key = spec.Label(AttentionRoles.Key);
        return spec.Score switch
        {
            BilinearScoreSpec => $"a score is within {Number(spec.QueryDim + spec.Dim + 1 + roundings)} · 2⁻²⁴ · {gain}Σ|queryᵢ · scoreWeightsᵢⱼ · {key}ⱼ| of the exact one where nothing underflows;",
            AdditiveScoreSpec => AdditiveError(spec, gain),
            _ => $"a score is within {Number(spec.Dim + roundings)} · 2⁻²⁴ · {gain}Σ|queryᵢ · {key}ᵢ| of the exact one where nothing underflows;",
        };
    }

    private static string AdditiveError(AttentionSpec spec, string gain)
    {
        string weights = spec.Method.Has(AttentionRoles.ScoreWeights) ? $"Σ|{spec.Label(AttentionRoles.ScoreWeights)}|" : $"{gain}{Number(spec.Dim)}";
        int terms = System.Math.Max(spec.ProjectsQueries ? spec.QueryDim : 0, spec.ProjectsKeys ? spec.KeyDim : 0) + 3;
        return $"a score is within 2⁻²⁴ · {weights} · ({Number(terms)} · M + {Number((spec.Dim / 16) + 12)}) of the exact one, M the magnitudes in its tanh;";
    }

    private static string Additive(AttentionSpec spec, AdditiveScoreSpec additive, string gain, string key)
    {
        string weights = !spec.Method.Has(AttentionRoles.ScoreWeights) ? "" : spec.Label(AttentionRoles.ScoreWeights) is var name && additive.IsNormalized
            ? $"{name} / ‖{name}‖ · "
            : name + " · ";
        string query = spec.ProjectsQueries ? "query · queryWeights" : "query";
        string keys = spec.ProjectsKeys ? $"{key} · keyWeights" : key;
        string bias = spec.Method.Has(AttentionRoles.UnitBias) ? " + " + spec.Label(AttentionRoles.UnitBias) : "";
        string sum = spec.HasUnitScale ? $"{spec.Label(AttentionRoles.UnitScale)} · ({query} + {keys}{bias})" : $"{query} + {keys}{bias}";
        return $"{gain}Σ {weights}tanh({sum})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
