using AttnGen.Figures.Axes;

namespace AttnGen.Figures.Tests;

/// <summary>Ticks are those of matplotlib's <c>MaxNLocator</c>.</summary>
/// <remarks>
/// Intended differences: only ticks inside the range are returned; on an axis of whole numbers that has fewer than two of them, matplotlib
/// takes fractions and this the one number; and a step that equals the interval up to rounding counts as large enough.
/// </remarks>
public sealed class LinearTicksTests
{
    [Fact]
    public void TicksAreThoseOfMatplotlib()
    {
        Range[] ranges = [.. ReferenceFile.Read<Range>("ticks.json").Where(range => !range.Integer || WholeNumbers(range) > 1)];
        Assert.True(ranges.Length > 500);
        Assert.All(ranges, range =>
        {
            LinearTicks ticks = LinearTicks.Between(range.VMin, range.VMax, range.NBins, range.Integer);
            if (IsRounded((range.VMax - range.VMin) / range.NBins / ticks.Step) && ticks.Count != range.Ticks.Length)
            {
                Assert.InRange(ticks.Count, range.Ticks.Length, range.NBins + 1);
                return;
            }

            // A double's own steps at the size of the ticks.
            Assert.Equal(range.Ticks.Length, ticks.Count);
            double slack = Math.Max(1e-6 * ticks.Step, 2 * Math.BitIncrement(Math.Abs(range.VMax)) - (2 * Math.Abs(range.VMax)));
            for (int i = 0; i < ticks.Count; i++)
            {
                Assert.InRange(ticks[i] - range.Ticks[i], -slack, slack);
            }
        });
    }

    [Theory]
    [InlineData(-0.5, 0.5, 0)]
    [InlineData(99.5, 100.5, 100)]
    public void OneWholeNumberIsTheTick(double least, double greatest, double tick)
    {
        LinearTicks ticks = LinearTicks.Between(least, greatest, 9, isInteger: true);
        Assert.Equal((1, tick), (ticks.Count, ticks[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3.25)]
    [InlineData(-7e30)]
    public void ARangeOfOneValueHasIt(double value)
    {
        LinearTicks ticks = LinearTicks.Between(value, value, 9);
        Assert.Equal((1, value), (ticks.Count, ticks[0]));
    }

    private static bool IsRounded(double share) => share != 1 && Math.Abs(share - 1) < 1e-9;

    private static double WholeNumbers(Range range) => Math.Floor(range.VMax) - Math.Ceiling(range.VMin) + 1;

    private sealed record Range(double VMin, double VMax, int NBins, bool Integer, double[] Ticks);
}
