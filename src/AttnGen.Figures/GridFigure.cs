using AttnGen.Figures.Drawing;
using AttnGen.Figures.Grids;
using AttnGen.Figures.Text;

namespace AttnGen.Figures;

/// <summary>
/// Many maps side by side with one scale and one colour bar, so that their colours can be compared: the heads of a model, layers below each
/// other, or any matrices with titles.
/// </summary>
/// <remarks>
/// <para>
/// Limits that are not given come from all maps that are shown, together: the same value has the same colour everywhere. Attention weights
/// begin at 0 and end at the greatest one.
/// </para>
/// <para>
/// Names of rows and columns stand at the left and the lower maps, once for a row and a column of the grid, where all maps there have the
/// same. Cells are whole pixels; where they are too small for text, numbers take the names' place, and <see cref="Figure.Warnings"/> say so.
/// Maps of more cells than a picture of 4,096 pixels has room for are made smaller, which the warnings state, too:
/// <see cref="Pooling.Max"/>, so that no high weight is lost, or <see cref="Pooling.Mean"/> on a scale with a centre.
/// </para>
/// <para>Attention weights show where a head looked, not why a model answered as it did: attention alone is not explanation.</para>
/// </remarks>
/// <example><code>
/// AttentionWeights attention = new(new float[12 * 12 * 16 * 16], queries: 16, keys: 16, heads: 12, layers: 12);
/// new GridFigure(attention) { Title = "All heads" }.SavePng("heads.png");
/// new GridFigure(attention) { Layers = [0, 11], Heads = [2, 3, 5, 7] }.SavePng("some-heads.png");
/// </code></example>
public sealed class GridFigure : Figure
{
    private readonly GridSource _source;

    /// <summary>A grid of heads: a row for each layer, a column for each head. The heads of a single layer are wrapped.</summary>
    /// <param name="weights">The weights; what the memory holds when the figure is first drawn is shown.</param>
    /// <param name="batch">The batch entry that is shown.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch entry.</exception>
    public GridFigure(AttentionWeights weights, int batch = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _source = new HeadGrid(weights, null, batch);
    }

    /// <summary>
    /// A grid of differences, such as of a model before and after fine-tuning: <paramref name="weights"/> − <paramref name="minus"/>, head by
    /// head, red where a weight has grown and blue where it has shrunk, white where nothing changed.
    /// </summary>
    /// <param name="weights">What is looked at.</param>
    /// <param name="minus">What it is compared with, of the same shape and names.</param>
    /// <param name="batch">The batch entry that is shown.</param>
    /// <exception cref="ArgumentException">Shapes or names differ; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such batch entry.</exception>
    /// <example><code>
    /// AttentionWeights original = new(new float[2 * 4 * 3 * 3], queries: 3, keys: 3, heads: 4, layers: 2);
    /// AttentionWeights tuned = new(new float[2 * 4 * 3 * 3], queries: 3, keys: 3, heads: 4, layers: 2);
    /// new GridFigure(tuned, minus: original) { Title = "What fine-tuning changed" }.SavePng("tuning.png");
    /// </code></example>
    public GridFigure(AttentionWeights weights, AttentionWeights minus, int batch = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(minus);
        _source = new HeadGrid(weights, minus, batch);
    }

    /// <summary>A grid of matrices, from left to right and from top to bottom.</summary>
    /// <param name="maps">At least one; shapes and names may differ.</param>
    /// <exception cref="ArgumentException">There are no maps, or one of them or its title is null.</exception>
    /// <example><code>
    /// ValueMatrix before = ValueMatrix.From(new[,] { { 0.9f, 0.1f }, { 0.4f, 0.6f } }), after = ValueMatrix.From(new[,] { { 0.5f, 0.5f }, { 0.2f, 0.8f } });
    /// new GridFigure([("before", before), ("after", after)]) { Columns = 2, ColorBarLabel = "attention weight" }.SaveSvg("pair.svg");
    /// </code></example>
    public GridFigure(IReadOnlyList<(string Title, ValueMatrix Matrix)> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        _source = new MatrixGrid(maps);
    }

    /// <summary>Above the grid.</summary>
    public string? Title { get; init; }

    /// <summary>What columns of the maps are, below the grid: <c>key</c>.</summary>
    public string? XLabel { get; init; }

    /// <summary>What rows of the maps are, beside the grid: <c>query</c>.</summary>
    public string? YLabel { get; init; }

    /// <summary>The layers that are shown, in this order, from 0; absent: all. For attention weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public IReadOnlyList<int>? Layers { get; init => field = _source.Check(value, nameof(Layers)); }

    /// <summary>The heads that are shown, in this order, from 0; absent: all. For attention weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    public IReadOnlyList<int>? Heads { get; init => field = _source.Check(value, nameof(Heads)); }

    /// <summary>Maps in a row of the grid. Absent: the heads of several layers in a row each; otherwise what comes near a square.</summary>
    public int? Columns { get; init => field = PropertyRules.AtLeast(1, value, nameof(Columns)); }

    /// <summary>Where the maps are named.</summary>
    public GridTitles Titles { get; init; }

    /// <summary>
    /// Whether maps beside and below each other share their labels, the default; otherwise each map has its own, as matplotlib's
    /// <c>subplots</c> without <c>sharex</c> and <c>sharey</c>.
    /// </summary>
    public bool ShareLabels { get; init; } = true;

    /// <summary>The colours. Absent: viridis, or red, white and blue (<c>RdBu_r</c>) of differences.</summary>
    public Colormap? Colormap { get; init; }

    /// <summary>
    /// How values become places in the map; limits that it lacks come from all shown maps together. Absent: linear from 0 to the greatest
    /// weight of attention, <see cref="ColorScale.Centered"/> around 0 of differences, linear with limits from the data of other matrices.
    /// </summary>
    public ColorScale? Scale { get; init; }

    /// <summary>
    /// [rows, columns], true hides a cell in every map, which keeps it out of the limits, too: seaborn's <c>mask</c>. The opposite of a
    /// kernel's <c>mask</c>, which says what is seen. For maps of one shape.
    /// </summary>
    public bool[,]? Mask { get; init; }

    /// <summary>Pixels of a cell in both directions; absent: what the grid has room for.</summary>
    public int? CellSize { get; init => field = PropertyRules.AtLeast(1, value, nameof(CellSize)); }

    /// <summary>Pixels between a map and what belongs to the next one; absent: a tenth of a map, 6 … 20.</summary>
    public int? Gap { get; init => field = PropertyRules.AtLeast(0, value, nameof(Gap)); }

    /// <summary>Whether there is a colour bar; default true.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>What the colours mean, beside the bar. Absent: <c>attention weight</c> or its difference, nothing of other matrices.</summary>
    public string? ColorBarLabel { get; init; }

    /// <summary>The maps that are shown.</summary>
    internal GridContent Content => _source.Select(this);

    private protected override FigureLayout Arrange(TextShaper shaper) => new GridArrangement(this, shaper).Arrange();
}
