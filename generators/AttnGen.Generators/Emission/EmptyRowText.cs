using AttnGen.Generators.Model;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>What a query that sees nothing gets where that is not zero: all keys alike.</summary>
internal static class EmptyRowText
{
    public static void Emit(SourceWriter writer, AttentionSpec spec, string queries)
    {
        if (!spec.HasWeights && !spec.HasOutput)
        {
            return;
        }

        writer.Line();
        writer.Line("// A query that sees nothing weighs all keys alike, masked ones too.");
        if (spec.HasWeights)
        {
            writer.Line($"KernelRows.AddUniformWeights(ref inverses, {queries}, {Number(spec.Keys)}, ref weights);");
        }

        if (spec.HasOutput)
        {
            string value = spec.HasValue ? AttentionRoles.Value : AttentionRoles.Key;
            writer.Line(
                $"KernelRows.MeanOfValues(ref inverses, {queries}, {Number(spec.Keys)}, ref {value}, {Number(AttentionShapes.StridesOf(spec, value).Row)}, "
                + $"{Number(spec.ValueDim)}, ref output, {Number(AttentionShapes.StridesOf(spec, AttentionRoles.Output).Row)});");
        }
    }
}
