using System;
using System.Linq;

namespace AttnGen;

/// <summary>Components that are functions of the fraction: matplotlib's <c>LinearSegmentedColormap</c> of functions.</summary>
internal sealed class FunctionColors(
    Func<double, double> red, Func<double, double> green, Func<double, double> blue, int entries, bool isReversed = false)
    : ColorSource(entries)
{
    public override RgbaColor[] Colors() =>
        [.. Fractions(Entries).Select(fraction => isReversed ? 1 - fraction : fraction).Select(x =>
            new RgbaColor(Component(red(x)), Component(green(x)), Component(blue(x)), byte.MaxValue))];

    public override ColorSource Resampled(int count) => new FunctionColors(red, green, blue, count, isReversed);

    public override ColorSource Reversed() => new FunctionColors(red, green, blue, Entries, !isReversed);
}
