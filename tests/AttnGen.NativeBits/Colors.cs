using System.Buffers;
using System.Runtime.InteropServices;

namespace AttnGen.NativeBits;

/// <summary>Hashes of colours and of pictures: of every norm, of maps with few and many entries, of attention straight to pixels.</summary>
internal static partial class Colors
{
    private const int Rows = 43, Columns = 71, Length = Rows * Columns;

    private delegate void Kernel(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    public static void Print(Inputs inputs)
    {
        float[] values = inputs.Numbers(Length);
        bool[] mask = inputs.Mask(Length);
        (values[3], values[4], values[5], values[6]) = (float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0);
        Print("Linear", Linear, values, mask);
        Print("LinearOfData", LinearOfData, values, mask);
        Print("Log", Log, values, mask);
        Print("SymLog", SymLog, values, mask);
        Print("Asinh", Asinh, values, mask);
        Print("Power", Power, values, mask);
        Print("TwoSlope", TwoSlope, values, mask);
        Print("Centered", Centered, values, mask);
        Print("Boundary", Boundary, values, mask);

        Rgba32[] heatmap = new Rgba32[2 * 20 * 37];
        byte[] indices = new byte[2 * 20 * 37];
        Look(inputs.Numbers(2 * 20 * 16), inputs.Numbers(2 * 37 * 16), heatmap, indices);
        Console.WriteLine($"Look {Hash(MemoryMarshal.AsBytes(heatmap.AsSpan())):X16} {Hash(indices):X16}");

        Heatmap picture = Heatmap.FromMatrix(values, Rows, Columns, Colormaps.Twilight, ColorScale.Power(0.5), mask);
        Print("Nearest", picture, HeatmapInterpolation.Nearest);
        Print("Bilinear", picture, HeatmapInterpolation.Bilinear);
    }

    [Colormap("viridis", Rows, Columns, VMin = -0.7, VMax = 0.6, Under = "#010203", Over = "#FFFEFD80", Bad = "#808080")]
    private static partial void Linear(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("tab10", Rows, Columns)]
    private static partial void LinearOfData(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("magma", Rows, Columns, Norm = ColorNorm.Log, NonPositive = NonPositive.Under)]
    private static partial void Log(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("flag", Rows, Columns, Norm = ColorNorm.SymLog, LinThresh = 0.01, VMin = -1, VMax = 1)]
    private static partial void SymLog(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("twilight", Rows, Columns, Norm = ColorNorm.Asinh, LinearWidth = 0.1)]
    private static partial void Asinh(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("gnuplot", Rows, Columns, Norm = ColorNorm.Power, Gamma = 0.3, Alpha = 0.5)]
    private static partial void Power(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("RdBu_r", Rows, Columns, Norm = ColorNorm.TwoSlope, VCenter = 0.2, Entries = 255)]
    private static partial void TwoSlope(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("cubehelix", Rows, Columns, Norm = ColorNorm.Centered, VCenter = 0.1, Clip = true)]
    private static partial void Centered(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Colormap("hot", Rows, Columns, Norm = ColorNorm.Boundary, Boundaries = [-0.5, 0, 0.1, 0.7], Extend = Extend.Both)]
    private static partial void Boundary(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<short> indices);

    [Attention(queries: 20, keys: 37, dim: 16, Heads = 2, Causal = true, CausalAlignment = CausalAlignment.BottomRight)]
    private static partial void Look(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap("inferno", VMin = 0, VMax = 1)] Span<Rgba32> heatmap,
        [Colormap("plasma", Norm = ColorNorm.Log, VMin = 1e-3, VMax = 1, BadIndex = 9)] Span<byte> indices);

    private static void Print(string name, Kernel kernel, float[] values, bool[] mask)
    {
        Rgba32[] pixels = new Rgba32[Length];
        short[] indices = new short[Length];
        kernel(values, mask, pixels, indices);
        Console.WriteLine($"{name} {Hash(MemoryMarshal.AsBytes(pixels.AsSpan())):X16} {Hash(MemoryMarshal.AsBytes(indices.AsSpan())):X16}");
    }

    private static void Print(string name, Heatmap picture, HeatmapInterpolation interpolation)
    {
        ArrayBufferWriter<byte> file = new();
        picture.WritePng(file, 200, 133, interpolation);
        Console.WriteLine($"{name} {Hash(file.WrittenSpan):X16}");
    }

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 1099511628211;
        }

        return hash;
    }
}
