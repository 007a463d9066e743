using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// The last steps on rows of results: weights of one query, the slots beside what a block visited, means over heads, queries that see
/// nothing. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelRows
{
    /// <summary>packed = query · scale, rows side by side.</summary>
    /// <param name="query">Queries with rows <paramref name="queryStride"/> floats apart.</param>
    /// <param name="queryStride">Floats from one query to the next.</param>
    /// <param name="queries">Queries.</param>
    /// <param name="dim">Components of a query.</param>
    /// <param name="scale">Factor of every component.</param>
    /// <param name="packed">[queries, dim].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ref float query, nuint queryStride, nuint queries, nuint dim, float scale, ref float packed)
    {
        for (nuint q = 0; q < queries; q++)
        {
            ref float from = ref Unsafe.Add(ref query, q * queryStride);
            ref float to = ref Unsafe.Add(ref packed, q * dim);
            nuint d = 0;
            for (; d + (nuint)Vector<float>.Count <= dim; d += (nuint)Vector<float>.Count)
            {
                (Vector.LoadUnsafe(ref from, d) * new Vector<float>(scale)).StoreUnsafe(ref to, d);
            }

            for (; d < dim; d++)
            {
                Unsafe.Add(ref to, d) = Unsafe.Add(ref from, d) * scale;
            }
        }
    }

    /// <summary>weights = exponentials · inverse, but 0 where an exponential is marked as masked, whatever the inverse.</summary>
    /// <param name="exponentials">Unnormalised weights of one query.</param>
    /// <param name="inverse">1 / their sum.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="weights">The query's row of weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scaled(ref float exponentials, float inverse, nuint keys, ref float weights)
    {
        nuint k = 0;
        for (; k + (nuint)Vector<float>.Count <= keys; k += (nuint)Vector<float>.Count)
        {
            Unmarked(Vector.LoadUnsafe(ref exponentials, k), inverse).StoreUnsafe(ref weights, k);
        }

        for (; k < keys; k++)
        {
            Unsafe.Add(ref weights, k) = KernelTranspose.Unmarked(Unsafe.Add(ref exponentials, k), inverse);
        }
    }

    /// <summary>weights += exponentials · inverse, but nothing where an exponential is marked as masked.</summary>
    /// <inheritdoc cref="Scaled"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaledAndAdded(ref float exponentials, float inverse, nuint keys, ref float weights)
    {
        nuint k = 0;
        for (; k + (nuint)Vector<float>.Count <= keys; k += (nuint)Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref weights, k) + Unmarked(Vector.LoadUnsafe(ref exponentials, k), inverse)).StoreUnsafe(ref weights, k);
        }

        for (; k < keys; k++)
        {
            Unsafe.Add(ref weights, k) += KernelTranspose.Unmarked(Unsafe.Add(ref exponentials, k), inverse);
        }
    }

    /// <summary>sums += scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Added(ref float scores, nuint keys, ref float sums)
    {
        nuint k = 0;
        for (; k + (nuint)Vector<float>.Count <= keys; k += (nuint)Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref sums, k) + Vector.LoadUnsafe(ref scores, k)).StoreUnsafe(ref sums, k);
        }

        for (; k < keys; k++)
        {
            Unsafe.Add(ref sums, k) += Unsafe.Add(ref scores, k);
        }
    }

    /// <summary>Clears the slots of each row that a block did not visit: those before <paramref name="start"/> and from start + visited on.</summary>
    /// <param name="weights">[rows, keys].</param>
    /// <param name="keys">Slots of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="start">First slot that was visited.</param>
    /// <param name="visited">Slots that were visited.</param>
    /// <param name="isFar">
    /// Whether the weights are more than caches keep: zeros then go past them, which spares the fetching of what they replace.
    /// </param>
    public static void ClearBeside(ref float weights, nuint keys, nuint rows, nuint start, nuint visited, bool isFar)
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref float first = ref Unsafe.Add(ref weights, row * keys);
            Clear(MemoryMarshal.CreateSpan(ref first, (int)start), isFar);
            Clear(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, start + visited), (int)(keys - start - visited)), isFar);
        }

        if (isFar && Sse.IsSupported)
        {
            // Other threads see what went past the caches in the order of this one's other stores.
            Sse.StoreFence();
        }
    }

    private static void Clear(Span<float> slots, bool isFar)
    {
        if (isFar && Vector.IsHardwareAccelerated)
        {
            ClearPastCaches(slots);
        }
        else
        {
            slots.Clear();
        }
    }

    /// <summary>Whole cache lines in vectors that need not be aligned anywhere else; pinned, as such a store faults where memory has moved.</summary>
    private static unsafe void ClearPastCaches(Span<float> slots)
    {
        const int lineBytes = 64;
        fixed (float* start = slots)
        {
            if ((nuint)start % sizeof(float) != 0)
            {
                // Floats in the midst of bytes: no vector of theirs is ever aligned.
                slots.Clear();
                return;
            }

            int aligned = Math.Min(slots.Length, (int)((0 - (nuint)start) % lineBytes / sizeof(float)));
            int end = aligned + ((slots.Length - aligned) / (lineBytes / sizeof(float)) * (lineBytes / sizeof(float)));
            slots[..aligned].Clear();
            for (float* slot = start + aligned; slot < start + end; slot += Vector<float>.Count)
            {
                Vector<float>.Zero.StoreAlignedNonTemporal(slot);
            }

            slots[end..].Clear();
        }
    }

    /// <summary>Sums over heads, or over keys, become means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(ref float sums, nuint count, float terms)
    {
        nuint i = 0;
        for (; i + (nuint)Vector<float>.Count <= count; i += (nuint)Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref sums, i) / new Vector<float>(terms)).StoreUnsafe(ref sums, i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref sums, i) /= terms;
        }
    }

    /// <summary>Clears the output of queries that see nothing: their weights are 0, but 0 times a value of NaN or ∞ is NaN.</summary>
    /// <param name="inverses">1 / row sum of each query; 0 where it sees nothing.</param>
    /// <param name="queries">Queries.</param>
    /// <param name="valueDim">Components of an output row.</param>
    /// <param name="output">Outputs with rows <paramref name="outputStride"/> floats apart.</param>
    /// <param name="outputStride">Floats from one output row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearEmpty(ref float inverses, nuint queries, nuint valueDim, ref float output, nuint outputStride)
    {
        nuint q = 0;
        while (q + (nuint)Vector<float>.Count <= queries && !Vector.EqualsAny(Vector.LoadUnsafe(ref inverses, q), Vector<float>.Zero))
        {
            q += (nuint)Vector<float>.Count;
        }

        for (; q < queries; q++)
        {
            if (Unsafe.Add(ref inverses, q) == 0f)
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref output, q * outputStride), (int)valueDim).Clear();
            }
        }
    }

    /// <summary>Adds 1 / keys to every weight of a query that sees nothing; such rows are 0, or hold the sum of other heads.</summary>
    /// <param name="inverses">1 / row sum of each query; 0 where it sees nothing.</param>
    /// <param name="queries">Queries.</param>
    /// <param name="keys">Slots of a row.</param>
    /// <param name="weights">[queries, keys].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddUniformWeights(ref float inverses, nuint queries, nuint keys, ref float weights)
    {
        for (nuint q = 0; q < queries; q++)
        {
            if (Unsafe.Add(ref inverses, q) != 0f)
            {
                continue;
            }

            foreach (ref float weight in MemoryMarshal.CreateSpan(ref Unsafe.Add(ref weights, q * keys), (int)keys))
            {
                weight += 1f / keys;
            }
        }
    }

    /// <summary>Makes the output of a query that sees nothing the mean of all values: their sum, which must stay finite, over their number.</summary>
    /// <param name="inverses">1 / row sum of each query; 0 where it sees nothing.</param>
    /// <param name="queries">Queries.</param>
    /// <param name="keys">Rows of the value.</param>
    /// <param name="value">Values with rows <paramref name="valueStride"/> floats apart.</param>
    /// <param name="valueStride">Floats from one value to the next.</param>
    /// <param name="valueDim">Components of a value.</param>
    /// <param name="output">Outputs with rows <paramref name="outputStride"/> floats apart.</param>
    /// <param name="outputStride">Floats from one output row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MeanOfValues(
        ref float inverses, nuint queries, nuint keys, ref float value, nuint valueStride, nuint valueDim, ref float output, nuint outputStride)
    {
        for (nuint q = 0; q < queries; q++)
        {
            if (Unsafe.Add(ref inverses, q) != 0f)
            {
                continue;
            }

            ref float mean = ref Unsafe.Add(ref output, q * outputStride);
            MemoryMarshal.CreateSpan(ref mean, (int)valueDim).Clear();
            for (nuint key = 0; key < keys; key++)
            {
                Added(ref Unsafe.Add(ref value, key * valueStride), valueDim, ref mean);
            }

            Divide(ref mean, valueDim, keys);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Unmarked(Vector<float> exponentials, float inverse)
    {
        Vector<uint> isMarked = Vector.Equals(Vector.AsVectorUInt32(exponentials), new Vector<uint>(KernelTranspose.Marked));
        return Vector.AndNot(exponentials * new Vector<float>(inverse), Vector.AsVectorSingle(isMarked));
    }
}
