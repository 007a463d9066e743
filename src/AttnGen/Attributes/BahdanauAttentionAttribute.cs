namespace AttnGen;

/// <summary>
/// Declares a kernel of Bahdanau's additive attention of fixed shape on a partial method:
/// <c>weights = softmax(vᵀ tanh(W query + U key))</c>, <c>output = weights · value</c>. The AttnGen source generator writes the method's body.
/// </summary>
/// <remarks>
/// <para>
/// A parameter's role is its name; the order is free and what is absent is not computed. Inputs are <see cref="ReadOnlySpan{T}"/>,
/// outputs <see cref="Span{T}"/>, all dense and row-major; each but <c>workspace</c> may be a tensor span of the same shape. Weights are
/// row-major [in, out] (y = x W), as Keras stores them.
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>query</c></term><description>[batch, queries, queryDim]: a decoder's state</description></item>
/// <item><term><c>key</c></term><description>[batch, keys, keyDim]: an encoder's annotations</description></item>
/// <item><term><c>value</c></term><description>[batch, keys, valueDim]; absent: the keys serve as values</description></item>
/// <item><term><c>queryWeights</c></term><description>W, [queryDim, units]</description></item>
/// <item><term><c>keyWeights</c></term><description>U, [keyDim, units]</description></item>
/// <item><term><c>projectedKeys</c></term><description>in place of <c>keyWeights</c>: key · keyWeights, [batch, keys, units], computed once for a memory that does not
/// change between steps (a <see cref="ProjectionAttribute"/> kernel does it). <c>key</c> is then read only as the values, and left out where there is a <c>value</c> or no <c>output</c></description></item>
/// <item><term><c>scoreWeights</c></term><description>v, [units]</description></item>
/// <item><term><c>bias</c></term><description>[units], added before the tanh; absent: none</description></item>
/// <item><term><c>gain</c></term><description>[1], only with <see cref="Normalize"/>: its g; absent: 1</description></item>
/// <item><term><c>lengths</c></term><description>[batch], <see cref="int"/>: how many keys of each batch entry are valid, 0 … keys</description></item>
/// <item><term><c>mask</c></term><description><see cref="bool"/>, shaped by <see cref="MaskScope"/>: true where a query sees a key</description></item>
/// <item><term><c>output</c></term><description>[batch, queries, valueDim]: the context vectors</description></item>
/// <item><term><c>weights</c>, <c>scores</c></term><description>[batch, queries, keys]: after the softmax; before masks</description></item>
/// <item><term><c>logSumExp</c></term><description>[batch, queries]</description></item>
/// <item><term>any name, with <see cref="ColormapAttribute"/></term><description>a heatmap of the weights, [batch, queries, keys]</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>
/// Exceptions, masked slots, NaN, memory and threads are as <see cref="AttentionAttribute"/> says. The tanh of a score is within 1.9e-7, absolutely:
/// what is summed up needs no more (<see cref="Numerics.VectorTanhOfSum"/>).
/// </para>
/// <para>
/// Formula: Bahdanau, Cho, Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate" (2014), appendix A.1.2. The
/// normalised form is TensorFlow Addons' <c>BahdanauAttention(normalize=True)</c>, after Salimans and Kingma (2016).
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [BahdanauAttention(queries: 1, keys: 50, queryDim: 256, keyDim: 512, units: 128)]
/// public static partial void Bahdanau(ReadOnlySpan&lt;float&gt; query, ReadOnlySpan&lt;float&gt; key, ReadOnlySpan&lt;float&gt; queryWeights,
///                                     ReadOnlySpan&lt;float&gt; keyWeights, ReadOnlySpan&lt;float&gt; scoreWeights,
///                                     Span&lt;float&gt; output, Span&lt;float&gt; weights);
/// </code>
/// </example>
/// <param name="queries">Query rows of each batch entry, at least 1.</param>
/// <param name="keys">Key rows of each batch entry, at least 1.</param>
/// <param name="queryDim">Components of a query, at least 1.</param>
/// <param name="keyDim">Components of a key, at least 1.</param>
/// <param name="units">Hidden units, the components of both projections, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BahdanauAttentionAttribute(int queries, int keys, int queryDim, int keyDim, int units) : Attribute
{
    /// <summary>Query rows of each batch entry.</summary>
    public int Queries { get; } = queries;

    /// <summary>Key rows of each batch entry.</summary>
    public int Keys { get; } = keys;

    /// <summary>Components of a query.</summary>
    public int QueryDim { get; } = queryDim;

    /// <summary>Components of a key.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>Hidden units.</summary>
    public int Units { get; } = units;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Components of a value and of an output row. Default: <see cref="KeyDim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>Whether v is replaced by <c>gain</c> · v / ‖v‖. Default false.</summary>
    public bool Normalize { get; set; }

    /// <summary>Shape of the <c>mask</c> role. Default <see cref="AttnGen.MaskScope.Shared"/>.</summary>
    public MaskScope MaskScope { get; set; }

    /// <summary>What a query without any valid key gets. Default <see cref="AttnGen.EmptyRow.Zero"/>.</summary>
    public EmptyRow EmptyRow { get; set; }
}
