using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Diagnostics;
using AttnGen.Generators.Infrastructure;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using Microsoft.CodeAnalysis;

namespace AttnGen.Generators.Parsing;

/// <summary>
/// What the parsers of Luong's, Bahdanau's and Keras's attention share: they differ in how a query and a key are compared and in what their
/// parameters are called, and become the same <see cref="AttentionSpec"/> as <c>[Attention]</c>.
/// </summary>
/// <param name="reader">The declaration.</param>
/// <param name="roles">The roles that the attribute has, by the user's names.</param>
internal sealed class ScoredAttentionParser(DeclarationReader reader, RoleTable roles)
{
    /// <summary>The bits of 1f: no scale.</summary>
    public const uint One = 0x3F800000;

    /// <summary>What every attention writes and may take besides.</summary>
    public static readonly RoleSpec[] CommonRoles =
    [
        .. new[] { AttentionRoles.Output, AttentionRoles.Weights, AttentionRoles.Scores, AttentionRoles.LogSumExp }.Select(RoleSpec.Output), RoleSpec.Scratch,
    ];

    private readonly KernelParameters _parameters = new(reader, roles, takesHeatmaps: true);

    /// <summary>Whether the method has a parameter of the name.</summary>
    public bool Has(string name) => _parameters.Has(name);

    /// <summary>Checks the parameters; <paramref name="required"/> are those that these options cannot do without.</summary>
    public void CheckParameters(IEnumerable<string> required) => _parameters.Check([.. required]);

    /// <summary>Reports a parameter that has no effect with these options.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="belongs">Whether it has one.</param>
    /// <param name="owner">What it belongs to.</param>
    public void Belongs(string name, bool belongs, string owner)
    {
        if (!belongs && reader.Method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter && Has(name))
        {
            reader.ErrorOnParameter(DiagnosticDescriptors.OptionWithoutEffect, parameter, $"Parameter '{name}'", owner);
        }
    }

    /// <summary>The axes of a mask and what an empty row gets, as Luong's and Bahdanau's attention declare them.</summary>
    public AttentionOptions ReadOptions() => Options(BandSpec.Unbounded, ScopeSpec.Of(reader.Choice("MaskScope", 5)), reader.Choice("EmptyRow", 2) == 1);

    /// <summary>Options without what only <c>[Attention]</c> has.</summary>
    public static AttentionOptions Options(BandSpec band, ScopeSpec maskScope, bool isUniformWhenEmpty) => new(
        band, SoftcapBits: null, IsSequenceFirst: false, maskScope, BiasScope: ScopeSpec.Of(0), isUniformWhenEmpty, AverageHeads: false);

    /// <summary>The declaration as data.</summary>
    /// <param name="method">The method.</param>
    /// <param name="title">What headers call the kernel.</param>
    /// <param name="sizes">Queries, keys, what is compared, and components of a value.</param>
    /// <param name="score">How a query and a key are compared.</param>
    /// <param name="options">Everything that has a default.</param>
    /// <param name="role">The role inside the kernel of a parameter that is called otherwise, or null.</param>
    /// <param name="attentionalDim">Components of an attentional vector, or 0.</param>
    /// <param name="hasOneDim">Whether query and key have one number of components.</param>
    public AttentionSpec Build(
        MethodSpec method, string title, (int Queries, int Keys, int Dim, int ValueDim) sizes, ScoreSpec score, AttentionOptions options,
        Func<string, string?> role, int attentionalDim = 0, bool hasOneDim = false)
    {
        EquatableArray<HeatmapSpec> heatmaps = HeatmapParser.Parse(reader);
        MethodSpec withHeatmaps = HeatmapParser.WithRoles(method, heatmaps), named = withHeatmaps with
        {
            Parameters = withHeatmaps.Parameters.Select(parameter => role(parameter.Role) is { } other ? parameter with { Role = other } : parameter).ToEquatableArray(),
        };
        AttentionSpec spec = new(
            named, true, reader.Dimension("Batch", 1), Heads: 1, KeyValueHeads: 1, sizes.Queries, sizes.Keys, sizes.Dim,
            sizes.ValueDim, One, options, heatmaps, title, score, HasHeadAxis: false, hasOneDim, attentionalDim);
        AttentionParser.CheckSizes(reader, spec);
        return spec with { IsValid = reader.IsValid };
    }
}
