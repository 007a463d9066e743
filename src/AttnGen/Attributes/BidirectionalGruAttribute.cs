namespace AttnGen;

/// <summary>
/// Declares the bidirectional recurrent encoder of fixed shape as a kernel on a partial method: two gated recurrent units read each
/// sequence from either end, and a step's annotation is their two states side by side, [→h; ←h]. The AttnGen source generator writes the
/// method's body.
/// </summary>
/// <remarks>
/// <para>
/// Formulas and the order of the gates are those of <see cref="GruAttribute"/>. The backward unit starts at each sequence's own last valid step. A parameter's role is
/// its name; the order is free. All spans are dense and row-major; each but <c>workspace</c> may be a tensor span of the same shape.
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>inputs</c></term><description>[batch, steps, inputDim]</description></item>
/// <item><term><c>forwardInputWeights</c>, <c>backwardInputWeights</c></term><description>[inputDim, 3 · hiddenDim]</description></item>
/// <item><term><c>forwardRecurrentWeights</c>, <c>backwardRecurrentWeights</c></term><description>[hiddenDim, 3 · hiddenDim]</description></item>
/// <item><term><c>forwardBias</c>, <c>backwardBias</c></term><description>[3 · hiddenDim]; absent: 0</description></item>
/// <item><term><c>forwardRecurrentBias</c>, <c>backwardRecurrentBias</c></term><description>[3 · hiddenDim], only with <see cref="ResetAfter"/>; absent: 0</description></item>
/// <item><term><c>forwardInitialState</c>, <c>backwardInitialState</c></term><description>[batch, hiddenDim]; absent: 0</description></item>
/// <item><term><c>lengths</c></term><description>[batch], <see cref="int"/>: how many steps of each batch entry are valid, 0 … steps. Annotations beyond are 0</description></item>
/// <item><term><c>annotations</c></term><description>[batch, steps, 2 · hiddenDim]: forward state, then backward state, of each step</description></item>
/// <item><term><c>forwardFinalState</c>, <c>backwardFinalState</c></term><description>[batch, hiddenDim]: after the last valid step, and after the first</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>At least one output is required. Exceptions, NaN, memory and threads are as <see cref="GruAttribute"/> says.</para>
/// <para>Bahdanau, Cho, Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate" (2014), section 3.2.</para>
/// </remarks>
/// <example>
/// <code>
/// [BidirectionalGru(steps: 50, inputDim: 128, hiddenDim: 256)]
/// public static partial void Annotate(ReadOnlySpan&lt;float&gt; inputs,
///     ReadOnlySpan&lt;float&gt; forwardInputWeights, ReadOnlySpan&lt;float&gt; forwardRecurrentWeights, ReadOnlySpan&lt;float&gt; forwardBias,
///     ReadOnlySpan&lt;float&gt; backwardInputWeights, ReadOnlySpan&lt;float&gt; backwardRecurrentWeights, ReadOnlySpan&lt;float&gt; backwardBias,
///     Span&lt;float&gt; annotations);
/// </code>
/// </example>
/// <param name="steps">Steps of each sequence, at least 1.</param>
/// <param name="inputDim">Components of a step's input, at least 1.</param>
/// <param name="hiddenDim">Components of each direction's state, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BidirectionalGruAttribute(int steps, int inputDim, int hiddenDim) : Attribute
{
    /// <summary>Steps of each sequence.</summary>
    public int Steps { get; } = steps;

    /// <summary>Components of a step's input.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>Components of each direction's state.</summary>
    public int HiddenDim { get; } = hiddenDim;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Whether the reset gate is applied after the product with U_n, as Keras does by default and PyTorch always. Default false.</summary>
    public bool ResetAfter { get; set; }

    /// <summary>What the update gate weighs. Default <see cref="GruUpdate.KeepState"/>.</summary>
    public GruUpdate Update { get; set; }
}
