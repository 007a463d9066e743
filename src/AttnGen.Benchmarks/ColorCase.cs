using System.Buffers;

namespace AttnGen.Benchmarks;

/// <summary>Colours of 1024 × 1024 values, and pictures of 1024 × 1024 pixels.</summary>
internal sealed class ColorCase(string name, Action run) : Case(name)
{
    private const int Side = 1024, Length = Side * Side;

    private const string Copy = "copy of 1024² floats";

    public static ColorCase[] All()
    {
        Random random = new(1);
        float[] values = [.. Enumerable.Range(0, Length).Select(_ => random.NextSingle())];
        float[] copy = new float[Length];
        Rgba32[] pixels = new Rgba32[Length];
        short[] indices = new short[Length];
        ArrayBufferWriter<byte> file = new(8 * Length);
        Heatmap cells = Heatmap.FromMatrix(values.AsSpan(0, 64 * 64), 64, 64, "magma");
        Heatmap smooth = Heatmap.FromMatrix([.. Enumerable.Range(0, Length).Select(Smooth)], Side, Side, "magma");
        return
        [
            new(Copy, () => values.CopyTo(copy)),
            new("linear, 0 … 1", () => Kernels.ColorsLinear(values, pixels)),
            new("linear, limits from the data", () => Kernels.ColorsFromData(values, pixels)),
            new("linear, indices", () => Kernels.ColorsIndices(values, indices)),
            new("logarithmic", () => Kernels.ColorsLog(values, pixels)),
            new("Colormaps.Viridis.Map", () => Colormaps.Viridis.Map(values, pixels)),
            new("PNG of 64² cells × 16", () => Write(cells, 16)),
            new("PNG of 1024² smooth cells", () => Write(smooth, 1)),
        ];

        void Write(Heatmap heatmap, int cellSize)
        {
            file.ResetWrittenCount();
            heatmap.WritePng(file, cellSize);
        }
    }

    /// <summary>Prints a table of colours and pictures.</summary>
    public static void Print(ColorCase[] cases)
    {
        double? copy = Array.Find(cases, measured => measured.Name == Copy)?.Seconds;
        Console.WriteLine();
        Console.WriteLine($"{"1024 × 1024",-36}{"µs",12}{"ns/pixel",10}{"× copy",9}{"bytes",9}");
        foreach (ColorCase measured in cases)
        {
            Console.WriteLine(
                $"{measured.Name,-36}{measured.Seconds * 1e6,12:F1}{measured.Seconds * 1e9 / Length,10:F3}{measured.Seconds / copy,9:F2}{measured.BytesAllocated(),9}");
        }
    }

    public override void Run() => run();

    private static float Smooth(int place)
    {
        float row = place / Side, column = place % Side;
        return MathF.Sin(row / 97) * MathF.Cos(column / 131);
    }
}
