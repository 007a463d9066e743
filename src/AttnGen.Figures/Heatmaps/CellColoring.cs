namespace AttnGen.Figures.Heatmaps;

/// <summary>Colours the values of a figure by seaborn's and matplotlib's options.</summary>
internal static class CellColoring
{
    /// <summary>seaborn's share of values beyond each limit of <c>robust</c>.</summary>
    private const double RobustShare = 0.02;

    /// <summary>The values with their colours; the bad colour is grey unless the map has one.</summary>
    /// <exception cref="ArgumentException">Options contradict each other or the values.</exception>
    public static Heatmap Of(HeatmapFigure figure, ValueMatrix matrix)
    {
        bool[] mask = Seen(figure.Mask, matrix);
        ColorScale scale = figure.Scale ?? ColorScale.Linear();
        if (figure.Robust && (scale.VMin is null || scale.VMax is null))
        {
            scale = WithPercentiles(scale, matrix.Values, mask);
        }

        Colormap colormap = figure.Colormap ?? (figure.Center is null ? Colormaps.Viridis : Colormaps.Icefire);
        if (figure.Center is { } center)
        {
            (colormap, scale) = Centered(colormap, scale.Fit(matrix.Values, mask), center);
        }

        return Heatmap.FromMatrix(matrix, colormap, scale, mask);
    }

    /// <summary>At which ends values lie beyond the limits, or the scale has regions of its own.</summary>
    public static Extend Beyond(Heatmap heatmap)
    {
        ColorScale scale = heatmap.Scale!;
        bool below = scale.Extend is Extend.Min or Extend.Both, above = scale.Extend is Extend.Max or Extend.Both;
        if (!scale.Clip)
        {
            foreach (float value in heatmap.Values)
            {
                bool counts = float.IsFinite(value) || scale.Infinities == Infinities.Extremes;
                below |= counts && value < (float)scale.VMin!.Value && !(value <= 0 && IsBad(scale));
                above |= counts && value > (float)scale.VMax!.Value;
            }
        }

        return below ? above ? Extend.Both : Extend.Min : above ? Extend.Max : Extend.Neither;
    }

    /// <summary>Whether a cell has the bad colour.</summary>
    public static bool HasBad(Heatmap heatmap)
    {
        ColorScale scale = heatmap.Scale!;
        foreach (float value in heatmap.Values)
        {
            if (float.IsNaN(value) || (float.IsInfinity(value) && scale.Infinities == Infinities.Bad) || (value <= 0 && IsBad(scale)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBad(ColorScale scale) => scale is { Norm: ColorNorm.Log, NonPositive: NonPositive.Bad, Clip: false };

    private static bool[] Seen(bool[,]? hidden, ValueMatrix matrix)
    {
        if (hidden is null)
        {
            return [];
        }

        if (hidden.GetLength(0) != matrix.Rows || hidden.GetLength(1) != matrix.Columns)
        {
            throw new ArgumentException(
                $"Mask is [{hidden.GetLength(0)}, {hidden.GetLength(1)}]; it must have the matrix's shape [rows {matrix.Rows}, columns {matrix.Columns}].",
                nameof(HeatmapFigure.Mask));
        }

        bool[] seen = new bool[hidden.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = !hidden[i / matrix.Columns, i % matrix.Columns];
        }

        return seen;
    }

    private static ColorScale WithPercentiles(ColorScale scale, ReadOnlySpan<float> values, bool[] seen)
    {
        List<float> finite = [];
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]) && (seen.Length == 0 || seen[i]) && (scale.Norm != ColorNorm.Log || values[i] > 0))
            {
                finite.Add(values[i]);
            }
        }

        if (finite.Count == 0)
        {
            return scale;
        }

        finite.Sort();
        double vmin = scale.VMin ?? Percentile(finite, RobustShare), vmax = scale.VMax ?? Percentile(finite, 1 - RobustShare);
        return scale.Norm switch
        {
            ColorNorm.Linear => ColorScale.Linear(vmin, vmax),
            ColorNorm.Log => ColorScale.Log(vmin, vmax),
            ColorNorm.SymLog => ColorScale.SymLog(scale.LinThresh, vmin, vmax, scale.LinScale, scale.LogBase),
            ColorNorm.Asinh => ColorScale.Asinh(scale.LinearWidth, vmin, vmax),
            ColorNorm.Power => ColorScale.Power(scale.Gamma, vmin, vmax),
            _ => throw new ArgumentException(
                $"Robust finds limits, but a scale {scale.Norm} has its own or is bound to its centre. Leave Robust out, or use ColorScale.Linear, Log, SymLog, Asinh or Power.",
                nameof(HeatmapFigure.Robust)),
        } with
        {
            Clip = scale.Clip, Infinities = scale.Infinities, NonPositive = scale.NonPositive,
        };
    }

    /// <summary>numpy's <c>percentile</c>: linear between the two nearest.</summary>
    private static double Percentile(List<float> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        double low = sorted[below], high = sorted[Math.Min(below + 1, sorted.Count - 1)];
        return low + ((high - low) * (place - below));
    }

    /// <summary>seaborn's <c>center</c>: the part of the map that the limits reach when its middle lies at the centre, as 256 colours.</summary>
    private static (Colormap Colormap, ColorScale Scale) Centered(Colormap colormap, ColorScale scale, double center)
    {
        if (scale.Norm != ColorNorm.Linear)
        {
            throw new ArgumentException(
                $"Center is for a linear scale, and Scale is {scale.Norm}. Leave one of them out, or use ColorScale.TwoSlope or ColorScale.Centered, which have a centre.",
                nameof(HeatmapFigure.Center));
        }

        (double vmin, double vmax) = (scale.VMin!.Value, scale.VMax!.Value);
        double range = Math.Max(vmax - center, center - vmin);
        if (!(range > 0))
        {
            return (colormap, scale);
        }

        const int Entries = 256;
        float[] places = new float[Entries];
        double begin = (vmin - center + range) / (2 * range), end = (vmax - center + range) / (2 * range);
        for (int i = 0; i < Entries; i++)
        {
            places[i] = (float)(begin + ((end - begin) * i / (Entries - 1)));
        }

        Colormap cut = AttnGen.Colormap.FromColors(colormap.Map(places, ColorScale.Linear(0, 1)));
        return (cut.With(colormap.Under, colormap.Over, colormap.Bad.A == 0 ? null : colormap.Bad), scale);
    }
}
