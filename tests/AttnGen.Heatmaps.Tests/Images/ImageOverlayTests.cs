using AttnGen.Tests.Shared;
using CsCheck;

namespace AttnGen.Heatmaps.Tests.Images;

/// <summary>Overlays: the blend to the bit, what must stay untouched, bad cells, errors.</summary>
public sealed class ImageOverlayTests
{
    private const int Height = 12, Width = 20;

    /// <summary>The whole of three shares: an alpha and a weight in steps of 2⁻¹⁶, a colour's alpha in 255ths.</summary>
    private const long One = 65536L * 65536 * 255;

    private static readonly Rgba32 Grey = new(0x80, 0x80, 0x80);

    private static readonly Gen<Rgba32[]> Photographs =
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Byte, Gen.Byte, (r, g, b, a) => new Rgba32(r, g, b, a)).Array[Height * Width];

    private static readonly Gen<ValueMatrix> Maps = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6]).SelectMany((rows, columns) =>
        Gen.OneOf(Gen.Float[0, 1], Gen.Const(0f), Gen.Const(float.NaN), Gen.Const(float.PositiveInfinity)).Array[rows * columns]
            .Select(values => ValueMatrix.From(values, rows, columns)));

    private static readonly Gen<OverlayOptions> Options =
        Gen.Select(Gen.Double[0, 1], Gen.Enum<OverlayOpacity>(), Gen.Enum<ImageInterpolation>(), Gen.Int[0, 2], (alpha, opacity, interpolation, map) => new OverlayOptions
        {
            Alpha = alpha, Opacity = opacity, Interpolation = interpolation,
            Colormap = map switch { 0 => Colormaps.Magma, 1 => Colormaps.Jet.With(bad: default(Rgba32)), _ => Colormaps.RdBu.WithAlpha(0.3) },
        });

    /// <summary>out = photograph · (1 − a) + colour · a in whole numbers, rounded half up: a fraction of 255ths would miss ties.</summary>
    [Fact]
    public void TheBlendIsExact() => Gen.Select(Photographs, Maps, Options).Sample((photograph, map, options) =>
    {
        ImageOverlay overlay = ImageOverlay.Blend(photograph, Height, Width, map, options);
        ValueMatrix values = map.Resize(Height, Width, options.Interpolation);
        float[] finite = [.. map.Values.ToArray().Where(float.IsFinite).DefaultIfEmpty(0)];
        (float least, float greatest) = (finite.Min(), finite.Max());
        Colormap colors = options.Colormap.Name == "jet" ? options.Colormap : options.Colormap.With(bad: Grey);
        for (int i = 0; i < photograph.Length; i++)
        {
            float value = float.IsFinite(values.Values[i]) ? Math.Clamp(values.Values[i], least, greatest) : float.NaN;
            Rgba32 color = colors.Map([value], ColorScale.Linear(least, greatest))[0];
            double share = options.Opacity == OverlayOpacity.Constant || float.IsNaN(value) ? 1 : value == 0 ? 0 : value / (double)greatest;
            long a = Steps(options.Alpha) * Steps(share) * color.A;
            Rgba32 expected = new(Mean(photograph[i].R, color.R, a), Mean(photograph[i].G, color.G, a), Mean(photograph[i].B, color.B, a), photograph[i].A);
            Assert.Equal(expected, overlay.Pixels[i]);
        }

        static long Steps(double share) => (long)Math.Floor(((decimal)share * 65536) + 0.5m);

        static byte Mean(byte below, byte above, long a) => (byte)(((2 * ((below * (One - a)) + (above * a))) + One) / (2 * One));
    }, iter: 100);

    [Fact]
    public void AtAlpha0ItIsThePhotograph() => Gen.Select(Photographs, Maps, Options).Sample((photograph, map, options) =>
        Assert.Equal(photograph, ImageOverlay.Blend(photograph, Height, Width, map, options with { Alpha = 0 }).ToPixels()));

    [Fact]
    public void AtAlpha1ItIsTheMap() => Gen.Select(Photographs, Maps).Sample((photograph, map) =>
    {
        OverlayOptions options = new() { Alpha = 1, Interpolation = ImageInterpolation.Nearest, Colormap = Colormaps.Inferno };
        ReadOnlySpan<Rgba32> pixels = ImageOverlay.Blend(photograph, Height, Width, map, options).Pixels;
        Heatmap heatmap = Heatmap.FromMatrix(map, Colormaps.Inferno);
        for (int i = 0; i < pixels.Length; i++)
        {
            Rgba32 cell = heatmap[((2 * (i / Width)) + 1) * map.Rows / (2 * Height), ((2 * (i % Width)) + 1) * map.Columns / (2 * Width)];
            Assert.Equal(cell with { A = photograph[i].A }, pixels[i]);
        }
    });

    /// <summary>Whatever colour the map has for 0, and wherever 0 lies on the scale.</summary>
    [Theory]
    [InlineData(ImageInterpolation.Nearest)]
    [InlineData(ImageInterpolation.Bilinear)]
    [InlineData(ImageInterpolation.Bicubic)]
    public void ByWeightAWeightOf0LeavesThePhotograph(ImageInterpolation interpolation)
    {
        ColorScale[] scales = [ColorScale.Linear(), ColorScale.Linear(-1, 2), ColorScale.Log(), ColorScale.Log() with { NonPositive = NonPositive.Bad }, ColorScale.Centered()];
        float[] cells = new float[36];
        cells[14] = 0.7f;
        ValueMatrix map = ValueMatrix.From(cells, 6, 6);
        Photographs.Sample(photograph =>
        {
            foreach (ColorScale scale in scales)
            {
                OverlayOptions options = new() { Alpha = 1, Scale = scale, Opacity = OverlayOpacity.ByWeight, Interpolation = interpolation };
                ReadOnlySpan<Rgba32> pixels = ImageOverlay.Blend(photograph, Height, Width, map, options).Pixels;
                ValueMatrix values = map.Resize(Height, Width, interpolation);
                for (int i = 0; i < pixels.Length; i++)
                {
                    if (values.Values[i] <= 0)
                    {
                        Assert.Equal(photograph[i], pixels[i]);
                    }
                }
            }
        }, iter: 10);
    }

    [Fact]
    public void ByWeightTheGreatestHasTheWholeAlphaAndHalfOfItHalf()
    {
        Rgba32[] black = new Rgba32[3];
        Colormap white = Colormap.FromColors(new Rgba32(255, 255, 255));
        OverlayOptions options = new() { Colormap = white, Alpha = 0.8, Opacity = OverlayOpacity.ByWeight, Interpolation = ImageInterpolation.Nearest };
        Assert.Equal([204, 102, 0], Reds([1, 0.5f, 0], options));
        Assert.Equal([102, 51, 0], Reds([1, 0.5f, 0], options with { Scale = ColorScale.Linear(0, 2) }));
        Assert.Equal([204, 204, 51], Reds([3, -2, 0.5f], options with { Scale = ColorScale.Linear(-2, 1) }));
        Assert.Equal([0, 0, 0], Reds([0, 0, 0], options));

        byte[] Reds(float[] map, OverlayOptions with) => [.. ImageOverlay.Blend(black, 1, 3, map, 1, 3, with).ToPixels().Select(pixel => pixel.R)];
    }

    [Fact]
    public void MaskedPatchesShowGreyOrTheirMapsBadColour()
    {
        Rgba32[] photograph = [.. Enumerable.Repeat(new Rgba32(200, 100, 0), 4)];
        float[] map = [0, 1, float.NaN, float.NegativeInfinity];
        foreach (OverlayOpacity opacity in Enum.GetValues<OverlayOpacity>())
        {
            OverlayOptions options = new() { Opacity = opacity, Interpolation = ImageInterpolation.Nearest };
            Rgba32 tinted = new(164, 114, 64);
            Assert.Equal([tinted, tinted], Blend(options)[2..]);
            Assert.Equal(photograph[2..], Blend(options with { Colormap = Colormaps.Viridis.With(bad: default(Rgba32)) })[2..]);
            Assert.Equal([new Rgba32(100, 50, 128)], Blend(options with { Colormap = Colormaps.Viridis.With(bad: new Rgba32(0, 0, 255)) })[3..]);
        }

        Rgba32[] Blend(OverlayOptions options) => ImageOverlay.Blend(photograph, 1, 4, map, 1, 4, options).ToPixels();
    }

    /// <summary>A white pixel elsewhere does not change this one, as it does where the picture is divided by its maximum.</summary>
    [Fact]
    public void PixelsDoNotDependOnOneAnother() => Gen.Select(Photographs, Maps, Options).Sample((photograph, map, options) =>
    {
        Rgba32[] whole = ImageOverlay.Blend(photograph, Height, Width, map, options).ToPixels();
        Rgba32[] changed = [.. photograph];
        changed[7] = new Rgba32(255, 255, 255);
        Rgba32[] other = ImageOverlay.Blend(changed, Height, Width, map, options).ToPixels();
        other[7] = whole[7];
        Assert.Equal(whole, other);
    });

    [Fact]
    public void ABicubicSwingMakesNoWeightBelow0()
    {
        OverlayOptions options = new()
        {
            Interpolation = ImageInterpolation.Bicubic, Alpha = 1, Colormap = Colormaps.Gray.With(under: new Rgba32(255, 0, 0), over: new Rgba32(0, 255, 0)),
        };
        ImageOverlay overlay = ImageOverlay.Blend(new Rgba32[400], 1, 400, [0, 0, 1, 1, 0, 0.5f], 1, 6, options);
        Assert.All(overlay.ToPixels(), pixel => Assert.True(pixel.R == pixel.G && pixel.G == pixel.B, pixel.ToString()));
    }

    [Fact]
    public void ItSavesItselfPixelForPixel()
    {
        Random random = new(1);
        Rgba32[] photograph = [.. Enumerable.Range(0, Height * Width).Select(_ => new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)))];
        ImageOverlay overlay = ImageOverlay.Blend(photograph, Height, Width, ValueMatrix.From([[0, 1], [0.5, 0.25]]), "magma", alpha: 0.6);
        using MemoryStream stream = new();
        overlay.WritePng(stream);
        PngDecoder png = PngDecoder.Decode(stream.ToArray());
        Assert.Equal((Width, Height), (png.Width, png.Height));
        Assert.Equal(overlay.ToPixels(), png.Pixels);
        Assert.Equal(overlay.ToPixels(), overlay.ToHeatmap().ToPixels());
        System.Buffers.ArrayBufferWriter<byte> writer = new();
        overlay.WritePng(writer);
        Assert.Equal(stream.ToArray(), writer.WrittenSpan.ToArray());
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        overlay.SavePng(path);
        Assert.Equal(stream.ToArray(), File.ReadAllBytes(path));
        File.Delete(path);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        ValueMatrix map = ValueMatrix.From(new float[2, 2]);
        Rgba32[] photograph = new Rgba32[6];
        Assert.Equal(
            "photograph must have the shape [height 3, width 3], that is 9 pixels, but its length is 6. (Parameter 'photograph')",
            Assert.Throws<ArgumentException>(() => ImageOverlay.Blend(photograph, 3, 3, map)).Message);
        Assert.Equal(
            "map must have the shape [rows 2, columns 2], that is 4 elements, but its length is 3. (Parameter 'map')",
            Assert.Throws<ArgumentException>(() => ImageOverlay.Blend(photograph, 2, 3, new float[3], 2, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("height", () => ImageOverlay.Blend(photograph, 0, 3, map));
        Assert.Throws<ArgumentNullException>("map", () => ImageOverlay.Blend(photograph, 2, 3, null!));
        Assert.Throws<ArgumentException>("colormap", () => ImageOverlay.Blend(photograph, 2, 3, map, "virids"));
        foreach (double alpha in (double[])[-0.1, 1.5, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>("alpha", () => ImageOverlay.Blend(photograph, 2, 3, map, "magma", alpha));
            Assert.Throws<ArgumentOutOfRangeException>("Alpha", () => new OverlayOptions { Alpha = alpha });
        }

        Assert.Throws<ArgumentOutOfRangeException>("Opacity", () => new OverlayOptions { Opacity = (OverlayOpacity)2 });
        Assert.Throws<ArgumentOutOfRangeException>("Interpolation", () => new OverlayOptions { Interpolation = (ImageInterpolation)(-1) });
        Assert.Throws<ArgumentNullException>("Colormap", () => new OverlayOptions { Colormap = null! });
    }
}
