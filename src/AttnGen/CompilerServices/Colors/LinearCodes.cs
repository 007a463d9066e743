using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// Values to codes on a linear scale, v = (x − vmin) / (vmax − vmin), as matplotlib's <c>Normalize</c> computes it for float data: with a
/// true division, in <see cref="float"/>. The operations are the same lane by lane, so the codes do not depend on the vector width.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LinearCodes
{
    /// <summary>
    /// v · N rounded down, v = 1 the last entry; below 0 is under, above 1 is over. Where the limits are equal every value is entry 0, and
    /// where vmax − vmin is no positive <see cref="float"/> the division runs in <see cref="double"/>.
    /// </summary>
    /// <param name="values">What is to be coloured.</param>
    /// <param name="codes">At least as long.</param>
    /// <param name="vmin">The value of the first entry, at most <paramref name="vmax"/>.</param>
    /// <param name="vmax">The value of the last entry.</param>
    /// <param name="rules">Entries, ends and bad values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode(ReadOnlySpan<float> values, Span<short> codes, double vmin, double vmax, CodeRules rules)
    {
        codes = codes[..values.Length];
        float low = (float)vmin;
        float range = (float)(vmax - vmin);
        if (!(range > 0f && range < float.PositiveInfinity))
        {
            EncodeInDouble(values, codes, AsFloat(vmin), AsFloat(vmax), rules);
        }
        else if (Vector512.IsHardwareAccelerated && values.Length >= Vector512<short>.Count)
        {
            Encode512(ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, low, range, rules);
        }
        else if (Vector.IsHardwareAccelerated && values.Length >= Vector<short>.Count)
        {
            EncodeVectors(ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, low, range, rules);
        }
        else
        {
            for (int i = 0; i < values.Length; i++)
            {
                codes[i] = Code(values[i], (values[i] - low) / range, rules);
            }
        }
    }

    /// <summary>
    /// N / range where a product with it is what quotient and product would be to the last bit, as for weights between 0 and 1: range is a
    /// power of two, its inverse is normal, and the quotient is no smaller than its dividend, so that nothing underflows. Otherwise 0.
    /// </summary>
    private static float ScaleOf(float range, int entries)
    {
        bool isPowerOfTwo = (BitConverter.SingleToUInt32Bits(range) & 0x007FFFFF) == 0;
        return isPowerOfTwo && range <= 1f && float.IsNormal(range) && float.IsNormal(1f / range) && float.IsNormal(entries / range) ? entries / range : 0f;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Encode512(ref float values, ref short codes, nuint count, float low, float range, CodeRules rules)
    {
        Vector512<float> lows = Vector512.Create(low);
        Vector512<float> entries = Vector512.Create((float)rules.Entries);
        Vector512<float> belowEntries = Vector512.Create(MathF.BitDecrement(rules.Entries));
        float scale = ScaleOf(range, rules.Entries);

        // The last pair of vectors overlaps the one before where the length is no multiple.
        nuint last = count - 32;
        for (nuint i = 0; ; i = nuint.Min(i + 32, last))
        {
            Vector512<float> x0 = Vector512.LoadUnsafe(ref values, i);
            Vector512<float> x16 = Vector512.LoadUnsafe(ref values, i + 16);
            Vector512<float> w0, w16;
            if (scale != 0f)
            {
                w0 = (x0 - lows) * Vector512.Create(scale);
                w16 = (x16 - lows) * Vector512.Create(scale);
            }
            else
            {
                w0 = (x0 - lows) / Vector512.Create(range) * entries;
                w16 = (x16 - lows) / Vector512.Create(range) * entries;
            }

            // Bits compare as the numbers do, and negative ones and NaN are beyond all: most vectors hold nothing but entries.
            Vector512<uint> greatest = Vector512.Max(w0.AsUInt32(), w16.AsUInt32());
            Vector512<int> code0, code16;
            if (Vector512.LessThanAll(greatest, entries.AsUInt32()))
            {
                code0 = Vector512.ConvertToInt32Native(w0);
                code16 = Vector512.ConvertToInt32Native(w16);
            }
            else
            {
                code0 = Code512(x0, w0, entries, belowEntries, rules);
                code16 = Code512(x16, w16, entries, belowEntries, rules);
            }

            Vector512.Narrow(code0, code16).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    /// <summary>The codes of values that may lie anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Code512(
        Vector512<float> x, Vector512<float> w, Vector512<float> entries, Vector512<float> belowEntries, CodeRules rules)
    {
        // Below N, so that v = 1 is the last entry; a NaN may become any code here, the last line sees to it.
        Vector512<float> bounded = Vector512.MaxNative(Vector512.MinNative(w, belowEntries), Vector512.Create((float)rules.Least));
        Vector512<int> code = Vector512.ConvertToInt32Native(Vector512.Floor(bounded));
        Vector512<float> isOver = Vector512.GreaterThan(w, entries);
        code = Vector512.ConditionalSelect(isOver.AsInt32(), Vector512.Create(rules.Greatest), code);
        Vector512<float> isGood = Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(rules.GreatestMagnitude));
        return Vector512.ConditionalSelect(isGood.AsInt32(), code, Vector512.Create((int)CodeRules.Bad));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeVectors(ref float values, ref short codes, nuint count, float low, float range, CodeRules rules)
    {
        Vector<float> lows = Vector.Create(low);
        Vector<float> entries = Vector.Create((float)rules.Entries);
        Vector<float> belowEntries = Vector.Create(MathF.BitDecrement(rules.Entries));
        float scale = ScaleOf(range, rules.Entries);
        nuint lanes = (nuint)Vector<float>.Count;
        nuint last = count - (2 * lanes);
        for (nuint i = 0; ; i = nuint.Min(i + (2 * lanes), last))
        {
            Vector<float> x0 = Vector.LoadUnsafe(ref values, i);
            Vector<float> x1 = Vector.LoadUnsafe(ref values, i + lanes);
            Vector<float> w0, w1;
            if (scale != 0f)
            {
                w0 = (x0 - lows) * Vector.Create(scale);
                w1 = (x1 - lows) * Vector.Create(scale);
            }
            else
            {
                w0 = (x0 - lows) / Vector.Create(range) * entries;
                w1 = (x1 - lows) / Vector.Create(range) * entries;
            }

            Vector<uint> greatest = Vector.Max(Vector.AsVectorUInt32(w0), Vector.AsVectorUInt32(w1));
            Vector<int> code0, code1;
            if (Vector.LessThanAll(greatest, Vector.AsVectorUInt32(entries)))
            {
                code0 = Vector.ConvertToInt32Native(w0);
                code1 = Vector.ConvertToInt32Native(w1);
            }
            else
            {
                code0 = CodeOf(x0, w0, entries, belowEntries, rules);
                code1 = CodeOf(x1, w1, entries, belowEntries, rules);
            }

            Vector.Narrow(code0, code1).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> CodeOf(
        Vector<float> x, Vector<float> w, Vector<float> entries, Vector<float> belowEntries, CodeRules rules)
    {
        Vector<float> bounded = Vector.MaxNative(Vector.MinNative(w, belowEntries), Vector.Create((float)rules.Least));
        Vector<int> code = Vector.ConvertToInt32Native(Vector.Floor(bounded));
        code = Vector.ConditionalSelect(Vector.GreaterThan(w, entries), Vector.Create(rules.Greatest), code);
        Vector<int> isGood = Vector.LessThanOrEqual(Vector.Abs(x), Vector.Create(rules.GreatestMagnitude));
        return Vector.ConditionalSelect(isGood, code, Vector.Create((int)CodeRules.Bad));
    }

    private static void EncodeInDouble(ReadOnlySpan<float> values, Span<short> codes, double low, double high, CodeRules rules)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float x = values[i];
            float v = low < high ? (float)((x - low) / (high - low)) : 0f;
            codes[i] = Code(x, v, rules);
        }
    }

    /// <summary>A limit as the float nearest to it, or as it is where that would be infinite: around a centre a limit may lie beyond.</summary>
    private static double AsFloat(double limit) => float.IsFinite((float)limit) ? (float)limit : limit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static short Code(float x, float v, CodeRules rules)
    {
        if (!(MathF.Abs(x) <= rules.GreatestMagnitude))
        {
            return CodeRules.Bad;
        }

        float w = v * rules.Entries;
        int code = w < 0f ? CodeRules.Under : w < rules.Entries ? (int)w : w == rules.Entries ? rules.Entries - 1 : rules.Entries;
        return (short)Math.Max(Math.Min(code, rules.Greatest), rules.Least);
    }
}
