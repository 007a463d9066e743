using System.Globalization;
using System.Runtime.Intrinsics;
using AttnGen.Numerics;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Tests;

/// <summary>
/// The vector functions keep their stated bounds. By default a stride over the bit patterns of their domains; with <c>ATTNGEN_LONG=1</c>
/// every one.
/// </summary>
public sealed class VectorFunctionTests(ITestOutputHelper log)
{
    /// <summary>Prime, so that low bits vary too.</summary>
    private const uint DefaultStride = 127;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1";

    /// <summary>
    /// Bounds as the documentation of <see cref="VectorExp"/>, <see cref="VectorExp2"/>, <see cref="VectorTanh"/>, <see cref="VectorLog"/>,
    /// <see cref="VectorSigmoid"/> and <see cref="VectorTanhOfSum"/> states them.
    /// </summary>
    [Theory]
    [InlineData("exp", 1.14, 1.35)]
    [InlineData("exp2-of-eighths", 1.19, 1.37)]
    [InlineData("tanh", 1.14, 1.16)]
    [InlineData("log", 0.89, 0.89)]
    [InlineData("sigmoid", 1.24, 1.22)]
    [InlineData("sigmoid-of-negatives", 1.65, 1.98)]
    [InlineData("tanh-of-sum", 3.2, 3.3)]
    [InlineData("tanh-of-sum-of-negatives", 3.2, 3.3)]
    public async Task ErrorIsWithinTheStatedBoundAtEveryWidth(string function, double fusedBound, double unfusedBound)
    {
        string stride = DefaultStride.ToString(CultureInfo.InvariantCulture);
        ulong? fusedHash = null, unfusedHash = null;
        foreach (VectorWidth width in VectorWidth.All)
        {
            if (IsLong && IsSwept(width))
            {
                await Sweep(width, function, fusedBound, unfusedBound);
            }

            KernelRunnerReport report = await KernelRunnerProcess.Run(width, "sweep", function, stride);
            Assert.True(report.ExitCode == 0, $"{width}: {report.Error}");
            string[] result = Assert.Single(report.Lines("sweep", 3));
            double largest = double.Parse(result[0], CultureInfo.InvariantCulture);
            log.WriteLine($"{width} ({report.Output[0]}): largest error {largest} units at {result[1]}");
            Assert.True(largest <= (report.IsFused ? fusedBound : unfusedBound), $"{width}: {largest} units at {result[1]}");

            // One hash over all results: widths agree with each other as long as they agree about fusing.
            ulong hash = ulong.Parse(result[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ulong expected = report.IsFused ? fusedHash ??= hash : unfusedHash ??= hash;
            Assert.Equal(expected, hash);
        }
    }

    /// <summary>
    /// Whether every pattern is tried in a setting: once fused and once not. A process compares all widths that it has bit for bit, so the others
    /// have nothing to add.
    /// </summary>
    private static bool IsSwept(VectorWidth width) => width.Name is "default" or "without fused multiply-add";

    private async Task Sweep(VectorWidth width, string function, double fusedBound, double unfusedBound)
    {
        KernelRunnerReport report = await KernelRunnerProcess.Run(width, "sweep", function, "1");
        Assert.True(report.ExitCode == 0, $"{width}: {report.Error}");
        string[] result = Assert.Single(report.Lines("sweep", 3));
        double largest = double.Parse(result[0], CultureInfo.InvariantCulture);
        log.WriteLine($"{width} ({report.Output[0]}): every pattern, largest error {largest} at {result[1]}");
        Assert.True(largest <= (report.IsFused ? fusedBound : unfusedBound), $"{width}: {largest} units at {result[1]}");
    }

    public static TheoryData<string, uint, uint> Specials => new()
    {
        { "exp", 0x00000000, 0x3F800000 }, // 0
        { "exp", 0x80000000, 0x3F800000 }, // −0
        { "exp", 0x80000001, 0x3F800000 }, // the smallest subnormal
        { "exp", 0x807FFFFF, 0x3F800000 },
        { "exp", 0xFF800000, 0x00000000 }, // −∞
        { "exp", 0xFF7FFFFF, 0x00000000 },
        { "exp", 0xF149F2CA, 0x00000000 }, // −1e30
        { "exp", 0xC2AEAC50, 0x00000000 }, // the first argument that is flushed
        { "exp", 0xC2AEAC4F, 0x00800026 }, // the last one that is not
        { "exp2-of-eighths", 0x00000000, 0x3F800000 }, // 0
        { "exp2-of-eighths", 0x80000000, 0x3F800000 }, // −0
        { "exp2-of-eighths", 0x80000001, 0x3F800000 }, // the smallest subnormal
        { "exp2-of-eighths", 0xC1000000, 0x3F000000 }, // −8
        { "exp2-of-eighths", 0xFF800000, 0x00000000 }, // −∞
        { "exp2-of-eighths", 0xFF7FFFFF, 0x00000000 },
        { "exp2-of-eighths", 0xF149F2CA, 0x00000000 }, // −1e30
        { "exp2-of-eighths", 0xC5000000, 0x00000000 }, // −2048
        { "exp2-of-eighths", 0xC47C0001, 0x00000000 }, // the first argument that is flushed
        { "exp2-of-eighths", 0xC47C0000, 0x00800000 }, // the last one that is not: −1008
        { "tanh", 0x00000000, 0x00000000 }, // 0
        { "tanh", 0x80000000, 0x80000000 }, // −0
        { "tanh", 0x00000001, 0x00000001 }, // the smallest subnormal
        { "tanh", 0x80000001, 0x80000001 },
        { "tanh", 0x007FFFFF, 0x007FFFFF }, // the largest subnormal
        { "tanh", 0x807FFFFF, 0x807FFFFF },
        { "tanh", 0x00800000, 0x00800000 },
        { "tanh", 0x41200000, 0x3F800000 }, // 10: rounds to 1
        { "tanh", 0xC1200000, 0xBF800000 },
        { "tanh", 0x7F7FFFFF, 0x3F800000 },
        { "tanh", 0xFF7FFFFF, 0xBF800000 },
        { "tanh", 0x7F800000, 0x3F800000 }, // ∞
        { "tanh", 0xFF800000, 0xBF800000 }, // −∞
        { "tanh-of-sum", 0x00000000, 0x00000000 }, // 0
        { "tanh-of-sum", 0x80000000, 0x00000000 }, // −0
        { "tanh-of-sum", 0x42300000, 0x3F800000 }, // 44
        { "tanh-of-sum", 0xC2300000, 0xBF800000 },
        { "tanh-of-sum", 0x7149F2CA, 0x3F800000 }, // 1e30
        { "tanh-of-sum", 0xF149F2CA, 0xBF800000 },
        { "tanh-of-sum", 0x7F800000, 0x3F800000 }, // ∞
        { "tanh-of-sum", 0xFF800000, 0xBF800000 }, // −∞
        { "sigmoid", 0x00000000, 0x3F000000 }, // 0
        { "sigmoid", 0x80000000, 0x3F000000 }, // −0
        { "sigmoid", 0x00000001, 0x3F000000 }, // the smallest subnormal
        { "sigmoid", 0x80000001, 0x3F000000 },
        { "sigmoid", 0x41A00000, 0x3F800000 }, // 20: rounds to 1
        { "sigmoid", 0x7F7FFFFF, 0x3F800000 },
        { "sigmoid", 0x7F800000, 0x3F800000 }, // ∞
        { "sigmoid", 0xFF7FFFFF, 0x00000000 },
        { "sigmoid", 0xFF800000, 0x00000000 }, // −∞
        { "sigmoid", 0xC2AEAC50, 0x00000000 }, // the first argument that is flushed
        { "sigmoid", 0xC2AEAC4F, 0x00800026 }, // the last one that is not
        { "log", 0x3F800000, 0x00000000 }, // 1
        { "log", 0x3F800001, 0x33FFFFFF }, // the next float: 2⁻²³ − 2⁻⁴⁷
        { "log", 0x3F7FFFFF, 0xB3800000 }, // the one before: −2⁻²⁴
        { "log", 0x40000000, 0x3F317218 }, // 2
        { "log", 0x3F000000, 0xBF317218 }, // ½
        { "log", 0x00000000, 0xFF800000 }, // +0
        { "log", 0x80000000, 0xFF800000 }, // −0
        { "log", 0x7F800000, 0x7F800000 }, // ∞
        { "log", 0x7F7FFFFF, 0x42B17218 }, // the largest number: 128 · ln 2
        { "log", 0x00800000, 0xC2AEAC50 }, // the smallest normal one: −126 · ln 2
    };

    [Theory]
    [MemberData(nameof(Specials))]
    public void SpecialArgumentsGiveTheseBits(string function, uint argument, uint result) =>
        Assert.All(VectorFunction.Find(function).BitsAtEveryWidth(argument), bits => Assert.Equal($"{result:X8}", $"{bits:X8}"));

    [Theory]
    [InlineData("exp")]
    [InlineData("exp2-of-eighths")]
    [InlineData("tanh")]
    [InlineData("log")]
    [InlineData("sigmoid")]
    [InlineData("tanh-of-sum")]
    public void NaNStaysNaN(string function)
    {
        foreach (uint payload in new uint[] { 0x7FC00000, 0xFFC00000, 0x7F800001, 0xFF800001, 0x7FFFFFFF, 0xFFFFFFFF })
        {
            uint[] results = VectorFunction.Find(function).BitsAtEveryWidth(payload);
            Assert.All(results, bits => Assert.True(float.IsNaN(BitConverter.UInt32BitsToSingle(bits)), $"{payload:X8} gave {bits:X8}"));
        }
    }

    /// <summary>Each of eight vectors at once gets what it gets alone, whatever the others hold.</summary>
    [Fact]
    public void EightPowersSideBySideHaveTheBitsOfEach()
    {
        Random random = new(3);
        float[] specials = [0, -0f, -1e-30f, -1, -8, -1008, -1008.0001f, -2048, -1e30f, float.NegativeInfinity, float.NaN];
        for (int round = 0; round < 2000; round++)
        {
            Vector512<float>[] x = [.. Enumerable.Range(0, 8).Select(_ => Vector512.Create(
                [.. Enumerable.Range(0, 16).Select(_ => random.Next(4) == 0 ? specials[random.Next(specials.Length)] : -1100 * random.NextSingle() * random.NextSingle())]))];
            Vector512<float>[] alone = [.. x.Select(VectorExp2.OfEighths)];
            VectorExp2.OfEighths(ref x[0], ref x[1], ref x[2], ref x[3], ref x[4], ref x[5], ref x[6], ref x[7]);
            Assert.Equal(alone.Select(vector => vector.AsUInt32()), x.Select(vector => vector.AsUInt32()));
        }
    }

    /// <summary>The sweep covers the other half of the domain.</summary>
    [Fact]
    public void TanhIsOddToTheBit()
    {
        for (uint argument = 0; argument <= 0x7F800000; argument += 65_521)
        {
            uint[] expected = VectorFunction.Tanh.BitsAtEveryWidth(argument);
            Assert.Equal(expected.Select(bits => bits | 0x80000000), VectorFunction.Tanh.BitsAtEveryWidth(argument | 0x80000000));
        }
    }
}
