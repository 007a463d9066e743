using System.ComponentModel;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Tensor spans as the spans that kernels work on: dense, row-major and of exactly the declared shape, or an error; never a copy.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelTensor
{
    /// <summary>The elements of an input.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="tensor">The tensor span.</param>
    /// <param name="lengths">Length of each declared axis.</param>
    /// <param name="mayBeAbsent">For each declared axis whether a tensor may leave it out: batch or heads of one.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="shape">The declared shape, for the error.</param>
    /// <exception cref="ArgumentException">The tensor has another shape, or its elements are not dense and row-major.</exception>
    public static ReadOnlySpan<T> AsSpan<T>(
        ReadOnlyTensorSpan<T> tensor, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> mayBeAbsent, string parameter, string shape)
    {
        Check(tensor.Lengths, tensor.Strides, lengths, mayBeAbsent, parameter, shape);
        return MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength));
    }

    /// <summary>The elements of an output.</summary>
    /// <inheritdoc cref="AsSpan{T}(ReadOnlyTensorSpan{T}, ReadOnlySpan{int}, ReadOnlySpan{bool}, string, string)"/>
    public static Span<T> AsSpan<T>(
        TensorSpan<T> tensor, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> mayBeAbsent, string parameter, string shape)
    {
        Check(tensor.Lengths, tensor.Strides, lengths, mayBeAbsent, parameter, shape);
        return MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength));
    }

    private static void Check(
        ReadOnlySpan<nint> actual, ReadOnlySpan<nint> strides, ReadOnlySpan<int> declared, ReadOnlySpan<bool> mayBeAbsent, string parameter, string shape)
    {
        // A tensor of no axis has no element, though every axis of its role may be one that a tensor leaves out.
        if (actual.IsEmpty || !Matches(actual, declared, mayBeAbsent))
        {
            throw new ArgumentException($"{parameter} must have the shape {shape}, but the tensor's lengths are {Text(actual)}.", parameter);
        }

        nint expected = 1;
        for (int axis = actual.Length - 1; axis >= 0; axis--)
        {
            // An axis of one is never stepped along; its stride may be anything.
            if (actual[axis] != 1 && strides[axis] != expected)
            {
                throw new ArgumentException(
                    $"{parameter} must be dense and row-major, but the tensor's lengths {Text(actual)} have the strides {Text(strides)}; copy it to a dense tensor first.",
                    parameter);
            }

            expected *= actual[axis];
        }
    }

    /// <summary>Whether the lengths are the declared ones, or those without some axes that may be absent.</summary>
    private static bool Matches(ReadOnlySpan<nint> actual, ReadOnlySpan<int> declared, ReadOnlySpan<bool> mayBeAbsent) =>
        declared.IsEmpty
            ? actual.IsEmpty
            : (!actual.IsEmpty && actual[0] == declared[0] && Matches(actual[1..], declared[1..], mayBeAbsent[1..]))
                || (mayBeAbsent[0] && Matches(actual, declared[1..], mayBeAbsent[1..]));

    private static string Text(ReadOnlySpan<nint> numbers) =>
        $"[{string.Join(", ", numbers.ToArray().Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";
}
