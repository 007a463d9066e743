using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Infrastructure;

namespace AttnGen.Generators.Model;

/// <summary>
/// A parsed declaration of any attention, <c>[Attention]</c>, Luong's, Bahdanau's or Keras's: plain, value-equal data. Where the declaration is wrong, <see cref="IsValid"/> is false and
/// only <see cref="Method"/> is meaningful.
/// </summary>
/// <param name="Method">The method to implement.</param>
/// <param name="IsValid">Whether the declaration can be generated; otherwise the analyzer has reported why.</param>
/// <param name="Batch">Independent sequences.</param>
/// <param name="Heads">Query heads of each batch entry.</param>
/// <param name="KeyValueHeads">Key and value heads of each batch entry, a divisor of <paramref name="Heads"/>.</param>
/// <param name="Queries">Query rows of each head.</param>
/// <param name="Keys">Key rows of each head.</param>
/// <param name="Dim">Components of a query and of a key.</param>
/// <param name="ValueDim">Components of a value.</param>
/// <param name="ScaleBits">Bits of the float that multiplies every score.</param>
/// <param name="Options">Everything that has a default.</param>
/// <param name="Heatmaps">Parameters that take the weights as colours.</param>
/// <param name="Title">What headers call the kernel.</param>
/// <param name="Score">How a query and a key are compared; <paramref name="Dim"/> counts what is compared, projected or not.</param>
/// <param name="HasHeadAxis">Whether shapes have an axis of heads.</param>
/// <param name="HasOneDim">Whether query and key have one number of components, as they are declared.</param>
/// <param name="AttentionalDim">Components of an attentional vector, or 0.</param>
internal sealed record AttentionSpec(
    MethodSpec Method,
    bool IsValid,
    int Batch,
    int Heads,
    int KeyValueHeads,
    int Queries,
    int Keys,
    int Dim,
    int ValueDim,
    uint ScaleBits,
    AttentionOptions Options,
    EquatableArray<HeatmapSpec> Heatmaps,
    string Title,
    ScoreSpec Score,
    bool HasHeadAxis,
    bool HasOneDim,
    int AttentionalDim = 0)
{
    /// <summary>Units of a vector that sums of additive scores run over together; rows are padded to a multiple of it.</summary>
    private const int UnitsOfStep = 16;

    public bool HasValue => Method.Has(AttentionRoles.Value);

    /// <summary>The role that the product with the weights reads: without values of their own the keys, as the user gives them.</summary>
    public string ValueRole => HasValue || StagesKeys ? AttentionRoles.Value : AttentionRoles.Key;

    public bool IsAdditive => Score is AdditiveScoreSpec;

    /// <summary>Whether the queries are multiplied by weights before they are compared.</summary>
    public bool ProjectsQueries => Score is BilinearScoreSpec || Method.Has(AttentionRoles.QueryWeights);

    /// <summary>Whether the keys are multiplied by weights before they are compared.</summary>
    public bool ProjectsKeys => Method.Has(AttentionRoles.KeyWeights);

    /// <summary>Whether what is compared with keys lies in scratch: queries that are projected, or rows that are padded.</summary>
    public bool StagesQueries => ProjectsQueries || HasPadding;

    /// <summary>Whether what is compared with queries lies in scratch.</summary>
    public bool StagesKeys => ProjectsKeys || HasPadding;

    /// <summary>Floats of a row in scratch.</summary>
    public int StagedStride => IsAdditive ? (Dim + UnitsOfStep - 1) / UnitsOfStep * UnitsOfStep : Dim;

    /// <summary>Whether rows are longer in scratch than the numbers that they hold.</summary>
    public bool HasPadding => StagedStride != Dim;

    /// <summary>Components of a query as the user gives it.</summary>
    public int QueryDim => Score switch { BilinearScoreSpec bilinear => bilinear.QueryDim, AdditiveScoreSpec additive => additive.QueryDim, _ => Dim };

    /// <summary>Components of a key as the user gives it.</summary>
    public int KeyDim => Score is AdditiveScoreSpec { KeyDim: var dim } ? dim : Dim;

    public bool HasGain => Method.Has(AttentionRoles.Gain);

    public bool HasUnitScale => Method.Has(AttentionRoles.UnitScale);

    public bool HasAttentional => Method.Has(AttentionRoles.Attentional);

    public bool HasMask => Method.Has(AttentionRoles.Mask);

    public bool HasBias => Method.Has(AttentionRoles.Bias);

    public bool HasLengths => Method.Has(AttentionRoles.Lengths);

    public bool HasOutput => Method.Has(AttentionRoles.Output);

    public bool HasWeights => Method.Has(AttentionRoles.Weights);

    public bool HasScores => Method.Has(AttentionRoles.Scores);

    public bool HasLogSumExp => Method.Has(AttentionRoles.LogSumExp);

    /// <summary>Whether the caller says how many threads may share a call.</summary>
    public bool IsParallel => Method.Has(AttentionRoles.MaxDegreeOfParallelism);

    /// <summary>The parameters that are spans.</summary>
    public IEnumerable<ParameterSpec> Spans => Method.Parameters.Where(parameter => parameter.Role != AttentionRoles.MaxDegreeOfParallelism);

    public bool HasWorkspace => Method.Has(AttentionRoles.Workspace);

    public bool HasHeatmaps => Heatmaps.Count > 0;

    /// <summary>Whether weights are written somewhere, be it to rows in scratch that become colours.</summary>
    public bool HasRows => HasWeights || HasHeatmaps;

    /// <summary>Whether weights or scores of several heads are summed up, to become their mean.</summary>
    public bool SumsHeads => Options.AverageHeads && Heads > 1 && (HasRows || HasScores);

    /// <summary>
    /// Whether a block of queries goes through all heads before the next one begins: the mean of its weights becomes colours, and no more
    /// than one block's lies in memory.
    /// </summary>
    public bool RunsHeadsInBlocks => SumsHeads && HasHeatmaps;

    /// <summary>Whether the rows of weights that become colours lie in scratch, not in the caller's memory.</summary>
    public bool HasRowsInScratch => HasHeatmaps && (!HasWeights || RunsHeadsInBlocks);

    /// <summary>Whether the weights that become colours are made a few rows at a time, just before.</summary>
    public bool MakesRowsForHeatmaps => HasHeatmaps && !HasWeights && !RunsHeadsInBlocks;

    /// <summary>Whether a block of a head writes its weights as rows by itself.</summary>
    public bool HasWeightsOfBlock => HasRows && !MakesRowsForHeatmaps;

    /// <summary>Whether anything beyond the scores is asked for.</summary>
    public bool HasSoftmax => HasOutput || HasRows || HasLogSumExp;

    /// <summary>Whether a slot in the middle of what a block of queries sees may be masked.</summary>
    public bool HasMaskedSlots => HasMask || HasBias || !Options.Band.IsUnbounded;

    /// <summary>What the user calls a role: usually by its name.</summary>
    public string Label(string role) => Method.Find(role)?.Name.TrimStart('@') ?? role;

    /// <summary>The type of a role's elements inside the kernel.</summary>
    public string ElementType(string role) => FindHeatmap(role)?.ElementType ?? AttentionRoles.ElementType(role);

    /// <summary>Whether the kernel writes to a role.</summary>
    public bool IsWritten(string role) => FindHeatmap(role) is not null || AttentionRoles.IsWritten(role);

    /// <summary>The heatmap that has a role, or null.</summary>
    public HeatmapSpec? FindHeatmap(string role) => Heatmaps.FirstOrDefault(heatmap => heatmap.Role == role);

    /// <summary>Whether scores become logits by more than being named so.</summary>
    public bool HasLogits => HasMaskedSlots || Options.SoftcapBits is not null;
}
