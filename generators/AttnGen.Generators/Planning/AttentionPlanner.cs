using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>Chooses strategy, blocks, tiles and scratch for a declaration; pure, and blind to the machine that builds.</summary>
internal static class AttentionPlanner
{
    private static readonly int[] LanesOfWidths = [16, 8, 4, 1];

    public static AttentionPlan Plan(AttentionSpec spec) => new(spec, LanesOfWidths.Select(lanes => PlanWidth(spec, lanes)).ToList());

    private static WidthPlan PlanWidth(AttentionSpec spec, int lanes)
    {
        // Below sixteen components a dot product cannot fill its logical lanes; lanes over queries do not mind.
        bool isFewQueries = spec.Queries <= KernelTuning.FewQueries && spec.Dim >= KernelTuning.LogicalLanes && lanes > 1;
        return isFewQueries ? PlanFewQueries(spec, lanes) : PlanBlocked(spec, lanes);
    }

    private static FewQueriesPlan PlanFewQueries(AttentionSpec spec, int lanes)
    {
        // A dot product's logical lanes take several registers below 512 bits.
        int registersOfDot = KernelTuning.LogicalLanes / lanes;
        int keys = Math.Max(1, Math.Min(8, KernelTuning.Accumulators(lanes) / (registersOfDot * spec.Queries)));
        int stride = RoundUp(spec.Keys, 16);
        int scores = spec.Queries * stride;
        ScratchPlan scratch = new(stride, Packed: 0, Scores: 0, Maxima: scores, Inverses: scores + 16, Length: scores + 32);
        return new FewQueriesPlan(lanes, scratch, Balance(spec.Keys, keys), PlanOutput(spec, spec.Queries, lanes));
    }

    private static BlockedPlan PlanBlocked(AttentionSpec spec, int lanes)
    {
        int block = QueriesOfBlock(spec.Queries);
        List<QueryBlockPlan> blocks = [];
        int whole = spec.Queries / block;
        if (whole > 0)
        {
            blocks.Add(PlanBlock(spec, 0, block, whole, lanes));
        }

        if (spec.Queries % block > 0)
        {
            blocks.Add(PlanBlock(spec, whole * block, spec.Queries % block, 1, lanes));
        }

        int scores = spec.Dim * block;
        int maxima = scores + (spec.Keys * block);
        ScratchPlan scratch = new(block, Packed: 0, scores, maxima, Inverses: maxima + block, Length: maxima + (2 * block));
        return new BlockedPlan(lanes, scratch, blocks);
    }

    /// <summary>The fewest blocks of at most three vectors, filled evenly: 64 queries are 2 × 32, not 48 + 16.</summary>
    private static int QueriesOfBlock(int queries)
    {
        int vectors = DivideUp(queries, 16);
        int blocks = DivideUp(vectors, KernelTuning.QueryVectorsOfBlock);
        return 16 * DivideUp(vectors, blocks);
    }

    private static QueryBlockPlan PlanBlock(AttentionSpec spec, int first, int queries, int count, int lanes)
    {
        int vectors = DivideUp(queries, lanes);
        List<ScoreColumns> columns = [];
        for (int vector = 0; vector < vectors;)
        {
            int left = DivideUp(vectors - vector, KernelTuning.QueryVectorsOfBlock);
            int together = DivideUp(vectors - vector, left);
            int keys = Balance(spec.Keys, KernelTuning.Accumulators(lanes) / together);
            columns.Add(new ScoreColumns(vector * lanes, new ScoreTile(keys, together)));
            vector += together;
        }

        return new QueryBlockPlan(first, queries, count, columns, PlanOutput(spec, queries, lanes));
    }

    /// <summary>
    /// The tile with the fewest loads for each useful multiply-add: a step over one key loads its vectors of the value and one weight of
    /// each query. The last tile in each direction moves back to the edge and repeats some work, which counts as waste.
    /// </summary>
    private static OutputTile PlanOutput(AttentionSpec spec, int queries, int width)
    {
        int lanes = new[] { 16, 8, 4, 1 }.First(candidate => candidate <= width && candidate <= spec.ValueDim);
        int vectors = DivideUp(spec.ValueDim, lanes);
        int accumulators = KernelTuning.Accumulators(width);
        OutputTile best = new(1, 1, lanes);
        double bestCost = double.MaxValue;
        for (int columns = 1; columns <= Math.Min(vectors, 8); columns++)
        {
            int rows = Balance(queries, accumulators / columns);
            if (rows == 0)
            {
                continue;
            }

            int tiles = DivideUp(queries, rows) * DivideUp(vectors, columns);
            // A multiply-add is half a cycle, so is a load; few accumulators wait for each other's latency of four cycles.
            double step = Math.Max(Math.Max(rows * columns, rows + columns) * 0.5, 4.0) + (0.1 * (rows + columns));
            double cost = tiles * step;
            if (cost < bestCost)
            {
                bestCost = cost;
                best = new OutputTile(rows, columns, lanes);
            }
        }

        return best;
    }

    /// <summary>The tile length, at most <paramref name="most"/>, that covers <paramref name="length"/> in the fewest, most even steps.</summary>
    private static int Balance(int length, int most) => most == 0 ? 0 : DivideUp(length, DivideUp(length, most));

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;

    private static int RoundUp(int value, int multiple) => DivideUp(value, multiple) * multiple;
}
