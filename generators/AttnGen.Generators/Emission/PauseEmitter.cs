using System;
using AttnGen.Generators.Model;
using AttnGen.Generators.Planning;
using static AttnGen.Generators.Emission.CodeText;

namespace AttnGen.Generators.Emission;

/// <summary>
/// The pauses of output tiles: between the steps of their sums they write weights as rows and pack the next block's queries. Tiles that read the
/// same queries share the keys of their weights: the tiles of all columns and, where sums wait, of all blocks of keys.
/// </summary>
internal sealed class PauseEmitter(SourceWriter writer, AttentionSpec spec, VisitText visit, BlockedPlan plan, PausePlan pauses)
{
    private readonly OutputTile _tile = plan.Blocks[0].Output;
    private readonly string _rowStride = Number(spec.Keys), _bits = Number(32 * plan.Lanes);

    /// <summary>What an output method takes besides.</summary>
    public string Parameters => (pauses.WritesWeights ? ", ref float rows" : "") + (pauses.PacksQueries ? ", ref QueryColumns packer" : "");

    /// <summary>The arguments of <see cref="Parameters"/>.</summary>
    public string Arguments => (pauses.WritesWeights ? $", ref {VectorText.Element("weights", visit.Start)}" : "") + (pauses.PacksQueries ? ", ref packer" : "");

    /// <summary>Declares what writes the rows of a block of queries, before the loops over its tiles.</summary>
    public void Begin()
    {
        if (!pauses.WritesWeights)
        {
            return;
        }

        writer.Line($"WeightRows writer = new(ref weights, ref inverses, ref rows, {_rowStride}, {visit.Keys}, {Number(plan.Lanes)});");
        if (HasDynamicShares)
        {
            string blocks = $"({visit.Keys} + {Number(KeysOfBlock - 1)}) / {Number(KeysOfBlock)}";
            writer.Line($"nuint shares = {(Columns == 1 ? blocks : $"{blocks} * {Number(Columns)}")};");
        }
    }

    /// <summary>Writes a tile's sum over keys with its pauses.</summary>
    /// <param name="query">Expression of the tile's first query.</param>
    /// <param name="keys">Expression of the number of keys.</param>
    /// <param name="emitStep">Writes the step that adds <c>key</c>.</param>
    public void EmitSum(string query, string keys, Action emitStep)
    {
        if (pauses.WritesWeights)
        {
            writer.Line($"writer.Begin({query}, {Number(_tile.Queries)}, {Share}, {Shares});");
        }

        using (writer.Block($"for (nuint key = 0; key < {keys}{(pauses.WritesWeights ? " || writer.HasMore" : "")};)"))
        {
            using (writer.Block($"for (nuint pause = Math.Min(key + {Number(pauses.Steps)}, {keys}); key < pause; key++)"))
            {
                emitStep();
            }

            if (pauses.WritesWeights)
            {
                writer.Line();
                using (writer.Block("if (writer.HasMore)"))
                {
                    writer.Line($"writer.Write{_bits}({Number(plan.Scratch.Stride)}, {_rowStride});");
                }
            }

            if (pauses.PacksQueries)
            {
                writer.Line();
                EmitPack("if");
            }
        }
    }

    /// <summary>What the pauses of a block's tiles left to do.</summary>
    public void End()
    {
        if (pauses.PacksQueries)
        {
            writer.Line();
            EmitPack("while");
        }
    }

    private void EmitPack(string keyword)
    {
        using (writer.Block($"{keyword} (packer.HasMore)"))
        {
            writer.Line($"packer.Pack{_bits}({Number(AttentionShapes.StridesOf(spec, AttentionRoles.Query).Row)}, {Number(plan.Scratch.Stride)});");
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
        KeysOfBlock == 0 ? "0" : Columns == 1 ? $"block / {Number(KeysOfBlock)}" : Times($"(block / {Number(KeysOfBlock)})", Columns), Columns == 1 ? "0" : $"c / {Number(TileWidth)}");
}
