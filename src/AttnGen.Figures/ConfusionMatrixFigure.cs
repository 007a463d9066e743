using AttnGen.Figures.Drawing;
using AttnGen.Figures.Evaluation;
using AttnGen.Figures.Heatmaps;
using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>
/// How often samples of each class were predicted as each class, with precision, recall, F1 and support of every class beside its row, and
/// accuracy and the averages below.
/// </summary>
/// <remarks>
/// Rows are true classes, columns predicted ones, as scikit-learn's <c>ConfusionMatrixDisplay</c> draws them; the metrics are those of its
/// <c>classification_report</c>, to the last digit. Numbers are black or white, whichever has the higher contrast, on every colormap.
/// </remarks>
/// <example><code>
/// ConfusionMatrix confusion = ConfusionMatrix.From([0, 0, 1, 1, 2], [0, 1, 1, 1, 2], classNames: ["cat", "dog", "owl"]);
/// new ConfusionMatrixFigure(confusion) { Title = "Animals", Normalization = ConfusionNormalization.True }.SavePng("confusion.png");
/// </code></example>
public sealed class ConfusionMatrixFigure : Figure
{
    /// <summary>The lighter half of Greens, so that good metrics do not outshine the matrix.</summary>
    private static readonly Colormap LightGreens = AttnGen.Colormap.FromGradient([new Rgba32(0xF7, 0xFC, 0xF5), new Rgba32(0x74, 0xC4, 0x76)]);

    /// <summary>A figure of a confusion matrix.</summary>
    /// <param name="confusion">The counts.</param>
    public ConfusionMatrixFigure(ConfusionMatrix confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        Confusion = confusion;
    }

    /// <summary>The counts.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Above the cells.</summary>
    public string? Title { get; init; }

    /// <summary>What counts are divided by; null, the default: cells show counts.</summary>
    public ConfusionNormalization? Normalization { get; init; }

    /// <summary>How numbers in cells are written; see <see cref="HeatmapFigure.Fmt"/>. Absent: <c>d</c> for counts, <c>.2f</c> for shares.</summary>
    public string? Fmt { get; init; }

    /// <summary>The colours of the cells; Blues unless given.</summary>
    public Colormap Colormap { get; init => field = PropertyRules.NotNull(value, nameof(Colormap)); } = Colormaps.Blues;

    /// <summary>Whether there is a colour bar; default true.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>Whether precision, recall, F1, support, accuracy and averages are shown; default true.</summary>
    public bool ShowMetrics { get; init; } = true;

    /// <summary>The colours of metrics from 0 to 1; from white to a light green unless given.</summary>
    public Colormap MetricColormap { get; init => field = PropertyRules.NotNull(value, nameof(MetricColormap)); } = LightGreens;

    /// <summary>Decimals of the metrics, 0 … 15; default 3.</summary>
    public int Digits
    {
        get;
        init => field = value is >= 0 and <= 15 ? value : throw PropertyRules.Wrong(value, nameof(Digits), "0 … 15, for a double has no more");
    } = 3;

    /// <summary>The value of a metric that would divide by zero; default 0, as scikit-learn's.</summary>
    public ZeroDivision ZeroDivision { get; init; }

    /// <summary>Pixels of a cell in both directions; absent: what the content needs.</summary>
    public double? CellSize { get; init => field = PropertyRules.CellSize(value, nameof(CellSize)); }

    private protected override FigureLayout Arrange(TextShaper shaper)
    {
        HeatmapFigure heatmap = new(Normalization is { } divisor ? Confusion.Normalize(divisor) : Confusion.ToMatrix())
        {
            Title = Title,
            XLabel = "predicted class",
            YLabel = "true class",
            Colormap = Colormap,
            Scale = Normalization is null ? ColorScale.Linear(0) : ColorScale.Linear(0, 1),
            Annot = true,
            Fmt = Fmt ?? (Normalization is null ? "d" : ".2f"),
            ColorBar = ColorBar,
            ColorBarLabel = Normalization switch
            {
                null => "samples",
                ConfusionNormalization.True => "share of the true class",
                ConfusionNormalization.Predicted => "share of the predicted class",
                _ => "share of all samples",
            },
            CellSize = CellSize,
        };
        MetricTable? table = ShowMetrics ? new MetricTable(shaper, Confusion.Metrics(ZeroDivision), Digits, MetricColormap) : null;
        return new HeatmapArrangement(heatmap, shaper, table).Arrange();
    }
}
