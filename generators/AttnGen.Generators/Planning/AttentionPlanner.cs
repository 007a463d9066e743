using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>Chooses strategy, blocks, tiles and scratch for a declaration; pure, and blind to the machine that builds.</summary>
internal static class AttentionPlanner
{
    /// <summary>
    /// Queries of a last block at least, so that it shares the whole blocks' output tile. A shorter rest begins earlier and repeats some
    /// queries with the same result, in lanes that would be empty.
    /// </summary>
    private const int SmallestRest = 8;

    /// <summary>The bits of a scale that changes nothing.</summary>
    private const uint One = 0x3F800000;

    /// <summary>The same where no query may be repeated: blocks are a little smaller than they could be, if need be.</summary>
    private const int SmallestRestOfItsOwn = 4;

    public static AttentionPlan Plan(AttentionSpec spec)
    {
        StagingPlan staging = StagingPlanner.Plan(spec);
        WidthPlan[] widths = [.. (spec.IsAdditive ? ProjectionPlan.VectorWidths : LanesOfWidths).Select(lanes => PlanWidth(spec, lanes)).Select(WithStaging)];
        if (widths.GroupBy(width => width is FewQueriesPlan).Any(order => order.Select(width => width.Scratch).Distinct().Count() > 1))
        {
            throw new InvalidOperationException("Emitted code reserves scratch once for all vector widths: their plans must agree on it.");
        }

        return new(
            spec,
            widths,
            spec.Heatmaps.Select(heatmap => ColorsPlanner.Plan(heatmap.Colors)).ToList(),
            staging);

        WidthPlan WithStaging(WidthPlan width) => staging.Length == 0 ? width : width with
        {
            Scratch = width.Scratch with { Staged = width.Scratch.Length, Length = width.Scratch.Length + staging.Length },
        };
    }

    /// <summary>Adds what heatmaps need to the scratch of a block.</summary>
    private static ScratchPlan WithHeatmaps(ScratchPlan scratch, AttentionSpec spec, int queries)
    {
        long rows = scratch.Length;
        int rowsAtOnce = spec.MakesRowsForHeatmaps ? Math.Min(queries, KernelTuning.RowsForHeatmaps) : queries;
        long codes = rows + (spec.HasRowsInScratch ? RoundUp((long)rowsAtOnce * spec.Keys, 16) : 0);
        bool hasCodes = spec.Heatmaps.Any(heatmap => !heatmap.TakesCodes);
        long length = codes + (hasCodes ? RoundUp(((long)KernelTuning.RowsOfColors(spec.Keys) * spec.Keys / 2) + 1, 16) : 0);
        return scratch with { Rows = rows, Codes = codes, Length = length };
    }

    private static WidthPlan PlanWidth(AttentionSpec spec, int lanes) =>
        spec.IsAdditive ? PlanAdditive(spec, lanes)
        : IsFew(spec) && lanes > 1 ? PlanFewQueries(spec, lanes)
        : PlanBlocked(spec, lanes);

    /// <summary>Below sixteen components a dot product cannot fill its logical lanes; lanes over queries do not mind.</summary>
    private static bool IsFew(AttentionSpec spec) => spec.Queries <= KernelTuning.FewQueries && spec.Dim >= KernelTuning.LogicalLanes;

    private static FewQueriesPlan PlanFewQueries(AttentionSpec spec, int lanes)
    {
        // A dot product's logical lanes take several registers below 512 bits.
        int registersOfDot = KernelTuning.LogicalLanes / lanes;
        int keys = Math.Max(1, Math.Min(KernelTuning.KeysOfDotTile(spec.Dim), KernelTuning.Accumulators(lanes) / (registersOfDot * spec.Queries)));
        int stride = RoundUp(spec.Keys, 16);
        bool packs = spec.HasGain || spec.ScaleBits != One || (spec.Queries > 1 && AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row != spec.Dim);
        long scores = packs ? RoundUp((long)spec.Queries * spec.Dim, 16) : 0;
        long inverses = scores + ((long)spec.Queries * stride);
        ScratchPlan scratch = new(stride, Packed: 0, scores, Maxima: inverses, inverses, Rows: 0, Codes: 0, Staged: 0, Length: inverses + 16);
        return new FewQueriesPlan(
            lanes, PlanVisit(spec, [(0, spec.Queries)]), WithHeatmaps(scratch, spec, spec.Queries), spec.Queries, Balance(spec.Keys, keys),
            TilePlanner.Plan(spec.Queries, spec.ValueDim, lanes), packs);
    }

    /// <summary>
    /// One query after the other, of which the last sees the most where not all see the same: a tanh belongs to one pair of query and key, so that queries have nothing to share but the values.
    /// </summary>
    private static FewQueriesPlan PlanAdditive(AttentionSpec spec, int lanes)
    {
        int stride = RoundUp(spec.Keys, 16);
        ScratchPlan scratch = new(stride, Packed: 0, Scores: 0, Maxima: stride, Inverses: stride, Rows: 0, Codes: 0, Staged: 0, Length: stride + 16);
        return new FewQueriesPlan(
            lanes, PlanVisit(spec, [(0, 1), (spec.Queries - 1, 1)]), WithHeatmaps(scratch, spec, 1), Queries: 1,
            KeysOfTile: 1, TilePlanner.Plan(1, spec.ValueDim, lanes), PacksQueries: false);
    }

    private static BlockedPlan PlanBlocked(AttentionSpec spec, int lanes)
    {
        int stride = IsFew(spec) ? KernelTuning.FewQueries : QueriesOfBlock(spec.Queries);
        int block = RepeatsNoQuery(spec) ? WithoutShortRest(spec.Queries, stride) : stride;
        int whole = spec.Queries / block, left = spec.Queries % block;
        int rest = left == 0 || whole == 0 || RepeatsNoQuery(spec) ? left : Math.Max(SmallestRest, left);
        (int Queries, int Count)[] sizes = [.. new[] { (block, whole), (rest, 1) }.Where(size => size is { Item1: > 0, Item2: > 0 })];
        OutputTile output = OutputOf(lanes);
        List<QueryBlockPlan> blocks = [];
        if (whole > 0)
        {
            blocks.Add(PlanBlock(spec, 0, block, whole, lanes, output));
        }

        if (rest > 0)
        {
            blocks.Add(PlanBlock(spec, spec.Queries - rest, rest, 1, lanes, output));
        }

        VisitPlan visit = PlanVisit(
            spec, blocks.SelectMany(kind => Enumerable.Range(0, kind.Count).Select(i => (kind.First + (i * kind.Queries), kind.Queries))));
        SoftmaxPlan softmax = SoftmaxPlanner.Plan(spec, visit, lanes, isFew: IsFew(spec));
        PausePlanner pauses = new(spec, visit, sizes, OutputOf);
        long scores = (long)spec.Dim * stride;
        long maxima = scores + (RowsOfScores(spec, visit) * stride);
        ScratchPlan scratch = new(stride, Packed: 0, scores, maxima, Inverses: maxima + stride, Rows: 0, Codes: 0, Staged: 0, Length: maxima + (2 * stride));
        scratch = WithHeatmaps(scratch, spec, blocks.Max(kind => kind.Queries));
        if (!LaysValues(spec))
        {
            return new BlockedPlan(lanes, visit, scratch, blocks, softmax, Values: null, Keys: null, pauses.Plan(lanes, Math.Max(1, visit.MostKeys)));
        }

        // Tiles differ between the widths; the scratch has room for the largest.
        int mostQueries = blocks.Max(kind => kind.Queries), keysOfBlock = Balance(Math.Max(1, visit.MostKeys), KernelTuning.KeysOfOutputBlock);
        bool hasPartials = visit.MostKeys > keysOfBlock;
        long panels = scratch.Length, partials = panels + LanesOfWidths.Max(width => RoundUp((long)spec.Keys * RoundUp(spec.ValueDim, PanelWidth(OutputOf(width))), 16));
        long end = partials + (hasPartials ? LanesOfWidths.Max(width => RoundUp((long)QueriesOf(OutputOf(width)) * RoundUp(spec.ValueDim, WidthOf(OutputOf(width))), 16)) : 0);
        ValuesPlan values = new(panels, PanelWidth(output), keysOfBlock, hasPartials ? partials : 0, QueriesOf(output));
        long? keys = LaysKeys(spec, blocks.Sum(kind => kind.Count)) ? end : null;
        end += keys is null ? 0 : RoundUp((long)spec.Keys * spec.Dim, 16);
        return new BlockedPlan(lanes, visit, scratch with { Length = end }, blocks, softmax, values, keys, pauses.Plan(lanes, keysOfBlock));

        OutputTile OutputOf(int width) => TilePlanner.Plan(sizes, PausePlanner.LeastRows(spec), spec.ValueDim, width, isNear: true);

        static int WidthOf(OutputTile tile) => tile.Vectors * tile.Lanes;

        int PanelWidth(OutputTile tile) => Math.Min(spec.ValueDim, WidthOf(tile));

        int QueriesOf(OutputTile tile) => RoundUp(mostQueries, tile.Queries);
    }

    /// <summary>
    /// Whether values are laid in panels: where several blocks of queries read them, or one of many queries reads so many that they lie in a far
    /// cache, be it because they push each other out of the near one.
    /// </summary>
    private static bool LaysValues(AttentionSpec spec) => spec.HasOutput
        && (spec.Queries > QueriesOfBlock(spec.Queries)
            || (spec.Queries >= KernelTuning.QueriesThatLayValues && spec.Keys > KernelTuning.KeysOfOutputBlock)
            || (spec.Queries >= KernelTuning.QueriesThatLayCrowdedValues
                && spec.Keys > CacheModel.NearRows(AttentionShapes.StridesOf(spec, spec.ValueRole).Row)));

    /// <summary>Whether keys are laid row by row: where several blocks of queries would each read them from afar, as other heads lie between them.</summary>
    private static bool LaysKeys(AttentionSpec spec, int blocks) => AttentionShapes.StridesOf(spec, AttentionRoles.Key).Row is var stride
        && stride != spec.Dim && blocks >= KernelTuning.BlocksThatLayKeys && spec.Keys > CacheModel.FarRows(stride) / 2;

    /// <summary>The keys that blocks visit, each given by its first query and how many follow.</summary>
    private static VisitPlan PlanVisit(AttentionSpec spec, IEnumerable<(int First, int Queries)> blocks)
    {
        BandSpec band = spec.Options.Band;
        int lastStart = Math.Max(0, (spec.Keys - KernelTuning.KeysOfScoreTile) / 16 * 16);
        bool movesStart = band.Lower is not null && lastStart > 0;
        long most = blocks.Max(block => End(block.First + block.Queries) - Start(block.First));
        return new VisitPlan(movesStart, spec.HasLengths || movesStart || band.Upper is not null, lastStart, (int)Math.Max(0, most));

        long Start(int first) => movesStart ? Math.Max(0, Math.Min((long)first + band.Lower!.Value, lastStart)) / 16 * 16 : 0;

        long End(int next) => band.Upper is { } upper ? Math.Max(0, Math.Min((long)next + upper, spec.Keys)) : spec.Keys;
    }

    /// <summary>Rows of scores in scratch: every key where the caller wants to see them all, else those of a visit and of its last tile.</summary>
    private static long RowsOfScores(AttentionSpec spec, VisitPlan visit) =>
        spec.HasScores ? spec.Keys : Math.Min(spec.Keys, (long)visit.MostKeys + KernelTuning.KeysOfScoreTile - 1);

    /// <summary>The fewest blocks of at most three vectors, filled evenly: 64 queries are 2 × 32, not 48 + 16.</summary>
    private static int QueriesOfBlock(int queries)
    {
        int vectors = DivideUp(queries, 16);
        int blocks = DivideUp(vectors, KernelTuning.QueryVectorsOfBlock);
        return 16 * DivideUp(vectors, blocks);
    }

    /// <summary>Whether each query belongs to one block: sums over heads would add it twice, and two threads would write to it at once.</summary>
    private static bool RepeatsNoQuery(AttentionSpec spec) => spec.SumsHeads || spec.IsParallel;

    /// <summary>The largest block that leaves no rest too short to share the output tile, where queries must not be repeated.</summary>
    private static int WithoutShortRest(int queries, int most)
    {
        int block = most;
        while (queries > block && queries % block is > 0 and < SmallestRestOfItsOwn)
        {
            block--;
        }

        return block;
    }

    private static QueryBlockPlan PlanBlock(AttentionSpec spec, int first, int queries, int count, int lanes, OutputTile output)
    {
        int vectors = DivideUp(queries, lanes), group = GroupOf(vectors, lanes);
        ScoreColumns columns = new(DivideUp(vectors, group), PlanScores(spec, group, lanes));
        return new QueryBlockPlan(first, queries, count, columns, output);
    }

    /// <summary>
    /// Query vectors of a score tile. Below 512 bits two of them, or three where two would leave one empty: a block's scratch is a multiple of
    /// sixteen queries, so there is room for an empty vector where neither fits.
    /// </summary>
    private static int GroupOf(int vectors, int lanes) =>
        lanes is 16 or 1 || vectors == 1 ? Math.Min(vectors, KernelTuning.QueryVectorsOfTile(lanes))
        : vectors % 2 > 0 && vectors % 3 == 0 ? 3 : 2;

    private static ScoreTile PlanScores(AttentionSpec spec, int vectors, int lanes)
    {
        int most = Math.Min(spec.Keys, Math.Min(KernelTuning.KeysOfScoreTile, KernelTuning.Accumulators(lanes) / vectors));
        return new(Enumerable.Range(1, most).OrderBy(keys => TilePlanner.Cost(spec.Keys, keys, vectors, lanes, isNear: true)).First(), vectors);
    }
}
