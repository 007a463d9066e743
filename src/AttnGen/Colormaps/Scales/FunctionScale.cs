using System;
using System.Linq;

namespace AttnGen;

/// <summary>Components that are functions of the fraction: matplotlib's <c>LinearSegmentedColormap</c> of functions.</summary>
internal sealed class FunctionScale(
    Func<double, double> red, Func<double, double> green, Func<double, double> blue, int entries, bool isReversed = false)
    : ColorScale(entries)
{
    public override RgbaColor[] Colors() =>
        [.. Fractions(Entries).Select(fraction => isReversed ? 1 - fraction : fraction).Select(x =>
            new RgbaColor(Component(red(x)), Component(green(x)), Component(blue(x)), byte.MaxValue))];

    public override ColorScale Resampled(int count) => new FunctionScale(red, green, blue, count, isReversed);

    public override ColorScale Reversed() => new FunctionScale(red, green, blue, Entries, !isReversed);
}
