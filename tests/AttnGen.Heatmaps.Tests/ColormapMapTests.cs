using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Colouring at run time against generated kernels of the same declaration, and its errors.</summary>
public partial class ColormapMapTests
{
    private const int Rows = 37, Columns = 61, Length = Rows * Columns;

    [Colormap("viridis", Rows, Columns)]
    private static partial void Linear(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", Rows, Columns, Norm = ColorNorm.Log, VMin = 1e-3, NonPositive = NonPositive.Under)]
    private static partial void Log(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdBu", Rows, Columns, Norm = ColorNorm.SymLog, LinThresh = 0.01, LinScale = 0.5, LogBase = 2, Infinities = Infinities.Extremes, Clip = true)]
    private static partial void SymLog(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("hot", Rows, Columns, Norm = ColorNorm.Asinh, LinearWidth = 0.1, VMax = 2)]
    private static partial void Asinh(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("twilight", Rows, Columns, Norm = ColorNorm.Power, Gamma = 0.4, VMin = -0.5, VMax = 1.5)]
    private static partial void Power(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("coolwarm", Rows, Columns, Norm = ColorNorm.TwoSlope, VCenter = 0.25)]
    private static partial void TwoSlope(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("bwr", Rows, Columns, Norm = ColorNorm.Centered, VCenter = 0.25)]
    private static partial void Centered(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("turbo", Rows, Columns, Norm = ColorNorm.Boundary, Boundaries = [-1, 0, 0.1, 0.7, 1.5], Extend = Extend.Both, Entries = 20)]
    private static partial void Boundary(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    private delegate void Kernel(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    private static readonly Dictionary<ColorNorm, (Kernel Kernel, Colormap Map, ColorScale Scale)> Cases = new()
    {
        [ColorNorm.Linear] = (Linear, Colormaps.Viridis, ColorScale.Linear()),
        [ColorNorm.Log] = (Log, Colormaps.Magma, ColorScale.Log(vmin: 1e-3) with { NonPositive = NonPositive.Under }),
        [ColorNorm.SymLog] = (
            SymLog, Colormaps.RdBu, ColorScale.SymLog(0.01, linScale: 0.5, logBase: 2) with { Infinities = Infinities.Extremes, Clip = true }),
        [ColorNorm.Asinh] = (Asinh, Colormaps.Hot, ColorScale.Asinh(0.1, vmax: 2)),
        [ColorNorm.Power] = (Power, Colormaps.Twilight, ColorScale.Power(0.4, -0.5, 1.5)),
        [ColorNorm.TwoSlope] = (TwoSlope, Colormaps.Coolwarm, ColorScale.TwoSlope(0.25)),
        [ColorNorm.Centered] = (Centered, Colormaps.Bwr, ColorScale.Centered(0.25)),
        [ColorNorm.Boundary] = (Boundary, Colormaps.Turbo.Resample(20), ColorScale.Boundary([-1, 0, 0.1, 0.7, 1.5], Extend.Both)),
    };

    public static TheoryData<ColorNorm> Norms => [.. Enum.GetValues<ColorNorm>()];

    [Theory]
    [MemberData(nameof(Norms))]
    public void EqualsTheKernel(ColorNorm norm)
    {
        (Kernel kernel, Colormap map, ColorScale scale) = Cases[norm];
        (float[] values, bool[] mask) = Data();
        (Rgba32[] pixels, short[] indices) = (new Rgba32[Length], new short[Length]);
        kernel(values, mask, pixels, indices);

        short[] found = new short[Length];
        map.Map(values, found, scale, mask);
        Assert.Equal(indices, found);
        Assert.Equal(pixels, map.Map(values, scale, mask));
        Assert.True(found.Distinct().Count() > 3);

        // What is fitted once gives the same colours to a part of the data.
        Assert.Equal(pixels[100..200], map.Map(values.AsSpan(100, 100), scale.Fit(values, mask), mask.AsSpan(100, 100)));
    }

    [Theory]
    [MemberData(nameof(Norms))]
    public void AllocatesNothing(ColorNorm norm)
    {
        (_, Colormap map, ColorScale scale) = Cases[norm];
        (float[] values, bool[] mask) = Data();
        Rgba32[] pixels = new Rgba32[Length];
        AllocatedBytes.AssertNone(() => map.Map(values, pixels, scale, mask));
    }

    [Fact]
    public void BytesHoldTheEndsAndTheBadIndex()
    {
        byte[] indices = new byte[5];
        Colormaps.Viridis.Map([-1, 0, 0.5f, 2, float.NaN], indices, ColorScale.Linear(0, 1), badIndex: 7);
        Assert.Equal([0, 0, 128, 255, 7], indices);
        Assert.Contains(
            "510 entries", Assert.Throws<InvalidOperationException>(() => Colormaps.Twilight.Map(new float[5], indices)).Message);
    }

    [Fact]
    public void LengthsAndOverlapsAreChecked()
    {
        Rgba32[] pixels = new Rgba32[10];
        Assert.Throws<ArgumentException>("pixels", () => Colormaps.Viridis.Map(new float[9], pixels));
        Assert.Throws<ArgumentException>("mask", () => Colormaps.Viridis.Map(new float[10], pixels, mask: new bool[9]));
        Assert.Throws<ArgumentException>(
            "pixels", () => Colormaps.Viridis.Map(System.Runtime.InteropServices.MemoryMarshal.Cast<Rgba32, float>(pixels.AsSpan()), pixels));
        Assert.Empty(Colormaps.Viridis.Map([]));
    }

    [Fact]
    public void WrongScalesAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("vmax", () => ColorScale.Linear(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("vmin", () => ColorScale.Log(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => ColorScale.Power(-1));
        Assert.Throws<ArgumentOutOfRangeException>("linThresh", () => ColorScale.SymLog(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("logBase", () => ColorScale.SymLog(1, logBase: 1));
        Assert.Throws<ArgumentOutOfRangeException>("vcenter", () => ColorScale.TwoSlope(2, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("halfRange", () => ColorScale.Centered(0, 0));
        Assert.Throws<ArgumentException>("boundaries", () => ColorScale.Boundary([1]));
        Assert.Throws<ArgumentException>("boundaries", () => ColorScale.Boundary([0, 0]));
        Assert.Contains(
            "4 regions", Assert.Throws<ArgumentException>(() => Colormaps.Viridis.Resample(3).Map([0], ColorScale.Boundary([0, 1, 2, 3, 4]))).Message);
        Assert.Contains("vmin is 5, vmax is 1", Assert.Throws<ArgumentException>(() => Colormaps.Viridis.Map([0, 1], ColorScale.Linear(vmin: 5))).Message);
    }

    [Fact]
    public void EqualLimitsAreEntryZero() =>
        Assert.Equal([Colormaps.Viridis.Table[0], Colormaps.Viridis.Table[0]], Colormaps.Viridis.Map([3, 4], ColorScale.Linear(3, 3)));

    /// <summary>What depends on the length would depend on the vector width.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(100)]
    public void CodesDoNotDependOnTheLength(int length)
    {
        Assert.Equal(-2, Code(float.NaN, ColorScale.Linear()));
        Assert.Equal(-2, Code(float.NaN, ColorScale.Linear(vmin: 0)));

        // A limit that the nearest float exceeds, and one that it does not reach.
        Assert.Equal(255, Code(1001.13f, ColorScale.TwoSlope(1000.5, 1000, 1001.13)));
        Assert.Equal(255, Code(1001.13f, ColorScale.TwoSlope(1000.5, 1000, 1001.13) with { Clip = true }));
        Assert.Equal(255, Code(1000.1f, ColorScale.Power(3, 1000, 1000.1)));
        Assert.Equal(0, Code(-float.Epsilon, ColorScale.Linear(0, 2)));
        Assert.Equal(0, Code(-float.Epsilon, ColorScale.Linear(0, 256)));
        Assert.Equal(-1, Code(-float.Epsilon, ColorScale.Linear(0, 1)));

        // An interval between two floats.
        Assert.Equal(256, Code(1f, ColorScale.Boundary([0, 1.00000001, 1.00000002])));
        short Code(float value, ColorScale scale)
        {
            float[] values = new float[length];
            Array.Fill(values, value);
            short[] codes = new short[length];
            Colormaps.Viridis.Map(values, codes, scale);
            Assert.All(codes, found => Assert.Equal(codes[0], found));
            return codes[0];
        }
    }

    /// <summary>matplotlib's rule: equal limits are told apart from data that have none.</summary>
    [Fact]
    public void EqualLimitsOfALogarithmAreEntryZeroToo()
    {
        short[] codes = new short[4];
        Colormaps.Viridis.Map([0, 1, float.NaN, 1], codes, ColorScale.Log());
        Assert.Equal([0, 0, -2, 0], codes);
        Colormaps.Viridis.Map([0, -1, float.NaN, 0], codes, ColorScale.Log());
        Assert.Equal([-2, -2, -2, -2], codes);
    }

    [Fact]
    public void NumbersFarBelowFloatAreExact()
    {
        short[] codes = new short[1];
        Colormaps.Viridis.Map([1e-40f], codes, ColorScale.Log(1e-320, 1));
        Assert.Equal((short)(256 * (1 - (Math.Log10(1e-40f) / Math.Log10(1e-320)))), codes[0]);
    }

    /// <summary>Around a centre a limit may lie where no float does.</summary>
    [Fact]
    public void LimitsBeyondFloatAroundACenter()
    {
        short[] codes = new short[3];
        Colormaps.Viridis.Map([-3e38f, 0, 3e38f], codes, ColorScale.Centered(3e38));
        Assert.Equal([0, 64, 128], codes);
        Assert.Throws<ArgumentOutOfRangeException>("halfRange", () => ColorScale.Centered(3e38, 3e38));
    }

    [Fact]
    public void ManyBoundariesAllocateNothing()
    {
        Colormap map = Colormaps.Viridis.Resample(5000);
        ColorScale scale = ColorScale.Boundary([.. Enumerable.Range(0, 3000).Select(i => i / 3000.0)]);
        float[] values = [0.25f, 0.5f];
        short[] codes = new short[2];
        AllocatedBytes.AssertNone(() => map.Map(values, codes, scale));
    }

    [Fact]
    public void ScalesCompareByWhatTheyDo()
    {
        Assert.Equal(ColorScale.Boundary([0, 1, 2]), ColorScale.Boundary([0, 1, 2]));
        Assert.NotEqual(ColorScale.Boundary([0, 1, 2]), ColorScale.Boundary([0, 1.5, 2]));
        Assert.NotEqual(ColorScale.Log(1, 2), ColorScale.Linear(1, 2));
        Assert.Equal("Log, 0.0001 … from the data", ColorScale.Log(1e-4).ToString());
        Assert.Contains(
            "Extend", Assert.Throws<ArgumentException>(() => Colormaps.Viridis.Map([0], ColorScale.Boundary([0, 1], Extend.Both) with { Clip = true })).Message);
    }

    private static (float[] Values, bool[] Mask) Data()
    {
        Random random = new(3);
        float[] values = [.. Enumerable.Range(0, Length).Select(_ => (random.NextSingle() * 4) - 2)];
        (values[7], values[8], values[9], values[10]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0);
        return (values, [.. values.Select(_ => random.Next(10) > 0)]);
    }
}
