namespace AttnGen;

/// <summary>
/// A table of colours with its extremes, as matplotlib 3.6.3 has it, byte for byte. Immutable: what changes a map returns another one.
/// </summary>
/// <remarks>
/// <see cref="Colormaps"/> has the maps of matplotlib and seaborn. A table has N entries for the values between the limits and three
/// colours more: one below the limits (under), one above (over), one for values that have no place (bad: NaN and what is masked).
/// </remarks>
/// <example>
/// <code>
/// Colormap map = Colormaps.RdBu.Reversed().With(bad: new Rgba32(128, 128, 128));
/// Colormap steps = Colormaps.Viridis.Resample(8);
/// Colormap own = Colormap.FromGradient([new Rgba32(255, 255, 255), new Rgba32(178, 24, 43)]);
/// </code>
/// </example>
public sealed partial class Colormap
{
    private const string NameOfColors = "from_colors", NameOfGradient = "from_gradient";

    private readonly Palette _palette;
    private readonly ColormapFacts _facts;
    private readonly Rgba32[] _packed;

    private Colormap(string name, Palette palette, ColormapFacts facts)
    {
        (Name, _palette, _facts) = (name, palette, facts);
        _packed = [.. palette.Pack().Select(color => new Rgba32(color.R, color.G, color.B, color.A))];
    }

    /// <summary>
    /// The name as its authors write it, such as <c>RdBu_r</c>; <c>from_colors</c> or <c>from_gradient</c> for a map of one's own.
    /// </summary>
    public string Name { get; }

    /// <summary>N, the number of entries of <see cref="Table"/>.</summary>
    public int Entries => _packed.Length - 3;

    /// <summary>The colours from the lower to the upper limit.</summary>
    public ReadOnlySpan<Rgba32> Table => Packed[2..^1];

    /// <summary>The colour of values below the limits: the first entry's unless given.</summary>
    public Rgba32 Under => _packed[1];

    /// <summary>The colour of values above the limits: the last entry's unless given.</summary>
    public Rgba32 Over => _packed[^1];

    /// <summary>The colour of bad values: transparent, all zero, unless given.</summary>
    public Rgba32 Bad => _packed[0];

    /// <summary>What kind of data the map is for. Maps of one's own: qualitative from colours, miscellaneous from a gradient.</summary>
    public ColormapCategory Category => _facts.Category;

    /// <summary>
    /// Whether the lightness, CIELAB L* (D65), runs one way over the whole map: no backward movement of more than 0.5 in total. Diverging
    /// and cyclic maps turn back in their middle. Null where it has not been computed: qualitative maps, maps of one's own.
    /// </summary>
    /// <remarks>
    /// Computed from the map's own table at 256 entries; what is made from it (reversed, resampled, other extremes) has the same answer.
    /// </remarks>
    public bool? IsLightnessMonotonic => _facts.IsLightnessMonotonic;

    /// <summary>
    /// Whether the map passes a computed screen for colour-vision deficiency. It is a screen, not a clinical statement. Null where it has
    /// not been computed: qualitative maps, maps of one's own.
    /// </summary>
    /// <remarks>
    /// The map is seen through the simulation of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes ("A physiologically-based model for
    /// simulation of color vision deficiency", 2009) at severity 1 for protan, deutan and tritan vision. It passes when in all three L*
    /// still runs one way with at most 1 of backward movement (diverging and cyclic maps: over each half), and entries at least 64 of 256
    /// apart (cyclic maps: around the circle) differ by a CIEDE2000 of at least 4; for diverging and cyclic maps, whose arms must be told
    /// apart by hue, of at least 8. What is made from a map has the same answer.
    /// </remarks>
    public bool? IsColorBlindSafe => _facts.IsColorBlindSafe;

    /// <summary>Whether a colour of bad values was given, be it transparent.</summary>
    internal bool HasBad => _palette.Bad is not null;

    /// <summary>Bad, under, the entries, over, as in kernels: the code of a value, −2 … N, selects its colour at code + 2.</summary>
    internal ReadOnlySpan<Rgba32> Packed => _packed;

    /// <summary>
    /// A list of colours, an entry each, in equal steps from the lower to the upper limit (matplotlib's <c>ListedColormap</c>).
    /// </summary>
    /// <param name="colors">1 … 32,767 colours.</param>
    /// <exception cref="ArgumentException">There are no colours or too many.</exception>
    public static Colormap FromColors(params ReadOnlySpan<Rgba32> colors)
    {
        CheckColors(colors.Length, 1, nameof(colors));
        return new(NameOfColors, new Palette(new ListedColors(Shared(colors))), new(ColormapCategory.Qualitative, null, null));
    }

    /// <summary>A gradient through equidistant stops (matplotlib's <c>LinearSegmentedColormap.from_list</c>).</summary>
    /// <param name="stops">2 … 32,767 colours.</param>
    /// <param name="entries">Entries of the table, 1 … 32,767.</param>
    /// <exception cref="ArgumentException">There are too few or too many stops.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="entries"/> is not in 1 … 32,767.</exception>
    public static Colormap FromGradient(ReadOnlySpan<Rgba32> stops, int entries = ColormapTables.DefaultEntries)
    {
        CheckColors(stops.Length, 2, nameof(stops));
        CheckEntries(entries);
        Palette palette = new(SegmentedColors.Gradient(Shared(stops), entries));
        return new(NameOfGradient, palette, new(ColormapCategory.Miscellaneous, null, null));
    }

    /// <summary>
    /// The map read the other way, matplotlib's <c>name_r</c>; under and over change places. Reversed twice it is the original.
    /// </summary>
    /// <remarks>
    /// matplotlib evaluates a reversed map of segments or formulas afresh, which is not in every entry the mirror image: the truncation to
    /// 8 bits falls the other way here and there. So does this.
    /// </remarks>
    public Colormap Reversed() => new(NamedColormap.ReversedName(Name), _palette.Reversed(), _facts);

    /// <summary>The map with another number of entries (matplotlib's <c>resampled</c>); given extremes stay.</summary>
    /// <param name="entries">1 … 32,767.</param>
    /// <remarks>
    /// Maps of segments or formulas, gradients included, are evaluated afresh; lists give their own colours at equal steps.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="entries"/> is not in 1 … 32,767.</exception>
    public Colormap Resample(int entries)
    {
        CheckEntries(entries);
        return new(Name, _palette.Resampled(entries), _facts);
    }

    /// <summary>The map with other extremes (matplotlib's <c>with_extremes</c>); what is left out stays.</summary>
    /// <param name="under">Colour of values below the limits.</param>
    /// <param name="over">Colour of values above the limits.</param>
    /// <param name="bad">Colour of bad values.</param>
    public Colormap With(Rgba32? under = null, Rgba32? over = null, Rgba32? bad = null)
    {
        Palette palette = _palette with
        {
            Under = under is { } below ? Shared(below) : _palette.Under,
            Over = over is { } above ? Shared(above) : _palette.Over,
            Bad = bad is { } ill ? Shared(ill) : _palette.Bad,
        };
        return new(Name, palette, _facts);
    }

    /// <summary>
    /// The map with one opacity in place of every colour's own, extremes included, as matplotlib's <c>cmap(x, alpha=…)</c>. Only a bad
    /// colour that is all zero stays. Extremes given afterwards, by <see cref="With"/>, keep their own.
    /// </summary>
    /// <param name="alpha">From 0, transparent, to 1, opaque; the byte is 255 · alpha, truncated.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not in 0 … 1.</exception>
    public Colormap WithAlpha(double alpha) => alpha is >= 0 and <= 1
        ? new(Name, _palette.WithAlpha(alpha), _facts)
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "An opacity is a number from 0 to 1.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>A map of <see cref="Colormaps"/>.</summary>
    internal static Colormap Of(NamedColormap map) => new(map.Name, new Palette(map.Source), ColormapFacts.Of(map.Name));

    private static RgbaColor Shared(Rgba32 color) => new(color.R, color.G, color.B, color.A);

    private static RgbaColor[] Shared(ReadOnlySpan<Rgba32> colors)
    {
        RgbaColor[] shared = new RgbaColor[colors.Length];
        for (int i = 0; i < shared.Length; i++)
        {
            shared[i] = Shared(colors[i]);
        }

        return shared;
    }

    private static void CheckColors(int count, int least, string parameter)
    {
        if (count < least || count > Palette.MostEntries)
        {
            throw new ArgumentException($"{count} colours were given; {least} … {Palette.MostEntries} make a map.", parameter);
        }
    }

    private static void CheckEntries(int entries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(entries, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries, Palette.MostEntries);
    }
}
