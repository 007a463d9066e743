using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[LuongAttention]</c>: symbols in, <see cref="AttentionSpec"/> out.</summary>
internal static class LuongParser
{
    private const int Dot = 0, General = 1, Concat = 2;

    private static readonly string Packed = PackedWeights.RoleOf(AttentionRoles.ScoreWeights);

    private static readonly RoleTable Roles = new(
    [
        RoleSpec.Input(AttentionRoles.Query), RoleSpec.Input(AttentionRoles.Key), RoleSpec.Input(AttentionRoles.Value),
        RoleSpec.Input(AttentionRoles.ScoreWeights), RoleSpec.Input(AttentionRoles.QueryWeights), RoleSpec.Input(AttentionRoles.KeyWeights),
        RoleSpec.Input(ScoredAttentionParser.ProjectedKeys), RoleSpec.Input(AttentionRoles.Gain), new RoleSpec(AttentionRoles.Mask, "bool"),
        new RoleSpec(AttentionRoles.Lengths, "int"), RoleSpec.Input(AttentionRoles.AttentionalWeights), RoleSpec.Output(AttentionRoles.Attentional),
        RoleSpec.Input(Packed), .. ScoredAttentionParser.CommonRoles,
    ]);

    /// <summary>The declaration as data, or null where the method is no partial method that waits for a body.</summary>
    public static AttentionSpec? Parse(DeclarationReader reader)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        ScoredAttentionParser parser = new(reader, Roles);
        int queries = reader.Dimension("queries"), keys = reader.Dimension("keys"), queryDim = reader.Dimension("queryDim"), keyDim = reader.Dimension("keyDim");
        int score = reader.Choice("Score", 3);
        CheckScoreIsSet(reader, parser);
        int units = ReadUnits(reader, score), valueDim = reader.Dimension("ValueDim", keyDim);
        bool isProjected = parser.HasProjectedKeys, hasAttentional = parser.Has(AttentionRoles.Attentional);
        int attentionalDim = reader.Dimension("AttentionalDim", queryDim);
        AttentionOptions options = parser.ReadOptions();
        parser.CheckParameters(Required(parser, score, hasAttentional));
        CheckBelonging(parser, score, isProjected, hasAttentional);
        parser.CheckKeys(valueDim, keyDim);
        if (reader.IsValid && score == Dot && queryDim != keyDim)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.DotOfDifferentDims, "keyDim", queryDim, keyDim);
        }

        if (reader.IsValid && parser.Has(Packed) && keyDim < PackedWeights.PanelColumns)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.TooFewForPanels, "keyDim", Packed, PackedWeights.PanelColumns, "keyDim", keyDim, AttentionRoles.ScoreWeights);
        }

        if (reader.IsValid && !hasAttentional && reader.Property("AttentionalDim") is not null)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, "AttentionalDim", "AttentionalDim", "kernels with a parameter 'attentional'");
        }

        // With keys that the caller has projected, "general" is the plain dot product with them.
        (ScoreSpec Score, int Dim) compared = score switch
        {
            General when !isProjected => (new BilinearScoreSpec(queryDim, parser.Has(Packed)), keyDim),
            Concat => (new AdditiveScoreSpec(queryDim, isProjected ? units : keyDim, IsNormalized: false), units),
            _ => (new DotScoreSpec(), queryDim),
        };
        return parser.Build(
            method, $"Luong's attention ({score switch { Dot => "dot", General => "general", _ => "concat" }})", (queries, keys, compared.Dim, valueDim),
            compared.Score, options,
            name => name == Packed ? AttentionRoles.ScoreWeights : isProjected ? ScoredAttentionParser.RoleWithProjectedKeys(name) : null, hasAttentional ? attentionalDim : 0);
    }

    /// <summary>Weights or units without a score are one mistake, a score that was forgotten.</summary>
    private static void CheckScoreIsSet(DeclarationReader reader, ScoredAttentionParser parser)
    {
        if (reader.Property("Score") is not null)
        {
            return;
        }

        string[] ofScores = [AttentionRoles.ScoreWeights, Packed, AttentionRoles.QueryWeights, AttentionRoles.KeyWeights, ScoredAttentionParser.ProjectedKeys];
        string? given = ofScores.FirstOrDefault(parser.Has) ?? (reader.Property("Units") is null ? null : "Units");
        if (given is not null)
        {
            reader.ErrorOnMethod(DiagnosticDescriptors.WeightsWithoutScore, given);
        }
    }

    private static int ReadUnits(DeclarationReader reader, int score)
    {
        bool isGiven = reader.Property("Units") is not null;
        if (score == Concat)
        {
            if (!isGiven)
            {
                reader.ErrorOnArgument(DiagnosticDescriptors.ConcatWithoutUnits, "Score");
            }

            return reader.Dimension("Units", 1);
        }

        if (reader.IsValid && isGiven)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionWithoutEffect, "Units", "Units", "Score = LuongScore.Concat");
        }

        return 1;
    }

    private static IEnumerable<string> Required(ScoredAttentionParser parser, int score, bool hasAttentional)
    {
        yield return AttentionRoles.Query;
        foreach (string role in parser.RequiredKeys(score switch { Concat => AttentionRoles.KeyWeights, General => parser.Has(Packed) ? Packed : AttentionRoles.ScoreWeights, _ => null }))
        {
            yield return role;
        }

        if (score == Concat)
        {
            yield return AttentionRoles.QueryWeights;
            yield return AttentionRoles.ScoreWeights;
        }

        if (hasAttentional)
        {
            yield return AttentionRoles.AttentionalWeights;
            yield return AttentionRoles.Output;
        }
    }

    private static void CheckBelonging(ScoredAttentionParser parser, int score, bool isProjected, bool hasAttentional)
    {
        parser.Belongs(ScoredAttentionParser.ProjectedKeys, score != Dot, "Score = LuongScore.General or LuongScore.Concat");
        parser.Belongs(
            AttentionRoles.ScoreWeights, score == Concat || (score == General && !isProjected && !parser.Has(Packed)),
            $"Score = LuongScore.General without projectedKeys and {Packed}, or LuongScore.Concat");
        parser.Belongs(Packed, score == General && !isProjected, "Score = LuongScore.General without projectedKeys");
        parser.Belongs(AttentionRoles.QueryWeights, score == Concat, "Score = LuongScore.Concat");
        parser.Belongs(AttentionRoles.KeyWeights, score == Concat && !isProjected, "Score = LuongScore.Concat without projectedKeys");
        parser.Belongs(AttentionRoles.AttentionalWeights, hasAttentional, "kernels with a parameter 'attentional'");
    }
}
