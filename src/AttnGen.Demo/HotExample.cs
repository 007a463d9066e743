using AttnGen.Figures;

namespace AttnGen.Demo;

/// <summary>Example 1: a random 10 × 10 matrix as matplotlib's <c>imshow(data, cmap='hot', interpolation='nearest')</c> paints it.</summary>
internal static class HotExample
{
    private const int Size = 10;

    public static void Run(string folder)
    {
        float[] data = NpyFile.Read("seed0_rand_10x10.npy");
        Rgba32[] pixels = new Rgba32[Size * Size];
        Kernels.Hot(data, pixels);
        double time = Measure.Microseconds(() => Kernels.Hot(data, pixels));

        string path = Path.Combine(folder, "example1-hot.png"), withAxes = Path.Combine(folder, "example1-axes.png");
        Heatmap.FromMatrix(data, Size, Size, "hot").SavePng(path, cellSize: 37);
        Draw(data).SavePng(withAxes);

        Console.WriteLine();
        Console.WriteLine("Example 1   [Colormap(\"hot\", rows: 10, columns: 10)]");
        Console.WriteLine($"  a random 10 × 10 matrix as imshow(data, cmap='hot') paints it     {time:F2} µs a call");
        TerminalHeatmap.Draw(data, Size, Size, "hot");
        Console.WriteLine($"  pictures: {path}, with axes as matplotlib places them: {withAxes}");
    }

    /// <summary>The matrix with matplotlib's axes.</summary>
    public static HeatmapFigure Draw(float[] data) => new(Heatmap.FromMatrix(data, Size, Size, "hot")) { ColorBar = false };
}
