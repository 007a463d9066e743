namespace AttnGen;

/// <summary>
/// Declares a gated recurrent unit that runs over a sequence of fixed shape, as a kernel on a partial method. The AttnGen source generator
/// writes the method's body.
/// </summary>
/// <remarks>
/// <para>With σ the logistic function, ∘ the product by elements, x a step's input and h the state before it:</para>
/// <code>
/// z = σ(x W_z + h U_z + b_z)
/// r = σ(x W_r + h U_r + b_r)
/// n = tanh(x W_n + (r ∘ h) U_n + b_n)             reset before (the paper; the default)
/// n = tanh(x W_n + b_n + r ∘ (h U_n + c_n))       ResetAfter (Keras's default, PyTorch), where z and r also have their part of c
/// h' = z ∘ h + (1 − z) ∘ n                        see Update for the other convention
/// </code>
/// <para>
/// A parameter's role is its name; the order is free. Inputs are <see cref="ReadOnlySpan{T}"/>, outputs <see cref="Span{T}"/>, all dense
/// and row-major; each but <c>workspace</c> may be a tensor span of the same shape. Gates lie in the order update, reset, candidate.
/// <see cref="GruWeights"/> brings weights of PyTorch, Keras and ONNX into this order.
/// </para>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>inputs</c></term><description>[batch, steps, inputDim]</description></item>
/// <item><term><c>inputWeights</c></term><description>W, [inputDim, 3 · hiddenDim]</description></item>
/// <item><term><c>recurrentWeights</c></term><description>U, [hiddenDim, 3 · hiddenDim]</description></item>
/// <item><term><c>bias</c></term><description>b, [3 · hiddenDim]; absent: 0</description></item>
/// <item><term><c>recurrentBias</c></term><description>c, [3 · hiddenDim], only with <see cref="ResetAfter"/>; absent: 0</description></item>
/// <item><term><c>initialState</c></term><description>[batch, hiddenDim]; absent: 0</description></item>
/// <item><term><c>lengths</c></term><description>[batch], <see cref="int"/>: how many steps of each batch entry are valid, 0 … steps. States beyond are 0; the final state is
/// that of the last valid step, or the initial state where there is none</description></item>
/// <item><term><c>states</c></term><description>[batch, steps, hiddenDim]: the state after each step</description></item>
/// <item><term><c>finalState</c></term><description>[batch, hiddenDim]: the state after the last valid step (with <see cref="Reverse"/> the first)</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>
/// At least one output is required. Exceptions, memory and threads are as <see cref="AttentionAttribute"/> says. NaN or ∞ of a step that
/// is not valid reaches no state; that of a valid step stays in its batch entry. tanh is within 1.2 ULP, the logistic function within 2.
/// </para>
/// <para>
/// Formulas: Cho et al., "Learning Phrase Representations using RNN Encoder–Decoder" (2014); Bahdanau, Cho, Bengio (2014), appendix A.1.1.
/// </para>
/// </remarks>
/// <param name="steps">Steps of each sequence, at least 1.</param>
/// <param name="inputDim">Components of a step's input, at least 1.</param>
/// <param name="hiddenDim">Components of the state, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GruAttribute(int steps, int inputDim, int hiddenDim) : Attribute
{
    /// <summary>Steps of each sequence.</summary>
    public int Steps { get; } = steps;

    /// <summary>Components of a step's input.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>Components of the state.</summary>
    public int HiddenDim { get; } = hiddenDim;

    /// <summary>Independent sequences in one call. Default 1.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>
    /// Whether the reset gate is applied after the product with U_n, with a second bias, as Keras does by default and PyTorch always;
    /// otherwise to the state before it, as in the paper. Default false.
    /// </summary>
    public bool ResetAfter { get; set; }

    /// <summary>What the update gate weighs. Default <see cref="GruUpdate.KeepState"/>.</summary>
    public GruUpdate Update { get; set; }

    /// <summary>Whether each sequence is read from its last valid step to its first; <c>states</c> stay at the steps that they belong to. Default false.</summary>
    public bool Reverse { get; set; }
}
