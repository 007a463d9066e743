using System;

namespace AttnGen.Generators.Planning;

/// <summary>
/// The constants that tiles and blocks are chosen by. They change speed; only those marked so change the bits of a result.
/// </summary>
internal static class KernelTuning
{
    /// <summary>
    /// Vectors of sixteen queries in a packed block at most. With 8 keys × 3 vectors, 24 of 32 registers accumulate; each key's
    /// component is loaded once and used three times.
    /// </summary>
    public const int QueryVectorsOfBlock = 3;

    /// <summary>Queries up to which lanes run over dim (changes bits): so few leave most lanes of a query vector empty.</summary>
    public const int FewQueries = 4;

    /// <summary>
    /// Additions of one chain of a row sum (changes bits). Chains are added with compensation, so a chain's fifteen roundings, not the
    /// number of keys, bound how far a row of weights is from 1: below 2⁻¹⁹ at any length.
    /// </summary>
    public const int ChainLength = 16;

    /// <summary>Bytes of all weights from which on no cache keeps them until a caller reads them.</summary>
    public const long BytesOfFarWeights = 16 * 1024 * 1024;

    /// <summary>Logical lanes of a dot product (changes bits): one 512-bit vector, two of 256, four of 128.</summary>
    public const int LogicalLanes = 16;

    /// <summary>
    /// Keys of a score tile at most: eight chains hide the latency of a multiply-add, more leave a choice of even tiles and read a lone vector
    /// of queries less often. Kernels tell it to whatever must know where a tile may end.
    /// </summary>
    public const int KeysOfScoreTile = 16;

    /// <summary>
    /// Exponentials of a loop's step: at 512 bits there are registers for eight side by side, which take 0.8 of the time that they take one after the other.
    /// </summary>
    public static int ExponentialsAtOnce(int lanes) => lanes == 16 ? 8 : 1;

    /// <summary>
    /// Bytes of scratch up to which the stack holds it: it is cleared at every call, which soon costs more than to find the thread's buffer.
    /// </summary>
    public const int StackScratchBytes = 512;

    /// <summary>Floats that aligning scratch to 64 bytes may skip.</summary>
    public const int AlignmentSlack = 15;

    /// <summary>Accumulators of a tile, leaving registers for the operands: 32 registers at 512 bits, 16 at 256 and 128.</summary>
    public static int Accumulators(int lanes) => lanes switch
    {
        16 => 24,
        1 => 4,
        _ => 12,
    };

    /// <summary>
    /// Registers that a tile may fill, operands included: one is left to the JIT. A tile that needs one more is spilled in its inner loop, where
    /// waiting for what was just stored halves its speed.
    /// </summary>
    public static int RegistersOfTile(int lanes) => lanes == 16 ? 31 : 15;

    /// <summary>
    /// Keys whose weights and values a block's output tiles go through before the next keys' turn, at most: 48 queries' weights and a panel of values
    /// fit into a first-level cache of 32 KB together.
    /// </summary>
    public const int KeysOfOutputBlock = 144;

    /// <summary>Keys of an output tile's sums from one pause to the next, at most: the end of so short a loop is foreseen, which a long one's is not.</summary>
    public const int MostStepsToPause = 16;

    /// <summary>Queries from which laying a head's values in panels costs less than reading them as they lie, where keys are many.</summary>
    public const int QueriesThatLayValues = 32;

    /// <summary>The same where rows of values share few sets of the first-level cache.</summary>
    public const int QueriesThatLayCrowdedValues = 16;

    /// <summary>Blocks of queries from which laying a head's keys costs less than reading them as they lie, where they do not stay in the second-level cache.</summary>
    public const int BlocksThatLayKeys = 4;

    /// <summary>
    /// Keys whose dot products run together with few queries. Long rows want many, to hide the latency of their chains; with short rows
    /// many streams slow down the reading of a long key sequence.
    /// </summary>
    public static int KeysOfDotTile(int dim) => dim >= 256 ? 8 : 4;

    /// <summary>Query vectors of a score tile at most; one on the scalar path.</summary>
    public static int QueryVectorsOfTile(int lanes) => lanes == 1 ? 1 : QueryVectorsOfBlock;

    /// <summary>
    /// Tiles of rows from which a projection lays the weights of a strip of columns side by side, so that all tiles read without a gap, out of a
    /// nearer cache.
    /// </summary>
    public const int RowTilesOfStrip = 3;

    /// <summary>
    /// Steps of a tile's chain for each row of weights that it lays side by side for the next strip, at most. Rows that a large power of two parts
    /// share few sets of the first-level cache, which is filled no faster than a tile computes: laid one after the other they would keep it
    /// waiting, laid between its steps they hardly do.
    /// </summary>
    public const int StepsOfLaidRow = 8;

    /// <summary>Rows of weights from the one that is laid to the one that is fetched, so that it has come when its turn does.</summary>
    public const int LaidRowsAhead = 2;

    /// <summary>
    /// Rows of weights that the product of a single row of inputs reads together: each is read on without a gap, and the outputs, which wait in the
    /// first-level cache, are loaded and stored once for so many.
    /// </summary>
    public const int RowsOfStream = 8;

    /// <summary>Bytes of weights up to which they lie in the first-level cache as they are.</summary>
    public const int BytesOfNearWeights = 16 * 1024;

    /// <summary>Queries whose weights are made rows together where only colours come of them: a cache line of the transposed ones.</summary>
    public const int RowsForHeatmaps = 16;

    /// <summary>Codes that become colours together: with their values and pixels they fill a third of a first-level cache.</summary>
    private const int MostCodesAtOnce = 2048;

    /// <summary>Whole rows of weights that become colours together.</summary>
    public static int RowsOfColors(int keys) => Math.Max(1, Math.Min(RowsForHeatmaps, MostCodesAtOnce / keys));
}
