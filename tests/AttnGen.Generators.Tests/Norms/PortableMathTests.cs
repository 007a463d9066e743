namespace AttnGen.Generators.Tests;

/// <summary>The generator's own functions keep their stated bounds against those of the platform, whose own error is added.</summary>
public sealed class PortableMathTests
{
    private const double Unit = 1.0 / (1L << 53), Platform = 2 * Unit;

    private const int Count = 200_000;

    [Fact]
    public void Log() => AssertWithin(4, Positive, PortableMath.Log, Math.Log);

    [Fact]
    public void Exp() => AssertWithin(4, random => (1416 * random.NextDouble()) - 707.5, PortableMath.Exp, Math.Exp);

    [Fact]
    public void Sinh() => AssertWithin(
        8, random => random.Next(2) == 0 ? Signed(random) * Math.Pow(10, (14 * random.NextDouble()) - 12) : Signed(random) * 700 * random.NextDouble(),
        x => PortableMath.Sinh(Math.Clamp(x, -700, 700)), x => Math.Sinh(Math.Clamp(x, -700, 700)));

    [Fact]
    public void Asinh() => AssertWithin(
        16, random => Signed(random) * (random.Next(2) == 0 ? Positive(random) : Math.Pow(10, (16 * random.NextDouble()) - 12)), PortableMath.Asinh, Math.Asinh);

    [Fact]
    public void TheEndsAreThoseOfTheDomains()
    {
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(0, PortableMath.Exp(-1000));
        Assert.Equal(double.PositiveInfinity, PortableMath.Exp(1000));
        Assert.Equal(0, PortableMath.Sinh(0));
        Assert.Equal(0, PortableMath.Asinh(0));
    }

    private static void AssertWithin(int units, Func<Random, double> draw, Func<double, double> function, Func<double, double> platform)
    {
        Random random = new(RandomColormaps.Seed);
        for (int i = 0; i < Count; i++)
        {
            double x = draw(random), expected = platform(x), error = Math.Abs(function(x) - expected);
            if (!(error <= ((units * Unit) + Platform) * Math.Abs(expected)))
            {
                Assert.Fail($"at {x:R}: {function(x):R}, expected {expected:R}, {error / Math.Abs(expected) / Unit} units");
            }
        }
    }

    private static double Signed(Random random) => random.Next(2) == 0 ? -1 : 1;

    /// <summary>A positive normal number, the exponents evenly, every other one near 1.</summary>
    private static double Positive(Random random) => random.Next(2) == 0
        ? 0.5 + random.NextDouble()
        : BitConverter.UInt64BitsToDouble((ulong)random.NextInt64(0x0010000000000000, 0x7FF0000000000000));
}
