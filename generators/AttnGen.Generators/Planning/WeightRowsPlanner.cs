using System;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>Whether output tiles write the weights as rows while they compute, and how often.</summary>
internal static class WeightRowsPlanner
{
    /// <summary>Queries whose weights are written together: as many floats as the 128 bits that a vector's parts are moved by.</summary>
    private const int QueriesOfWrite = 4;

    /// <summary>Keys of a tile's sums between two writes; 0 where a pass of its own writes the weights.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="visit">The keys that a block visits.</param>
    /// <param name="lanes">Floats of a vector, and keys of a write.</param>
    /// <param name="outputOf">The output tile at a vector width.</param>
    /// <param name="keysOfBlock">Keys that tiles go through at a time.</param>
    public static int Steps(AttentionSpec spec, VisitPlan visit, int lanes, Func<int, OutputTile> outputOf, int keysOfBlock)
    {
        if (lanes == 1 || !CanTilesWrite(spec, visit, outputOf))
        {
            return 0;
        }

        OutputTile tile = outputOf(lanes);
        int shares = DivideUp(visit.MostKeys, keysOfBlock) * DivideUp(spec.ValueDim, tile.Vectors * tile.Lanes);
        int writes = DivideUp(visit.MostKeys + lanes, lanes);
        return Math.Max(1, keysOfBlock / (DivideUp(writes, shares) * DivideUp(tile.Queries, QueriesOfWrite)));
    }

    /// <summary>
    /// At every vector width or at none. Tiles write some weights twice, which those that are summed over heads do not allow, and whole
    /// vectors of keys.
    /// </summary>
    private static bool CanTilesWrite(AttentionSpec spec, VisitPlan visit, Func<int, OutputTile> outputOf) =>
        spec.HasOutput && spec.HasWeightsOfBlock && !spec.SumsHeads && visit.MostKeys >= LanesOfWidths[0]
        && LanesOfWidths.Where(lanes => lanes > 1).All(lanes => outputOf(lanes).Queries >= QueriesOfWrite);
}
