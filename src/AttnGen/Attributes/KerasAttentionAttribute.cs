namespace AttnGen;

/// <summary>
/// Declares Keras's layer <c>keras.layers.Attention</c> as a kernel of fixed shape on a partial method, by its own rules: no scale but a
/// trained one, without a key the values serve as keys, a query that sees nothing weighs all keys alike.
/// </summary>
/// <remarks>
/// <para>
/// <c>Attention()([query, value])</c> returns the context, <c>output</c> here, and with <c>return_attention_scores=True</c> the
/// <c>weights</c> as well. Keras's arguments have a batch axis, [batch, queries, dim]. Where its documentation's example hands over a
/// single query as a vector or a rank-2 tensor, read it as [1, dim]: one batch entry, one query, <c>queries: 1</c>.
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>query</c></term><description>[batch, queries, dim]</description></item>
/// <item><term><c>value</c></term><description>[batch, keys, valueDim]</description></item>
/// <item><term><c>key</c></term><description>[batch, keys, dim]; absent: the values serve as keys</description></item>
/// <item><term><c>scale</c></term><description>[1], the trained weight of <c>use_scale=True</c>; absent: 1</description></item>
/// <item><term><c>concatScoreWeight</c></term><description>[1], the trained weight of <see cref="KerasScoreMode.Concat"/>, which needs it</description></item>
/// <item><term><c>queryMask</c></term><description><see cref="bool"/>, [batch, queries]: where false the output is 0; the weights are what they would be, as in Keras</description></item>
/// <item><term><c>valueMask</c></term><description><see cref="bool"/>, [batch, keys]: where false no query sees the key</description></item>
/// <item><term><c>output</c></term><description>[batch, queries, valueDim]</description></item>
/// <item><term><c>weights</c>, <c>scores</c></term><description>[batch, queries, keys]: after the softmax; before masks</description></item>
/// <item><term><c>logSumExp</c></term><description>[batch, queries]</description></item>
/// <item><term>any name, with <see cref="ColormapAttribute"/></term><description>a heatmap of the weights, [batch, queries, keys]</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>
/// Keras subtracts 1e9 from a masked score. Its weight is 0 here as there; where all of a row is masked, 1e9 swallows scores below 32
/// in magnitude and the row becomes uniform, which is the rule here whatever the scores are.
/// </para>
/// <para>Exceptions, NaN, memory and threads are as <see cref="AttentionAttribute"/> says.</para>
/// </remarks>
/// <param name="queries">Query rows of each batch entry, at least 1.</param>
/// <param name="keys">Key rows of each batch entry, at least 1.</param>
/// <param name="dim">Components of a query and of a key, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KerasAttentionAttribute(int queries, int keys, int dim) : Attribute
{
    /// <summary>Query rows of each batch entry.</summary>
    public int Queries { get; } = queries;

    /// <summary>Key rows of each batch entry.</summary>
    public int Keys { get; } = keys;

    /// <summary>Components of a query and of a key.</summary>
    public int Dim { get; } = dim;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Components of a value and of an output row. Default: <see cref="Dim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>How a query and a key are compared, Keras's <c>score_mode</c>. Default <see cref="KerasScoreMode.Dot"/>.</summary>
    public KerasScoreMode ScoreMode { get; set; }

    /// <summary>Whether a query sees only keys at or before its own position, Keras's <c>use_causal_mask</c>. Default false.</summary>
    public bool UseCausalMask { get; set; }
}

/// <summary>
/// Declares Keras's layer <c>keras.layers.AdditiveAttention</c> as a kernel of fixed shape on a partial method:
/// <c>weights = softmax(Σ scale · tanh(query + key))</c> over the components. Nothing is projected: a model that wants Bahdanau's projections
/// puts Dense layers before it, or declares <see cref="BahdanauAttentionAttribute"/>.
/// </summary>
/// <remarks>
/// The roles are those of <see cref="KerasAttentionAttribute"/>, but for <c>scale</c>: [dim], the trained weights of <c>use_scale=True</c> (Keras's
/// default); absent: 1. There is no <c>concatScoreWeight</c>.
/// </remarks>
/// <param name="queries">Query rows of each batch entry, at least 1.</param>
/// <param name="keys">Key rows of each batch entry, at least 1.</param>
/// <param name="dim">Components of a query and of a key, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KerasAdditiveAttentionAttribute(int queries, int keys, int dim) : Attribute
{
    /// <summary>Query rows of each batch entry.</summary>
    public int Queries { get; } = queries;

    /// <summary>Key rows of each batch entry.</summary>
    public int Keys { get; } = keys;

    /// <summary>Components of a query and of a key.</summary>
    public int Dim { get; } = dim;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Components of a value and of an output row. Default: <see cref="Dim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>Whether a query sees only keys at or before its own position, Keras's <c>use_causal_mask</c>. Default false.</summary>
    public bool UseCausalMask { get; set; }
}
