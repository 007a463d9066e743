namespace AttnGen;

/// <summary>
/// Declares a dense layer of fixed shape as a kernel on a partial method: <c>outputs = activation(inputs · weights + bias)</c>. It computes
/// what the attention kernels take as <c>projectedKeys</c>, and the small layers around an encoder and a decoder.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Role</term><description>Shape and meaning</description></listheader>
/// <item><term><c>inputs</c></term><description>[rows, inputDim]</description></item>
/// <item><term><c>weights</c></term><description>[inputDim, outputDim], row-major [in, out] as Keras stores them; PyTorch's Linear holds them transposed</description></item>
/// <item><term><c>packedWeights</c></term><description>in place of <c>weights</c>: what <see cref="LinearWeights.Pack"/> makes of them, once for all calls; outputDim is at least 16</description></item>
/// <item><term><c>bias</c></term><description>[outputDim]; absent: 0</description></item>
/// <item><term><c>outputs</c></term><description>[rows, outputDim]</description></item>
/// <item><term><c>workspace</c></term><description>the caller's scratch, at least <c>public const int &lt;Method&gt;WorkspaceLength</c> floats</description></item>
/// </list>
/// <para>
/// All are dense and row-major spans, or, but for <c>workspace</c>, tensor spans of the same shape. Every output is one chain of multiply-adds in the order of the inputs, so that its bits depend on
/// neither shape nor vector width. Exceptions, memory and threads are as <see cref="AttentionAttribute"/> says.
/// </para>
/// </remarks>
/// <param name="rows">Rows of inputs and outputs, at least 1.</param>
/// <param name="inputDim">Components of an input, at least 1.</param>
/// <param name="outputDim">Components of an output, at least 1.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProjectionAttribute(int rows, int inputDim, int outputDim) : Attribute
{
    /// <summary>Rows of inputs and outputs.</summary>
    public int Rows { get; } = rows;

    /// <summary>Components of an input.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>Components of an output.</summary>
    public int OutputDim { get; } = outputDim;

    /// <summary>What is applied to every output. Default <see cref="AttnGen.Activation.None"/>.</summary>
    public Activation Activation { get; set; }
}
