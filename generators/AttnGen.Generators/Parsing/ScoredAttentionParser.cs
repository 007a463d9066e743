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
    /// <summary>The user's name of keys that are projected already.</summary>
    public const string ProjectedKeys = "projectedKeys";

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

    /// <summary>
    /// Checks the parameters; <paramref name="required"/> are those that these options cannot do without. Options that are wrong themselves
    /// require nothing: what they lack would be noise beside their error.
    /// </summary>
    public void CheckParameters(IEnumerable<string> required) => _parameters.Check(reader.IsValid ? [.. required] : []);

    /// <summary>Whether keys come projected by the caller.</summary>
    public bool HasProjectedKeys => _parameters.HasOrMeans(ProjectedKeys);

    /// <summary>The inputs that hold keys and values: keys that the caller has projected are compared, and the keys themselves are only values.</summary>
    /// <param name="weights">The role of the weights that project keys, or null where the score has none that could be missing.</param>
    public IEnumerable<string> RequiredKeys(string? weights)
    {
        if (!HasProjectedKeys || (Has(AttentionRoles.Output) && !Has(AttentionRoles.Value)))
        {
            yield return AttentionRoles.Key;
        }

        if (!HasProjectedKeys && weights is not null)
        {
            yield return weights;
        }
    }

    /// <summary>Reports keys that nothing reads, and values of other components than the keys that serve as such.</summary>
    public void CheckKeys(int valueDim, int keyDim)
    {
        Belongs(
            AttentionRoles.Key, !HasProjectedKeys || (Has(AttentionRoles.Output) && !Has(AttentionRoles.Value)),
            "kernels without projectedKeys, or with output and without value");
        if (reader.IsValid && !Has(AttentionRoles.Value) && valueDim != keyDim)
        {
            reader.ErrorOnArgument(DiagnosticDescriptors.ValueDimWithoutValue, "ValueDim", valueDim, keyDim, "keyDim");
        }
    }

    /// <summary>The role inside the kernel where the caller has projected the keys.</summary>
    public static string? RoleWithProjectedKeys(string name) => name switch
    {
        ProjectedKeys => AttentionRoles.Key,
        AttentionRoles.Key => AttentionRoles.Value,
        _ => null,
    };

    /// <summary>Reports a parameter that has no effect with these options, unless something else has been found wrong: that may be why.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="belongs">Whether it has one.</param>
    /// <param name="owner">What it belongs to.</param>
    public void Belongs(string name, bool belongs, string owner)
    {
        if (reader.IsValid && !belongs && reader.Method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter && Has(name))
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
