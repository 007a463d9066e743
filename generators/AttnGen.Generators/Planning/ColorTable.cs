using System;
using System.Collections.Generic;
using System.Linq;
using AttnGen.Generators.Model;

namespace AttnGen.Generators.Planning;

/// <summary>The colours of a declaration as one table: bad, under, the entries, over. The rules are matplotlib 3.6.3's.</summary>
internal static class ColorTable
{
    private static readonly ColorSpec Transparent = new(0, 0, 0, 0);

    public static IEnumerable<ColorSpec> Build(PaletteSpec palette)
    {
        ColorSpec[] entries = Entries(palette);
        ColorSpec bad = palette.Bad ?? Transparent;
        IEnumerable<ColorSpec> table = new[] { bad, palette.Under ?? entries[0] }
            .Concat(entries)
            .Concat([palette.Over ?? entries[entries.Length - 1]]);
        if (palette.Alpha is not { } alpha)
        {
            return table;
        }

        byte opacity = (byte)(alpha * 255);
        return table.Select((color, i) => i == 0 && color == Transparent ? color : color with { A = opacity });
    }

    private static ColorSpec[] Entries(PaletteSpec palette)
    {
        if (palette.Name is null)
        {
            ColorSpec[] colors = palette.Colors.ToArray();
            return palette.Interpolate ? Gradient(colors, palette.EntriesOfTable) : ResampleListed(colors, palette.EntriesOfTable);
        }

        NamedColormap map = NamedColormap.Find(palette.Name)!;
        ColorSpec[] entries = Enumerable.Range(0, map.Entries)
            .Select(entry => new ColorSpec(map.Colors[3 * entry], map.Colors[(3 * entry) + 1], map.Colors[(3 * entry) + 2], 255))
            .ToArray();
        return map.IsListed ? ResampleListed(entries, palette.EntriesOfTable) : ResampleSegmented(entries, palette.EntriesOfTable);
    }

    /// <summary>matplotlib's <c>ListedColormap.resampled</c>: the map's own entries at equidistant fractions.</summary>
    private static ColorSpec[] ResampleListed(ColorSpec[] colors, int count) =>
        count == colors.Length
            ? colors
            : Linspace(count).Select(fraction => colors[Math.Min((int)(fraction * colors.Length), colors.Length - 1)]).ToArray();

    /// <summary>
    /// matplotlib evaluates a map of segments afresh at the new fractions. The table holds that function at its own fractions, truncated:
    /// where a new fraction is one of them the entry is exact, between two of them it is interpolated and may be one level off.
    /// </summary>
    private static ColorSpec[] ResampleSegmented(ColorSpec[] colors, int count)
    {
        if (count == 1)
        {
            // matplotlib's convention: the single entry is the upper end.
            return [colors[colors.Length - 1]];
        }

        ColorSpec[] resampled = new ColorSpec[count];
        for (int k = 0; k < count; k++)
        {
            long position = (long)k * (colors.Length - 1);
            int lower = (int)(position / (count - 1));
            double fraction = (double)(position % (count - 1)) / (count - 1);
            resampled[k] = fraction == 0 ? colors[lower] : Mix(colors[lower], colors[lower + 1], component => component + 0.5, fraction);
        }

        return resampled;
    }

    /// <summary>matplotlib's <c>LinearSegmentedColormap.from_list</c>, step by step in the same order of operations.</summary>
    private static ColorSpec[] Gradient(ColorSpec[] stops, int count)
    {
        if (count == 1)
        {
            return [stops[stops.Length - 1]];
        }

        double[] positions = Linspace(stops.Length).Select(fraction => fraction * (count - 1)).ToArray();
        double[] fractions = Linspace(count);
        ColorSpec[] entries = new ColorSpec[count];
        entries[0] = stops[0];
        entries[count - 1] = stops[stops.Length - 1];
        int upper = 0;
        for (int k = 1; k < count - 1; k++)
        {
            double position = (count - 1) * fractions[k];
            while (positions[upper] < position)
            {
                upper++;
            }

            double distance = (position - positions[upper - 1]) / (positions[upper] - positions[upper - 1]);
            entries[k] = Mix(stops[upper - 1], stops[upper], component => component / 255.0, distance, 255);
        }

        return entries;
    }

    private static ColorSpec Mix(ColorSpec from, ColorSpec to, Func<byte, double> level, double fraction, double scale = 1)
    {
        return new ColorSpec(Component(from.R, to.R), Component(from.G, to.G), Component(from.B, to.B), Component(from.A, to.A));

        byte Component(byte a, byte b) => (byte)(((fraction * (level(b) - level(a))) + level(a)) * scale);
    }

    /// <summary>NumPy's <c>linspace(0, 1, count)</c>: multiples of the rounded step, the last one exactly 1.</summary>
    private static double[] Linspace(int count)
    {
        double step = 1.0 / (count - 1);
        return Enumerable.Range(0, count).Select(k => k == 0 ? 0 : k == count - 1 ? 1 : k * step).ToArray();
    }
}
