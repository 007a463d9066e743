using System.Globalization;
using AttnGen.Data;
using AttnGen.Interpretation;

namespace AttnGen;

/// <summary>What a layer's attention does to its output: the size of what each key contributes, and how far the output moves without it.</summary>
/// <remarks>
/// <para>
/// <b>Attention weights alone are no explanation.</b> Other weights can give the same output (S. Jain and B. C. Wallace, "Attention is not
/// Explanation", 2019), and what they do explain depends on the question and has to be tested (S. Wiegreffe and Y. Pinter, "Attention is
/// not not Explanation", 2019). A large weight on a value vector near 0 does nothing; models use that to attend to "nothing". The two maps
/// here are closer to what the layer did with its weights, for they read the value vectors as well. They still speak of one layer: not
/// of the residual connection beside it, nor of what later layers make of it.
/// </para>
/// <para>
/// <b>Norms</b>: ‖αᵢⱼ vⱼ‖, the length of what key j adds to the output of query i (G. Kobayashi, T. Kuribayashi, S. Yokoi and K. Inui,
/// "Attention is Not Only a Weight: Analyzing Transformers with Vector Norms", 2020, arXiv 2004.10102). Long vectors of several keys may
/// point to opposite sides and cancel.
/// </para>
/// <para>
/// <b>Erasure</b>: how far the output of query i moves, ‖outᵢ − outᵢ without j‖, when key j is masked and the softmax of the others is
/// computed anew. With s = Σ αₖ (1 but for rounding) and out = Σ αₖ vₖ / s, what is left has the weights αₖ / (s − αⱼ), so that
/// out − out without j = αⱼ / (s − αⱼ) · (vⱼ − out): no second softmax is needed. Where αⱼ is above s / 2, which one key of a row can
/// be, the output without it is summed up from the others instead, for both s − αⱼ and vⱼ − out would lose their digits.
/// Where all other weights are 0 nothing is left: the output without j is 0, as kernels have it with <see cref="EmptyRow.Zero"/>, and the
/// distance is the length of the output. (Weights that were rounded to 0 count as masked: they do not tell what would have come then.)
/// </para>
/// <para>
/// Both are 0 where the weight is 0, whatever the value vector is, even NaN. The vectors are those of the heads, or, after
/// <see cref="Through"/>, what the output projection makes of them. Sums are in double, in a fixed order, rounded once: the bits are the
/// same on every machine.
/// </para>
/// </remarks>
/// <example><code>
/// AttentionWeights attention = new(new float[4 * 14 * 14], queries: 14, keys: 14, heads: 4);
/// ValueContributions layer = new(attention, new float[4 * 14 * 64], valueDim: 64);
/// ValueMatrix sizes = layer.NormsOverHeads(), moved = layer.ErasureOverHeads(), ofOneHead = layer.Erasure(head: 2);
/// </code></example>
public sealed class ValueContributions
{
    private readonly AttentionWeights _attention;
    private readonly ValueVectors _vectors;
    private readonly int _layer;

    /// <summary>Looks at the weights and values of one layer; they are not copied.</summary>
    /// <param name="attention">
    /// Weights of every head, at least 0; those of a kernel without <see cref="AttentionAttribute.AverageHeads"/>.
    /// </param>
    /// <param name="value">
    /// The layer's value vectors as its kernel reads them: [batch, keyValueHeads, keys, valueDim], or by <paramref name="layout"/>
    /// [batch, keys, keyValueHeads, valueDim].
    /// </param>
    /// <param name="valueDim">Components of a value vector of one head, at least 1.</param>
    /// <param name="layer">The layer of <paramref name="attention"/> that the values belong to.</param>
    /// <param name="keyValueHeads">Heads of the values, a divisor of the weights' heads; null: as many. Fewer are shared by groups of heads.</param>
    /// <param name="layout">Order of the axes of <paramref name="value"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attention"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> has another length than its shape, or the heads cannot be grouped.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such layer or layout.</exception>
    public ValueContributions(
        AttentionWeights attention, ReadOnlyMemory<float> value, int valueDim, int layer = 0, int? keyValueHeads = null,
        AttentionLayout layout = AttentionLayout.HeadsFirst)
    {
        ArgumentNullException.ThrowIfNull(attention);
        ArgumentOutOfRangeException.ThrowIfLessThan(valueDim, 1);
        MatrixShape.CheckIndex(layer, attention.Layers, nameof(layer));
        if (!Enum.IsDefined(layout))
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout, "Not a layout; use HeadsFirst or SequenceFirst.");
        }

        int heads = keyValueHeads ?? attention.Heads;
        ArgumentOutOfRangeException.ThrowIfLessThan(heads, 1, nameof(keyValueHeads));
        if (attention.Heads % heads != 0)
        {
            throw new ArgumentException(
                Text($"{nameof(keyValueHeads)} must divide the weights' heads, {attention.Heads}, but is {heads}."), nameof(keyValueHeads));
        }

        CheckLength(
            value.Length, nameof(value),
            ("batch", attention.Batch), (layout == AttentionLayout.HeadsFirst ? "keyValueHeads" : "keys", layout == AttentionLayout.HeadsFirst ? heads : attention.Keys),
            (layout == AttentionLayout.HeadsFirst ? "keys" : "keyValueHeads", layout == AttentionLayout.HeadsFirst ? attention.Keys : heads), ("valueDim", valueDim));
        (_attention, _layer) = (attention, layer);
        _vectors = new ValueVectors(value, attention.Heads, heads, attention.Keys, valueDim, layout);
    }

    private ValueContributions(ValueContributions layer, ValueVectors vectors) =>
        (_attention, _layer, _vectors) = (layer._attention, layer._layer, vectors);

    /// <summary>The same layer seen behind its output projection, where the heads are added up: the vectors of Kobayashi and others.</summary>
    /// <remarks>A bias of the projection is the same with and without a key and has no part in either map.</remarks>
    /// <param name="outputWeights">The projection's weights, row-major [heads · valueDim, outputDim]; <see cref="LinearWeights"/> transposes PyTorch's.</param>
    /// <param name="outputDim">Components of the layer's output, at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="outputWeights"/> has another length than its shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputDim"/> is below 1.</exception>
    /// <example><code>
    /// ValueContributions layer = new(new AttentionWeights(new float[4 * 9], 3, 3, heads: 4), new float[4 * 3 * 64], valueDim: 64);
    /// ValueMatrix norms = layer.Through(new float[4 * 64 * 256], outputDim: 256).NormsOverHeads();
    /// </code></example>
    public ValueContributions Through(ReadOnlyMemory<float> outputWeights, int outputDim)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputDim, 1);
        CheckLength(
            outputWeights.Length, nameof(outputWeights), ("heads", _attention.Heads), ("valueDim", _vectors.ValueDim), ("outputDim", outputDim));
        return new ValueContributions(this, _vectors.Through(outputWeights, outputDim));
    }

    /// <summary>‖αᵢⱼ vⱼ‖ of one head.</summary>
    /// <param name="head">0 … heads − 1.</param>
    /// <param name="batch">0 … batch − 1.</param>
    /// <returns>[queries, keys], at least 0, named as the weights are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head or batch entry.</exception>
    public ValueMatrix Norms(int head, int batch = 0) => OfHead(head, batch, isErasure: false);

    /// <summary>
    /// The length of what a key adds to the output by all heads: of the heads' vectors side by side, √Σ ‖αᵢⱼ vⱼ‖²; after
    /// <see cref="Through"/> of their sum.
    /// </summary>
    /// <param name="batch">0 … batch − 1.</param>
    /// <returns>[queries, keys], at least 0, named as the weights are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch entry.</exception>
    public ValueMatrix NormsOverHeads(int batch = 0) => OverHeads(batch, isErasure: false);

    /// <summary>How far the output of one head moves when a key is masked in it.</summary>
    /// <param name="head">0 … heads − 1.</param>
    /// <param name="batch">0 … batch − 1.</param>
    /// <returns>[queries, keys], at least 0, named as the weights are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head or batch entry.</exception>
    public ValueMatrix Erasure(int head, int batch = 0) => OfHead(head, batch, isErasure: true);

    /// <summary>
    /// How far the output moves when a key is masked in all heads: the outputs of the heads side by side; after <see cref="Through"/> the
    /// layer's output.
    /// </summary>
    /// <param name="batch">0 … batch − 1.</param>
    /// <returns>[queries, keys], at least 0, named as the weights are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch entry.</exception>
    public ValueMatrix ErasureOverHeads(int batch = 0) => OverHeads(batch, isErasure: true);

    private ValueMatrix OfHead(int head, int batch, bool isErasure)
    {
        MatrixShape.CheckIndex(head, _attention.Heads, nameof(head));
        MatrixShape.CheckIndex(batch, _attention.Batch, nameof(batch));
        double[] vectors = _vectors.OfHead(batch, head);
        KeyEffects effects = new(_attention.Keys, _vectors.Dim);
        float[] lengths = new float[_attention.Queries * _attention.Keys];
        for (int query = 0; query < _attention.Queries; query++)
        {
            ReadWeights(effects, batch, head, query, vectors, isErasure);
            for (int key = 0; key < _attention.Keys; key++)
            {
                lengths[(query * _attention.Keys) + key] = (float)Math.Sqrt(effects.SquaredLength(key));
            }
        }

        return _attention.Matrix(lengths);
    }

    private ValueMatrix OverHeads(int batch, bool isErasure)
    {
        MatrixShape.CheckIndex(batch, _attention.Batch, nameof(batch));
        double[][] vectors = [.. Enumerable.Range(0, _attention.Heads).Select(head => _vectors.OfHead(batch, head))];
        KeyEffects effects = new(_attention.Keys, _vectors.Dim);
        EffectSums sums = new(_attention.Keys, _vectors.Dim, _vectors.AreAddedUp);
        float[] lengths = new float[_attention.Queries * _attention.Keys];
        for (int query = 0; query < _attention.Queries; query++)
        {
            sums.Clear();
            for (int head = 0; head < _attention.Heads; head++)
            {
                ReadWeights(effects, batch, head, query, vectors[head], isErasure);
                sums.Add(effects);
            }

            for (int key = 0; key < _attention.Keys; key++)
            {
                lengths[(query * _attention.Keys) + key] = (float)Math.Sqrt(sums.SquaredLength(key));
            }
        }

        return _attention.Matrix(lengths);
    }

    private void ReadWeights(KeyEffects effects, int batch, int head, int query, double[] vectors, bool isErasure)
    {
        ReadOnlySpan<float> weights = _attention.Map(_layer, batch, head).Slice(query * _attention.Keys, _attention.Keys);
        if (isErasure)
        {
            effects.ReadErasures(weights, vectors);
        }
        else
        {
            effects.ReadContributions(weights, vectors);
        }
    }

    /// <summary>A product of ints may overflow, so the sizes are divided out of the length instead.</summary>
    private static void CheckLength(int length, string parameter, params ReadOnlySpan<(string Name, int Size)> shape)
    {
        (int rest, bool fits) = (length, true);
        string text = "";
        foreach ((string name, int size) in shape)
        {
            fits &= rest % size == 0;
            rest /= size;
            text += Text($"{(text.Length == 0 ? "" : ", ")}{name} {size}");
        }

        if (!fits || rest != 1)
        {
            throw new ArgumentException(Text($"{parameter} must have the shape [{text}], but its length is {length}."), parameter);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
