using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;
using static AttnGen.Generators.Planning.TilePlanner;

namespace AttnGen.Generators.Planning;

/// <summary>
/// A product inputs · weights of fixed shape: every output is one chain of multiply-adds in the order of the inputs, whatever the tile, so
/// that tiles change speed and never bits.
/// </summary>
/// <param name="Name">What its methods are called.</param>
/// <param name="Rows">Rows of inputs and outputs; at most, where <see cref="HasRowCount"/>.</param>
/// <param name="InputDim">Components of an input.</param>
/// <param name="OutputDim">Components of an output.</param>
/// <param name="InputStride">Floats from one input to the next.</param>
/// <param name="WeightStride">Floats from one row of weights to the next.</param>
/// <param name="OutputStride">Floats from one output to the next.</param>
/// <param name="StartStride">What a chain starts from: null for zero, 0 for a bias that all rows share, else the floats from one row of starts to the next.</param>
/// <param name="HasRowCount">Whether the number of rows is known at run time only.</param>
/// <param name="Widths">The tile at each vector width, widest first.</param>
/// <param name="HasPanels">
/// Whether the weights are laid out once, for many products with them: tile after tile, aligned and without gaps.
/// </param>
/// <param name="IsPacked">Whether the caller has laid them out so, in panels of <see cref="PackedWeights.PanelColumns"/>, at every width the same.</param>
internal sealed record ProjectionPlan(
    string Name, int Rows, int InputDim, int OutputDim, long InputStride, long WeightStride, long OutputStride, long? StartStride, bool HasRowCount,
    IReadOnlyList<ProjectionTile> Widths, bool HasPanels = false, bool IsPacked = false)
{
    /// <summary>Floats of two strips of weights in scratch, the one in use and the next, at any width; 0 where none is made.</summary>
    public long StripLength => Widths.Max(width => width.HasStrip ? 2 * StripOf(width) : 0);

    /// <summary>Floats of a strip of weights, or from one to the next.</summary>
    public long StripOf(ProjectionTile width) => RoundUp((long)InputDim * width.Tile.Vectors * width.Tile.Lanes, 16);

    /// <summary>Floats of the weights laid out in panels, at any width; 0 where they are read as they lie.</summary>
    public long PanelsLength => HasPanels ? Widths.Max(width => RoundUp((long)InputDim * DivideUp(OutputDim, PanelWidth(width)) * PanelWidth(width), 16)) : 0;

    /// <summary>Floats of a panel's row.</summary>
    public int PanelWidth(ProjectionTile width) => IsPacked ? PackedWeights.PanelColumns : Math.Min(OutputDim, width.Tile.Vectors * width.Tile.Lanes);

    /// <summary>Whether a tile covers two of the caller's panels.</summary>
    public bool SpansPanels(ProjectionTile width) => IsPacked && width.Tile.Vectors * width.Tile.Lanes > PackedWeights.PanelColumns;

    /// <summary>Whether products with the same panels follow each other, and the last tile of one comes first in the next.</summary>
    public bool HasTurns => HasPanels && !IsPacked;

    /// <summary>A multiply-add counts as two.</summary>
    public long Flops => 2L * Rows * InputDim * OutputDim;

    /// <summary>Packed panels of which an odd number is computed one by one.</summary>
    private const int FewPanels = 5;

    /// <summary>Plans a product whose rows lie without gaps unless said otherwise.</summary>
    public static ProjectionPlan Of(
        string name, int rows, int inputDim, int outputDim, long? inputStride = null, long? weightStride = null, long? outputStride = null,
        long? startStride = null, bool hasRowCount = false, bool hasPanels = false, bool isPacked = false) => new(
        name, rows, inputDim, outputDim, inputStride ?? inputDim, weightStride ?? outputDim, outputStride ?? outputDim, startStride, hasRowCount,
        [.. VectorWidths.Select(width => isPacked ? PlanPacked(rows, outputDim, width) : PlanWidth(rows, inputDim, outputDim, width, hasPanels))],
        hasPanels || isPacked, isPacked);

    /// <summary>
    /// The widths that have vectors. Where the processor has none, the runtime computes those of 128 bits number by number: right, and slow.
    /// </summary>
    public static IEnumerable<int> VectorWidths => LanesOfWidths.Where(lanes => lanes > 1);

    /// <summary>
    /// A panel is a tile wide at every width, so that panels do not depend on the processor; but two where one is a single vector, which would be
    /// loaded as often as inputs are: unless the last panel moves back to the edge, or a last tile that does would cost more than pairs gain.
    /// </summary>
    private static ProjectionTile PlanPacked(int rows, int outputDim, int width)
    {
        int panel = PackedWeights.PanelColumns / width, panels = outputDim / PackedWeights.PanelColumns;
        bool hasPairs = outputDim % PackedWeights.PanelColumns == 0 && (panels % 2 == 0 || panels > FewPanels);
        int vectors = panel == 1 && hasPairs ? 2 : panel;
        int most = Math.Min(rows, MostRows(vectors, width));
        int best = Enumerable.Range(1, most).OrderBy(tileRows => Cost(rows, tileRows, vectors, width, isNear: false)).First();
        return new ProjectionTile(width, new OutputTile(best, vectors, width), StepsOfLaidRow: 0);
    }

    private static ProjectionTile PlanWidth(int rows, int inputDim, int outputDim, int width, bool hasPanels)
    {
        bool areFar = (long)inputDim * outputDim * sizeof(float) > KernelTuning.BytesOfNearWeights;
        if (rows == 1 && !hasPanels && areFar && inputDim >= KernelTuning.RowsOfStream && outputDim > KernelTuning.Accumulators(width) * width)
        {
            return new ProjectionTile(width, new OutputTile(1, 1, width), StepsOfLaidRow: 0, IsStream: true);
        }

        OutputTile tile = TilePlanner.Plan(rows, outputDim, width);
        int rowTiles = DivideUp(rows, tile.Queries), steps = Math.Min(KernelTuning.StepsOfLaidRow, rowTiles);
        bool hasStrip = !hasPanels && tile.Queries > 1 && rowTiles >= KernelTuning.RowTilesOfStrip && areFar && inputDim >= steps
            && tile.Vectors * tile.Lanes < outputDim;
        return new ProjectionTile(width, tile, hasStrip ? steps : 0);
    }
}

/// <summary>How a projection works at one vector width.</summary>
/// <param name="Lanes">Floats of the width's vector.</param>
/// <param name="Tile">Rows × vectors of outputs in registers.</param>
/// <param name="StepsOfLaidRow">
/// Steps of a tile's chain for each row of the next weights that is laid side by side; 0 where weights are read as they lie.
/// </param>
/// <param name="IsStream">
/// Whether weights are read row after row, for a single row of more outputs than registers hold; the tile is that of the last outputs, less than a
/// vector.
/// </param>
internal sealed record ProjectionTile(int Lanes, OutputTile Tile, int StepsOfLaidRow, bool IsStream = false)
{
    /// <summary>Whether a strip of weights is laid side by side while the tiles of rows work on the strip before it.</summary>
    public bool HasStrip => StepsOfLaidRow > 0;
}
