using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// What attention masks is bad in its heatmap: codes of whole rows of keys, hidden as the kernel hides their slots.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelHeatmap
{
    /// <summary>Hides the keys that a query does not see: before its position + lower, after its position + upper, from length on.</summary>
    /// <param name="codes">[queries, keys].</param>
    /// <param name="keys">Keys of a row.</param>
    /// <param name="position">Position of the first row's query; the next ones follow.</param>
    /// <param name="lower">The first key in sight, counted from the query's position.</param>
    /// <param name="upper">The last key in sight, counted from the query's position.</param>
    /// <param name="length">Keys that exist.</param>
    public static void HideOutside(Span<short> codes, int keys, nint position, int lower, int upper, int length)
    {
        for (int start = 0; start < codes.Length; start += keys, position++)
        {
            Span<short> row = codes.Slice(start, keys);
            int first = (int)Math.Clamp(position + lower, 0, keys);
            int end = (int)Math.Clamp(position + upper + 1, first, Math.Max(first, length));
            row[..first].Fill(CodeRules.Bad);
            row[end..].Fill(CodeRules.Bad);
        }
    }

    /// <summary>Hides the slots whose mask is false.</summary>
    /// <param name="codes">[queries, keys].</param>
    /// <param name="keys">Keys of a row.</param>
    /// <param name="mask">The first row of the mask.</param>
    /// <param name="stride">From a row of the mask to the next; 0 where all queries have the same.</param>
    public static void HideByMask(Span<short> codes, int keys, ref bool mask, int stride)
    {
        if (stride == keys)
        {
            CodeOutputs.Hide(MemoryMarshal.CreateReadOnlySpan(ref mask, codes.Length), codes);
            return;
        }

        nint row = 0;
        for (int start = 0; start < codes.Length; start += keys, row += stride)
        {
            CodeOutputs.Hide(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref mask, row), keys), codes.Slice(start, keys));
        }
    }

    /// <summary>Hides the slots whose bias is −∞.</summary>
    /// <inheritdoc cref="HideByMask"/>
    /// <param name="codes">[queries, keys].</param>
    /// <param name="keys">Keys of a row.</param>
    /// <param name="bias">The first row of the bias.</param>
    /// <param name="stride">From a row of the bias to the next; 0 where all queries have the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HideByBias(Span<short> codes, int keys, ref float bias, int stride)
    {
        nint row = 0;
        for (int start = 0; start < codes.Length; start += keys, row += stride)
        {
            Span<short> target = codes.Slice(start, keys);
            ref float source = ref Unsafe.Add(ref bias, row);
            for (int key = 0; key < target.Length; key++)
            {
                target[key] = float.IsNegativeInfinity(Unsafe.Add(ref source, key)) ? CodeRules.Bad : target[key];
            }
        }
    }

    /// <summary>Hides, in the mean over heads, the slots that no head sees: where each has a false mask or a bias of −∞.</summary>
    /// <param name="codes">[queries, keys].</param>
    /// <param name="keys">Keys of a row.</param>
    /// <param name="heads">Heads of the mean.</param>
    /// <param name="mask">The first head's first row, or a null reference where there is no mask.</param>
    /// <param name="maskStride">From a row of the mask to the next.</param>
    /// <param name="maskHeadStride">From a head's mask to the next one's.</param>
    /// <param name="bias">The first head's first row, or a null reference where there is no bias.</param>
    /// <param name="biasStride">From a row of the bias to the next.</param>
    /// <param name="biasHeadStride">From a head's bias to the next one's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void HideWhereNoHeadSees(
        Span<short> codes, int keys, int heads, ref bool mask, nint maskStride, nint maskHeadStride, ref float bias, nint biasStride, nint biasHeadStride)
    {
        bool hasMask = !Unsafe.IsNullRef(ref mask);
        bool hasBias = !Unsafe.IsNullRef(ref bias);
        nint row = 0;
        for (int start = 0; start < codes.Length; start += keys, row++)
        {
            Span<short> target = codes.Slice(start, keys);
            for (int key = 0; key < target.Length; key++)
            {
                bool isSeen = false;
                for (nint head = 0; head < heads && !isSeen; head++)
                {
                    isSeen = (!hasMask || Unsafe.Add(ref mask, (head * maskHeadStride) + (row * maskStride) + key))
                        && (!hasBias || !float.IsNegativeInfinity(Unsafe.Add(ref bias, (head * biasHeadStride) + (row * biasStride) + key)));
                }

                target[key] = isSeen ? target[key] : CodeRules.Bad;
            }
        }
    }
}
