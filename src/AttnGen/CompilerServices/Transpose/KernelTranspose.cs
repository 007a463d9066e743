using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Everything that passes between rows of queries, as a caller sees them, and columns of queries, as the blocked kernels hold them: packing,
/// biases and masks on the way in, scores and weights on the way out. Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// The matrix is cut into square blocks as large as registers allow. Where the size is no multiple of the block, the last block moves
/// back to the edge and writes some elements twice with the same value, or, where an element is added to, single elements fill the rest;
/// so no path needs masks. Source and destination must be apart. The inner loop runs along destination rows, so that every cache line
/// written is completed at once; queries, which come from afar, are packed along source rows. The files: this one names the operations, the others hold the way through a large matrix, the blocks, and what
/// happens to an element.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class KernelTranspose
{
    /// <summary>The bits of −0: what the unnormalised weight of a masked slot becomes where NaN or ∞ are about.</summary>
    /// <remarks>
    /// An exponential is never negative as long as its argument is not above 0, which the maxima see to, NaN or not; so nothing else has these
    /// bits. To a sum or a product it is still zero.
    /// </remarks>
    public const uint Marked = 0x80000000;

    /// <summary>destination[c, r] = source[r, c] · scale.</summary>
    /// <param name="source">Row-major [rows, columns] with rows <paramref name="sourceStride"/> floats apart.</param>
    /// <param name="sourceStride">Floats from one source row to the next.</param>
    /// <param name="rows">Source rows.</param>
    /// <param name="columns">Source columns.</param>
    /// <param name="destination">Row-major [columns, rows] with rows <paramref name="destinationStride"/> floats apart.</param>
    /// <param name="destinationStride">Floats from one destination row to the next.</param>
    /// <param name="scale">Factor of every element.</param>
    public static void Scaled(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, float scale) =>
        Run(new ScaledFloats(ref source, scale), sourceStride, rows, columns, new Overwriting(ref destination), destinationStride);

    /// <summary>
    /// destination[c, r] = source[r, c] · scale, along the source's rows: for a source that is far and a destination that is near, packed queries.
    /// </summary>
    /// <inheritdoc cref="Scaled"/>
    public static void Packed(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, float scale) =>
        AlongRows(new ScaledFloats(ref source, scale), sourceStride, rows, columns, new Overwriting(ref destination), destinationStride);

    /// <summary>destination[c, r] += source[r, c].</summary>
    /// <inheritdoc cref="Scaled"/>
    public static void Added(ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride) =>
        Run(new ScaledFloats(ref source, 1f), sourceStride, rows, columns, new Adding(ref destination), destinationStride);

    /// <summary>destination[c, r] = source[r, c] · scales[c]: weights, where no slot is masked.</summary>
    /// <inheritdoc cref="Scaled"/>
    public static void ScaledByColumn(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, ref float scales) =>
        Run(new Weights(ref source, ref scales), sourceStride, rows, columns, new Overwriting(ref destination), destinationStride);

    /// <summary>destination[c, r] += source[r, c] · scales[c]: weights to be averaged, where no slot is masked.</summary>
    /// <inheritdoc cref="Scaled"/>
    public static void AddedByColumn(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, ref float scales) =>
        Run(new Weights(ref source, ref scales), sourceStride, rows, columns, new Adding(ref destination), destinationStride);

    /// <summary>destination[c, r] = source[r, c] · scales[c], but 0 where the source is <see cref="Marked"/>, whatever the scale.</summary>
    /// <inheritdoc cref="Scaled"/>
    public static void ScaledUnlessMarked(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, ref float scales) =>
        Run(new UnmarkedWeights(ref source, ref scales), sourceStride, rows, columns, new Overwriting(ref destination), destinationStride);

    /// <summary>destination[c, r] += source[r, c] · scales[c], but nothing where the source is <see cref="Marked"/>.</summary>
    /// <inheritdoc cref="Scaled"/>
    public static void AddedUnlessMarked(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, ref float scales) =>
        Run(new UnmarkedWeights(ref source, ref scales), sourceStride, rows, columns, new Adding(ref destination), destinationStride);

    /// <summary>logits[k, q] += bias[q, k]; a bias of −∞ makes the logit −∞, whatever it was.</summary>
    /// <param name="bias">[queries, keys] with rows <paramref name="biasStride"/> floats apart.</param>
    /// <param name="biasStride">Floats from one row of the bias to the next.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="keys">Keys of the block.</param>
    /// <param name="logits">[keys, queries] with rows <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">Floats from one key's logits to the next.</param>
    public static void AddBias(ref float bias, nuint biasStride, nuint queries, nuint keys, ref float logits, nuint stride) =>
        Run(new ScaledFloats(ref bias, 1f), biasStride, queries, keys, new AddingBias(ref logits), stride);

    /// <summary>logits[k, q] = fill where bias[q, k] is −∞.</summary>
    /// <inheritdoc cref="AddBias"/>
    public static void FillByBias(ref float bias, nuint biasStride, nuint queries, nuint keys, ref float logits, nuint stride, float fill) =>
        Run(new ScaledFloats(ref bias, 1f), biasStride, queries, keys, new FillingByBias(ref logits, fill), stride);

    /// <summary>logits[k, q] = fill where mask[q, k] is false.</summary>
    /// <param name="mask">[queries, keys] with rows <paramref name="maskStride"/> elements apart; true: the query sees the key.</param>
    /// <param name="maskStride">Elements from one row of the mask to the next.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="keys">Keys of the block.</param>
    /// <param name="logits">[keys, queries] with rows <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">Floats from one key's logits to the next.</param>
    /// <param name="fill">What a masked slot becomes.</param>
    public static void FillByMask(ref bool mask, nuint maskStride, nuint queries, nuint keys, ref float logits, nuint stride, float fill) =>
        Run(new Booleans(ref Unsafe.As<bool, byte>(ref mask)), maskStride, queries, keys, new FillingByMask(ref logits, fill), stride);
}
