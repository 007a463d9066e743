namespace AttnGen.Heatmaps;

/// <summary>Colours values by a map and a scale whose limits are settled once, from the cells.</summary>
internal sealed class ScaleColors : ICellColors
{
    /// <summary>What stands for a masked value: opaque, so that nothing is transparent by accident.</summary>
    private static readonly Rgba32 Grey = new(0x80, 0x80, 0x80);

    private readonly Colormap _colormap;
    private readonly ColorScale _scale;
    private readonly double _vmin;
    private readonly double _vmax;
    private readonly float[] _cuts;
    private readonly short[] _intervals;

    /// <param name="values">The cells' values.</param>
    /// <param name="colormap">The map; a bad colour of its own is kept.</param>
    /// <param name="scale">The scale; 0 and negative values are under on a logarithmic one that does not say otherwise.</param>
    /// <exception cref="ArgumentException">A given limit lies beyond the data's, or there are more regions than colours.</exception>
    public ScaleColors(ReadOnlySpan<float> values, Colormap colormap, ColorScale scale)
    {
        _colormap = colormap.HasBad ? colormap : colormap.With(bad: Grey);
        _scale = scale.NonPositive is null ? scale with { NonPositive = NonPositive.Under } : scale;
        _scale.FindLimits(values, [], out _vmin, out _vmax);
        _cuts = new float[FittedScale.CutsOf(_scale, colormap.Entries)];
        _intervals = new short[FittedScale.IntervalsOf(_scale)];
        FittedScale.FindCuts(_scale, _vmin, _vmax, colormap.Entries, _cuts, _intervals);
    }

    public Colormap Colormap => _colormap;

    /// <summary>The scale with both limits.</summary>
    public ColorScale Scale => _scale.WithLimits(_vmin, _vmax);

    public void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels) =>
        _colormap.Paint(values, new FittedScale(_scale, _vmin, _vmax, _colormap.Entries, _cuts, _intervals), pixels);
}
