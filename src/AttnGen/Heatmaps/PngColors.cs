using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// How a picture's colours are written: as 8-bit palette where 256 are enough, else as 8-bit RGB where all are opaque, else as 8-bit RGBA
/// (ISO/IEC 15948, clause 11.2.2).
/// </summary>
internal sealed class PngColors
{
    private const byte TrueColor = 2, IndexedColor = 3, TrueColorWithAlpha = 6;

    private PngPalette? _palette;
    private bool _isOpaque = true;

    /// <summary>Colours that are still to be taken.</summary>
    public PngColors()
        : this(new PngPalette())
    {
    }

    private PngColors(PngPalette palette) => _palette = palette;

    /// <summary>The colour type of the header.</summary>
    public byte ColorType => _palette is not null ? IndexedColor : _isOpaque ? TrueColor : TrueColorWithAlpha;

    /// <summary>Bytes of a pixel.</summary>
    public int SampleLength => _palette is not null ? 1 : _isOpaque ? 3 : 4;

    /// <summary>The palette's colours; none where there is no palette.</summary>
    public ReadOnlySpan<Rgba32> Palette => _palette is null ? default : _palette.Colors;

    /// <summary>Whether further colours change nothing any more.</summary>
    public bool IsDecided => _palette is null && !_isOpaque;

    /// <summary>Colours whose order is given; their samples are their numbers.</summary>
    public static PngColors OfPalette(Rgba32[] colors) => new(PngPalette.Of(colors));

    /// <summary>Takes the colours of some pixels.</summary>
    /// <param name="pixels">Any colours.</param>
    /// <param name="values">The values that they show, or none.</param>
    public void Add(ReadOnlySpan<Rgba32> pixels, ReadOnlySpan<float> values)
    {
        if (_palette is not null && !_palette.TryAdd(pixels, values))
        {
            _palette = null;
        }

        _isOpaque = _isOpaque && PixelPacking.AreOpaque(pixels);
    }

    /// <summary>Ends the taking of colours.</summary>
    public void Settle() => _palette?.Settle();

    /// <summary>The samples of pixels whose colours were taken.</summary>
    /// <param name="pixels">Any number.</param>
    /// <param name="samples">As many times <see cref="SampleLength"/>.</param>
    public void Encode(ReadOnlySpan<Rgba32> pixels, Span<byte> samples)
    {
        if (_palette is not null)
        {
            _palette.Encode(pixels, samples);
        }
        else if (_isOpaque)
        {
            PixelPacking.PackOpaque(pixels, samples);
        }
        else
        {
            MemoryMarshal.AsBytes(pixels).CopyTo(samples);
        }
    }
}
