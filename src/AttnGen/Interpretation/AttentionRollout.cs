using System.Globalization;
using AttnGen.Data;
using AttnGen.Interpretation;

namespace AttnGen;

/// <summary>Follows attention through all layers of a self-attention model, back to the input.</summary>
/// <remarks>
/// <para>
/// S. Abnar and W. Zuidema, "Quantifying Attention Flow in Transformers", 2020 (arXiv 2005.00928). Of each layer's heads one map is made
/// (<see cref="HeadFusion"/>); the residual connection, by which a token keeps what it holds, is added as the identity, and the rows are
/// made to sum to 1: A′ = rownorm(fused + I). Then rollout₀ = A′₀ and rolloutₗ = A′ₗ · rolloutₗ₋₁. Entry [i, j] is how much of position i
/// after the last layer comes from position j of the input, so far as the weights tell. Rows sum to 1.
/// </para>
/// <para>
/// It follows weights alone: value vectors, the feed-forward blocks and the sizes of the residual stream are left out. It shows where
/// information may flow from, and is no explanation of an output by itself; see <see cref="ValueContributions"/>.
/// </para>
/// </remarks>
public static class AttentionRollout
{
    /// <summary>The rollout of all layers.</summary>
    /// <remarks>
    /// <para>
    /// All sums are in double and in a fixed order, and rounded once, at the end: the bits are the same on every machine. A row without any
    /// weight (a query with nothing to attend to) keeps its own token. NaN in a layer reaches the rows that have a share of it, above 0, and
    /// no others.
    /// </para>
    /// <para>
    /// A <paramref name="discardRatio"/> of r sets the ⌊r · queries · keys⌋ lowest weights of each layer's fused map to 0, of equal ones the
    /// first, before the identity is added: the background of vision transformers, which adds up over layers, fades. It is the practice of
    /// J. Gildenblat's vit-explain, which besides never discards the weight [0, 0] and leaves ties to the sort.
    /// </para>
    /// </remarks>
    /// <param name="attention">The weights of all layers, the first layer first, with as many keys as queries.</param>
    /// <param name="fusion">How one map is made of a layer's heads.</param>
    /// <param name="discardRatio">Share of the lowest weights that are left out, at least 0 and below 1.</param>
    /// <param name="batch">0 … <see cref="AttentionWeights.Batch"/> − 1.</param>
    /// <returns>[queries, keys], named as the weights are. <see cref="ValueMatrix.PatchGrid"/> makes the map of an image of one row.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="attention"/> is null.</exception>
    /// <exception cref="ArgumentException">There are more or fewer keys than queries: the layers could not follow one another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such batch entry or fusion, or <paramref name="discardRatio"/> is not in 0 … 1.
    /// </exception>
    /// <example><code>
    /// AttentionWeights attention = new(new float[12 * 3 * 197 * 197], queries: 197, keys: 197, heads: 3, layers: 12);
    /// ValueMatrix rollout = AttentionRollout.Compute(attention, HeadFusion.Max, discardRatio: 0.9);
    /// ValueMatrix classToken = rollout.PatchGrid(row: 0, rows: 14, columns: 14, skip: 1);
    /// </code></example>
    public static ValueMatrix Compute(AttentionWeights attention, HeadFusion fusion = HeadFusion.Mean, double discardRatio = 0, int batch = 0)
    {
        ArgumentNullException.ThrowIfNull(attention);
        CheckSquare(attention);
        MatrixShape.CheckIndex(batch, attention.Batch, nameof(batch));
        if (!Enum.IsDefined(fusion))
        {
            throw new ArgumentOutOfRangeException(nameof(fusion), fusion, "Not a fusion of heads; use Mean, Max or Min.");
        }

        if (discardRatio is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(discardRatio), discardRatio, "The share of weights to leave out must be at least 0 and below 1, such as 0.9.");
        }

        int tokens = attention.Queries;
        double[] rollout = RolloutLayer.Of(attention, 0, batch, fusion, discardRatio);
        for (int layer = 1; layer < attention.Layers; layer++)
        {
            rollout = RolloutLayer.Follow(RolloutLayer.Of(attention, layer, batch, fusion, discardRatio), rollout, tokens);
        }

        float[] rounded = new float[rollout.Length];
        for (int i = 0; i < rounded.Length; i++)
        {
            rounded[i] = (float)rollout[i];
        }

        return attention.Matrix(rounded);
    }

    private static void CheckSquare(AttentionWeights attention)
    {
        if (attention.Queries != attention.Keys)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(attention)} has {attention.Queries} queries and {attention.Keys} keys, but rollout follows self-attention, where they are the same tokens; give the weights of one encoder's or one decoder's own layers."),
                nameof(attention));
        }
    }
}
