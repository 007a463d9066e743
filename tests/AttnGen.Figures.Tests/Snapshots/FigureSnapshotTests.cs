using AttnGen.Tests.Shared;

namespace AttnGen.Figures.Tests;

/// <summary>Reviewed pictures of heatmap figures: numbers in cells, logarithms, intervals, masks, centres, turned and small labels.</summary>
public sealed class FigureSnapshotTests
{
    /// <summary>
    /// Every snapshot of a figure but the demo's, by the name of its file without the end. A test that adds one adds its name here; what no
    /// name claims is an orphan.
    /// </summary>
    private static readonly string[] Names =
    [
        "figure-heatmap-annotated", "figure-heatmap-logarithmic", "figure-heatmap-boundaries", "figure-heatmap-masked", "figure-heatmap-centered",
        "figure-heatmap-many-names",
        "figure-confusion-counts", "figure-confusion-shares", "figure-grid-differences", "figure-grid-edges", "figure-grid-heads",
        "figure-grid-matrices", "figure-image-overlay", "figure-image-several", "figure-sentence-heads", "figure-sentence-pieces",
        "figure-sentence-words",
    ];

    private static readonly ValueMatrix Pair = ValueMatrix.From(new[,] { { 0.9f, 0.1f }, { 0.4f, 0.6f } }, ["it", "<was>"], ["it", "<was>"]);

    private static readonly Dictionary<string, Figure> VectorGraphics = new()
    {
        ["figure-heatmap-small"] = new HeatmapFigure(Pair) { Title = "A & B", Annot = true, Fmt = ".1f", Scale = ColorScale.Linear(0, 0.8), CellSize = 40 },
        ["figure-grid-small"] = new GridFigure([("one", Pair), ("two", Pair.Transpose())]) { Columns = 2, ColorBar = false },
        ["figure-sentence-small"] = new SentenceFigure(["▁it", "▁was", "▁ti", "red"], [0.1f, float.NaN, 0.3f, 0.6f]) { Annot = true, ColorBar = false },
        ["figure-image-small"] = new ImageFigure(Photograph.FromPixels([new(255, 0, 0), new(0, 0, 255)], 2, 1), Pair, "two pixels")
        {
            PixelSize = 16, ColorBar = false, Overlay = new() { Interpolation = ImageInterpolation.Nearest },
        },
        ["figure-confusion-small"] = new ConfusionMatrixFigure(ConfusionMatrix.FromCounts(new[,] { { 8, 2 }, { 1, 9 } }, ["cat", "dog"])) { ColorBar = false, CellSize = 30 },
    };

    private static readonly string[] Words =
        ["The", "animal", "didn", "'", "t", "cross", "the", "street", "because", "it", "was", "too", "tired", "."];

    public static TheoryData<string> VectorGraphicNames => [.. VectorGraphics.Keys];

    /// <summary>Attention of the recorded sentence in a layer's head.</summary>
    [Fact]
    public async Task NumbersInCells() => await FigureSnapshot.VerifyPng(
        new HeatmapFigure(Head(layer: 0, head: 1))
        {
            Title = "Layer 0, head 1", XLabel = "key", YLabel = "query", Annot = true, Fmt = ".2f", ColorBarLabel = "attention weight",
        },
        "figure-heatmap-annotated");

    [Fact]
    public async Task ALogarithmicScale() => await FigureSnapshot.VerifyPng(
        new HeatmapFigure(Waves(32, 48, (x, y) => MathF.ScaleB(1, -(int)(22 * MathF.Abs(x - y)) - (int)(3 * Triangle(9 * (x + y))))))
        {
            Colormap = Colormaps.Magma, Scale = ColorScale.Log(1e-6, 1), XLabel = "key position", YLabel = "query position", ColorBarLabel = "weight (log)",
        },
        "figure-heatmap-logarithmic");

    [Fact]
    public async Task Intervals() => await FigureSnapshot.VerifyPng(
        new HeatmapFigure(Waves(32, 48, (x, y) => (2.6f * Triangle(1.5f * x)) + (0.9f * Triangle(y * 2.5f))))
        {
            Title = "Seven intervals, open at both ends",
            Colormap = Colormaps.RdBu.Reversed(),
            Scale = ColorScale.Boundary([-2, -1, -0.5, -0.1, 0.1, 0.5, 1, 2], Extend.Both),
        },
        "figure-heatmap-boundaries");

    [Fact]
    public async Task MaskedCells() => await FigureSnapshot.VerifyPng(
        new HeatmapFigure(Head(layer: 1, head: 2))
        {
            Title = "What comes later is masked", Mask = Later(Words.Length), Colormap = Colormaps.Blues, LineWidths = 1, Scale = ColorScale.Linear(0, 0.3),
        },
        "figure-heatmap-masked");

    [Fact]
    public async Task ACenterAndAMultiplier() => await FigureSnapshot.VerifyPng(
        new HeatmapFigure(Waves(8, 8, (x, y) => (4e-5f * Triangle(x + y)) + 1e-5f)) { Center = 0, Annot = true, Fmt = ".1e", Origin = Origin.Lower, ColorBarLabel = "change" },
        "figure-heatmap-centered");

    /// <summary>Names of sixty rows and columns, which stand upright below the cells.</summary>
    [Fact]
    public async Task ManyNames()
    {
        string[] names = [.. Enumerable.Range(0, 60).Select(i => $"{Words[i % 13]} {i}")];
        HeatmapFigure figure = new(Waves(60, 60, (x, y) => Triangle(3 * x * y)).WithNames(names, names)) { ColorBar = false };
        Assert.Empty(figure.Warnings);
        await FigureSnapshot.VerifyPng(figure, "figure-heatmap-many-names");
    }

    /// <summary>SVG of every kind of figure, small enough to be read.</summary>
    [Theory]
    [MemberData(nameof(VectorGraphicNames))]
    public async Task ASmallVectorGraphic(string name)
    {
        using MemoryStream stream = new();
        VectorGraphics[name].WriteSvg(stream);
        await Verifier.Verify(stream.ToArray(), "svg").UseDirectory(FigureSnapshot.Area).UseFileName(name);
    }

    [Fact]
    public void EverySnapshotHasItsTest() => Assert.DoesNotContain(
        Verifier.FindOrphans(FigureSnapshot.Area, Names.Concat(VectorGraphics.Keys).SelectMany(name => new[] { $"{name}.verified.png", $"{name}.verified.svg" })),
        file => file.StartsWith("figure-", StringComparison.Ordinal) && !file.StartsWith("figure-demo-", StringComparison.Ordinal));

    private static ValueMatrix Head(int layer, int head)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Golden", "s3-len14", $"layer{layer}_weights.npy");
        int length = Words.Length * Words.Length;
        return ValueMatrix.From(NpyFile.Read<float>(path).Values[(head * length)..((head + 1) * length)], Words.Length, Words.Length, Words, Words);
    }

    private static bool[,] Later(int length)
    {
        bool[,] mask = new bool[length, length];
        for (int row = 0; row < length; row++)
        {
            for (int column = row + 1; column < length; column++)
            {
                mask[row, column] = true;
            }
        }

        return mask;
    }

    /// <summary>Values of a function of the place, 0 … 1 in both directions.</summary>
    private static ValueMatrix Waves(int rows, int columns, Func<float, float, float> value) => ValueMatrix.From(
        [.. Enumerable.Range(0, rows * columns).Select(i => value((float)(i % columns) / columns, (float)(i / columns) / rows))], rows, columns);

    /// <summary>A triangular wave of period 2 between −1 and 1.</summary>
    private static float Triangle(float x) => (2 * MathF.Abs(x - (2 * MathF.Floor((x + 1) / 2)))) - 1;
}
