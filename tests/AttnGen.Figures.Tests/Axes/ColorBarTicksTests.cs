using AttnGen.Figures.Axes;

namespace AttnGen.Figures.Tests;

/// <summary>The marks of colour bars of every norm.</summary>
public sealed class ColorBarTicksTests
{
    private const float Length = 370, TextSize = 13.9f;

    /// <summary>
    /// Decades with numbers and 2 … 9 between them. Where matplotlib leaves out decades for want of room it draws no other marks; here the room
    /// is that of the bar, so only scales of up to nine decades are compared.
    /// </summary>
    [Fact]
    public void DecadesAreThoseOfMatplotlib() => Assert.All(ReferenceFile.Read<Decades>("logarithms.json").Where(scale => scale.VMax / scale.VMin < 1e9), reference =>
    {
        ColorScale scale = ColorScale.Log(reference.VMin, reference.VMax);
        ColorBarTicks ticks = ColorBarTicks.Of(scale, Length, TextSize);
        AssertEqual(reference.Major.Select(value => ScalePosition.Of(scale, value)), ticks.Major.Select(tick => tick.Place));
        AssertEqual(reference.Minor.Select(value => ScalePosition.Of(scale, value)), ticks.Minor);
    });

    [Fact]
    public void DecadesAreWrittenAsPowers() => Assert.Equal(
        ["10⁻⁷", "10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰"], TextsOf(ColorScale.Log(1e-7, 1)));

    /// <summary>Within a decade and where no multiple of a power lies between the limits there are numbers all the same.</summary>
    [Theory]
    [InlineData(0.2, 0.9)]
    [InlineData(0.0312, 0.0334)]
    [InlineData(1, 1.0001)]
    [InlineData(4, 70)]
    public void ANarrowLogarithmicBarHasNumbers(double vmin, double vmax) => Assert.True(TextsOf(ColorScale.Log(vmin, vmax)).Length >= 2);

    [Fact]
    public void SignedScalesHave0AndPowersOnBothSides()
    {
        Assert.Equal(["−10²", "−10¹", "−10⁰", "0", "10⁰", "10¹", "10²", "10³"], TextsOf(ColorScale.SymLog(1, -100, 1000)));
        Assert.Contains("0", TextsOf(ColorScale.SymLog(1e-8, -1e8, 1e8)));
        Assert.Contains("0", TextsOf(ColorScale.Asinh(1e-3, -100, 7)));
    }

    [Theory]
    [InlineData(2000, 3000)]
    [InlineData(-0.3, -0.2)]
    public void ANarrowSignedBarHasNumbers(double vmin, double vmax) => Assert.True(TextsOf(ColorScale.SymLog(1, vmin, vmax)).Length >= 2);

    [Fact]
    public void BoundariesAreEquallyFarApart()
    {
        ColorBarTicks ticks = ColorBarTicks.Of(ColorScale.Boundary([-2, -1, -0.5, -0.1, 0.1, 0.5, 1, 2]), Length, TextSize);
        Assert.Equal(["−2", "−1", "−0.5", "−0.1", "0.1", "0.5", "1", "2"], ticks.Major.Select(tick => tick.Text));
        AssertEqual(Enumerable.Range(0, 8).Select(i => i / 7.0), ticks.Major.Select(tick => tick.Place));
    }

    [Fact]
    public void TheCenterOfTwoSlopesIsNeverLeftOut()
    {
        ColorBarTicks ticks = ColorBarTicks.Of(ColorScale.TwoSlope(0.013, -1, 100), Length, TextSize);
        Assert.Contains(new ColorBarTick(0.5, "0.013"), ticks.Major);
    }

    [Theory]
    [InlineData(0, 4.2e-5, -5)]
    [InlineData(0, 5e-4, 0)]
    [InlineData(0, 9e5, 0)]
    [InlineData(0, 1.5e6, 6)]
    [InlineData(-3e30, 2e30, 30)]
    public void OneMultiplierServesAllNumbers(double vmin, double vmax, int exponent)
    {
        ColorBarTicks ticks = ColorBarTicks.Of(ColorScale.Linear(vmin, vmax), Length, TextSize);
        Assert.Equal(exponent, ticks.Exponent);
        Assert.All(ticks.Major, tick => Assert.True(tick.Text.Length <= 6));
    }

    [Fact]
    public void AConstantHasItsNumber() => Assert.Equal(["0.25"], TextsOf(ColorScale.Linear(0.25, 0.25)));

    /// <summary>Whatever the scale, numbers of a bar do not touch, and ascend.</summary>
    [Fact]
    public void NumbersStandApart()
    {
        ColorScale[] scales =
        [
            ColorScale.Linear(-3, 8), ColorScale.Log(1e-30, 1e30), ColorScale.Log(3, 17), ColorScale.SymLog(1e-6, -1e9, 1), ColorScale.Asinh(0.1, -5, 1e6),
            ColorScale.Power(0.3, 0, 1), ColorScale.TwoSlope(1, 0, 1000), ColorScale.Boundary([.. Enumerable.Range(0, 200).Select(i => i * i + 0.5)]),
        ];
        foreach (float length in new float[] { 100, 370, 2000 })
        {
            Assert.All(scales, scale =>
            {
                ColorBarTicks ticks = ColorBarTicks.Of(scale, length, TextSize);
                Assert.True(ticks.Major.Count >= 2);
                Assert.All(ticks.Major.Zip(ticks.Major.Skip(1)), pair => Assert.True((pair.Second.Place - pair.First.Place) * length > 1.19 * TextSize));
            });
        }
    }

    private static string[] TextsOf(ColorScale scale) => [.. ColorBarTicks.Of(scale, Length, TextSize).Major.Select(tick => tick.Text)];

    private static void AssertEqual(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        double[] one = [.. expected], other = [.. actual];
        Assert.Equal(one.Length, other.Length);
        Assert.All(one.Zip(other), pair => Assert.InRange(pair.First - pair.Second, -1e-9, 1e-9));
    }

    private sealed record Decades(double VMin, double VMax, double[] Major, double[] Minor);
}
