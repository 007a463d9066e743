using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// The order in which a recurrent unit reads sequences: step s of a sequence of length L lies at s, or, read backward, at L − 1 − s. Steps
/// are read in chunks of constant length, so the last chunk of a sequence moves back to its edge.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelSteps
{
    /// <summary>Where a step lies in its sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Index(nuint step, nuint length, bool isBackward) => isBackward ? length - 1 - step : step;

    /// <summary>Where the chunk that holds all valid steps from <paramref name="step"/> on begins in its sequence.</summary>
    /// <param name="step">The first step of the chunk; below <paramref name="length"/>.</param>
    /// <param name="length">Valid steps of the sequence.</param>
    /// <param name="steps">All steps of the sequence.</param>
    /// <param name="chunk">Steps of a chunk.</param>
    /// <param name="isBackward">Whether the sequence is read from its last valid step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint ChunkStart(nuint step, nuint length, nuint steps, nuint chunk, bool isBackward) =>
        !isBackward ? Math.Min(step, steps - chunk) : length > step + chunk ? length - step - chunk : 0;

    /// <summary>Copies lengths that have been checked; what has changed since is cut to 0 … <paramref name="steps"/>.</summary>
    /// <param name="lengths">The caller's lengths.</param>
    /// <param name="steps">All steps of a sequence.</param>
    /// <param name="copy">The first of as many lengths.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyLengths(ReadOnlySpan<int> lengths, int steps, ref int copy)
    {
        for (int i = 0; i < lengths.Length; i++)
        {
            Unsafe.Add(ref copy, i) = (int)Math.Min((uint)lengths[i], (uint)steps);
        }
    }

    /// <summary>The largest of all lengths: steps beyond are valid in no sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static nuint Longest(ref int lengths, nuint count)
    {
        int longest = 0;
        for (nuint i = 0; i < count; i++)
        {
            longest = Math.Max(longest, Unsafe.Add(ref lengths, i));
        }

        return (nuint)longest;
    }

    /// <summary>Sets to 0 what <paramref name="states"/> holds of steps beyond each sequence's length.</summary>
    /// <param name="states">The first float of [count, steps, dim].</param>
    /// <param name="lengths">The first of <paramref name="count"/> lengths.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="steps">All steps of a sequence.</param>
    /// <param name="dim">Floats of a step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearBeyond(ref float states, ref int lengths, nuint count, nuint steps, nuint dim)
    {
        for (nuint i = 0; i < count; i++)
        {
            nuint length = (nuint)Unsafe.Add(ref lengths, i);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref states, ((i * steps) + length) * dim), (int)((steps - length) * dim)).Clear();
        }
    }

    /// <summary>Copies a row of floats that does not overlap its target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref float source, ref float target, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref target, count));
}
