using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// The way out when NaN or ∞ come near masked slots. The tiles multiply masked values by 0, which is nothing unless the value is NaN or
/// ∞; then the result shows it, and its block is computed again without the masked slots. Called by generated code; not meant for
/// direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelNonFinite
{
    /// <summary>Whether rows hold NaN or ∞ anywhere.</summary>
    /// <param name="rows">Rows <paramref name="stride"/> floats apart.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="count">Rows.</param>
    /// <param name="length">Floats of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsIn(ref float rows, nuint stride, nuint count, nuint length)
    {
        // x − x is 0 for every finite number and NaN for all others; a sum keeps NaN.
        Vector<float> sum = Vector<float>.Zero;
        float rest = 0;
        for (nuint row = 0; row < count; row++)
        {
            ref float first = ref Unsafe.Add(ref rows, row * stride);
            nuint i = 0;
            for (; i + (nuint)Vector<float>.Count <= length; i += (nuint)Vector<float>.Count)
            {
                Vector<float> x = Vector.LoadUnsafe(ref first, i);
                sum += x - x;
            }

            for (; i < length; i++)
            {
                rest += Unsafe.Add(ref first, i) - Unsafe.Add(ref first, i);
            }
        }

        return !(Vector.EqualsAll(sum, Vector<float>.Zero) && rest == 0f);
    }

    /// <summary>
    /// output[q, c] = Σ weight[k, q] · value[k, c] · inverse[q] over the keys whose weight is not marked as masked: slower than a tile,
    /// and the same bits wherever both are finite, since each element is the same chain over the keys.
    /// </summary>
    /// <param name="weights">Exponentials, those of masked slots marked.</param>
    /// <param name="keyStride">Floats between the weights of two keys.</param>
    /// <param name="queryStride">Floats between the weights of two queries.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="queries">Queries.</param>
    /// <param name="inverses">1 / row sum of each query.</param>
    /// <param name="value">Values with rows <paramref name="valueStride"/> floats apart.</param>
    /// <param name="valueStride">Floats from one value to the next.</param>
    /// <param name="valueDim">Components of a value.</param>
    /// <param name="output">Outputs with rows <paramref name="outputStride"/> floats apart.</param>
    /// <param name="outputStride">Floats from one output row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputUnlessMarked(
        ref float weights, nuint keyStride, nuint queryStride, nuint keys, nuint queries, ref float inverses,
        ref float value, nuint valueStride, nuint valueDim, ref float output, nuint outputStride)
    {
        for (nuint q = 0; q < queries; q++)
        {
            ref float weight = ref Unsafe.Add(ref weights, q * queryStride);
            ref float row = ref Unsafe.Add(ref output, q * outputStride);
            float inverse = Unsafe.Add(ref inverses, q);
            nuint c = 0;
            for (; c + 8 <= valueDim; c += 8)
            {
                Vector256<float> sum = Vector256<float>.Zero;
                for (nuint key = 0; key < keys; key++)
                {
                    float w = Unsafe.Add(ref weight, key * keyStride);
                    if (BitConverter.SingleToUInt32Bits(w) != KernelTranspose.Marked)
                    {
                        sum = Lanes.MultiplyAdd(Vector256.Create(w), Vector256.LoadUnsafe(ref value, (key * valueStride) + c), sum);
                    }
                }

                ((sum + Vector256<float>.Zero) * Vector256.Create(inverse)).StoreUnsafe(ref row, c);
            }

            for (; c < valueDim; c++)
            {
                float sum = 0;
                for (nuint key = 0; key < keys; key++)
                {
                    float w = Unsafe.Add(ref weight, key * keyStride);
                    if (BitConverter.SingleToUInt32Bits(w) != KernelTranspose.Marked)
                    {
                        sum = Lanes.MultiplyAdd(w, Unsafe.Add(ref value, (key * valueStride) + c), sum);
                    }
                }

                Unsafe.Add(ref row, c) = (sum + 0f) * inverse;
            }
        }
    }
}
