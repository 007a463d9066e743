using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[BahdanauAttention]</c>: symbols in, <see cref="AttentionSpec"/> out.</summary>
internal static class BahdanauParser
{
    private const string Bias = "bias";

    private static readonly RoleTable Roles = new(
    [
        RoleSpec.Input(AttentionRoles.Query), RoleSpec.Input(AttentionRoles.Key), RoleSpec.Input(AttentionRoles.Value),
        RoleSpec.Input(AttentionRoles.QueryWeights), RoleSpec.Input(AttentionRoles.KeyWeights), RoleSpec.Input(ScoredAttentionParser.ProjectedKeys),
        RoleSpec.Input(AttentionRoles.ScoreWeights), RoleSpec.Input(Bias), RoleSpec.Input(AttentionRoles.Gain), new RoleSpec(AttentionRoles.Mask, "bool"),
        new RoleSpec(AttentionRoles.Lengths, "int"), .. ScoredAttentionParser.CommonRoles,
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
        int units = reader.Dimension("units"), valueDim = reader.Dimension("ValueDim", keyDim);
        bool isProjected = parser.HasProjectedKeys, isNormalized = reader.Flag("Normalize");
        AttentionOptions options = parser.ReadOptions();
        parser.CheckParameters(
            [AttentionRoles.Query, .. parser.RequiredKeys(AttentionRoles.KeyWeights), AttentionRoles.QueryWeights, AttentionRoles.ScoreWeights]);
        parser.Belongs(AttentionRoles.KeyWeights, !isProjected, "kernels without projectedKeys");
        parser.Belongs(AttentionRoles.Gain, isNormalized, "Normalize = true");
        parser.CheckKeys(valueDim, keyDim);
        return parser.Build(
            method, "Bahdanau's attention", (queries, keys, units, valueDim), new AdditiveScoreSpec(queryDim, isProjected ? units : keyDim, isNormalized), options,
            name => name == Bias ? AttentionRoles.UnitBias : isProjected ? ScoredAttentionParser.RoleWithProjectedKeys(name) : null);
    }
}
