using System.Linq;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// Additive scores of one query: Σ v · tanh(query + key) with sixteen logical lanes over the units. A logical lane is the same unit at every
/// width, so the bits are too.
/// </summary>
internal sealed class AdditiveScoreEmitter(SourceWriter writer, AttentionSpec spec, FewQueriesPlan plan)
{
    private const int LogicalLanes = KernelTuning.LogicalLanes;

    private readonly VectorText _vector = new(plan.Lanes);
    private readonly VisitText _visit = new(spec, plan.Visit);
    private readonly int[] _parts = [.. Enumerable.Range(0, LogicalLanes / plan.Lanes)];
    private readonly long _keyStride = AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row;

    public void Emit()
    {
        string sum = spec.HasUnitScale ? "unitScales[u] · (query[u] + key[key, u])" : "query[u] + key[key, u]";
        writer.Line($"// scores[key] = Σ unitWeights[u] · tanh({sum}), one tanh a loop: several would spill each other's coefficients.");
        writer.Line(KernelMethod);
        string scale = spec.HasUnitScale ? "ref float unitScales, " : "";
        using (writer.Block($"private static void Scores{_vector.Suffix}({_visit.ScoreParameters}ref float query, ref float key, ref float unitWeights, {scale}ref float scores)"))
        {
            using (_visit.ScoreTiles(writer, tileKeys: 1, out string key))
            {
                writer.Line($"ref float row = ref Unsafe.Add(ref key, {key} * {Number(_keyStride)});");
                writer.Line(_vector.Zeros(_parts.Select(Sum)));
                foreach (int part in _parts)
                {
                    EmitPart(part);
                }

                writer.Line();
                writer.Line($"Unsafe.Add(ref scores, {key}) = Lanes.Sum({string.Join(", ", _parts.Select(Sum))});");
            }
        }
    }

    /// <summary>Every sixteenth unit of the lanes that a vector holds.</summary>
    private void EmitPart(int part)
    {
        using (writer.Block($"for (nuint u = {Number(part * plan.Lanes)}; u < {Number(spec.StagedStride)}; u += {LogicalLanes})"))
        {
            string sum = $"{_vector.Load("query", "u")} + {_vector.Load("row", "u")}";
            string argument = spec.HasUnitScale ? $"({sum}) * {_vector.Load("unitScales", "u")}" : sum;
            writer.Line($"{Sum(part)} = {_vector.MultiplyAdd($"VectorTanhOfSum.Tanh({argument})", _vector.Load("unitWeights", "u"), Sum(part))};");
        }
    }

    private string Sum(int part) => "sum" + (_parts.Length == 1 ? "" : Number(part));
}
