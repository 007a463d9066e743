using System.Runtime.CompilerServices;

namespace AttnGen;

/// <summary>
/// Brings the weights of PyTorch's, Keras's and ONNX's gated recurrent units into the layout of <see cref="GruAttribute"/> and
/// <see cref="BidirectionalGruAttribute"/>: row-major [in, 3 · hiddenDim], gates in the order update, reset, candidate.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Source</term><description>Layout, order of the gates, declaration that computes the same</description></listheader>
/// <item><term>PyTorch</term><description><c>weight_ih_l0</c> [3 · hiddenDim, inputDim], <c>weight_hh_l0</c> [3 · hiddenDim, hiddenDim], both biases [3 · hiddenDim];
/// reset, update, new. <c>ResetAfter = true</c></description></item>
/// <item><term>Keras, <c>reset_after=True</c></term><description><c>kernel</c> and <c>recurrent_kernel</c> as they are; <c>bias</c> [2, 3 · hiddenDim]; update, reset, candidate.
/// <c>ResetAfter = true</c></description></item>
/// <item><term>Keras, <c>reset_after=False</c></term><description>everything as it is. <c>ResetAfter = false</c></description></item>
/// <item><term>ONNX, <c>linear_before_reset</c> = 1</term><description>W [directions, 3 · hiddenDim, inputDim], R [directions, 3 · hiddenDim, hiddenDim], B [directions, 6 · hiddenDim]:
/// that of W, then that of R; update, reset, hidden. <c>ResetAfter = true</c></description></item>
/// <item><term>ONNX, <c>linear_before_reset</c> = 0</term><description>the same; both biases are added up. <c>ResetAfter = false</c></description></item>
/// </list>
/// <para>
/// All three keep with the update gate: h' = z ∘ h + (1 − z) ∘ n, <see cref="GruUpdate.KeepState"/>. Bahdanau et al. (2014), appendix A,
/// let it take: h' = (1 − z) ∘ h + z ∘ n, <see cref="GruUpdate.TakeCandidate"/>. As 1 − σ(a) = σ(−a), weights of one convention
/// become those of the other by the opposite sign in the first hiddenDim columns of both weights and of each bias.
/// </para>
/// </remarks>
public static class GruWeights
{
    private const int Gates = 3;

    /// <summary>Where PyTorch's reset, update and new lie among update, reset and candidate.</summary>
    private static ReadOnlySpan<int> PyTorchGates => [1, 0, 2];

    private static ReadOnlySpan<int> OnnxGates => [0, 1, 2];

    /// <summary>
    /// PyTorch's <c>weight_ih</c>, or, with <paramref name="inputDim"/> = <paramref name="hiddenDim"/>, <c>weight_hh</c>.
    /// </summary>
    /// <param name="inputDim">Components of what the weights multiply, at least 1.</param>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="weight">[3 · hiddenDim, inputDim].</param>
    /// <param name="weights">[inputDim, 3 · hiddenDim]: the role inputWeights, or recurrentWeights.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static void FromPyTorch(int inputDim, int hiddenDim, ReadOnlySpan<float> weight, Span<float> weights)
    {
        CheckSizes(inputDim, hiddenDim);
        LinearWeights.CheckSpan(nameof(weight), weight, "[3 · hiddenDim, inputDim]", checked(Gates * hiddenDim * inputDim));
        TransposeGates(inputDim, hiddenDim, weight, PyTorchGates, weights);
    }

    /// <summary>PyTorch's <c>bias_ih</c>, or <c>bias_hh</c>.</summary>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="torchBias">[3 · hiddenDim].</param>
    /// <param name="bias">[3 · hiddenDim]: the role bias, or recurrentBias.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static void FromPyTorchBias(int hiddenDim, ReadOnlySpan<float> torchBias, Span<float> bias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDim, 1);
        CheckBias(torchBias, hiddenDim);
        CheckBias(bias, hiddenDim);
        LinearWeights.CheckApart(nameof(bias), bias, torchBias);
        for (int gate = 0; gate < Gates; gate++)
        {
            torchBias.Slice(gate * hiddenDim, hiddenDim).CopyTo(bias[(PyTorchGates[gate] * hiddenDim)..]);
        }
    }

    /// <summary>Keras's <c>bias</c> of a layer with <c>reset_after=True</c>.</summary>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="kerasBias">[2, 3 · hiddenDim].</param>
    /// <param name="bias">[3 · hiddenDim].</param>
    /// <param name="recurrentBias">[3 · hiddenDim].</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static void FromKerasBias(int hiddenDim, ReadOnlySpan<float> kerasBias, Span<float> bias, Span<float> recurrentBias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDim, 1);
        LinearWeights.CheckSpan(nameof(kerasBias), kerasBias, "[2, 3 · hiddenDim]", checked(2 * Gates * hiddenDim));
        Split(hiddenDim, kerasBias, bias, recurrentBias);
    }

    /// <summary>ONNX's <c>W</c>, or, with <paramref name="inputDim"/> = <paramref name="hiddenDim"/>, <c>R</c>.</summary>
    /// <param name="inputDim">Components of what the weights multiply, at least 1.</param>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="directions">1, or 2 of a bidirectional operator.</param>
    /// <param name="direction">Whose weights are wanted: 0, or 1 for the backward unit of a bidirectional operator.</param>
    /// <param name="onnxWeights">[directions, 3 · hiddenDim, inputDim].</param>
    /// <param name="weights">[inputDim, 3 · hiddenDim]: the role inputWeights, or recurrentWeights.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such direction.</exception>
    public static void FromOnnx(
        int inputDim, int hiddenDim, int directions, int direction, ReadOnlySpan<float> onnxWeights, Span<float> weights)
    {
        CheckSizes(inputDim, hiddenDim);
        int length = checked(Gates * hiddenDim * inputDim);
        TransposeGates(inputDim, hiddenDim, PartOf(onnxWeights, "[directions, 3 · hiddenDim, inputDim]", length, directions, direction), OnnxGates, weights);
    }

    /// <summary>ONNX's <c>B</c> of an operator with <c>linear_before_reset</c> = 1.</summary>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="directions">1, or 2 of a bidirectional operator.</param>
    /// <param name="direction">Whose biases are wanted: 0, or 1 for the backward unit of a bidirectional operator.</param>
    /// <param name="onnxBias">[directions, 6 · hiddenDim].</param>
    /// <param name="bias">[3 · hiddenDim].</param>
    /// <param name="recurrentBias">[3 · hiddenDim].</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such direction.</exception>
    public static void FromOnnxBias(
        int hiddenDim, int directions, int direction, ReadOnlySpan<float> onnxBias, Span<float> bias, Span<float> recurrentBias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDim, 1);
        Split(hiddenDim, PartOf(onnxBias, "[directions, 6 · hiddenDim]", checked(2 * Gates * hiddenDim), directions, direction), bias, recurrentBias);
    }

    /// <summary>ONNX's <c>B</c> of an operator with <c>linear_before_reset</c> = 0, whose two biases become their sum.</summary>
    /// <param name="hiddenDim">Components of the state, at least 1.</param>
    /// <param name="directions">1, or 2 of a bidirectional operator.</param>
    /// <param name="direction">Whose bias is wanted: 0, or 1 for the backward unit of a bidirectional operator.</param>
    /// <param name="onnxBias">[directions, 6 · hiddenDim].</param>
    /// <param name="bias">[3 · hiddenDim].</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there is no such direction.</exception>
    public static void FromOnnxBias(int hiddenDim, int directions, int direction, ReadOnlySpan<float> onnxBias, Span<float> bias)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDim, 1);
        ReadOnlySpan<float> biases = PartOf(onnxBias, "[directions, 6 · hiddenDim]", checked(2 * Gates * hiddenDim), directions, direction);
        CheckBias(bias, hiddenDim);
        LinearWeights.CheckApart(nameof(bias), bias, onnxBias);
        for (int i = 0; i < bias.Length; i++)
        {
            bias[i] = biases[i] + biases[bias.Length + i];
        }
    }

    /// <summary>Rows of gates, [3 · hiddenDim, inputDim], as columns, each gate at its place.</summary>
    private static void TransposeGates(int inputDim, int hiddenDim, ReadOnlySpan<float> rows, ReadOnlySpan<int> places, Span<float> weights)
    {
        int columns = Gates * hiddenDim;
        LinearWeights.CheckSpan(nameof(weights), weights, "[inputDim, 3 · hiddenDim]", inputDim * columns);
        LinearWeights.CheckApart(nameof(weights), weights, rows);
        for (int row = 0; row < columns; row++)
        {
            int column = (places[row / hiddenDim] * hiddenDim) + (row % hiddenDim);
            LinearWeights.CopyToColumn(rows.Slice(row * inputDim, inputDim), weights, columns, column);
        }
    }

    private static void Split(int hiddenDim, ReadOnlySpan<float> biases, Span<float> bias, Span<float> recurrentBias)
    {
        CheckBias(bias, hiddenDim);
        CheckBias(recurrentBias, hiddenDim);
        LinearWeights.CheckApart(nameof(bias), bias, biases);
        LinearWeights.CheckApart(nameof(recurrentBias), recurrentBias, biases);
        LinearWeights.CheckApart(nameof(recurrentBias), recurrentBias, bias);
        biases[..bias.Length].CopyTo(bias);
        biases[bias.Length..].CopyTo(recurrentBias);
    }

    private static ReadOnlySpan<float> PartOf(
        ReadOnlySpan<float> source, string shape, int length, int directions, int direction,
        [CallerArgumentExpression(nameof(source))] string parameter = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(directions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(directions, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(direction);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(direction, directions);
        LinearWeights.CheckSpan(parameter, source, shape, checked(directions * length));
        return source.Slice(direction * length, length);
    }

    private static void CheckSizes(int inputDim, int hiddenDim)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputDim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDim, 1);
    }

    private static void CheckBias(ReadOnlySpan<float> bias, int hiddenDim, [CallerArgumentExpression(nameof(bias))] string parameter = "") =>
        LinearWeights.CheckSpan(parameter, bias, "[3 · hiddenDim]", checked(Gates * hiddenDim));
}
