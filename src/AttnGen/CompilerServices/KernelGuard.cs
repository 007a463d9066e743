using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// The checks at the head of every generated kernel; each throws before anything is written.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelGuard
{
    /// <summary>Checks that a span has exactly the length of its declared shape.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void HasLength(int actual, int expected, string parameter, string shape)
    {
        if (actual != expected)
        {
            ThrowWrongLength(actual, expected, parameter, shape);
        }
    }

    /// <summary>Checks that scratch is at least as long as a kernel needs.</summary>
    /// <exception cref="ArgumentException">It is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void HasRoom(int actual, int needed, string parameter)
    {
        if (actual < needed)
        {
            ThrowTooShort(actual, needed, parameter);
        }
    }

    /// <summary>Checks that an output shares no memory with another span of the call.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void IsApart<TOutput, TOther>(Span<TOutput> output, ReadOnlySpan<TOther> other, string outputParameter, string otherParameter)
        where TOutput : unmanaged
        where TOther : unmanaged
    {
        ref byte first = ref Unsafe.As<TOutput, byte>(ref MemoryMarshal.GetReference(output));
        ref byte second = ref Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(other));
        nint distance = Unsafe.ByteOffset(ref first, ref second);
        if ((nuint)distance < (nuint)output.Length * (nuint)Unsafe.SizeOf<TOutput>()
            || (nuint)(-distance) < (nuint)other.Length * (nuint)Unsafe.SizeOf<TOther>())
        {
            ThrowOverlap(outputParameter, otherParameter);
        }
    }

    /// <summary>Checks that every length lies in 0 … <paramref name="most"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One does not.</exception>
    public static void AreLengths(ReadOnlySpan<int> lengths, int most, string parameter, string what = "keys")
    {
        for (int i = 0; i < lengths.Length; i++)
        {
            if ((uint)lengths[i] > (uint)most)
            {
                throw new ArgumentOutOfRangeException(
                    parameter, lengths[i], $"{parameter}[{i}] is {lengths[i]}, but a length counts valid {what} and must lie in 0 … {most}.");
            }
        }
    }

    [DoesNotReturn]
    private static void ThrowWrongLength(int actual, int expected, string parameter, string shape) => throw new ArgumentException(
        $"{parameter} must have the shape {shape}, that is {expected} elements, but its length is {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowTooShort(int actual, int needed, string parameter) => throw new ArgumentException(
        $"{parameter} must have at least {needed} elements, as the constant beside the method says, but its length is {actual}.", parameter);

    [DoesNotReturn]
    private static void ThrowOverlap(string output, string other) => throw new ArgumentException(
        $"{output} overlaps {other} in memory. An output must not share memory with any other span of the call; pass separate buffers.", output);
}
