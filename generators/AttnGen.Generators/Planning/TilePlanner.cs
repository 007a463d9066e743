using System;
using System.Collections.Generic;
using System.Linq;

namespace AttnGen.Generators.Planning;

/// <summary>The tile of a product rows × inner · inner × columns, chosen by an estimate of cycles, and the arithmetic of cutting lengths.</summary>
internal static class TilePlanner
{
    /// <summary>Floats of a vector at each width, widest first; the last is the scalar path.</summary>
    public static readonly int[] LanesOfWidths = [16, 8, 4, 1];

    /// <summary>
    /// The tile with the least work, estimated in cycles. A step of the inner dimension loads the vectors of one row of the right factor and one
    /// number of each row of the left. The last tile in each direction moves back to the edge and repeats some work, which counts as waste.
    /// </summary>
    /// <param name="rows">Rows of the product.</param>
    /// <param name="columns">Columns of the product.</param>
    /// <param name="width">Lanes of the vector width.</param>
    public static OutputTile Plan(int rows, int columns, int width) => Plan([(rows, 1)], 1, columns, width, isNear: false);

    /// <summary>The tile with the least work for products of several sizes, none of them lower than it.</summary>
    /// <param name="products">Rows of the products, and how many have so many.</param>
    /// <param name="leastRows">Rows of a tile at least, where the products and the registers have them.</param>
    /// <param name="columns">Columns of the products.</param>
    /// <param name="width">Lanes of the vector width.</param>
    /// <param name="isNear">Whether the right factor lies in the first-level cache.</param>
    public static OutputTile Plan(IReadOnlyList<(int Rows, int Count)> products, int leastRows, int columns, int width, bool isNear)
    {
        int lanes = Widest(width, columns);
        int vectors = DivideUp(columns, lanes);
        int accumulators = KernelTuning.Accumulators(width);
        OutputTile best = new(1, 1, lanes);
        double bestCost = double.MaxValue;
        for (int tileVectors = 1; tileVectors <= Math.Min(vectors, accumulators); tileVectors++)
        {
            int most = Math.Min(products.Min(product => product.Rows), MostRows(tileVectors, width));
            int least = tileVectors > 1 && most < leastRows ? most + 1 : Math.Min(leastRows, most);
            foreach (int tileRows in Enumerable.Range(least, most + 1 - least))
            {
                double cost = DivideUp(vectors, tileVectors) * products.Sum(product => product.Count * Cost(product.Rows, tileRows, tileVectors, lanes, isNear));
                if (cost < bestCost)
                {
                    bestCost = cost;
                    best = new OutputTile(tileRows, tileVectors, lanes);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// Rows of a tile at most: beside the accumulators, a step holds one broadcast number and the vectors of the right factor, but for those of a
    /// single row, which are read where they are used.
    /// </summary>
    public static int MostRows(int vectors, int width) =>
        Math.Max(1, Math.Min(KernelTuning.Accumulators(width), KernelTuning.RegistersOfTile(width) - vectors - 1) / vectors);

    /// <summary>The cycles of a step of the inner dimension, for all tiles that rows are cut into.</summary>
    /// <param name="rows">Rows of the product.</param>
    /// <param name="tileRows">Rows of a tile.</param>
    /// <param name="tileVectors">Vectors of a tile's row.</param>
    /// <param name="lanes">Floats of a vector.</param>
    /// <param name="isNear">Whether the right factor lies in the first-level cache.</param>
    public static double Cost(int rows, int tileRows, int tileVectors, int lanes, bool isNear)
    {
        // Two multiply-adds or loads a cycle; fewer accumulators than eight wait for each other's latency of four cycles.
        double step = Math.Max(Math.Max(tileRows * tileVectors, tileRows + tileVectors) * 0.5, 4.0);

        // Processors with 512 bits read ahead of their multiply-adds: what is near costs these cycles within 2 %, less where a panel leaves more cache.
        double more = isNear && lanes == 16 ? 0.05 + (0.02 * tileVectors) : (0.1 * tileRows) + (0.05 * tileVectors * lanes);
        return DivideUp(rows, tileRows) * (step + more);
    }

    /// <summary>The most lanes of a vector no wider than a width and no longer than what it runs over.</summary>
    public static int Widest(int width, int length) => LanesOfWidths.First(lanes => lanes <= width && lanes <= length);

    /// <summary>The tile length, at most <paramref name="most"/>, that covers <paramref name="length"/> in the fewest, most even steps.</summary>
    public static int Balance(int length, int most) => DivideUp(length, DivideUp(length, most));

    public static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;

    public static int RoundUp(int value, int multiple) => DivideUp(value, multiple) * multiple;

    public static long RoundUp(long value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
