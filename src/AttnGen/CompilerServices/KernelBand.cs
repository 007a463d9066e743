using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// Causality and windows: key k is in sight of query q where q + lower ≤ k ≤ q + upper. Kernels visit only keys that some query of a
/// block sees, and mask only where the two diagonals cross the block. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelBand
{
    /// <summary>
    /// The first key that a block of queries visits: one that none of them sees may come before the first that is seen, so that sums
    /// begin at a multiple of sixteen and a tile of keys always has room.
    /// </summary>
    /// <param name="firstQuery">First query of the block.</param>
    /// <param name="lower">Lower diagonal.</param>
    /// <param name="last">The last start that leaves room for a tile, a multiple of sixteen.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Start(nuint firstQuery, int lower, nuint last) =>
        (nuint)Math.Clamp((long)firstQuery + lower, 0, (long)last) & ~(nuint)15;

    /// <summary>How many keys a block of queries visits, from <paramref name="start"/> to the last one that any of them sees.</summary>
    /// <param name="firstQuery">First query of the block.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="upper">Upper diagonal.</param>
    /// <param name="start">First key of the visit.</param>
    /// <param name="length">Valid keys.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Count(nuint firstQuery, nuint queries, int upper, nuint start, nuint length) =>
        (nuint)Math.Max(Math.Min((long)(firstQuery + queries) + upper, (long)length) - (long)start, 0);

    /// <summary>Fills the slots of keys after the upper diagonal: logits[k, q] where k &gt; q + upper.</summary>
    /// <param name="logits">[keys, queries] with rows <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">Floats from one key's logits to the next.</param>
    /// <param name="keys">Keys of the block.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="upper">Upper diagonal, counted from the block's first query and first key.</param>
    /// <param name="fill">What a masked slot becomes.</param>
    public static void FillAfter(ref float logits, nuint stride, nuint keys, nuint queries, nint upper, float fill)
    {
        for (nuint key = (nuint)Math.Clamp(upper + 1, 0, (nint)keys); key < keys; key++)
        {
            int masked = (int)Math.Min((nint)key - upper, (nint)queries);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref logits, key * stride), masked).Fill(fill);
        }
    }

    /// <summary>Fills the slots of keys before the lower diagonal: logits[k, q] where k &lt; q + lower.</summary>
    /// <param name="logits">[keys, queries] with rows <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">Floats from one key's logits to the next.</param>
    /// <param name="keys">Keys of the block.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="lower">Lower diagonal, counted from the block's first query and first key.</param>
    /// <param name="fill">What a masked slot becomes.</param>
    public static void FillBefore(ref float logits, nuint stride, nuint keys, nuint queries, nint lower, float fill)
    {
        nuint end = (nuint)Math.Clamp((nint)queries - 1 + lower, 0, (nint)keys);
        for (nuint key = 0; key < end; key++)
        {
            nuint first = (nuint)Math.Max((nint)key - lower + 1, 0);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref logits, (key * stride) + first), (int)(queries - first)).Fill(fill);
        }
    }

    /// <summary>Fills one query's row of slots before <paramref name="first"/> and after <paramref name="last"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="first">The first key in sight, which may lie outside the row.</param>
    /// <param name="last">The last key in sight, which may lie outside the row.</param>
    /// <param name="fill">What a masked slot becomes.</param>
    public static void FillOutside(ref float row, nuint slots, nint first, nint last, float fill)
    {
        nint begin = Math.Clamp(first, 0, (nint)slots), end = Math.Clamp(last + 1, begin, (nint)slots);
        MemoryMarshal.CreateSpan(ref row, (int)begin).Fill(fill);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, end), (int)((nint)slots - end)).Fill(fill);
    }
}
