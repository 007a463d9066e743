using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Everything decided about a kernel. Pure data: no symbols before it, no decisions after it.</summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Widths">One plan for each vector width, widest first, the scalar path last.</param>
/// <param name="Heatmaps">How weights become the colours of each heatmap.</param>
/// <param name="Staging">What is done once a call or batch entry, before and after the work on queries.</param>
internal sealed record AttentionPlan(
    AttentionSpec Spec, IReadOnlyList<WidthPlan> Widths, IReadOnlyList<ColorsPlan> Heatmaps, StagingPlan Staging)
{
    /// <summary>A multiply-add counts as two: 2 · (dim + valueDim) for each pair of query and key, in sight or not, and what projections add.</summary>
    public long Flops => (2L * Spec.Batch * Spec.Heads * Spec.Queries * Spec.Keys * (Spec.Dim + (Spec.HasOutput ? Spec.ValueDim : 0))) + Staging.Flops;

    /// <summary>Pieces of work that depend on no other's result: blocks of queries of all heads.</summary>
    public long Items => (long)Spec.Batch * Spec.Heads * BlocksOfHead;

    /// <summary>Blocks of queries of a head; few queries are one.</summary>
    public int BlocksOfHead => Widths[0] is BlockedPlan blocked ? blocked.BlocksOfHead : 1;

    /// <summary>tanh of additive scores: one for each query, key and unit, in sight or not.</summary>
    public long Tangents => Spec.IsAdditive ? (long)Spec.Batch * Spec.Queries * Spec.Keys * Spec.Dim : 0;

    /// <summary>One plan for each order of the scores in scratch: rows of few queries, blocks of [keys, queries].</summary>
    public IEnumerable<WidthPlan> Orders => Widths.GroupBy(width => width is FewQueriesPlan).Select(group => group.First());

    /// <summary>Floats of the caller's workspace: the largest scratch of any width, and what aligning it may cost.</summary>
    public long WorkspaceLength => Widths.Max(width => width.Scratch.Length) + KernelTuning.AlignmentSlack;
}

/// <summary>The way a kernel takes at one vector width.</summary>
/// <param name="Lanes">Floats of a vector: 16, 8, 4, or 1 for the scalar path.</param>
/// <param name="Visit">The keys that a block of queries visits.</param>
/// <param name="Scratch">Where intermediate results lie.</param>
internal abstract record WidthPlan(int Lanes, VisitPlan Visit, ScratchPlan Scratch);

/// <summary>
/// The keys that a block of queries visits: from the first to the last that any of them sees, in whole tiles without a mask; what a
/// diagonal cuts off within is filled afterwards.
/// </summary>
/// <param name="MovesStart">Whether blocks begin at different keys; else all begin at the first.</param>
/// <param name="MovesEnd">Whether the number of keys is known at run time only.</param>
/// <param name="LastStart">The last key that a block may begin at: a multiple of sixteen that leaves room for a tile.</param>
/// <param name="MostKeys">Keys of any block at most.</param>
internal sealed record VisitPlan(bool MovesStart, bool MovesEnd, int LastStart, int MostKeys);

/// <summary>Lanes over queries: blocks of packed queries against every key.</summary>
/// <param name="Blocks">The kinds of query blocks, in the order they are run.</param>
/// <param name="Softmax">The unit of the logits, and their exponentials.</param>
/// <param name="Values">How values are laid out before the blocks that read them, or null where they are read as they lie.</param>
/// <param name="Keys">Offset in the scratch of the keys, laid row by row without gaps, or null where they are read as they lie.</param>
/// <param name="Pauses">What output tiles do between the steps of their sums, or null.</param>
internal sealed record BlockedPlan(
    int Lanes, VisitPlan Visit, ScratchPlan Scratch, IReadOnlyList<QueryBlockPlan> Blocks, SoftmaxPlan Softmax, ValuesPlan? Values, long? Keys, PausePlan? Pauses)
    : WidthPlan(Lanes, Visit, Scratch)
{
    /// <summary>Whether output tiles write the weights as rows.</summary>
    public bool TilesWriteWeights => Pauses is { WritesWeights: true };

    /// <summary>Whether output tiles pack the next block's queries.</summary>
    public bool TilesPackQueries => Pauses is { PacksQueries: true };

    /// <summary>Blocks of all kinds.</summary>
    public int BlocksOfHead => Blocks.Sum(kind => kind.Count);
}

/// <summary>How scores become exponentials.</summary>
/// <param name="IsBinary">
/// Whether logits are counted in eighths of a binary logarithm, so that an exponential has nothing to divide by ln 2; packed queries carry the factor.
/// </param>
/// <param name="ScaleBits">Bits of the float that packed queries are multiplied by, where it is not the caller's.</param>
/// <param name="KeysAtOnce">Keys whose exponentials run side by side; one where they are natural.</param>
internal sealed record SoftmaxPlan(bool IsBinary, uint ScaleBits, int KeysAtOnce);

/// <summary>
/// Pauses of an output tile between the steps of its sums. Its multiply-adds leave the other ports of a processor and its way to memory idle;
/// little by little, what would be passes of their own hides behind them.
/// </summary>
/// <param name="Steps">Keys from one pause to the next.</param>
/// <param name="WritesWeights">Whether it writes weights as rows.</param>
/// <param name="PacksQueries">Whether it packs the next block's queries.</param>
internal sealed record PausePlan(int Steps, bool WritesWeights, bool PacksQueries);

/// <summary>
/// A head's values in panels: [keys, width of an output tile], one after the other, aligned and without gaps. As they lie, a tile reads a piece
/// of every row: pieces that share a few sets of the first-level cache, or lie across its lines.
/// </summary>
/// <param name="Panels">Offset of the panels in the scratch.</param>
/// <param name="PanelWidth">Components of a panel's row.</param>
/// <param name="KeysOfBlock">Keys that all output tiles of a block of queries go through before the next ones' turn.</param>
/// <param name="Partials">Offset of the output tiles' unfinished sums, where a visit has several such blocks of keys; else 0.</param>
/// <param name="QueriesOfPartials">Queries, in whole tiles, whose unfinished sums lie side by side.</param>
internal sealed record ValuesPlan(long Panels, int PanelWidth, int KeysOfBlock, long Partials, int QueriesOfPartials)
{
    /// <summary>Whether output tiles stop after some keys and go on later.</summary>
    public bool HasPartials => Partials > 0;
}

/// <summary>Lanes over dim, nothing transposed: for one or a few queries, bound by reading keys and values once, and for additive scores.</summary>
/// <param name="Queries">Queries that go through the phases together: all of a head, or one after the other where scores are additive.</param>
/// <param name="KeysOfTile">Keys whose dot products with all queries run together.</param>
/// <param name="Output">The tile of weights · value.</param>
/// <param name="PacksQueries">Whether queries are scaled and laid side by side first; else they are read as they lie.</param>
internal sealed record FewQueriesPlan(
    int Lanes, VisitPlan Visit, ScratchPlan Scratch, int Queries, int KeysOfTile, OutputTile Output, bool PacksQueries) : WidthPlan(Lanes, Visit, Scratch);

/// <summary>
/// The kernel's scratch in floats, each part on a 64-byte boundary. In the blocked strategy the packed queries and the scores of a block
/// have the same row length, so a lane is the same query in both.
/// </summary>
/// <param name="Stride">Floats of a row: the queries of a block (blocked) or the keys (few queries), rounded up to 16.</param>
/// <param name="Packed">Offset of the scaled queries: [dim, stride] (blocked) or [queries, dim] (few queries).</param>
/// <param name="Scores">Offset of the scores, then unnormalised weights: [keys, stride] (blocked) or [queries, stride] (few queries).</param>
/// <param name="Maxima">Offset of each query's largest logit, which a log-sum-exp takes the place of; with few queries it stays in a register.</param>
/// <param name="Inverses">Offset of each query's 1 / row sum.</param>
/// <param name="Rows">Offset of a block's weights as rows, where heatmaps need them and the caller has no place for them.</param>
/// <param name="Codes">Offset of the codes of some rows, two to a float, where heatmaps need them.</param>
/// <param name="Staged">Offset of what <see cref="StagingPlan"/> lays out.</param>
/// <param name="Length">Floats in all.</param>
internal sealed record ScratchPlan(
    int Stride, long Packed, long Scores, long Maxima, long Inverses, long Rows, long Codes, long Staged, long Length);

/// <summary>One kind of query block: whole blocks, or the rest.</summary>
/// <param name="First">Its first query.</param>
/// <param name="Queries">Queries in the block.</param>
/// <param name="Count">How many such blocks follow each other.</param>
/// <param name="Columns">How the block's query vectors are cut into tiles of scores.</param>
/// <param name="Output">The tile of weights · value.</param>
internal sealed record QueryBlockPlan(int First, int Queries, int Count, ScoreColumns Columns, OutputTile Output);

/// <summary>Equal groups of query vectors; a group goes through the scores together.</summary>
/// <param name="Count">Groups that follow each other.</param>
/// <param name="Tile">The tile that computes their scores.</param>
internal sealed record ScoreColumns(int Count, ScoreTile Tile);

/// <summary>keys × query vectors, all in registers while the loop runs over dim.</summary>
internal sealed record ScoreTile(int Keys, int Vectors);

/// <summary>queries × value vectors, all in registers while the loop runs over keys.</summary>
/// <param name="Queries">Rows of the tile.</param>
/// <param name="Vectors">Vectors of value components.</param>
/// <param name="Lanes">Floats of such a vector; narrower than the width where valueDim is.</param>
internal sealed record OutputTile(int Queries, int Vectors, int Lanes);
