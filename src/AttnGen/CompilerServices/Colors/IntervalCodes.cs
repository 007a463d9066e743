using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// Values to codes by intervals of any width, matplotlib's <c>BoundaryNorm</c>: a value's code is that of the last cut that it reaches.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntervalCodes
{
    /// <summary>Up to so many cuts each value is compared with all of them; beyond, halving is faster.</summary>
    private const int MostCompared = 64;

    /// <param name="values">What is to be coloured.</param>
    /// <param name="codes">At least as long.</param>
    /// <param name="cuts">Ascending; the first is the least value within the limits, the last the least beyond them.</param>
    /// <param name="entries">The table entry of the values from each cut on; one fewer than there are cuts.</param>
    /// <param name="rules">Entries, ends and bad values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode(ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, ReadOnlySpan<short> entries, CodeRules rules)
    {
        codes = codes[..values.Length];
        entries = entries[..(cuts.Length - 1)];
        if (Vector512.IsHardwareAccelerated && cuts.Length <= MostCompared && values.Length >= Vector512<short>.Count)
        {
            Encode512(ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, cuts, entries, rules);
        }
        else if (Vector.IsHardwareAccelerated && cuts.Length <= MostCompared && values.Length >= Vector<short>.Count)
        {
            EncodeVectors(ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, cuts, entries, rules);
        }
        else
        {
            for (int i = 0; i < values.Length; i++)
            {
                codes[i] = Code(values[i], cuts, entries, rules);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Encode512(
        ref float values, ref short codes, nuint count, ReadOnlySpan<float> cuts, ReadOnlySpan<short> entries, CodeRules rules)
    {
        // The last pair of vectors overlaps the one before where the length is no multiple.
        nuint last = count - 32;
        for (nuint i = 0; ; i = nuint.Min(i + 32, last))
        {
            Vector512<float> x0 = Vector512.LoadUnsafe(ref values, i);
            Vector512<float> x16 = Vector512.LoadUnsafe(ref values, i + 16);
            Vector512<int> code0 = Vector512.Create(rules.Least);
            Vector512<int> code16 = code0;
            for (int k = 0; k < cuts.Length; k++)
            {
                Vector512<float> cut = Vector512.Create(cuts[k]);
                Vector512<int> code = Vector512.Create(k < entries.Length ? entries[k] : rules.Greatest);
                code0 = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x0, cut).AsInt32(), code, code0);
                code16 = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x16, cut).AsInt32(), code, code16);
            }

            Vector512<float> greatest = Vector512.Create(rules.GreatestMagnitude);
            Vector512<int> bad = Vector512.Create((int)CodeRules.Bad);
            code0 = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(Vector512.Abs(x0), greatest).AsInt32(), code0, bad);
            code16 = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(Vector512.Abs(x16), greatest).AsInt32(), code16, bad);
            Vector512.Narrow(code0, code16).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeVectors(
        ref float values, ref short codes, nuint count, ReadOnlySpan<float> cuts, ReadOnlySpan<short> entries, CodeRules rules)
    {
        nuint lanes = (nuint)Vector<float>.Count;
        nuint last = count - (2 * lanes);
        for (nuint i = 0; ; i = nuint.Min(i + (2 * lanes), last))
        {
            Vector<float> x0 = Vector.LoadUnsafe(ref values, i);
            Vector<float> x1 = Vector.LoadUnsafe(ref values, i + lanes);
            Vector<int> code0 = Vector.Create(rules.Least);
            Vector<int> code1 = code0;
            for (int k = 0; k < cuts.Length; k++)
            {
                Vector<float> cut = Vector.Create(cuts[k]);
                Vector<int> code = Vector.Create(k < entries.Length ? entries[k] : rules.Greatest);
                code0 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x0, cut), code, code0);
                code1 = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x1, cut), code, code1);
            }

            Vector<float> greatest = Vector.Create(rules.GreatestMagnitude);
            Vector<int> bad = Vector.Create((int)CodeRules.Bad);
            code0 = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(x0), greatest), code0, bad);
            code1 = Vector.ConditionalSelect(Vector.LessThanOrEqual(Vector.Abs(x1), greatest), code1, bad);
            Vector.Narrow(code0, code1).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    private static short Code(float x, ReadOnlySpan<float> cuts, ReadOnlySpan<short> entries, CodeRules rules)
    {
        if (!(MathF.Abs(x) <= rules.GreatestMagnitude))
        {
            return CodeRules.Bad;
        }

        int reached = Cuts.Reached(cuts, x);
        return reached == 0 ? (short)rules.Least : reached == cuts.Length ? (short)rules.Greatest : entries[reached - 1];
    }
}
