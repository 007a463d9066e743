namespace AttnGen.Figures.Axes;

/// <summary>The marks of a colour bar.</summary>
/// <param name="Major">Marks with a number.</param>
/// <param name="Minor">Places of marks without.</param>
/// <param name="Exponent">By which power of ten the numbers are to be multiplied; 0: as they are.</param>
internal sealed record ColorBarTicks(IReadOnlyList<ColorBarTick> Major, IReadOnlyList<double> Minor, int Exponent)
{
    /// <summary>Room that matplotlib leaves for a tick of a vertical axis: two heights of its text.</summary>
    private const float HeightsOfTick = 2;

    /// <summary>The marks of a scale.</summary>
    /// <param name="scale">With both limits.</param>
    /// <param name="length">Pixels of the bar.</param>
    /// <param name="textSize">Pixels of an em of the numbers.</param>
    public static ColorBarTicks Of(ColorScale scale, float length, float textSize)
    {
        (double vmin, double vmax) = (scale.VMin!.Value, scale.VMax!.Value);
        if (!(vmax > vmin))
        {
            return new ColorBarTicks([new ColorBarTick(0.5, TickText.Plain(vmin))], [], 0);
        }

        double least = textSize * 1.2 / length;
        int intervals = Intervals(length, textSize);
        ColorBarTicks ticks = scale.Norm switch
        {
            ColorNorm.Log => Logarithmic(scale, vmin, vmax, least),
            ColorNorm.SymLog => Signed(scale, scale.LinThresh, least),
            ColorNorm.Asinh => Signed(scale, scale.LinearWidth, least),
            ColorNorm.Boundary => Apart(scale, scale.Boundaries, least),
            ColorNorm.TwoSlope => TwoSlope(scale, vmin, vmax, Intervals(length / 2, textSize), least),
            _ => Linear(scale, vmin, vmax, intervals, least),
        };

        // Powers of ten may miss a narrow scale; without two numbers a bar says nothing.
        return ticks.Major.Count < 2 && scale.Norm is not ColorNorm.Boundary
            ? Linear(scale, vmin, vmax, intervals, least) with { Minor = ticks.Minor }
            : ticks;
    }

    /// <summary>How many intervals between ticks fit a length.</summary>
    public static int Intervals(float length, float textSize, float heights = HeightsOfTick) =>
        Math.Clamp((int)(length / (textSize * heights)), 1, 9);

    private static ColorBarTicks Linear(ColorScale scale, double vmin, double vmax, int intervals, double least)
    {
        double[] values = ValuesOf(LinearTicks.Between(vmin, vmax, intervals));
        (string[] texts, int exponent) = TickText.Linear(values);
        return new ColorBarTicks(Spaced(scale, values, texts, least), [], exponent);
    }

    private static ColorBarTicks TwoSlope(ColorScale scale, double vmin, double vmax, int intervals, double least)
    {
        double[] below = ValuesOf(LinearTicks.Between(vmin, scale.VCenter, intervals));
        double[] above = ValuesOf(LinearTicks.Between(scale.VCenter, vmax, intervals));
        double[] values = [.. below.Append(scale.VCenter).Concat(above).Distinct().Order()];
        return Apart(scale, values, least, pivot: Array.IndexOf(values, scale.VCenter));
    }

    private static ColorBarTicks Logarithmic(ColorScale scale, double vmin, double vmax, double least)
    {
        int first = (int)Math.Ceiling(Math.Log10(vmin) - 1e-9), last = (int)Math.Floor(Math.Log10(vmax) + 1e-9);
        List<double> minor = [];
        List<double> between = [];
        for (int exponent = first - 1; exponent <= last; exponent++)
        {
            for (int digit = 2; digit <= 9; digit++)
            {
                double value = digit * Math.Pow(10, exponent);
                if (value >= vmin && value <= vmax)
                {
                    between.Add(value);
                    minor.Add(ScalePosition.Of(scale, value));
                }
            }
        }

        // Without two decades in sight, the marks between them carry numbers.
        if (last <= first)
        {
            double[] values = [.. between.Concat(Enumerable.Range(first, last - first + 1).Select(exponent => Math.Pow(10, exponent))).Order()];
            return Apart(scale, values, least) with { Minor = minor };
        }

        int[] exponents = [.. Enumerable.Range(first, last - first + 1)];
        double[] decades = [.. exponents.Select(exponent => Math.Pow(10, exponent))];
        return new ColorBarTicks(
            Spaced(scale, decades, [.. exponents.Select(TickText.Power)], least), exponents.Length > 12 ? [] : minor, 0);
    }

    /// <summary>0 and the powers of ten on both sides, from the end of the linear part on.</summary>
    private static ColorBarTicks Signed(ColorScale scale, double linear, double least)
    {
        (double vmin, double vmax) = (scale.VMin!.Value, scale.VMax!.Value);
        double reach = Math.Max(Math.Abs(vmin), Math.Abs(vmax));
        int last = (int)Math.Floor(Math.Log10(reach) + 1e-9), first = Math.Min(last, (int)Math.Ceiling(Math.Log10(linear) - 1e-9));
        List<(double Value, string Text)> ticks = [(0, "0")];
        for (int exponent = first; exponent <= last; exponent++)
        {
            double value = Math.Pow(10, exponent);
            ticks.Add((value, TickText.Power(exponent)));
            ticks.Add((-value, "\u2212" + TickText.Power(exponent)));
        }

        (double Value, string Text)[] inside = [.. ticks.Where(tick => tick.Value >= vmin && tick.Value <= vmax).OrderBy(tick => tick.Value)];
        return new ColorBarTicks(
            Spaced(
                scale, [.. inside.Select(tick => tick.Value)], [.. inside.Select(tick => tick.Text)], least,
                Math.Max(0, Array.FindIndex(inside, tick => tick.Value == 0))),
            [], 0);
    }

    private static ColorBarTicks Apart(ColorScale scale, ReadOnlySpan<double> values, double least, int pivot = 0)
    {
        string[] texts = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            texts[i] = TickText.Plain(values[i]);
        }

        return new ColorBarTicks(Spaced(scale, values, texts, least, pivot), [], 0);
    }

    /// <summary>
    /// Leaves out numbers that would touch the one before them, from one that stays, such as the centre, to both ends.
    /// </summary>
    private static List<ColorBarTick> Spaced(ColorScale scale, ReadOnlySpan<double> values, string[] texts, double least, int pivot = 0)
    {
        List<ColorBarTick> ticks = [];
        Add(values, pivot, 1);
        ticks.Reverse();
        Add(values, pivot - 1, -1);
        ticks.Reverse();
        return ticks;

        void Add(ReadOnlySpan<double> values, int begin, int step)
        {
            for (int i = begin; i >= 0 && i < values.Length; i += step)
            {
                double place = ScalePosition.Of(scale, values[i]);
                if (place is >= -1e-9 and <= 1 + 1e-9 && (ticks.Count == 0 || Math.Abs(place - ticks[^1].Place) >= least))
                {
                    ticks.Add(new ColorBarTick(Math.Clamp(place, 0, 1), texts[i]));
                }
            }
        }
    }

    private static double[] ValuesOf(LinearTicks ticks)
    {
        double[] values = new double[ticks.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ticks[i];
        }

        return values;
    }
}

/// <summary>A mark with its number.</summary>
/// <param name="Place">0 at the lower and 1 at the upper end of the bar.</param>
/// <param name="Text">The number.</param>
internal readonly record struct ColorBarTick(double Place, string Text);
