namespace AttnGen.Figures.Heatmaps;

/// <summary>Colours the values of a figure by seaborn's and matplotlib's options.</summary>
internal static class CellColoring
{
    /// <summary>seaborn's share of values beyond each limit of <c>robust</c>.</summary>
    private const double RobustShare = 0.02;

    /// <summary>The values with their colours; the bad colour is grey unless the map has one.</summary>
    /// <exception cref="ArgumentException">Options contradict each other or the values.</exception>
    public static Heatmap Of(HeatmapFigure figure)
    {
        if (figure.Matrix is not { } matrix)
        {
            return WithoutValues(figure);
        }

        if (figure.Heatmap is { } ready && (figure.Mask, figure.Robust, figure.Center) == (null, false, null)
            && figure.Colormap == ready.Colormap && figure.Scale == ready.Scale)
        {
            return ready;
        }

        bool[] mask = Seen(figure.Mask, matrix);
        ColorScale scale = figure.Scale ?? ColorScale.Linear();
        if (figure.Robust)
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

    /// <summary>At which ends cells have a colour beyond the bar's, or the scale has regions of its own.</summary>
    public static Extend Beyond(Heatmap heatmap)
    {
        (ColorScale scale, Colormap map) = (heatmap.Scale!, heatmap.Colormap!);
        bool below = scale.Extend is Extend.Min or Extend.Both, above = scale.Extend is Extend.Max or Extend.Both;
        (float vmin, float vmax) = ((float)scale.VMin!.Value, (float)scale.VMax!.Value);

        // What equals the last boundary is beyond it, which shows where the map has a colour for that; equal limits have nothing beyond.
        bool isOverAtLast = scale.Norm == ColorNorm.Boundary && map.Over != map.Table[^1];
        if (!scale.Clip && (scale.Norm == ColorNorm.Boundary || vmin < vmax))
        {
            foreach (float value in heatmap.Values)
            {
                bool counts = float.IsFinite(value) || scale.Infinities == Infinities.Extremes;
                below |= counts && value < vmin && scale.Norm != ColorNorm.Power && !(value <= 0 && IsBad(scale));
                above |= counts && (value > vmax || (value == vmax && isOverAtLast));
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

    /// <summary>A heatmap that was made of colours: what would colour values is a mistake.</summary>
    private static Heatmap WithoutValues(HeatmapFigure figure)
    {
        string? wrong = figure.Colormap is not null ? nameof(HeatmapFigure.Colormap)
            : figure.Scale is not null ? nameof(HeatmapFigure.Scale)
            : figure.Mask is not null ? nameof(HeatmapFigure.Mask)
            : figure.Robust ? nameof(HeatmapFigure.Robust)
            : figure.Center is not null ? nameof(HeatmapFigure.Center)
            : null;
        return wrong is null
            ? figure.Heatmap!
            : throw new ArgumentException(
                $"{wrong} colours values, and this heatmap was made of colours. Leave it out, or make the figure of the values.", wrong);
    }

    private static bool IsBad(ColorScale scale) => scale is { Norm: ColorNorm.Log, NonPositive: NonPositive.Bad, Clip: false };

    /// <summary>Which cells are seen; empty: all.</summary>
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
        if (scale.Norm is ColorNorm.Boundary or ColorNorm.Centered or ColorNorm.TwoSlope)
        {
            throw new ArgumentException(
                $"Robust finds limits, but a scale {scale.Norm} has its own or is bound to its centre. Leave Robust out, or use ColorScale.Linear, Log, SymLog, Asinh or Power.",
                nameof(HeatmapFigure.Robust));
        }

        if (scale.VMin is not null && scale.VMax is not null)
        {
            return scale;
        }

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
            ColorNorm.Log => ColorScale.Log(vmin, vmax),
            ColorNorm.SymLog => ColorScale.SymLog(scale.LinThresh, vmin, vmax, scale.LinScale, scale.LogBase),
            ColorNorm.Asinh => ColorScale.Asinh(scale.LinearWidth, vmin, vmax),
            ColorNorm.Power => ColorScale.Power(scale.Gamma, vmin, vmax),
            _ => ColorScale.Linear(vmin, vmax),
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

        // seaborn's steps in double, so that every entry is the same.
        const int Entries = 256;
        double least = center - range, width = center + range - least;
        double begin = (vmin - least) / width, end = (vmax - least) / width, step = (end - begin) / (Entries - 1);
        Rgba32[] colors = new Rgba32[Entries];
        for (int i = 0; i < Entries; i++)
        {
            double place = i == Entries - 1 ? end : begin + (i * step);
            colors[i] = colormap.Table[Math.Clamp((int)(place * colormap.Entries), 0, colormap.Entries - 1)];
        }

        // Colours beyond the limits that were not given are those of the ends of the part, not of the map.
        Colormap cut = AttnGen.Colormap.FromColors(colors).With(
            colormap.Under == colormap.Table[0] ? null : colormap.Under,
            colormap.Over == colormap.Table[^1] ? null : colormap.Over,
            colormap.Bad == default ? null : colormap.Bad);
        return (cut, scale);
    }
}
