using AttnGen.Figures;

namespace AttnGen.Benchmarks;

/// <summary>A labelled figure from its numbers to a PNG file in memory, or a peer that draws the same.</summary>
/// <param name="name">What is drawn.</param>
/// <param name="by">Who draws it; null for us.</param>
/// <param name="draw">Draws and gives the bytes of the file.</param>
internal sealed class FigureCase(string name, string? by, Func<long> draw) : Case(by is null ? name : $"{name}, {by}")
{
    private long _length;

    private string What => name;

    private string? By => by;

    /// <param name="python">Draws with matplotlib and seaborn, where it is installed.</param>
    public static IEnumerable<FigureCase> All(PythonPeer? python)
    {
        const string Example = "Figure: example 1, 10 × 10 with axes";
        float[] example = Values(10, 10);
        double[,] doubles = Doubles(example, 10, 10);
        yield return new(Example, null, () => Png(new HeatmapFigure(Heatmap.FromMatrix(example, 10, 10, "hot")) { ColorBar = false }));
        yield return new(Example, "ScottPlot", () => ScottPlotPng(doubles));

        const string Annotated = "Figure: annotated 24 × 24";
        ValueMatrix words = Named(24);
        yield return new(Annotated, null, () => Png(new HeatmapFigure(words) { Annot = true }));

        const string Labelled = "Figure: 512 × 512, axes and colour bar";
        ValueMatrix numbers = ValueMatrix.From(Values(512, 512), 512, 512);
        yield return new(Labelled, null, () => Png(new HeatmapFigure(numbers) { Title = "512 × 512" }));

        const string EveryName = "Figure: 512 × 512, every row and column named";
        ValueMatrix many = Named(512);
        yield return new(EveryName, null, () => Png(new HeatmapFigure(many)));

        const string Grid = "Figure: 12 × 12 grid of 16 × 16 maps";
        AttentionWeights heads = new(Values(12 * 12 * 16, 16), queries: 16, keys: 16, heads: 12, layers: 12);
        yield return new(Grid, null, () => Png(new GridFigure(heads)));

        if (python is not null)
        {
            yield return new(Example, "matplotlib", () => python.Draw("example1"));
            yield return new(Annotated, "seaborn", () => python.Draw("annotated"));
            yield return new(Labelled, "matplotlib", () => python.Draw("labelled"));
            yield return new(Grid, "matplotlib", () => python.Draw("grid"));
        }
    }

    /// <summary>Prints a table of figures beside their peers.</summary>
    public static void Print(FigureCase[] cases, PythonPeer? python)
    {
        Console.WriteLine();
        Console.WriteLine(python?.Versions ?? "No python3 has matplotlib and seaborn: those peers are missing.");
        Console.WriteLine($"{"figure as PNG",-62}{"ms",10}{"× ours",9}{"file",10}");
        foreach (FigureCase measured in cases.OrderBy(measured => Array.FindIndex(cases, other => other.What == measured.What)))
        {
            FigureCase? ours = Array.Find(cases, other => other.What == measured.What && other.By is null);
            Console.WriteLine($"{measured.Name,-62}{measured.Seconds * 1e3,10:F2}{measured.Seconds / ours?.Seconds,9:F1}{measured._length,10}");
        }
    }

    public override void Run() => _length = draw();

    private static long Png(Figure figure)
    {
        using MemoryStream stream = new();
        figure.WritePng(stream);
        return stream.Length;
    }

    private static long ScottPlotPng(double[,] values)
    {
        using ScottPlot.Plot plot = new();
        plot.Add.Heatmap(values).Colormap = new ScottPlot.Colormaps.Inferno();
        return plot.GetImageBytes(640, 480, ScottPlot.ImageFormat.Png).Length;
    }

    private static ValueMatrix Named(int side)
    {
        string[] names = [.. Enumerable.Range(0, side).Select(i => $"word{i}")];
        return ValueMatrix.From(Values(side, side), side, side, names, names);
    }

    /// <summary>Numbers without a pattern; the peers draw the same.</summary>
    private static float[] Values(int rows, int columns) => [.. Enumerable.Range(0, rows * columns).Select(Value)];

    private static float Value(int place)
    {
        uint bits = (uint)place * 2654435761;
        bits = (bits ^ (bits >> 15)) * 2246822519;
        return (float)((bits ^ (bits >> 13)) / 4294967296.0);
    }

    private static double[,] Doubles(float[] values, int rows, int columns)
    {
        double[,] doubles = new double[rows, columns];
        for (int i = 0; i < values.Length; i++)
        {
            doubles[i / columns, i % columns] = values[i];
        }

        return doubles;
    }
}
