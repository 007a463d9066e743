using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Colours a matrix whose shape and limits are known at run time only, by the rules of <see cref="ColormapAttribute"/> with
/// <see cref="ColorNorm.Linear"/>; the pixels equal those of a generated kernel.
/// </summary>
internal static class LinearColors
{
    public static Rgba32[] Map(ReadOnlySpan<float> values, Rgba32[] table, double? vmin, double? vmax)
    {
        ColorLimits.Find(values, isPositive: false, vmin ?? vmax ?? 0, out double least, out double greatest);
        double low = vmin ?? least;
        double high = vmax ?? greatest;
        ColorLimits.AreOrdered(low, high);

        Rgba32[] pixels = new Rgba32[values.Length];
        float lowAsFloat = (float)low;
        float highAsFloat = (float)high;
        float range = (float)(high - low);
        bool isSingle = range > 0 && float.IsFinite(range);
        for (int i = 0; i < pixels.Length; i++)
        {
            float x = values[i];
            if (float.IsFinite(x))
            {
                float fraction = isSingle ? (x - lowAsFloat) / range
                    : lowAsFloat < highAsFloat ? (float)(((double)x - lowAsFloat) / ((double)highAsFloat - lowAsFloat))
                    : 0;
                pixels[i] = table[Entry(fraction, table.Length)];
            }
        }

        return pixels;
    }

    /// <summary>The entry of a fraction; under and over have the colours of the ends.</summary>
    private static int Entry(float fraction, int entries)
    {
        float scaled = fraction * entries;
        return scaled < 0 ? 0 : scaled < entries ? (int)scaled : entries - 1;
    }
}
