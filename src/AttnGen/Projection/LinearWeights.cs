using System.Runtime.InteropServices;
using AttnGen.CompilerServices;

namespace AttnGen;

/// <summary>Brings the weights of other frameworks' dense layers into the kernels' layout, row-major [in, out].</summary>
/// <remarks>Keras's Dense holds its kernel as [in, out] already; ONNX's <c>MatMul</c>, and <c>Gemm</c> with <c>transB = 0</c>, too.</remarks>
public static class LinearWeights
{
    /// <summary>Columns of a panel of packed weights.</summary>
    private const int PanelColumns = 16;

    /// <summary>The weight of PyTorch's <c>torch.nn.Linear</c>, or of ONNX's <c>Gemm</c> with <c>transB = 1</c>, transposed.</summary>
    /// <param name="inputDim">Components of an input, at least 1.</param>
    /// <param name="outputDim">Components of an output, at least 1.</param>
    /// <param name="weight">[outputDim, inputDim].</param>
    /// <param name="weights">[inputDim, outputDim]: what a <see cref="ProjectionAttribute"/> kernel, or an attention kernel, reads.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static void FromPyTorch(int inputDim, int outputDim, ReadOnlySpan<float> weight, Span<float> weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputDim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputDim, 1);
        CheckSpan(nameof(weight), weight, "[outputDim, inputDim]", checked(outputDim * inputDim));
        CheckSpan(nameof(weights), weights, "[inputDim, outputDim]", checked(inputDim * outputDim));
        CheckApart(nameof(weights), weights, weight);
        for (int output = 0; output < outputDim; output++)
        {
            CopyToColumn(weight.Slice(output * inputDim, inputDim), weights, outputDim, output);
        }
    }

    /// <summary>Floats of packed weights.</summary>
    /// <param name="inputDim">Components of an input, at least 1.</param>
    /// <param name="outputDim">Components of an output, at least 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public static int PackedLength(int inputDim, int outputDim)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputDim, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputDim, PanelColumns);
        return checked((((outputDim - 1) / PanelColumns) + 1) * inputDim * PanelColumns);
    }

    /// <summary>
    /// Lays weights out as kernels read them: panels of sixteen columns, [panels, inputDim, 16], of which the last holds the last sixteen. A kernel
    /// with <c>packedWeights</c> or <c>packedScoreWeights</c> takes them instead of laying them out in every call, and gives the same bits. They are the
    /// same for every processor: pack once, when the model is loaded or before it is stored.
    /// </summary>
    /// <param name="inputDim">Components of an input, at least 1.</param>
    /// <param name="outputDim">Components of an output, at least 16.</param>
    /// <param name="weights">[inputDim, outputDim].</param>
    /// <param name="packed"><see cref="PackedLength"/> floats.</param>
    /// <exception cref="ArgumentException">A span has another length than its shape, or the two overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is too small.</exception>
    public static void Pack(int inputDim, int outputDim, ReadOnlySpan<float> weights, Span<float> packed)
    {
        int length = PackedLength(inputDim, outputDim);
        CheckSpan(nameof(weights), weights, "[inputDim, outputDim]", checked(inputDim * outputDim));
        CheckSpan(nameof(packed), packed, "[panels, inputDim, 16]", length);
        CheckApart(nameof(packed), packed, weights);
        KernelPanels.Lay(
            ref MemoryMarshal.GetReference(weights), ref MemoryMarshal.GetReference(packed), (nuint)inputDim, (nuint)outputDim, (nuint)outputDim, PanelColumns);
    }

    /// <summary>A row as a column of a row-major matrix.</summary>
    internal static void CopyToColumn(ReadOnlySpan<float> row, Span<float> matrix, int columns, int column)
    {
        for (int i = 0; i < row.Length; i++)
        {
            matrix[(i * columns) + column] = row[i];
        }
    }

    internal static void CheckSpan(string parameter, ReadOnlySpan<float> span, string shape, int expected)
    {
        if (span.Length != expected)
        {
            throw new ArgumentException($"{parameter} must have {shape} = {expected} elements, but has {span.Length}.", parameter);
        }
    }

    internal static void CheckApart(string parameter, ReadOnlySpan<float> destination, ReadOnlySpan<float> other)
    {
        if (destination.Overlaps(other))
        {
            throw new ArgumentException($"{parameter} overlaps another span of the call.", parameter);
        }
    }
}
