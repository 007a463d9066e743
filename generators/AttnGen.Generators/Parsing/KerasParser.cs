using System.Collections.Generic;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Parsing;

/// <summary>Reads <c>[KerasAttention]</c> and <c>[KerasAdditiveAttention]</c>: symbols in, <see cref="AttentionSpec"/> out.</summary>
internal static class KerasParser
{
    private const string Scale = "scale", ConcatScoreWeight = "concatScoreWeight", ValueMask = "valueMask";

    private static readonly RoleSpec[] CommonRoles =
    [
        RoleSpec.Input(AttentionRoles.Query), RoleSpec.Input(AttentionRoles.Value), RoleSpec.Input(AttentionRoles.Key), RoleSpec.Input(Scale),
        new RoleSpec(AttentionRoles.QueryMask, "bool"), new RoleSpec(ValueMask, "bool"), .. ScoredAttentionParser.CommonRoles,
    ];

    private static readonly RoleTable Roles = new([.. CommonRoles, RoleSpec.Input(ConcatScoreWeight)]), AdditiveRoles = new(CommonRoles);

    /// <summary>The layer <c>Attention</c>, or null where the method is no partial method that waits for a body.</summary>
    public static AttentionSpec? Parse(DeclarationReader reader) => Parse(reader, isAdditive: false);

    /// <summary>The layer <c>AdditiveAttention</c>, or null where the method is no partial method that waits for a body.</summary>
    public static AttentionSpec? ParseAdditive(DeclarationReader reader) => Parse(reader, isAdditive: true);

    private static AttentionSpec? Parse(DeclarationReader reader, bool isAdditive)
    {
        MethodSpec? method = MethodParser.Parse(reader);
        if (method is null)
        {
            return null;
        }

        ScoredAttentionParser parser = new(reader, isAdditive ? AdditiveRoles : Roles);
        int queries = reader.Dimension("queries"), keys = reader.Dimension("keys"), dim = reader.Dimension("dim");
        int valueDim = reader.Dimension("ValueDim", dim);
        bool isConcat = !isAdditive && reader.Choice("ScoreMode", 2) == 1, hasKey = parser.Has(AttentionRoles.Key);
        BandSpec band = BandSpec.Of(queries, keys, reader.Flag("UseCausalMask"), isBottomRight: false, windowLeft: null, windowRight: null);
        parser.CheckParameters(Required(isConcat));
        parser.Belongs(ConcatScoreWeight, isConcat || isAdditive, "ScoreMode = KerasScoreMode.Concat");
        parser.Belongs(AttentionRoles.QueryMask, parser.Has(AttentionRoles.Output), "kernels with a parameter 'output'");
        if (reader.IsValid && !hasKey && valueDim != dim)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.OptionOutOfRange, "ValueDim", "ValueDim", valueDim, $"{dim}, as without a parameter 'key' the values serve as keys");
        }

        string title = isAdditive ? "Keras AdditiveAttention" : $"Keras Attention ({(isConcat ? "concat" : "dot")})";
        return parser.Build(
            method, title, (queries, keys, dim, valueDim), isAdditive || isConcat ? new AdditiveScoreSpec(dim, dim, IsNormalized: false) : new DotScoreSpec(),
            ScoredAttentionParser.Options(band, ScopeSpec.PerKey, isUniformWhenEmpty: true),
            name => name switch
            {
                AttentionRoles.Value when !hasKey => AttentionRoles.Key,
                Scale => isAdditive ? AttentionRoles.ScoreWeights : isConcat ? AttentionRoles.UnitScale : AttentionRoles.Gain,
                ConcatScoreWeight => AttentionRoles.Gain,
                ValueMask => AttentionRoles.Mask,
                _ => null,
            },
            hasOneDim: true);
    }

    private static IEnumerable<string> Required(bool isConcat) =>
        isConcat ? [AttentionRoles.Query, AttentionRoles.Value, ConcatScoreWeight] : [AttentionRoles.Query, AttentionRoles.Value];
}
