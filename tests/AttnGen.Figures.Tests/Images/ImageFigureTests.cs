namespace AttnGen.Figures.Tests;

/// <summary>Photographs under their attention.</summary>
public sealed class ImageFigureTests
{
    private static readonly Photograph Gradient = Photograph.FromPixels(
        [.. Enumerable.Range(0, 60 * 40).Select(i => new Rgba32((byte)(i % 60 * 4), (byte)(i / 60 * 6), 120))], width: 60, height: 40);

    private static readonly ValueMatrix Patches = ValueMatrix.From([0f, 0.1f, 0.2f, 0.9f, 0.3f, float.NaN], rows: 2, columns: 3);

    [Fact]
    public async Task APhotographBesideItsAttention() => await FigureSnapshot.VerifyPng(
        new ImageFigure(Gradient, Patches, "three by two patches") { Title = "Patches", Overlay = new() { Colormap = Colormaps.Magma } }, "figure-image-overlay");

    [Fact]
    public async Task SeveralShareOneScale() => await FigureSnapshot.VerifyPng(
        new ImageFigure([new(Gradient, Patches, "first"), new(Gradient, ValueMatrix.From([2f], 1, 1), "second"), new(Gradient, Patches)])
        {
            ShowPhotograph = false,
            Overlay = new() { Interpolation = ImageInterpolation.Nearest, Opacity = OverlayOpacity.ByWeight, Alpha = 1 },
        },
        "figure-image-several");

    /// <summary>The second map's value is the greatest of all, so the first map's 0.9 is not the last colour.</summary>
    [Fact]
    public void TheScaleIsThatOfAllMaps()
    {
        ValueMatrix one = ValueMatrix.From([0f, 1f], 1, 2), two = ValueMatrix.From([0f, 2f], 1, 2);
        ImageFigure figure = new([new(Gradient, one), new(Gradient, two)])
        {
            ShowPhotograph = false, Columns = 2, PixelSize = 1, ColorBar = false, Overlay = new() { Alpha = 1, Interpolation = ImageInterpolation.Nearest },
        };
        (Rgba32[] pixels, int width, int height) = figure.ToPixels();
        HashSet<Rgba32> colors = [.. pixels];
        Assert.Equal((60 + 12 + 60 + 20, 40 + 20), (width, height));
        Assert.Contains(Colormaps.Viridis.Table[^1], colors);
        Assert.Contains(Colormaps.Viridis.Table[128], colors);
    }

    [Fact]
    public void WithoutOpacityThePhotographIsSeen()
    {
        ImageFigure figure = new(Gradient, ValueMatrix.From(new float[4, 4])) { ShowPhotograph = false, PixelSize = 2, ColorBar = false, Overlay = new() { Alpha = 0 } };
        (Rgba32[] pixels, int width, _) = figure.ToPixels();
        Assert.Equal(Gradient.Pixels[0], pixels[(10 * width) + 10]);
        Assert.Equal(Gradient.Pixels[(39 * 60) + 59], pixels[((10 + 79) * width) + 10 + 119]);
    }

    [Fact]
    public void CaptionsTitleAndMaskAreWritten()
    {
        List<string> text = FigureText.Of(new ImageFigure(Gradient, Patches, "a caption") { Title = "a title" });
        Assert.Contains("a caption", text);
        Assert.Contains("a title", text);
        Assert.Contains("masked", text);
        Assert.Contains("attention weight", text);
    }

    [Fact]
    public void WrongNumbersAreNamed()
    {
        Assert.Throws<ArgumentException>(() => new ImageFigure([]));
        Assert.Contains(nameof(ImageFigure.PixelSize), Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFigure(Gradient, Patches) { PixelSize = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ImageFigure.Columns), Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFigure(Gradient, Patches) { Columns = 0 }).Message, StringComparison.Ordinal);
    }
}
