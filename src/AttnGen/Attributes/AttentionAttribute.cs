namespace AttnGen;

/// <summary>
/// Declares a scaled dot-product attention kernel of fixed shape on a partial method:
/// <c>weights = softmax(scale · query · keyᵀ)</c>, <c>output = weights · value</c>.
/// The AttnGen source generator writes the method's body.
/// </summary>
/// <remarks>
/// <para>
/// A parameter's role is its name; the order is free and what is absent is not computed. Inputs are <see cref="ReadOnlySpan{T}"/>,
/// outputs <see cref="Span{T}"/>, all dense and row-major; each but <c>workspace</c> may be the same as a
/// <c>System.Numerics.Tensors.ReadOnlyTensorSpan</c> or <c>TensorSpan</c> of exactly the declared shape, where batch and heads axes of 1 may be
/// absent. Shapes are those of <see cref="AttentionLayout.HeadsFirst"/>:
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>query</c></term><description>[batch, heads, queries, dim]</description></item>
/// <item><term><c>key</c></term><description>[batch, keyValueHeads, keys, dim]</description></item>
/// <item><term><c>value</c></term><description>[batch, keyValueHeads, keys, valueDim]; absent: the keys serve as values</description></item>
/// <item><term><c>mask</c></term><description><see cref="bool"/>, shaped by <see cref="MaskScope"/>: true where a query sees a key</description></item>
/// <item><term><c>bias</c></term><description>shaped by <see cref="BiasScope"/>, added to the scaled (and capped) scores; −∞ masks a slot</description></item>
/// <item><term><c>lengths</c></term><description>[batch], <see cref="int"/>: how many keys of each batch entry are valid, 0 … keys</description></item>
/// <item><term><c>output</c></term><description>[batch, heads, queries, valueDim]</description></item>
/// <item><term><c>weights</c></term><description>[batch, heads, queries, keys] in every layout; a masked slot is exactly 0, a row with anything to attend to sums to 1 within 2⁻¹⁹</description></item>
/// <item><term><c>scores</c></term><description>[batch, heads, queries, keys] in every layout: scale · query · keyᵀ of all slots, before soft cap, bias and masks</description></item>
/// <item><term><c>logSumExp</c></term><description>[batch, heads, queries] in every layout: ln Σ e^logit over what a query sees, −∞ where that is nothing</description></item>
/// <item><term>any name, with <see cref="ColormapAttribute"/></term><description>a heatmap, shaped as <c>weights</c>: pixels or indices of the weights' colours, which need not lie in memory themselves; what is masked is bad</description></item>
/// <item><term><c>maxDegreeOfParallelism</c></term><description><see cref="int"/>: how many threads may share the call, the calling one included; −1: as many as there are processors; absent: one</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats; absent: the stack up to 512 bytes, else a buffer that each thread makes at its first call</description></item>
/// </list>
/// <para>
/// At least one output is required. The generated method throws <see cref="ArgumentException"/> when a span
/// has another length than its shape or an output overlaps another span, and <see cref="ArgumentOutOfRangeException"/> when a length lies
/// outside 0 … keys, in each case before anything is written. It allocates nothing on the managed heap in steady state and may be called
/// from any number of threads. Scores up to ±1e30 are safe, as long as 12 · scale · query and the products with a key stay finite: the largest score of a row is
/// subtracted before the exponential.
/// </para>
/// <para>
/// With <c>maxDegreeOfParallelism</c> threads of the pool help with blocks of up to 48 queries of all batch entries and heads; whoever computes a block, its bits are the
/// same. The calling thread does what nobody helps with. Scratch is each thread's own, so that there is no <c>workspace</c>; heads are not averaged. A calling
/// thread allocates about 400 bytes at its first call with several threads, and nothing later.
/// </para>
/// <para>
/// A slot is masked by <c>lengths</c>, <c>mask</c>, a <c>bias</c> of −∞, <see cref="Causal"/> or a window, whichever hides it. Whatever key, value
/// and bias hold there, NaN and ∞ included, reaches no output, weight or log-sum-exp, but for the mean of all values that
/// <see cref="EmptyRow.Uniform"/> asks for. NaN in a slot that is seen gives NaN in its row and no other.
/// </para>
/// <para>Formula: Vaswani et al., "Attention Is All You Need" (2017), equation 1.</para>
/// </remarks>
/// <example>
/// <code>
/// public static partial class Kernels
/// {
///     [Attention(queries: 27, keys: 27, dim: 64, Batch = 4, Heads = 4)]
///     public static partial void Encode(ReadOnlySpan&lt;float&gt; query, ReadOnlySpan&lt;float&gt; key, ReadOnlySpan&lt;float&gt; value,
///                                       ReadOnlySpan&lt;int&gt; lengths, Span&lt;float&gt; output, Span&lt;float&gt; weights);
/// }
/// </code>
/// </example>
/// <param name="queries">Query rows of each head, at least 1.</param>
/// <param name="keys">Key rows of each head, at least 1.</param>
/// <param name="dim">Components of a query and of a key, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AttentionAttribute(int queries, int keys, int dim) : Attribute
{
    /// <summary>Query rows of each head.</summary>
    public int Queries { get; } = queries;

    /// <summary>Key rows of each head.</summary>
    public int Keys { get; } = keys;

    /// <summary>Components of a query and of a key.</summary>
    public int Dim { get; } = dim;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Attention heads of each batch entry. Default 1.</summary>
    public int Heads { get; set; } = 1;

    /// <summary>
    /// Key and value heads, a divisor of <see cref="Heads"/>: head h reads key and value head h / (Heads / KeyValueHeads). Fewer than heads is
    /// grouped-query attention, 1 is multi-query attention. Default: <see cref="Heads"/>.
    /// </summary>
    public int KeyValueHeads { get; set; }

    /// <summary>Components of a value and of an output row. Default: <see cref="Dim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>Factor of every score, rounded to <see cref="float"/>. Default: 1/√<see cref="Dim"/>.</summary>
    public double Scale { get; set; }

    /// <summary>Whether a query attends only to keys at or before its own position. Default false.</summary>
    public bool Causal { get; set; }

    /// <summary>Where a query's own position among the keys is when queries and keys differ in number; <c>lengths</c> do not move it. Default <see cref="AttnGen.CausalAlignment.TopLeft"/>.</summary>
    public CausalAlignment CausalAlignment { get; set; }

    /// <summary>
    /// Keys before its own position that a query still sees, inclusive: 0 or more. The position follows <see cref="CausalAlignment"/>, with
    /// <see cref="Causal"/> or without. Absent: all.
    /// </summary>
    public int WindowLeft { get; set; }

    /// <summary>Keys after its own position that a query still sees, inclusive: 0 or more; with <see cref="Causal"/> none. Absent: all.</summary>
    public int WindowRight { get; set; }

    /// <summary>Bound c of the soft cap c · tanh(score / c), above 0, rounded to <see cref="float"/>; applied before bias and masks. Absent: no cap.</summary>
    public double Softcap { get; set; }

    /// <summary>Order of the axes of query, key, value and output. Default <see cref="AttentionLayout.HeadsFirst"/>.</summary>
    public AttentionLayout Layout { get; set; }

    /// <summary>Shape of the <c>mask</c> role. Default <see cref="AttnGen.MaskScope.Shared"/>.</summary>
    public MaskScope MaskScope { get; set; }

    /// <summary>Shape of the <c>bias</c> role. Default <see cref="AttnGen.BiasScope.Shared"/>.</summary>
    public BiasScope BiasScope { get; set; }

    /// <summary>What a query without any valid key gets. Default <see cref="AttnGen.EmptyRow.Zero"/>.</summary>
    public EmptyRow EmptyRow { get; set; }

    /// <summary>Whether weights and scores are averaged over the heads, [batch, queries, keys]. Default false.</summary>
    public bool AverageHeads { get; set; }
}
