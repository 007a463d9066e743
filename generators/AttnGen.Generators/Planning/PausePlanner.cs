using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>What output tiles do in pauses between the steps of their sums, and how often they pause.</summary>
/// <param name="spec">The declaration.</param>
/// <param name="visit">The keys that a block visits.</param>
/// <param name="blocks">Queries of each kind of block, and how many of them a head has.</param>
/// <param name="outputOf">The output tile at a vector width.</param>
internal sealed class PausePlanner(AttentionSpec spec, VisitPlan visit, IReadOnlyList<(int Queries, int Count)> blocks, Func<int, OutputTile> outputOf)
{
    /// <summary>Queries of what is done in a pause: as many floats as the 128 bits that the parts of a vector are moved by.</summary>
    private const int QueriesOfPause = 4;

    /// <summary>The pauses at a vector width, or null where tiles go through without.</summary>
    /// <param name="lanes">Floats of a vector: keys of weights, or components of queries, of a pause.</param>
    /// <param name="keysOfBlock">Keys that tiles go through at a time.</param>
    public PausePlan? Plan(int lanes, int keysOfBlock)
    {
        if (lanes == 1 || (!WritesWeights && !PacksQueries))
        {
            return null;
        }

        OutputTile tile = outputOf(lanes);
        int tiles = DivideUp(visit.MostKeys, keysOfBlock) * DivideUp(spec.ValueDim, tile.Vectors * tile.Lanes);
        int queries = blocks.Max(block => block.Queries), pauses = 1;
        if (WritesWeights)
        {
            pauses = DivideUp(DivideUp(visit.MostKeys + lanes, lanes), tiles) * DivideUp(tile.Queries, QueriesOfPause);
        }

        if (PacksQueries)
        {
            pauses = Math.Max(pauses, DivideUp(DivideUp(queries, QueriesOfPause) * DivideUp(spec.Dim, lanes), tiles * DivideUp(queries, tile.Queries)));
        }

        return new PausePlan(Math.Max(1, Math.Min(KernelTuning.MostStepsToPause, keysOfBlock / pauses)), WritesWeights, PacksQueries);
    }

    /// <summary>Queries of an output tile at least, so that it can write weights.</summary>
    public static int LeastRows(AttentionSpec spec) => MayWriteWeights(spec) ? QueriesOfPause : 1;

    private static bool MayWriteWeights(AttentionSpec spec) => spec.HasOutput && spec.HasWeightsOfBlock && !spec.SumsHeads;

    /// <summary>
    /// Some weights are written twice, which those that are summed over heads do not allow, and whole vectors of keys. At every vector width or
    /// at none.
    /// </summary>
    private bool WritesWeights => MayWriteWeights(spec) && visit.MostKeys >= LanesOfWidths[0]
        && LanesOfWidths.Where(lanes => lanes > 1).All(lanes => outputOf(lanes).Queries >= QueriesOfPause);

    /// <summary>Where a block follows another, in whole vectors of components; sums over heads go through the blocks in an order of their own.</summary>
    private bool PacksQueries => spec.HasOutput && !spec.SumsHeads && spec.Dim >= LanesOfWidths[0]
        && (long)spec.Batch * spec.Heads * blocks.Sum(block => block.Count) > 1 && blocks.All(block => block.Queries >= QueriesOfPause);
}
