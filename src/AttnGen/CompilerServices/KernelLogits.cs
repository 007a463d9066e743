using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AttnGen.Numerics;

namespace AttnGen.CompilerServices;

/// <summary>
/// What turns scores into logits, where it needs no transposing: the soft cap, and biases and masks of single keys or of a query's row.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelLogits
{
    /// <summary>scores = cap · tanh(scores / cap).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftCap(ref float scores, nuint count, float cap)
    {
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= count; i += 16)
            {
                (Vector512.Create(cap) * VectorTanh.Tanh(Vector512.LoadUnsafe(ref scores, i) / Vector512.Create(cap))).StoreUnsafe(ref scores, i);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                (Vector256.Create(cap) * VectorTanh.Tanh(Vector256.LoadUnsafe(ref scores, i) / Vector256.Create(cap))).StoreUnsafe(ref scores, i);
            }
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 4 <= count; i += 4)
            {
                (Vector128.Create(cap) * VectorTanh.Tanh(Vector128.LoadUnsafe(ref scores, i) / Vector128.Create(cap))).StoreUnsafe(ref scores, i);
            }
        }

        for (; i < count; i++)
        {
            ref float score = ref Unsafe.Add(ref scores, i);
            score = cap * VectorTanh.Tanh(score / cap);
        }
    }

    /// <summary>
    /// The largest logit of each query, −∞ where there is no key, NaN where one is NaN: then no exponential of the row is a number that could
    /// pass for a masked one.
    /// </summary>
    /// <param name="logits">[keys, stride].</param>
    /// <param name="stride">Floats of a key's row, a multiple of sixteen, or fewer where there are no vectors.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="queries">Queries of the block; lanes beyond them, up to a multiple of sixteen, get their maximum too.</param>
    /// <param name="maxima">[stride].</param>
    public static void Maxima(ref float logits, nuint stride, nuint keys, nuint queries, ref float maxima)
    {
        MemoryMarshal.CreateSpan(ref maxima, (int)(stride < 16 ? queries : (queries + 15) & ~(nuint)15)).Fill(float.NegativeInfinity);
        MoreMaxima(ref logits, stride, keys, queries, ref maxima);
    }

    /// <summary>
    /// The same where the first keys' maxima are known, but for those of a last tile that the end of these keys cuts off. Lanes of no query that no tile
    /// has written are read, and written, too.
    /// </summary>
    /// <param name="logits">[keys, stride].</param>
    /// <param name="stride">Floats of a key's row, a multiple of sixteen, or fewer where there are no vectors.</param>
    /// <param name="tileKeys">Keys of a tile at most.</param>
    /// <param name="seen">How many the first keys are.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="maxima">[stride]: the first keys' maxima, then all keys'.</param>
    public static void LastMaxima(ref float logits, nuint stride, nuint tileKeys, nuint seen, nuint keys, nuint queries, ref float maxima)
    {
        nuint first = Math.Max(seen, tileKeys - 1) - (tileKeys - 1);
        MoreMaxima(ref Unsafe.Add(ref logits, first * stride), stride, keys - first, queries, ref maxima);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoreMaxima(ref float logits, nuint stride, nuint keys, nuint queries, ref float maxima)
    {
        if (stride < 16)
        {
            MaximaOfFew(ref logits, stride, keys, queries, ref maxima);
            return;
        }

        // Four chains hide the latency of a maximum, and a key's sixteen lanes, which are a cache line, are read together; the order
        // does not matter.
        for (nuint q = 0; q < queries; q += 16)
        {
            ref float column = ref Unsafe.Add(ref logits, q);
            if (Vector512.IsHardwareAccelerated)
            {
                Maxima512(ref column, stride, keys, ref Unsafe.Add(ref maxima, q));
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Maxima256(ref column, stride, keys, ref Unsafe.Add(ref maxima, q));
            }
            else
            {
                Maxima128(ref column, stride, keys, ref Unsafe.Add(ref maxima, q));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maxima512(ref float column, nuint stride, nuint keys, ref float maxima)
    {
        Vector512<float> a = Vector512.LoadUnsafe(ref maxima), b = a, c = a, d = a;
        nuint even = keys & ~(nuint)3;
        for (nuint key = 0; key < even; key += 4)
        {
            a = Vector512.Max(a, Vector512.LoadUnsafe(ref column, key * stride));
            b = Vector512.Max(b, Vector512.LoadUnsafe(ref column, (key + 1) * stride));
            c = Vector512.Max(c, Vector512.LoadUnsafe(ref column, (key + 2) * stride));
            d = Vector512.Max(d, Vector512.LoadUnsafe(ref column, (key + 3) * stride));
        }

        for (nuint key = even; key < keys; key++)
        {
            a = Vector512.Max(a, Vector512.LoadUnsafe(ref column, key * stride));
        }

        Vector512.Max(Vector512.Max(a, b), Vector512.Max(c, d)).StoreUnsafe(ref maxima);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maxima256(ref float column, nuint stride, nuint keys, ref float maxima)
    {
        Vector256<float> a0 = Vector256.LoadUnsafe(ref maxima), a1 = Vector256.LoadUnsafe(ref maxima, 8), b0 = a0, b1 = a1;
        nuint even = keys & ~(nuint)1;
        for (nuint key = 0; key < even; key += 2)
        {
            a0 = Vector256.Max(a0, Vector256.LoadUnsafe(ref column, key * stride));
            a1 = Vector256.Max(a1, Vector256.LoadUnsafe(ref column, (key * stride) + 8));
            b0 = Vector256.Max(b0, Vector256.LoadUnsafe(ref column, (key + 1) * stride));
            b1 = Vector256.Max(b1, Vector256.LoadUnsafe(ref column, ((key + 1) * stride) + 8));
        }

        if (even < keys)
        {
            a0 = Vector256.Max(a0, Vector256.LoadUnsafe(ref column, even * stride));
            a1 = Vector256.Max(a1, Vector256.LoadUnsafe(ref column, (even * stride) + 8));
        }

        Vector256.Max(a0, b0).StoreUnsafe(ref maxima);
        Vector256.Max(a1, b1).StoreUnsafe(ref maxima, 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Maxima128(ref float column, nuint stride, nuint keys, ref float maxima)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref maxima), b = Vector128.LoadUnsafe(ref maxima, 4);
        Vector128<float> c = Vector128.LoadUnsafe(ref maxima, 8), d = Vector128.LoadUnsafe(ref maxima, 12);
        for (nuint key = 0; key < keys; key++)
        {
            a = Vector128.Max(a, Vector128.LoadUnsafe(ref column, key * stride));
            b = Vector128.Max(b, Vector128.LoadUnsafe(ref column, (key * stride) + 4));
            c = Vector128.Max(c, Vector128.LoadUnsafe(ref column, (key * stride) + 8));
            d = Vector128.Max(d, Vector128.LoadUnsafe(ref column, (key * stride) + 12));
        }

        a.StoreUnsafe(ref maxima);
        b.StoreUnsafe(ref maxima, 4);
        c.StoreUnsafe(ref maxima, 8);
        d.StoreUnsafe(ref maxima, 12);
    }

    private static void MaximaOfFew(ref float logits, nuint stride, nuint keys, nuint queries, ref float maxima)
    {
        for (nuint q = 0; q < queries; q++)
        {
            float maximum = Unsafe.Add(ref maxima, q);
            for (nuint key = 0; key < keys; key++)
            {
                maximum = MathF.Max(maximum, Unsafe.Add(ref logits, (key * stride) + q));
            }

            Unsafe.Add(ref maxima, q) = maximum;
        }
    }

    /// <summary>logits[k, …] += bias[k]; a bias of −∞ makes them −∞, whatever they were.</summary>
    /// <param name="bias">One number for each key.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="logits">[keys, stride].</param>
    /// <param name="stride">Floats of a key's row, a multiple of <see cref="Vector{T}.Count"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddKeyBias(ref float bias, nuint keys, ref float logits, nuint stride)
    {
        for (nuint key = 0; key < keys; key++)
        {
            float added = Unsafe.Add(ref bias, key);
            ref float row = ref Unsafe.Add(ref logits, key * stride);
            if (float.IsNegativeInfinity(added))
            {
                MemoryMarshal.CreateSpan(ref row, (int)stride).Fill(added);
                continue;
            }

            for (nuint q = 0; q < stride; q += (nuint)Vector<float>.Count)
            {
                (Vector.LoadUnsafe(ref row, q) + new Vector<float>(added)).StoreUnsafe(ref row, q);
            }
        }
    }

    /// <summary>logits[k, …] = fill where bias[k] is −∞.</summary>
    /// <inheritdoc cref="AddKeyBias"/>
    public static void FillByKeyBias(ref float bias, nuint keys, ref float logits, nuint stride, float fill)
    {
        for (nuint key = 0; key < keys; key++)
        {
            if (float.IsNegativeInfinity(Unsafe.Add(ref bias, key)))
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref logits, key * stride), (int)stride).Fill(fill);
            }
        }
    }

    /// <summary>logits[k, …] = fill where mask[k] is false.</summary>
    /// <param name="mask">One flag for each key; true: queries see the key.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="logits">[keys, stride].</param>
    /// <param name="stride">Floats of a key's row.</param>
    /// <param name="fill">What a masked slot becomes.</param>
    public static void FillByKeyMask(ref bool mask, nuint keys, ref float logits, nuint stride, float fill)
    {
        for (nuint key = 0; key < keys; key++)
        {
            if (!Unsafe.Add(ref mask, key))
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref logits, key * stride), (int)stride).Fill(fill);
            }
        }
    }

    /// <summary>row[k] += bias[k]; a bias of −∞ makes the logit −∞, whatever it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRowBias(ref float bias, nuint keys, ref float row)
    {
        nuint k = 0;
        for (; k + (nuint)Vector<float>.Count <= keys; k += (nuint)Vector<float>.Count)
        {
            Vector<float> added = Vector.LoadUnsafe(ref bias, k);
            Vector<int> isMasked = Vector.Equals(added, new Vector<float>(float.NegativeInfinity));
            Vector.ConditionalSelect(isMasked, added, Vector.LoadUnsafe(ref row, k) + added).StoreUnsafe(ref row, k);
        }

        for (; k < keys; k++)
        {
            float added = Unsafe.Add(ref bias, k);
            ref float logit = ref Unsafe.Add(ref row, k);
            logit = float.IsNegativeInfinity(added) ? added : logit + added;
        }
    }

    /// <summary>row[k] = fill where bias[k] is −∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillByRowBias(ref float bias, nuint keys, ref float row, float fill)
    {
        for (nuint k = 0; k < keys; k++)
        {
            if (float.IsNegativeInfinity(Unsafe.Add(ref bias, k)))
            {
                Unsafe.Add(ref row, k) = fill;
            }
        }
    }

    /// <summary>row[k] = fill where mask[k] is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillByRowMask(ref bool mask, nuint keys, ref float row, float fill)
    {
        nuint k = 0;
        for (; k + 4 <= keys; k += 4)
        {
            Vector128<float> isSeen = BooleanLanes.At128(ref Unsafe.As<bool, byte>(ref mask), k);
            Vector128.ConditionalSelect(isSeen, Vector128.LoadUnsafe(ref row, k), Vector128.Create(fill)).StoreUnsafe(ref row, k);
        }

        for (; k < keys; k++)
        {
            Unsafe.Add(ref row, k) = Unsafe.Add(ref mask, k) ? Unsafe.Add(ref row, k) : fill;
        }
    }
}
