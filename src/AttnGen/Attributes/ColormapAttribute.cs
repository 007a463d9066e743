namespace AttnGen;

/// <summary>
/// Declares a colour-mapping kernel of fixed shape on a partial method: every value becomes a colour, or a table entry, by matplotlib's
/// rules. On a parameter of an <see cref="AttentionAttribute"/> method it makes a heatmap of the weights inside that kernel. The AttnGen
/// source generator writes the method's body.
/// </summary>
/// <remarks>
/// <para>A parameter's role is its name and the order is free; all spans, or tensor spans, are dense and row-major, [rows, columns]:</para>
/// <list type="table">
/// <listheader><term>Role</term><description>Type and meaning</description></listheader>
/// <item><term><c>values</c></term><description><see cref="ReadOnlySpan{T}"/> of <see cref="float"/>, required</description></item>
/// <item><term><c>mask</c></term><description><see cref="ReadOnlySpan{T}"/> of <see cref="bool"/>: false makes a value bad and keeps it out of the limits</description></item>
/// <item><term><c>pixels</c></term><description><see cref="Span{T}"/> of <see cref="Rgba32"/>, or of ImageSharp's <c>Rgba32</c> or <c>Bgra32</c></description></item>
/// <item><term><c>indices</c></term><description><see cref="Span{T}"/> of <see cref="short"/>: the table entry, −1 under, N over, −2 bad;
/// or of <see cref="byte"/>: under is 0, over N − 1, bad <see cref="BadIndex"/>, at most 256 entries</description></item>
/// </list>
/// <para>
/// At least one of <c>pixels</c> and <c>indices</c> is required. With N entries and a place v of the value between the limits (see
/// <see cref="ColorNorm"/>): v &lt; 0 is under, v = 1 is entry N − 1, v &gt; 1 is over, otherwise the entry is v · N rounded down; NaN is
/// bad. vmin = vmax makes every value entry 0. The colours are those of matplotlib 3.6.3's <c>cmap(norm(x), bytes=True)</c>.
/// </para>
/// <para>
/// The linear norms compute v in <see cref="float"/> with a true division, as matplotlib does for such data; where vmax − vmin is beyond
/// <see cref="float"/> in <see cref="double"/>, so that vmax still is the last entry. The others are exact: the least <see cref="float"/> of
/// each entry is found in <see cref="double"/>, when the kernel is generated where both limits are given, and decides. Limits count as the
/// nearest <see cref="float"/>, so that a value equal to one of them is neither under nor over. Data limits are the least and the
/// greatest finite value with a true mask, above 0 on a logarithmic scale.
/// </para>
/// <para>
/// As a heatmap of an attention kernel the parameter may have any name. Its shape is that of <c>weights</c>, rows and columns are left out,
/// both limits are required (or <see cref="HalfRange"/>, or <see cref="Boundaries"/>), and what the kernel masks is bad: the same as
/// colouring <c>weights</c> with the kernel's own mask, without their ever lying in memory.
/// </para>
/// <para>
/// The generated method throws <see cref="ArgumentException"/> when a span has another length than rows · columns, an output overlaps
/// another span, or a limit taken from the data lies beyond the one that was given, in each case before anything is written. It allocates
/// nothing and may be called from any number of threads.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// public static partial class Kernels
/// {
///     [Colormap("hot", rows: 10, columns: 10)]
///     public static partial void Hot(ReadOnlySpan&lt;float&gt; values, Span&lt;Rgba32&gt; pixels);
///
///     [Attention(queries: 128, keys: 128, dim: 64, Heads = 12, Causal = true)]
///     public static partial void Look(ReadOnlySpan&lt;float&gt; query, ReadOnlySpan&lt;float&gt; key, ReadOnlySpan&lt;float&gt; value,
///                                     Span&lt;float&gt; output, [Colormap("magma", VMin = 0, VMax = 1)] Span&lt;Rgba32&gt; heatmap);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class ColormapAttribute : Attribute
{
    /// <summary>Declares a kernel that colours a matrix by a named map.</summary>
    /// <param name="name">A matplotlib or seaborn name such as <c>viridis</c>; <c>_r</c> reverses. See <see cref="Colormaps.Names"/>.</param>
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="columns">Columns of the matrix, at least 1.</param>
    public ColormapAttribute(string name, int rows, int columns)
        : this(rows, columns) => Name = name;

    /// <summary>Declares a kernel that colours a matrix by <see cref="Colors"/>.</summary>
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="columns">Columns of the matrix, at least 1.</param>
    public ColormapAttribute(int rows, int columns) => (Rows, Columns) = (rows, columns);

    /// <summary>Colours a parameter of an attention kernel by a named map; the kernel gives the shape.</summary>
    /// <param name="name">A matplotlib or seaborn name such as <c>viridis</c>; <c>_r</c> reverses.</param>
    public ColormapAttribute(string name) => Name = name;

    /// <summary>Colours a parameter of an attention kernel by <see cref="Colors"/>; the kernel gives the shape.</summary>
    public ColormapAttribute()
    {
    }

    /// <summary>The map's name, or null where <see cref="Colors"/> takes its place.</summary>
    public string? Name { get; }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>How values become fractions. Default <see cref="ColorNorm.Linear"/>.</summary>
    public ColorNorm Norm { get; set; }

    /// <summary>The value of the first entry. Absent: the least finite value that is not masked.</summary>
    public double VMin { get; set; }

    /// <summary>The value of the last entry, above <see cref="VMin"/>. Absent: the greatest finite value that is not masked.</summary>
    public double VMax { get; set; }

    /// <summary>The value of the middle entry for <see cref="ColorNorm.TwoSlope"/> and <see cref="ColorNorm.Centered"/>. Default 0.</summary>
    public double VCenter { get; set; }

    /// <summary>Distance of both limits from <see cref="VCenter"/> for <see cref="ColorNorm.Centered"/>. Absent: from the data.</summary>
    public double HalfRange { get; set; }

    /// <summary>Exponent of <see cref="ColorNorm.Power"/>, above 0.</summary>
    public double Gamma { get; set; }

    /// <summary>Half width of the linear part of <see cref="ColorNorm.SymLog"/>, above 0.</summary>
    public double LinThresh { get; set; }

    /// <summary>Decades that half of the linear part of <see cref="ColorNorm.SymLog"/> takes. Default 1.</summary>
    public double LinScale { get; set; } = 1;

    /// <summary>Base of the logarithm of <see cref="ColorNorm.SymLog"/>, above 1. Default 10.</summary>
    public double LogBase { get; set; } = 10;

    /// <summary>Width of the nearly linear part of <see cref="ColorNorm.Asinh"/>, above 0. Default 1.</summary>
    public double LinearWidth { get; set; } = 1;

    /// <summary>Ascending boundaries of <see cref="ColorNorm.Boundary"/>, at least two; intervals are [bₖ, bₖ₊₁).</summary>
    public double[]? Boundaries { get; set; }

    /// <summary>Whether values outside the limits take the end colours instead of under and over. Default false.</summary>
    public bool Clip { get; set; }

    /// <summary>At which ends <see cref="ColorNorm.Boundary"/> adds a region. Default <see cref="AttnGen.Extend.Neither"/>.</summary>
    public Extend Extend { get; set; }

    /// <summary>How infinities are coloured. Default <see cref="AttnGen.Infinities.Bad"/>.</summary>
    public Infinities Infinities { get; set; }

    /// <summary>How <see cref="ColorNorm.Log"/> colours 0 and negative values. Default <see cref="AttnGen.NonPositive.Bad"/>.</summary>
    public NonPositive NonPositive { get; set; }

    /// <summary>Entries that the map is resampled to, 1 … 32,767. Absent: the map's own number.</summary>
    public int Entries { get; set; }

    /// <summary>Opacity of every colour, 0 … 1, in place of its own; a fully transparent black bad colour stays. Absent: none.</summary>
    public double Alpha { get; set; } = 1;

    /// <summary>Colour <c>#RRGGBB</c> or <c>#RRGGBBAA</c> of values below the limits. Absent: the first entry.</summary>
    public string? Under { get; set; }

    /// <summary>Colour <c>#RRGGBB</c> or <c>#RRGGBBAA</c> of values above the limits. Absent: the last entry.</summary>
    public string? Over { get; set; }

    /// <summary>Colour <c>#RRGGBB</c> or <c>#RRGGBBAA</c> of NaN and masked values. Absent: transparent, <c>#00000000</c>.</summary>
    public string? Bad { get; set; }

    /// <summary>
    /// Colours <c>#RRGGBB</c> or <c>#RRGGBBAA</c> in place of a name: equal steps, an entry each; with <see cref="Interpolate"/> the
    /// equidistant stops of a gradient.
    /// </summary>
    public string[]? Colors { get; set; }

    /// <summary>Whether <see cref="Colors"/> are the stops of a gradient of 256 (or <see cref="Entries"/>) entries. Default false.</summary>
    public bool Interpolate { get; set; }

    /// <summary>What a <see cref="byte"/> span of <c>indices</c> gets for bad values, 0 … 255. Default 0.</summary>
    public int BadIndex { get; set; }
}
