namespace AttnGen;

/// <summary>
/// Declares a kernel of Luong's multiplicative attention of fixed shape on a partial method:
/// <c>weights = softmax(score(query, key))</c>, <c>output = weights · value</c>. The AttnGen source generator writes the method's body.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Score"/> says how a query q (a decoder's state) and a key k (an encoder's annotation) are compared:
/// <see cref="LuongScore.Dot"/> q · k, <see cref="LuongScore.General"/> qᵀ W k, <see cref="LuongScore.Concat"/> vᵀ tanh(W [q; k]).
/// There is no other scale. Many queries at once are the steps of a decoder under teacher forcing.
/// </para>
/// <para>
/// A parameter's role is its name; the order is free and what is absent is not computed. Inputs are <see cref="ReadOnlySpan{T}"/>,
/// outputs <see cref="Span{T}"/>, all dense and row-major; each but <c>workspace</c> may be a tensor span of the same shape. Weights are
/// row-major [in, out] (y = x W), as Keras stores them.
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>query</c></term><description>[batch, queries, queryDim]</description></item>
/// <item><term><c>key</c></term><description>[batch, keys, keyDim]</description></item>
/// <item><term><c>value</c></term><description>[batch, keys, valueDim]; absent: the keys serve as values</description></item>
/// <item><term><c>scoreWeights</c></term><description>General: W, [queryDim, keyDim]. Concat: v, [units]</description></item>
/// <item><term><c>packedScoreWeights</c></term><description>General, in place of <c>scoreWeights</c>: what <see cref="LinearWeights.Pack"/> makes of W, once for all calls; keyDim is at least 16</description></item>
/// <item><term><c>queryWeights</c>, <c>keyWeights</c></term><description>Concat: the two parts of W, [queryDim, units] and [keyDim, units]</description></item>
/// <item><term><c>projectedKeys</c></term><description>what the keys' weights make of a memory that does not change between steps, in their place. General, where
/// <c>scoreWeights</c> is left out: key · Wᵀ, [batch, keys, queryDim]. Concat, where <c>keyWeights</c> is left out: key · keyWeights, [batch, keys, units].
/// A <see cref="ProjectionAttribute"/> kernel computes them. <c>key</c> is then read only as the values, and left out where there is a <c>value</c> or no <c>output</c></description></item>
/// <item><term><c>gain</c></term><description>[1]: a factor of every score, TensorFlow Addons' <c>attention_g</c> with <c>scale=True</c></description></item>
/// <item><term><c>lengths</c></term><description>[batch], <see cref="int"/>: how many keys of each batch entry are valid, 0 … keys</description></item>
/// <item><term><c>mask</c></term><description><see cref="bool"/>, shaped by <see cref="MaskScope"/>: true where a query sees a key</description></item>
/// <item><term><c>output</c></term><description>[batch, queries, valueDim]: the context vectors</description></item>
/// <item><term><c>weights</c>, <c>scores</c></term><description>[batch, queries, keys]: after the softmax; before masks</description></item>
/// <item><term><c>logSumExp</c></term><description>[batch, queries]</description></item>
/// <item><term><c>attentionalWeights</c></term><description>W_c, [valueDim + queryDim, attentionalDim]: the context's rows come first</description></item>
/// <item><term><c>attentional</c></term><description>[batch, queries, attentionalDim]: the attentional vectors tanh(W_c [output; query]); needs <c>attentionalWeights</c> and <c>output</c></description></item>
/// <item><term>any name, with <see cref="ColormapAttribute"/></term><description>a heatmap of the weights, [batch, queries, keys]</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>
/// Exceptions, masked slots, NaN, memory and threads are as <see cref="AttentionAttribute"/> says. The tanh of a concat score is within 1.9e-7,
/// absolutely (<see cref="Numerics.VectorTanhOfSum"/>); that of an attentional vector within 1.2 ULP.
/// </para>
/// <para>Formulas: Luong, Pham, Manning, "Effective Approaches to Attention-based Neural Machine Translation" (2015), section 3.1.</para>
/// </remarks>
/// <example>
/// <code>
/// [LuongAttention(queries: 1, keys: 50, queryDim: 256, keyDim: 512, Score = LuongScore.General)]
/// public static partial void Luong(ReadOnlySpan&lt;float&gt; query, ReadOnlySpan&lt;float&gt; key, ReadOnlySpan&lt;float&gt; scoreWeights,
///                                  Span&lt;float&gt; output, Span&lt;float&gt; weights);
/// </code>
/// </example>
/// <param name="queries">Query rows of each batch entry, at least 1.</param>
/// <param name="keys">Key rows of each batch entry, at least 1.</param>
/// <param name="queryDim">Components of a query, at least 1.</param>
/// <param name="keyDim">Components of a key, at least 1; <see cref="LuongScore.Dot"/> needs as many as a query has.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LuongAttentionAttribute(int queries, int keys, int queryDim, int keyDim) : Attribute
{
    /// <summary>Query rows of each batch entry.</summary>
    public int Queries { get; } = queries;

    /// <summary>Key rows of each batch entry.</summary>
    public int Keys { get; } = keys;

    /// <summary>Components of a query.</summary>
    public int QueryDim { get; } = queryDim;

    /// <summary>Components of a key.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>How a query and a key are compared. Default <see cref="LuongScore.Dot"/>.</summary>
    public LuongScore Score { get; set; }

    /// <summary>Hidden units of <see cref="LuongScore.Concat"/>, at least 1; it needs them, and no other score has any.</summary>
    public int Units { get; set; }

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Components of a value and of an output row. Default: <see cref="KeyDim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>Components of an attentional vector. Default: <see cref="QueryDim"/>.</summary>
    public int AttentionalDim { get; set; }

    /// <summary>Shape of the <c>mask</c> role. Default <see cref="AttnGen.MaskScope.Shared"/>.</summary>
    public MaskScope MaskScope { get; set; }

    /// <summary>What a query without any valid key gets. Default <see cref="AttnGen.EmptyRow.Zero"/>.</summary>
    public EmptyRow EmptyRow { get; set; }
}
