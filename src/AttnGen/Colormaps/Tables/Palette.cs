namespace AttnGen;

/// <summary>A source of colours with its extremes: what the library's colormaps and the tables of generated kernels are both made of.</summary>
/// <param name="Source">The colours from the lower to the upper limit.</param>
internal sealed record Palette(ColorSource Source)
{
    /// <summary>The greatest number of entries: the codes −2 … N of such a table fit into a short.</summary>
    public const int MostEntries = short.MaxValue;

    /// <summary>Colour below the limits, or null: the first entry's.</summary>
    public RgbaColor? Under { get; init; }

    /// <summary>Colour above the limits, or null: the last entry's.</summary>
    public RgbaColor? Over { get; init; }

    /// <summary>Colour of bad values, or null: transparent.</summary>
    public RgbaColor? Bad { get; init; }

    /// <summary>Opacity of the source's colours, or null: their own.</summary>
    private byte? Opacity { get; init; }

    /// <summary>Bad, under, the entries, over: the code of a value, −2 … N, selects its colour at code + 2.</summary>
    public RgbaColor[] Pack()
    {
        RgbaColor[] entries = Source.Colors();
        RgbaColor[] packed = new RgbaColor[entries.Length + 3];
        for (int k = 0; k < entries.Length; k++)
        {
            packed[k + 2] = Opacity is { } opacity ? entries[k].WithOpacity(opacity) : entries[k];
        }

        packed[0] = Bad ?? default;
        packed[1] = Under ?? packed[2];
        packed[packed.Length - 1] = Over ?? packed[packed.Length - 2];
        return packed;
    }

    public Palette Resampled(int entries) => this with { Source = Source.Resampled(entries) };

    /// <summary>The reversed scale; under and over change places.</summary>
    public Palette Reversed() => this with { Source = Source.Reversed(), Under = Over, Over = Under };

    /// <summary>Gives every colour the same opacity, truncated to a byte; a bad colour that is all zero stays, as in matplotlib.</summary>
    public Palette WithAlpha(double alpha)
    {
        byte opacity = (byte)(alpha * 255);
        return this with
        {
            Opacity = opacity,
            Under = Under?.WithOpacity(opacity),
            Over = Over?.WithOpacity(opacity),
            Bad = Bad == default(RgbaColor) ? Bad : Bad?.WithOpacity(opacity),
        };
    }
}
