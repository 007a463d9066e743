using System;
using System.Runtime.InteropServices;

namespace AttnGen;

/// <summary>The inverse of a colour norm.</summary>
internal interface INormInverse
{
    /// <summary>The value that lies at a fraction 0 … 1 of the scale; it does not decrease with the fraction.</summary>
    double ValueAt(double fraction);
}

/// <summary>
/// The cut points of a norm: the least <see cref="float"/> of every entry, and the least that is over. They define the norm exactly: a
/// value's code is the number of cuts that it reaches, minus one.
/// </summary>
internal static class ColorCuts
{
    /// <summary>A value that misses a cut by no more than this part of a step lies on it: what keeps it off is rounding in double.</summary>
    private const double Tie = 1e-9;

    /// <summary>Finds the cuts of N entries.</summary>
    /// <param name="cuts">N + 1.</param>
    /// <param name="vmin">The value of the first entry; it counts as the <see cref="float"/> nearest to it, and so does <paramref name="vmax"/>.</param>
    /// <param name="vmax">The value of the last entry. Where it is not above <paramref name="vmin"/>, every value belongs to entry 0.</param>
    /// <param name="inverse">The norm between the limits.</param>
    public static void Find<TInverse>(Span<float> cuts, double vmin, double vmax, TInverse inverse)
        where TInverse : struct, INormInverse
    {
        int entries = cuts.Length - 1;
        if (!(vmin < vmax))
        {
            cuts.Fill(float.NaN);
            cuts[0] = float.NegativeInfinity;
            return;
        }

        float beyond = NextAbove((float)vmax);
        cuts[0] = (float)vmin;
        cuts[entries] = beyond;
        double value = vmin, next = entries > 1 ? inverse.ValueAt(1.0 / entries) : vmax;
        for (int k = 1; k < entries; k++)
        {
            double before = value;
            value = next;
            next = k + 1 < entries ? inverse.ValueAt((k + 1.0) / entries) : vmax;
            float cut = Cut(value, Math.Min(value - before, next - value), k, entries, inverse);
            cuts[k] = cut < cuts[k - 1] ? cuts[k - 1] : cut > beyond ? beyond : cut;
        }
    }

    /// <summary>The least <see cref="float"/> that is not below a number.</summary>
    public static float LeastFrom(double value)
    {
        float near = (float)value;
        return near >= value ? near : NextAbove(near);
    }

    /// <summary>The <see cref="float"/> that follows; +∞ follows the greatest number and itself.</summary>
    public static float NextAbove(float value)
    {
        if (float.IsNaN(value) || float.IsPositiveInfinity(value))
        {
            return value;
        }

        FloatBits bits = new() { Value = value == 0 ? 0 : value };
        bits.Bits += bits.Bits < 0 ? -1 : 1;
        return bits.Value;
    }

    /// <summary>The least <see cref="float"/> of entry k, which begins at a value; zero or a value's nearest float where that is a tie.</summary>
    private static float Cut<TInverse>(double value, double step, int k, int entries, TInverse inverse)
        where TInverse : struct, INormInverse
    {
        // The step tells whether a tie is worth a look; neighbours of very different width, or a bend between them, say nothing more.
        float near = (float)value;
        if (Math.Abs(value) <= step * Tie && IsTie(0))
        {
            return 0;
        }

        return near >= value || (value - near <= step * Tie && IsTie(near)) ? near : NextAbove(near);

        bool IsTie(float candidate) =>
            candidate >= inverse.ValueAt((k - Tie) / entries) && candidate <= inverse.ValueAt((k + Tie) / entries);
    }

    /// <summary>The bits of a number on every platform that the generator runs on.</summary>
    [StructLayout(LayoutKind.Explicit)]
    private struct FloatBits
    {
        [FieldOffset(0)]
        public float Value;

        [FieldOffset(0)]
        public int Bits;
    }
}
