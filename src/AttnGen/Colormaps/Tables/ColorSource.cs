using System;

namespace AttnGen;

/// <summary>
/// A colormap without its extremes: what gives the colours of a table of any length. Each kind samples itself as matplotlib 3.6.3's class
/// of that kind does, in the same order of operations, so that the bytes are the same.
/// </summary>
/// <param name="entries">Entries of the table.</param>
internal abstract class ColorSource(int entries)
{
    public int Entries { get; } = entries;

    /// <summary>The colours of the table, entry 0 first.</summary>
    public abstract RgbaColor[] Colors();

    /// <summary>The source with another number of entries.</summary>
    public abstract ColorSource Resampled(int count);

    /// <summary>The source of matplotlib's <c>name_r</c>; reversed once more it is the original.</summary>
    public abstract ColorSource Reversed();

    /// <summary>NumPy's <c>linspace(0, 1, count)</c>: multiples of the rounded step, the last one exactly 1; a single one is 0.</summary>
    protected static double[] Fractions(int count)
    {
        double[] fractions = new double[count];
        double step = 1.0 / (count - 1);
        for (int k = 1; k < count; k++)
        {
            fractions[k] = k == count - 1 ? 1 : k * step;
        }

        return fractions;
    }

    /// <summary>A component of the table from a level 0 … 1: confined to that range and truncated, not rounded.</summary>
    protected static byte Component(double level) => (byte)(Math.Min(Math.Max(level, 0), 1) * 255);
}
