using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// Values to codes on a scale that its cut points define: a code is the number of cuts that the value reaches, minus one. A short
/// approximation says where about a value lies; only near a cut is the value compared with it. So the codes are exact, at every vector
/// width the same, and cost little more than linear ones. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CutCodes
{
    /// <summary>Beyond it a position would not tell the two entries at its nearest cut from others.</summary>
    private const double GreatestTolerance = 0.25;

    /// <param name="values">What is to be coloured.</param>
    /// <param name="codes">At least as long.</param>
    /// <param name="cuts">N + 1, ascending: the least value of every entry, and the least that is over.</param>
    /// <param name="position">The approximation.</param>
    /// <param name="rules">Entries, ends and bad values.</param>
    /// <param name="nonPositive">The code of 0 and negative values where the scale has no place for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode<TPosition>(
        ReadOnlySpan<float> values, Span<short> codes, ReadOnlySpan<float> cuts, in TPosition position, CodeRules rules, short nonPositive = CodeRules.Bad)
        where TPosition : struct, IScalePosition
    {
        codes = codes[..values.Length];
        bool hasPosition = position.Tolerance < GreatestTolerance;
        if (hasPosition && Vector512.IsHardwareAccelerated && Avx2.IsSupported && values.Length >= Vector512<float>.Count)
        {
            Encode512(
                ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, cuts, position, rules, nonPositive);
        }
        else if (hasPosition && Vector.IsHardwareAccelerated && values.Length >= Vector<short>.Count)
        {
            EncodeVectors(
                ref MemoryMarshal.GetReference(values), ref MemoryMarshal.GetReference(codes), (nuint)values.Length, cuts, position, rules, nonPositive);
        }
        else
        {
            for (int i = 0; i < values.Length; i++)
            {
                codes[i] = Code<TPosition>(values[i], cuts, rules, nonPositive);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Encode512<TPosition>(
        ref float values, ref short codes, nuint count, ReadOnlySpan<float> cuts, in TPosition position, CodeRules rules, short nonPositive)
        where TPosition : struct, IScalePosition
    {
        Vector512<float> least = Vector512.Create(cuts[0]);
        Vector512<float> leastFinite = Vector512.Max(least, Vector512.Create(float.MinValue));
        Vector512<float> beyond = Vector512.Create(cuts[rules.Entries]);
        Vector512<float> lastEntry = Vector512.Create(rules.Entries - 1f);
        Vector512<float> farthest = Vector512.Create(0.5f - (float)position.Tolerance);
        fixed (float* cut = cuts)
        {
            // The last vector overlaps the one before where the length is no multiple.
            nuint last = count - 16;
            for (nuint i = 0; ; i = nuint.Min(i + 16, last))
            {
                Vector512<float> x = Vector512.LoadUnsafe(ref values, i);
                Vector512<float> w = position.Of(x);

                // How far w is from the middle between two cuts tells how near it is to one of them.
                Vector512<float> offset = Vector512.Abs(w - Vector512.Floor(w) - Vector512.Create(0.5f));
                Vector512<int> code;
                if (Vector512.LessThanOrEqualAll(offset, farthest) && Vector512.GreaterThanOrEqualAll(x, leastFinite) && Vector512.LessThanAll(x, beyond))
                {
                    code = Vector512.ConvertToInt32Native(Vector512.MinNative(w, lastEntry));
                }
                else
                {
                    code = Compare512(x, w, cut, lastEntry);
                    code = Vector512.ConditionalSelect(Vector512.LessThan(x, least).AsInt32(), Vector512.Create(rules.Least), code);
                    code = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, beyond).AsInt32(), Vector512.Create(rules.Greatest), code);
                    if (TPosition.IsPositive)
                    {
                        code = Vector512.ConditionalSelect(
                            Vector512.LessThanOrEqual(x, Vector512<float>.Zero).AsInt32(), Vector512.Create((int)nonPositive), code);
                    }

                    Vector512<float> isGood = Vector512.LessThanOrEqual(Vector512.Abs(x), Vector512.Create(rules.GreatestMagnitude));
                    code = Vector512.ConditionalSelect(isGood.AsInt32(), code, Vector512.Create((int)CodeRules.Bad));
                }

                Avx512F.ConvertToVector256Int16(code).StoreUnsafe(ref codes, i);
                if (i == last)
                {
                    return;
                }
            }
        }
    }

    /// <summary>The nearest cut decides; of a value that is not near to any, it decides rightly too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector512<int> Compare512(Vector512<float> x, Vector512<float> w, float* cuts, Vector512<float> lastEntry)
    {
        Vector512<float> edge = Vector512.Floor(w + Vector512.Create(0.5f));
        Vector512<int> place = Vector512.ConvertToInt32Native(Vector512.MaxNative(Vector512.MinNative(edge, lastEntry), Vector512<float>.One));
        Vector512<float> nearest = Vector512.Create(
            Avx2.GatherVector256(cuts, place.GetLower(), sizeof(float)), Avx2.GatherVector256(cuts, place.GetUpper(), sizeof(float)));
        return place + Vector512.LessThan(x, nearest).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeVectors<TPosition>(
        ref float values, ref short codes, nuint count, ReadOnlySpan<float> cuts, in TPosition position, CodeRules rules, short nonPositive)
        where TPosition : struct, IScalePosition
    {
        nuint lanes = (nuint)Vector<float>.Count;
        nuint last = count - (2 * lanes);
        for (nuint i = 0; ; i = nuint.Min(i + (2 * lanes), last))
        {
            Vector<int> codes0 = CodeOf(Vector.LoadUnsafe(ref values, i), cuts, position, rules, nonPositive);
            Vector<int> codes1 = CodeOf(Vector.LoadUnsafe(ref values, i + lanes), cuts, position, rules, nonPositive);
            Vector.Narrow(codes0, codes1).StoreUnsafe(ref codes, i);
            if (i == last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> CodeOf<TPosition>(
        Vector<float> x, ReadOnlySpan<float> cuts, in TPosition position, CodeRules rules, short nonPositive)
        where TPosition : struct, IScalePosition
    {
        Vector<float> lastEntry = Vector.Create(rules.Entries - 1f);
        Vector<float> farthest = Vector.Create(0.5f - (float)position.Tolerance);
        Vector<float> w = position.Of(x);
        Vector<float> least = Vector.Create(cuts[0]);
        Vector<float> leastFinite = Vector.Create(MathF.Max(cuts[0], float.MinValue));
        Vector<float> beyond = Vector.Create(cuts[rules.Entries]);
        Vector<float> offset = Vector.Abs(w - Vector.Floor(w) - Vector.Create(0.5f));
        if (Vector.LessThanOrEqualAll(offset, farthest) && Vector.GreaterThanOrEqualAll(x, leastFinite) && Vector.LessThanAll(x, beyond))
        {
            return Vector.ConvertToInt32Native(Vector.MinNative(w, lastEntry));
        }

        // The nearest cut decides; of a value that is not near to any, it decides rightly too.
        Vector<float> edge = Vector.Floor(w + Vector.Create(0.5f));
        Vector<int> place = Vector.ConvertToInt32Native(Vector.MaxNative(Vector.MinNative(edge, lastEntry), Vector<float>.One));
        Vector<int> code = place + Vector.LessThan(x, At(cuts, place));
        code = Vector.ConditionalSelect(Vector.LessThan(x, least), Vector.Create(rules.Least), code);
        code = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(x, beyond), Vector.Create(rules.Greatest), code);
        if (TPosition.IsPositive)
        {
            code = Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<float>.Zero), Vector.Create((int)nonPositive), code);
        }

        Vector<int> isGood = Vector.LessThanOrEqual(Vector.Abs(x), Vector.Create(rules.GreatestMagnitude));
        return Vector.ConditionalSelect(isGood, code, Vector.Create((int)CodeRules.Bad));
    }

    /// <summary>The cuts at some places.</summary>
    private static Vector<float> At(ReadOnlySpan<float> cuts, Vector<int> places)
    {
        Span<float> found = stackalloc float[Vector<float>.Count];
        for (int lane = 0; lane < found.Length; lane++)
        {
            found[lane] = cuts[places[lane]];
        }

        return new Vector<float>(found);
    }

    /// <summary>The same for one value, by halving.</summary>
    private static short Code<TPosition>(float x, ReadOnlySpan<float> cuts, CodeRules rules, short nonPositive)
        where TPosition : struct, IScalePosition
    {
        if (!(MathF.Abs(x) <= rules.GreatestMagnitude))
        {
            return CodeRules.Bad;
        }

        // Of equal limits every value belongs to entry 0, as it does in matplotlib.
        if (TPosition.IsPositive && x <= 0f && !float.IsNegativeInfinity(cuts[0]))
        {
            return nonPositive;
        }

        int code = Cuts.Reached(cuts, x) - 1;
        return (short)Math.Max(Math.Min(code, rules.Greatest), rules.Least);
    }
}
