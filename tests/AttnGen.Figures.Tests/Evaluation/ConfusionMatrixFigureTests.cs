using System.Globalization;

namespace AttnGen.Figures.Tests;

/// <summary>Confusion matrices show every count and every metric.</summary>
public sealed class ConfusionMatrixFigureTests
{
    private static readonly ConfusionMatrix Animals = ConfusionMatrix.FromCounts(
        new[,] { { 41, 3, 0 }, { 2, 35, 1 }, { 0, 5, 13 } }, ["cat", "domestic dog", "owl"]);

    [Fact]
    public async Task CountsWithMetrics() => await FigureSnapshot.VerifyPng(new ConfusionMatrixFigure(Animals) { Title = "Animals" }, "figure-confusion-counts");

    [Fact]
    public async Task SharesOfTheTrueClass() => await FigureSnapshot.VerifyPng(
        new ConfusionMatrixFigure(Animals) { Normalization = ConfusionNormalization.True, Colormap = Colormaps.Viridis, ColorBar = false, CellSize = 60 },
        "figure-confusion-shares");

    [Fact]
    public void EveryCountAndMetricIsWritten()
    {
        List<string> text = FigureText.Of(new ConfusionMatrixFigure(Animals) { Digits = 4 });
        ClassificationMetrics metrics = Animals.Metrics();
        foreach (long count in Animals.Counts)
        {
            Assert.Contains(count.ToString(CultureInfo.InvariantCulture), text);
        }

        IEnumerable<double> shares = metrics.Classes.SelectMany(one => new[] { one.Precision, one.Recall, one.F1 }).Concat(
        [
            metrics.Accuracy, metrics.Micro.F1, metrics.Macro.Precision, metrics.Macro.Recall, metrics.Macro.F1,
            metrics.Weighted.Precision, metrics.Weighted.Recall, metrics.Weighted.F1,
        ]);
        Assert.All(shares, share => Assert.Contains(share.ToString("F4", CultureInfo.InvariantCulture), text));
        Assert.All(metrics.Classes, one => Assert.Contains(one.Support.ToString(CultureInfo.InvariantCulture), text));
        Assert.Equal(2 + 1, text.Count(line => line == "owl"));
    }

    /// <summary>Rows are true classes: the labels beside the cells are the true ones, and a row's recall is that of its class.</summary>
    [Fact]
    public void RowsAreTrueClasses()
    {
        List<string> text = FigureText.Of(new ConfusionMatrixFigure(Animals) { ColorBar = false });
        Assert.Contains("true class", text);
        int row = text.LastIndexOf("domestic dog");
        Assert.Equal(["0.814", "0.921", "0.864", "38"], text[(row + 1)..(row + 5)]);
    }

    [Fact]
    public void AMetricThatIsNotDefinedIsADash()
    {
        ConfusionMatrix never = ConfusionMatrix.FromCounts(new[,] { { 5, 0 }, { 2, 0 } });
        Assert.DoesNotContain("–", FigureText.Of(new ConfusionMatrixFigure(never)));
        Assert.Contains("–", FigureText.Of(new ConfusionMatrixFigure(never) { ZeroDivision = ZeroDivision.NaN }));
    }

    [Fact]
    public void MetricsCanBeLeftOut()
    {
        List<string> text = FigureText.Of(new ConfusionMatrixFigure(Animals) { ShowMetrics = false });
        Assert.DoesNotContain("precision", text);
        Assert.Contains("35", text);
    }

    [Fact]
    public void AHundredClassesFit()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 100)];
        ConfusionMatrixFigure figure = new(ConfusionMatrix.From(labels, labels, classes: 100)) { Title = "many" };
        Assert.Empty(figure.Warnings);
        List<string> text = FigureText.Of(figure);
        Assert.All(Enumerable.Range(0, 100), label => Assert.Contains(label.ToString(CultureInfo.InvariantCulture), text));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void DigitsAreBounded(int digits)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrixFigure(Animals) { Digits = digits });
        Assert.Contains("0 … 15", exception.Message, StringComparison.Ordinal);
    }
}
