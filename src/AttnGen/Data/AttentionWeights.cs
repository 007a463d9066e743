using System.Globalization;
using System.Numerics.Tensors;
using AttnGen.Data;

namespace AttnGen;

/// <summary>
/// The attention weights of a model as kernels write them, dense and row-major [layers, batch, heads, queries, keys], out of which
/// matrices [queries, keys] are taken.
/// </summary>
/// <remarks>
/// <para>
/// An axis of one may be thought away: with <c>batch</c> 1 the shape is [layers, heads, queries, keys], with <c>layers</c> 1 it is
/// [batch, heads, queries, keys], the shape of the <c>weights</c> of one <see cref="AttentionAttribute"/> kernel. To collect several
/// layers, let each kernel write its part of one array.
/// </para>
/// <para>
/// Nothing is copied until a matrix is taken: what the memory holds then is what the matrix shows. Rows are queries, columns are keys,
/// and bear their names.
/// </para>
/// </remarks>
/// <example><code>
/// string[] words = ["it", "was", "tired"];
/// float[] weights = new float[2 * 4 * 3 * 3];
/// AttentionWeights attention = new(weights, queries: 3, keys: 3, heads: 4, layers: 2, queryNames: words, keyNames: words);
/// ValueMatrix one = attention.Head(3, layer: 1), mean = attention.MeanOverHeads(layer: 1);
/// </code></example>
public sealed class AttentionWeights
{
    private readonly ReadOnlyMemory<float> _weights;
    private readonly NameList? _queryNames;
    private readonly NameList? _keyNames;

    /// <summary>Looks at weights; they are not copied.</summary>
    /// <param name="weights">Row-major [layers, batch, heads, queries, keys].</param>
    /// <param name="queries">Queries of each head, at least 1.</param>
    /// <param name="keys">Keys of each head, at least 1.</param>
    /// <param name="heads">Heads of each layer, at least 1; 1 if the kernel averaged them.</param>
    /// <param name="batch">Batch entries, at least 1.</param>
    /// <param name="layers">Layers, at least 1.</param>
    /// <param name="queryNames">A name for each query, such as its word, or null.</param>
    /// <param name="keyNames">A name for each key, or null; of self-attention the same as <paramref name="queryNames"/>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="weights"/> has another length than its shape, or there are more or fewer names than queries or keys.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public AttentionWeights(
        ReadOnlyMemory<float> weights, int queries, int keys, int heads = 1, int batch = 1, int layers = 1,
        IReadOnlyList<string>? queryNames = null, IReadOnlyList<string>? keyNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(keys, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);

        // Five ints may have a product beyond 128 bits, so the sizes are divided out of the length instead.
        (int rest, bool fits) = (weights.Length, true);
        foreach (int size in (ReadOnlySpan<int>)[queries, keys, heads, batch, layers])
        {
            fits &= rest % size == 0;
            rest /= size;
        }

        if (!fits || rest != 1)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{nameof(weights)} must have the shape [layers {layers}, batch {batch}, heads {heads}, queries {queries}, keys {keys}], but its length is {weights.Length}."),
                nameof(weights));
        }

        _weights = weights;
        (Queries, Keys, Heads, Batch, Layers) = (queries, keys, heads, batch, layers);
        _queryNames = NameList.Of(queryNames, queries, nameof(queryNames), "query");
        _keyNames = NameList.Of(keyNames, keys, nameof(keyNames), "key");
    }

    /// <summary>Layers.</summary>
    public int Layers { get; }

    /// <summary>Batch entries of each layer.</summary>
    public int Batch { get; }

    /// <summary>Heads of each batch entry.</summary>
    public int Heads { get; }

    /// <summary>Queries of each head: rows of a matrix.</summary>
    public int Queries { get; }

    /// <summary>Keys of each head: columns of a matrix.</summary>
    public int Keys { get; }

    /// <summary>A name for each query, or null.</summary>
    public IReadOnlyList<string>? QueryNames => _queryNames?.Names;

    /// <summary>A name for each key, or null.</summary>
    public IReadOnlyList<string>? KeyNames => _keyNames?.Names;

    /// <summary>The weights of one head.</summary>
    /// <param name="head">0 … <see cref="Heads"/> − 1.</param>
    /// <param name="layer">0 … <see cref="Layers"/> − 1.</param>
    /// <param name="batch">0 … <see cref="Batch"/> − 1.</param>
    /// <returns>[queries, keys].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head, layer or batch entry.</exception>
    public ValueMatrix Head(int head, int layer = 0, int batch = 0)
    {
        MatrixShape.CheckIndex(head, Heads, nameof(head));
        Check(layer, batch);
        return Matrix(Map(layer, batch, head).ToArray());
    }

    /// <summary>The mean of a layer's heads. NaN in one head is NaN in the mean.</summary>
    /// <remarks>Summed up in double, head 0 first, and rounded once, so that the bits are the same on every machine.</remarks>
    /// <param name="layer">0 … <see cref="Layers"/> − 1.</param>
    /// <param name="batch">0 … <see cref="Batch"/> − 1.</param>
    /// <returns>[queries, keys].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer or batch entry.</exception>
    public ValueMatrix MeanOverHeads(int layer = 0, int batch = 0)
    {
        Check(layer, batch);
        return Mean(layer, layer + 1, batch);
    }

    /// <summary>The greatest weight over a layer's heads. NaN in one head is NaN in the result: an error of a model stays visible.</summary>
    /// <param name="layer">0 … <see cref="Layers"/> − 1.</param>
    /// <param name="batch">0 … <see cref="Batch"/> − 1.</param>
    /// <returns>[queries, keys].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer or batch entry.</exception>
    public ValueMatrix MaxOverHeads(int layer = 0, int batch = 0)
    {
        Check(layer, batch);
        float[] greatest = Map(layer, batch, 0).ToArray();
        for (int head = 1; head < Heads; head++)
        {
            TensorPrimitives.Max(greatest, Map(layer, batch, head), greatest);
        }

        return Matrix(greatest);
    }

    /// <summary>The mean of all heads of all layers. NaN in one head is NaN in the mean.</summary>
    /// <remarks>Summed up in double, layer 0 first and head 0 first in each, and rounded once.</remarks>
    /// <param name="batch">0 … <see cref="Batch"/> − 1.</param>
    /// <returns>[queries, keys].</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch entry.</exception>
    public ValueMatrix MeanOverLayersAndHeads(int batch = 0)
    {
        Check(0, batch);
        return Mean(0, Layers, batch);
    }

    /// <summary>A head's weights where they lie; what is inside the checked length does not overflow.</summary>
    internal ReadOnlySpan<float> Map(int layer, int batch, int head)
    {
        int length = Queries * Keys;
        return _weights.Span.Slice(((((layer * Batch) + batch) * Heads) + head) * length, length);
    }

    /// <summary>A matrix of this shape under the names of queries and keys; takes the array as it is.</summary>
    internal ValueMatrix Matrix(float[] values) => new(values, Queries, Keys, _queryNames, _keyNames);

    private ValueMatrix Mean(int firstLayer, int endLayer, int batch)
    {
        float[] mean = new float[Queries * Keys];
        double[] sums = new double[Keys];
        double count = (double)(endLayer - firstLayer) * Heads;
        for (int query = 0; query < Queries; query++)
        {
            Array.Clear(sums);
            for (int layer = firstLayer; layer < endLayer; layer++)
            {
                for (int head = 0; head < Heads; head++)
                {
                    ReadOnlySpan<float> row = Map(layer, batch, head).Slice(query * Keys, Keys);
                    for (int key = 0; key < row.Length; key++)
                    {
                        sums[key] += row[key];
                    }
                }
            }

            for (int key = 0; key < sums.Length; key++)
            {
                mean[(query * Keys) + key] = (float)(sums[key] / count);
            }
        }

        return Matrix(mean);
    }

    private void Check(int layer, int batch)
    {
        MatrixShape.CheckIndex(layer, Layers, nameof(layer));
        MatrixShape.CheckIndex(batch, Batch, nameof(batch));
    }
}
