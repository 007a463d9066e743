using AttnGen.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Colours values whose limits are known at run time only, by the rules of <see cref="ColormapAttribute"/> with
/// <see cref="ColorNorm.Linear"/>; the pixels equal those of a generated kernel.
/// </summary>
internal sealed class LinearColors : ICellColors
{
    private readonly Rgba32[] _table;
    private readonly float _low;
    private readonly float _high;
    private readonly float _range;

    private LinearColors(Rgba32[] table, double low, double high) =>
        (_table, _low, _high, _range) = (table, (float)low, (float)high, (float)(high - low));

    /// <summary>The colours of a matrix; a limit that is not given comes from its finite values.</summary>
    /// <exception cref="ArgumentException">The limits are out of order.</exception>
    public static LinearColors Of(ReadOnlySpan<float> values, Rgba32[] table, double? vmin, double? vmax)
    {
        ColorLimits.Find(values, isPositive: false, vmin ?? vmax ?? 0, out double least, out double greatest);
        double low = vmin ?? least;
        double high = vmax ?? greatest;
        ColorLimits.AreOrdered(low, high);
        return new LinearColors(table, low, high);
    }

    public void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels)
    {
        bool isSingle = _range > 0 && float.IsFinite(_range);
        for (int i = 0; i < values.Length; i++)
        {
            float x = values[i];
            if (!float.IsFinite(x))
            {
                pixels[i] = default;
                continue;
            }

            float fraction = isSingle ? (x - _low) / _range
                : _low < _high ? (float)(((double)x - _low) / ((double)_high - _low))
                : 0;
            pixels[i] = _table[Entry(fraction, _table.Length)];
        }
    }

    /// <summary>The entry of a fraction; under and over have the colours of the ends.</summary>
    private static int Entry(float fraction, int entries)
    {
        float scaled = fraction * entries;
        return scaled < 0 ? 0 : scaled < entries ? (int)scaled : entries - 1;
    }
}
