using System.Globalization;
using System.Runtime.Intrinsics;
using AttnGen.Numerics;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Tests;

/// <summary>
/// The exponential keeps its stated bounds. By default a stride over the bit patterns of its domain; with <c>ATTNGEN_LONG=1</c> every one.
/// </summary>
public sealed class VectorExpTests(ITestOutputHelper log)
{
    /// <summary>As the documentation of <see cref="VectorExp"/> states them.</summary>
    private const double FusedBound = 0.89, UnfusedBound = 1.18;

    /// <summary>Prime, so that low bits vary too.</summary>
    private const uint DefaultStride = 127;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1";

    private delegate float Exponential(float argument);

    [Fact]
    public async Task ErrorIsWithinTheStatedBoundAtEveryWidth()
    {
        ulong? fusedHash = null, unfusedHash = null;
        foreach (VectorWidth width in VectorWidth.All)
        {
            KernelRunnerReport report = await KernelRunnerProcess.Run(width, "exp", (IsLong ? 1 : DefaultStride).ToString(CultureInfo.InvariantCulture));
            Assert.True(report.ExitCode == 0, $"{width}: {report.Error}");
            string[] result = Assert.Single(report.Lines("exp", 3));
            double largest = double.Parse(result[0], CultureInfo.InvariantCulture);
            log.WriteLine($"{width} ({report.Output[0]}): largest error {largest} ULP at {result[1]}");
            Assert.True(largest <= (report.IsFused ? FusedBound : UnfusedBound), $"{width}: {largest} ULP at {result[1]}");

            // One hash over all results: widths agree with each other as long as they agree about fusing.
            ulong hash = ulong.Parse(result[2], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ulong expected = report.IsFused ? fusedHash ??= hash : unfusedHash ??= hash;
            Assert.Equal(expected, hash);
        }
    }

    public static TheoryData<uint, uint> Specials => new()
    {
        { 0x00000000, 0x3F800000 }, // 0
        { 0x80000000, 0x3F800000 }, // −0
        { 0x80000001, 0x3F800000 }, // the smallest subnormal
        { 0x807FFFFF, 0x3F800000 },
        { 0xFF800000, 0x00000000 }, // −∞
        { 0xFF7FFFFF, 0x00000000 },
        { 0xF149F2CA, 0x00000000 }, // −1e30
        { 0xC2AEAC50, 0x00000000 }, // the first argument that is flushed
        { 0xC2AEAC4F, 0x00800026 }, // the last one that is not
    };

    [Theory]
    [MemberData(nameof(Specials))]
    public void SpecialArgumentsGiveTheseBits(uint argument, uint result)
    {
        foreach (Exponential exponential in Widths())
        {
            Assert.Equal($"{result:X8}", $"{BitConverter.SingleToUInt32Bits(exponential(BitConverter.UInt32BitsToSingle(argument))):X8}");
        }
    }

    [Theory]
    [InlineData(0x7FC00000)]
    [InlineData(0xFFC00000)]
    [InlineData(0x7F800001)]
    [InlineData(0xFFFFFFFF)]
    public void NaNStaysNaN(uint argument) =>
        Assert.All(Widths(), exponential => Assert.True(float.IsNaN(exponential(BitConverter.UInt32BitsToSingle(argument)))));

    /// <summary>Every width, vectors that the hardware lacks included: the runtime emulates them.</summary>
    private static Exponential[] Widths() =>
    [
        VectorExp.ExpNonPositive,
        static x => VectorExp.ExpNonPositive(Vector128.Create(x)).GetElement(3),
        static x => VectorExp.ExpNonPositive(Vector256.Create(x)).GetElement(5),
        static x => VectorExp.ExpNonPositive(Vector512.Create(x)).GetElement(11),
    ];
}
