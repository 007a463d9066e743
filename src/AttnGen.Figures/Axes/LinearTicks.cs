namespace AttnGen.Figures.Axes;

/// <summary>Round numbers along an axis, by the rule of matplotlib's <c>MaxNLocator</c>: steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
/// <param name="First">The first tick as a multiple of the step.</param>
/// <param name="Count">Number of ticks.</param>
/// <param name="Step">Distance of two ticks.</param>
internal readonly record struct LinearTicks(long First, int Count, double Step)
{
    private static ReadOnlySpan<double> Steps => [1, 2, 2.5, 5, 10];

    /// <summary>The value of a tick.</summary>
    public double this[int index] => (First + index) * Step;

    /// <summary>The ticks of an interval.</summary>
    /// <param name="least">Its lower end.</param>
    /// <param name="greatest">Its upper end, not below.</param>
    /// <param name="mostIntervals">How many intervals there may be between ticks, at least 1.</param>
    /// <param name="isInteger">Whether every tick is a whole number.</param>
    public static LinearTicks Between(double least, double greatest, int mostIntervals, bool isInteger = false)
    {
        double raw = (greatest - least) / mostIntervals;
        if (!(raw > 0) || !double.IsFinite(raw))
        {
            return Single(least);
        }

        // From the smallest step that is large enough downwards, until there are two ticks: a step is never so large that none is seen.
        int exponent = (int)Math.Floor(Math.Log10(raw));
        int chosen = 0;
        while (StepOf(chosen, exponent) < raw * (1 - 1e-10) || (isInteger && !IsWhole(StepOf(chosen, exponent))))
        {
            chosen++;
        }

        for (; chosen > -Steps.Length; chosen--)
        {
            double step = StepOf(chosen, exponent);
            if (isInteger)
            {
                if (step > 1 && !IsWhole(step))
                {
                    continue;
                }

                step = Math.Max(1, step);
            }

            // An end that rounding moved off its multiple counts.
            long first = (long)Math.Ceiling((least / step) - 1e-9), last = (long)Math.Floor((greatest / step) + 1e-9);
            if (last > first || (isInteger && step == 1))
            {
                return new LinearTicks(first, (int)(last - first + 1), step);
            }
        }

        return Single(least);
    }

    private static LinearTicks Single(double value) => value == 0 ? new(0, 1, 1) : new(1, 1, value);

    private static bool IsWhole(double step) => step >= 1 - 1e-9 && Math.Abs(step - Math.Round(step)) < 1e-3;

    private static double StepOf(int index, int exponent)
    {
        int decade = (int)Math.Floor(index / 4.0);
        return Steps[index - (4 * decade)] * Math.Pow(10, exponent + decade);
    }
}
