namespace AttnGen.Figures.Axes;

/// <summary>The colours along a colour bar.</summary>
internal static class BarColors
{
    /// <summary>From the lower to the upper limit: each interval of boundaries its own, otherwise the whole table.</summary>
    public static Rgba32[] Of(Colormap colormap, ColorScale scale)
    {
        if (scale.Norm != ColorNorm.Boundary)
        {
            return colormap.Table.ToArray();
        }

        float[] middles = new float[scale.Boundaries.Length - 1];
        for (int i = 0; i < middles.Length; i++)
        {
            middles[i] = (float)((scale.Boundaries[i] + scale.Boundaries[i + 1]) / 2);
        }

        return colormap.Map(middles, scale);
    }
}
