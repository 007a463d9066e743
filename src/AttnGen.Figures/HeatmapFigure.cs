using AttnGen.Figures.Drawing;
using AttnGen.Figures.Heatmaps;
using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>
/// A matrix as a labelled heatmap: names or numbers of rows and columns, title, colour bar, numbers in the cells. What matplotlib's
/// <c>imshow</c> with <c>colorbar</c> and seaborn's <c>heatmap</c> draw, with their words.
/// </summary>
/// <remarks>
/// <para>
/// Row 0 is on top, as in both (<see cref="Origin"/>). Names come with the matrix (<see cref="ValueMatrix.WithNames"/>); a matrix without
/// gets row and column numbers. All names are shown: cells grow until they fit, text is turned by 45° or 90° and made smaller, down to 7
/// pixels. Only a picture of fixed or enormous size leaves some out, and states so below the cells and in <see cref="Figure.Warnings"/>.
/// </para>
/// <para>
/// Without <see cref="Width"/>, <see cref="Height"/> and <see cref="CellSize"/> the picture is as large as its content; numbered cells lie in
/// at least 640 × 480 where matplotlib puts them. Cells are whole pixels.
/// </para>
/// <para>
/// Colours are those of <see cref="Heatmap"/>. Numbers in cells are black or white, whichever has the higher contrast: at least
/// 4.58 : 1 on every colour.
/// </para>
/// <para>Attention weights show where a layer looked, not why a model answered as it did: attention alone is not explanation.</para>
/// </remarks>
/// <example><code>
/// ValueMatrix weights = ValueMatrix.From(new[,] { { 0.9f, 0.1f }, { 0.4f, 0.6f } }, ["it", "was"], ["it", "was"]);
/// new HeatmapFigure(weights) { Title = "Layer 3, head 5", Annot = true, Fmt = ".2f", ColorBarLabel = "attention weight" }.SavePng("head.png");
/// </code></example>
public sealed class HeatmapFigure : Figure
{
    /// <summary>A figure of a matrix.</summary>
    /// <param name="matrix">The values; NaN cells are shown in the bad colour.</param>
    public HeatmapFigure(ValueMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Matrix = matrix;
    }

    /// <summary>A figure of a heatmap: its values with its colours and scale, or its colours where it was made of colours.</summary>
    /// <param name="heatmap">The heatmap.</param>
    public HeatmapFigure(Heatmap heatmap)
    {
        ArgumentNullException.ThrowIfNull(heatmap);
        (Heatmap, Colormap, Scale) = (heatmap, heatmap.Colormap, heatmap.Scale);
        Matrix = heatmap.Values.IsEmpty ? null : ValueMatrix.From(heatmap.Values, heatmap.Rows, heatmap.Columns);
    }

    /// <summary>Above the cells.</summary>
    public string? Title { get; init; }

    /// <summary>What columns are, below their labels: <c>key</c>, <c>predicted class</c>.</summary>
    public string? XLabel { get; init; }

    /// <summary>What rows are, beside their labels: <c>query</c>, <c>true class</c>.</summary>
    public string? YLabel { get; init; }

    /// <summary>A name for each row; absent: the matrix's, or numbers where it has none. An empty list: no labels.</summary>
    public IReadOnlyList<string>? RowLabels { get; init; }

    /// <summary>A name for each column; absent: the matrix's, or numbers where it has none. An empty list: no labels.</summary>
    public IReadOnlyList<string>? ColumnLabels { get; init; }

    /// <summary>One of so many row names is shown, from the first; 1 for all. seaborn's <c>yticklabels</c> as a number.</summary>
    public int RowLabelStep { get; init => field = PropertyRules.AtLeast(1, value, nameof(RowLabelStep))!.Value; } = 1;

    /// <summary>One of so many column names is shown, from the first; 1 for all. seaborn's <c>xticklabels</c> as a number.</summary>
    public int ColumnLabelStep { get; init => field = PropertyRules.AtLeast(1, value, nameof(ColumnLabelStep))!.Value; } = 1;

    /// <summary>The colours. Absent: viridis, or icefire with <see cref="Center"/>.</summary>
    public Colormap? Colormap { get; init; }

    /// <summary>How values become places in the map. Absent: linear, with limits from the data.</summary>
    public ColorScale? Scale { get; init; }

    /// <summary>
    /// Whether limits that <see cref="Scale"/> does not give are the 2nd and 98th percentile of the values, so that a few extreme ones do not
    /// decide. seaborn's <c>robust</c>. A figure of a <see cref="AttnGen.Heatmap"/> has the heatmap's limits already.
    /// </summary>
    public bool Robust { get; init; }

    /// <summary>The value of the middle of the map, whose ends are cut so that the limits stay: seaborn's <c>center</c>. For a linear scale.</summary>
    public double? Center { get; init; }

    /// <summary>
    /// [rows, columns], true hides a cell, which keeps it out of the limits, too: seaborn's <c>mask</c>. The opposite of a kernel's
    /// <c>mask</c>, which says what is seen.
    /// </summary>
    public bool[,]? Mask { get; init; }

    /// <summary>Whether each cell shows its value.</summary>
    public bool Annot { get; init; }

    /// <summary>Values to show in the cells in place of their own, [rows, columns]; sets <see cref="Annot"/>.</summary>
    public ValueMatrix? AnnotValues { get; init; }

    /// <summary>
    /// Texts to show in the cells, [rows, columns], null or empty for none; sets <see cref="Annot"/>. Cells that <see cref="Mask"/> hides show
    /// none.
    /// </summary>
    public string?[,]? AnnotTexts { get; init; }

    /// <summary>
    /// How values in cells are written: Python's <c>.2g</c> (the default, as seaborn's), <c>.2f</c>, <c>.1e</c>, <c>d</c>, <c>,d</c>,
    /// <c>+.2f</c>, <c>.0%</c>, or .NET's <c>F2</c>, <c>P0</c>, <c>0.00</c>.
    /// </summary>
    public string Fmt { get; init => field = PropertyRules.NotNull(value, nameof(Fmt)); } = ".2g";

    /// <summary>Pixels of the lines between cells; 0, the default, for none. seaborn's <c>linewidths</c>.</summary>
    public double LineWidths { get; init => field = PropertyRules.NotNegative(value, nameof(LineWidths)); }

    /// <summary>The colour of the lines between cells; white unless given.</summary>
    public Rgba32 LineColor { get; init; } = ColorMixing.White;

    /// <summary>
    /// Whether cells are as high as wide, the default. Otherwise they fill <see cref="Width"/> and <see cref="Height"/>, or the usual picture:
    /// matplotlib's <c>aspect='auto'</c>.
    /// </summary>
    public bool Square { get; init; } = true;

    /// <summary>Whether row 0 is on top, the default, or at the bottom. matplotlib's <c>origin</c>.</summary>
    public Origin Origin { get; init; }

    /// <summary>Whether there is a colour bar; default true.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>What the colours mean, beside the bar: <c>attention weight</c>.</summary>
    public string? ColorBarLabel { get; init; }

    /// <summary>At which ends the bar has triangles. Absent: where values lie beyond the limits, or as the scale says.</summary>
    public Extend? Extend { get; init; }

    /// <summary>
    /// Pixels of a cell in both directions; absent: what the content needs. With <see cref="Width"/> or <see cref="Height"/> the cells keep their
    /// size and must fit.
    /// </summary>
    public double? CellSize { get; init => field = PropertyRules.CellSize(value, nameof(CellSize)); }

    /// <summary>Width of the picture in pixels; absent: what the content needs.</summary>
    public int? Width { get; init => field = PropertyRules.AtLeast(PropertyRules.LeastSize, value, nameof(Width)); }

    /// <summary>Height of the picture in pixels; absent: what the content needs.</summary>
    public int? Height { get; init => field = PropertyRules.AtLeast(PropertyRules.LeastSize, value, nameof(Height)); }

    /// <summary>The values; null of a heatmap that was made of colours.</summary>
    internal ValueMatrix? Matrix { get; }

    /// <summary>The heatmap that the figure was made of, if it was.</summary>
    internal Heatmap? Heatmap { get; }

    private protected override FigureLayout Arrange(TextShaper shaper) => new HeatmapArrangement(this, shaper).Arrange();
}
