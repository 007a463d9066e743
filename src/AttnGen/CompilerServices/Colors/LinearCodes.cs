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
            EncodeInDouble(values, codes, low, (float)vmax, rules);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Encode512(ref float values, ref short codes, nuint count, float low, float range, CodeRules rules)
    {
        // The last pair of vectors overlaps the one before where the length is no multiple.
        nuint last = count - 32;
        for (nuint i = 0; ; i = nuint.Min(i + 32, last))
        {
            Vector512<int> codes0 = Code512(Vector512.LoadUnsafe(ref values, i), low, range, rules);
            Vector512<int> codes16 = Code512(Vector512.LoadUnsafe(ref values, i + 16), low, range, rules);
            Vector512.Narrow(codes0, codes16).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Code512(Vector512<float> x, float low, float range, CodeRules rules)
    {
        Vector512<float> entries = Vector512.Create((float)rules.Entries);
        Vector512<float> w = (x - Vector512.Create(low)) / Vector512.Create(range) * entries;

        // A NaN may become any code here; the last line sees to it.
        Vector512<float> bounded = Vector512.MaxNative(Vector512.MinNative(w, entries), Vector512.Create(-1f));
        Vector512<int> code = Vector512.ConvertToInt32Native(Vector512.Floor(bounded));
        code += Vector512.Equals(w, entries).AsInt32(); // v = 1 is the last entry
        code = Vector512.Max(Vector512.Min(code, Vector512.Create(rules.Greatest)), Vector512.Create(rules.Least));
        Vector512<float> isGood = Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(rules.GreatestMagnitude));
        return Vector512.ConditionalSelect(isGood.AsInt32(), code, Vector512.Create((int)CodeRules.Bad));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeVectors(ref float values, ref short codes, nuint count, float low, float range, CodeRules rules)
    {
        nuint lanes = (nuint)Vector<float>.Count;
        nuint last = count - (2 * lanes);
        for (nuint i = 0; ; i = nuint.Min(i + (2 * lanes), last))
        {
            Vector<int> codes0 = CodeOf(Vector.LoadUnsafe(ref values, i), low, range, rules);
            Vector<int> codes1 = CodeOf(Vector.LoadUnsafe(ref values, i + lanes), low, range, rules);
            Vector.Narrow(codes0, codes1).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> CodeOf(Vector<float> x, float low, float range, CodeRules rules)
    {
        Vector<float> entries = Vector.Create((float)rules.Entries);
        Vector<float> w = (x - Vector.Create(low)) / Vector.Create(range) * entries;
        Vector<float> bounded = Vector.MaxNative(Vector.MinNative(w, entries), Vector.Create(-1f));
        Vector<int> code = Vector.ConvertToInt32Native(Vector.Floor(bounded));
        code += Vector.Equals(w, entries);
        code = Vector.Max(Vector.Min(code, Vector.Create(rules.Greatest)), Vector.Create(rules.Least));
        Vector<int> isGood = Vector.LessThanOrEqual(Vector.Abs(x), Vector.Create(rules.GreatestMagnitude));
        return Vector.ConditionalSelect(isGood, code, Vector.Create((int)CodeRules.Bad));
    }

    private static void EncodeInDouble(ReadOnlySpan<float> values, Span<short> codes, float low, float high, CodeRules rules)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float x = values[i];
            float v = low < high ? (float)(((double)x - low) / ((double)high - low)) : 0f;
            codes[i] = Code(x, v, rules);
        }
    }

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
