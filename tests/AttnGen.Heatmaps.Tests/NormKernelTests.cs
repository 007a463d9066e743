using System.Numerics.Tensors;
using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>What holds for the kernels of every norm: no allocation, special values, and how tensor spans are taken.</summary>
public partial class NormKernelTests
{
    private const int Rows = 37, Columns = 53;

    private delegate void Kernel(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Log, VMin = 1e-3, VMax = 1)]
    private static partial void Log(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Log)]
    private static partial void LogFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.SymLog, LinThresh = 0.1, VMin = -1, VMax = 1)]
    private static partial void SymLog(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.SymLog, LinThresh = 0.1)]
    private static partial void SymLogFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Asinh, LinearWidth = 0.1, VMin = -1, VMax = 1)]
    private static partial void Asinh(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Asinh)]
    private static partial void AsinhFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Power, Gamma = 0.5, VMin = -1, VMax = 1)]
    private static partial void Power(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Power, Gamma = 2)]
    private static partial void PowerFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.TwoSlope, VCenter = 0.5, VMin = -1, VMax = 1)]
    private static partial void TwoSlope(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.TwoSlope)]
    private static partial void TwoSlopeFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Centered, HalfRange = 1)]
    private static partial void Centered(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Centered)]
    private static partial void CenteredFromData(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Boundary, Boundaries = [-0.5, 0, 0.5])]
    private static partial void Boundary(ReadOnlySpan<float> values, Span<short> indices);

    /// <summary>More cuts than lie on the stack.</summary>
    [Colormap("viridis", rows: Rows, columns: Columns, Norm = ColorNorm.Asinh, Entries = 5000)]
    private static partial void ManyEntries(ReadOnlySpan<float> values, Span<short> indices);

    [Colormap("viridis", rows: 2, columns: 3, VMin = 0, VMax = 1)]
    private static partial void Tensors(
        ReadOnlyTensorSpan<float> values, ReadOnlyTensorSpan<bool> mask, TensorSpan<Rgba32> pixels, TensorSpan<short> indices);

    private static readonly Dictionary<string, Kernel> Kernels = new()
    {
        [nameof(Log)] = Log, [nameof(LogFromData)] = LogFromData, [nameof(SymLog)] = SymLog, [nameof(SymLogFromData)] = SymLogFromData,
        [nameof(Asinh)] = Asinh, [nameof(AsinhFromData)] = AsinhFromData, [nameof(Power)] = Power, [nameof(PowerFromData)] = PowerFromData,
        [nameof(TwoSlope)] = TwoSlope, [nameof(TwoSlopeFromData)] = TwoSlopeFromData, [nameof(Centered)] = Centered,
        [nameof(CenteredFromData)] = CenteredFromData, [nameof(Boundary)] = Boundary, [nameof(ManyEntries)] = ManyEntries,
    };

    public static TheoryData<string> Names => [.. Kernels.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingIsAllocated(string name)
    {
        Kernel kernel = Kernels[name];
        float[] values = [.. Enumerable.Range(0, Rows * Columns).Select(i => MathF.Sin(i))];
        short[] indices = new short[values.Length];
        AllocatedBytes.AssertNone(() => kernel(values, indices));
    }

    /// <summary>Limits from data without any: nothing but NaN is bad, and a constant is entry 0, also where it is the centre.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ConstantAndMissingDataHaveTheirCodes(string name)
    {
        float[] values = new float[Rows * Columns];
        short[] indices = new short[values.Length];
        Array.Fill(values, float.NaN);
        Kernels[name](values, indices);
        Assert.All(indices, index => Assert.Equal(-2, index));

        if (name.EndsWith("FromData", StringComparison.Ordinal) || name == nameof(ManyEntries))
        {
            Array.Fill(values, 0);
            Kernels[name](values, indices);
            Assert.All(indices, index => Assert.Equal(name == nameof(LogFromData) ? -2 : 0, index));
        }
    }

    /// <summary>All data on one side of the centre: half of the map is unused, and the centre itself is its middle or, at the top, its end.</summary>
    [Fact]
    public void TwoSlopesTakeInTheirCenter()
    {
        float[] values = [.. Enumerable.Range(0, Rows * Columns).Select(i => (float)i)];
        short[] indices = new short[values.Length];
        TwoSlopeFromData(values, indices);
        Assert.Equal(128, indices[0]);
        Assert.Equal(255, indices[^1]);
        TwoSlopeFromData([.. values.Select(value => -value)], indices);
        Assert.Equal(255, indices[0]);
        Assert.Equal(127, indices[1]);
        Assert.Equal(0, indices[^1]);
    }

    [Fact]
    public void TensorSpansAreTakenInTheDeclaredShapeOnly()
    {
        float[] values = [0, 0.5f, 1, 2, -1, 0.25f];
        bool[] mask = [true, true, true, true, true, false];
        Rgba32[] pixels = new Rgba32[6];
        short[] indices = new short[6];
        Call(values, [2, 3]);
        Assert.Equal([0, 128, 255, 256, -1, -2], indices);
        Assert.Equal(Colormaps.Find("viridis").Table[128], pixels[1]);

        Array.Fill(indices, (short)7);
        foreach (nint[] shape in new nint[][] { [3, 2], [6], [2, 2], [1, 6] })
        {
            ArgumentException exception = Assert.Throws<ArgumentException>("values", () => Call(values, shape));
            Assert.Contains("[rows 2, columns 3]", exception.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("mask", () =>
            Tensors(new(values, [2, 3]), new(mask, [3, 2]), new(pixels, [2, 3]), new(indices, [2, 3])));
        Assert.Throws<ArgumentException>("pixels", () =>
            Tensors(new(values, [2, 3]), new(mask, [2, 3]), new(pixels, [3, 2]), new(indices, [2, 3])));
        Assert.Throws<ArgumentException>("indices", () =>
            Tensors(new(values, [2, 3]), new(mask, [2, 3]), new(pixels, [2, 3]), new(indices, [3, 2])));
        Assert.All(indices, index => Assert.Equal(7, index));

        void Call(float[] data, nint[] shape) => Tensors(new(data, shape), new(mask, [2, 3]), new(pixels, [2, 3]), new(indices, [2, 3]));
    }
}
