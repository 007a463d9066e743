using System;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// Weights as rows, written by output tiles between the steps of their sums. Tiles that read the same queries share the keys: the tiles of all
/// columns and, where sums wait, of all blocks of keys.
/// </summary>
internal sealed class WeightRowsEmitter(SourceWriter writer, AttentionSpec spec, VisitText visit, BlockedPlan plan)
{
    private readonly OutputTile _tile = plan.Blocks[0].Output;
    private readonly string _rowStride = Number(spec.Keys);

    /// <summary>Declares what writes the rows of a block of queries, before the loops over its tiles.</summary>
    public void Declare()
    {
        writer.Line($"WeightRows writer = new(ref weights, ref inverses, ref rows, {_rowStride}, {visit.Keys}, {Number(plan.Lanes)});");
        if (HasDynamicShares)
        {
            string blocks = $"({visit.Keys} + {Number(KeysOfBlock - 1)}) / {Number(KeysOfBlock)}";
            writer.Line($"nuint shares = {(Columns == 1 ? blocks : $"{blocks} * {Number(Columns)}")};");
        }
    }

    /// <summary>Writes a tile's sum over keys, with pauses in which it writes its share of the weights.</summary>
    /// <param name="query">Expression of the tile's first query.</param>
    /// <param name="keys">Expression of the number of keys.</param>
    /// <param name="emitStep">Writes the step that adds <c>key</c>.</param>
    public void EmitSum(string query, string keys, Action emitStep)
    {
        writer.Line($"writer.Begin({query}, {Number(_tile.Queries)}, {Share}, {Shares});");
        using (writer.Block($"for (nuint key = 0; key < {keys} || writer.HasMore;)"))
        {
            using (writer.Block($"for (nuint pause = Math.Min(key + {Number(plan.StepsOfWeights)}, {keys}); key < pause; key++)"))
            {
                emitStep();
            }

            writer.Line();
            using (writer.Block("if (writer.HasMore)"))
            {
                writer.Line($"writer.Write{Number(32 * plan.Lanes)}({Number(plan.Scratch.Stride)}, {_rowStride});");
            }
        }
    }

    /// <summary>Keys that tiles go through at a time, or 0 where they go through all.</summary>
    private int KeysOfBlock => plan.Values is { HasPartials: true } values ? values.KeysOfBlock : 0;

    private int TileWidth => _tile.Vectors * _tile.Lanes;

    private int Columns => TilePlanner.DivideUp(spec.ValueDim, TileWidth);

    private bool HasDynamicShares => KeysOfBlock > 0 && !int.TryParse(visit.Keys, out _);

    private string Shares => HasDynamicShares ? "shares"
        : Number((KeysOfBlock == 0 ? 1 : TilePlanner.DivideUp(spec.Keys, KeysOfBlock)) * Columns);

    private string Share => Plus(
        KeysOfBlock == 0 ? "0" : Times($"(block / {Number(KeysOfBlock)})", Columns), Columns == 1 ? "0" : $"c / {Number(TileWidth)}");
}
