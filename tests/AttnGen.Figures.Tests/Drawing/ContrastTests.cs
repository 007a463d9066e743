using AttnGen.Figures.Drawing;

namespace AttnGen.Figures.Tests;

/// <summary>Numbers are read on every colour that a cell can have.</summary>
public sealed class ContrastTests
{
    /// <summary>WCAG's bound for text.</summary>
    private const double Least = 4.5;

    private static readonly IEnumerable<Colormap> Maps = Colormaps.All.SelectMany(map => new[] { map, map.Reversed() });

    [Fact]
    public void EveryEntryOfEveryMap() => Assert.All(Maps, map =>
    {
        foreach (Rgba32 color in map.Table)
        {
            AssertIsRead(color);
        }

        Assert.All([map.Under, map.Over, map.Bad], AssertIsRead);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(0.55)]
    public void TranslucentEntries(double alpha) => Assert.All(Maps, map =>
    {
        foreach (Rgba32 color in map.WithAlpha(alpha).Table)
        {
            AssertIsRead(color);
        }
    });

    [Fact]
    public void EveryGrey() => Assert.All(Enumerable.Range(0, 256), level => AssertIsRead(new Rgba32((byte)level, (byte)level, (byte)level)));

    /// <summary>The formula against WCAG's own examples.</summary>
    [Fact]
    public void ContrastIsWcags()
    {
        Assert.Equal(21, ColorMixing.Contrast(ColorMixing.Black, ColorMixing.White), 1e-9);
        Assert.Equal(1, ColorMixing.Contrast(new Rgba32(9, 99, 199), new Rgba32(9, 99, 199)), 1e-9);
        Assert.Equal(4.54, ColorMixing.Contrast(ColorMixing.White, new Rgba32(0x76, 0x76, 0x76)), 0.01);
    }

    /// <summary>What is drawn is black or white by the colour that is seen, which for a translucent cell is mixed with the paper.</summary>
    [Fact]
    public void FiguresChooseByWhatIsSeen()
    {
        Colormap map = Colormap.FromColors(new Rgba32(0, 0, 0, 60), new Rgba32(0, 0, 0)).With(bad: new Rgba32(255, 255, 0));
        HeatmapFigure figure = new(ValueMatrix.From(new[,] { { 0f, 1f, float.NaN } }))
        {
            Colormap = map, AnnotTexts = new[,] { { "a", "b", "c" } }, ColorBar = false, RowLabels = [], ColumnLabels = [],
        };
        Assert.Equal([ColorMixing.Black, ColorMixing.White, ColorMixing.Black], RecordingCanvas.Of(figure).Texts.Select(text => text.Color));
    }

    private static void AssertIsRead(Rgba32 color)
    {
        Rgba32 seen = ColorMixing.Over(color, color.A, FigureStyle.Paper);
        double contrast = ColorMixing.Contrast(ColorMixing.TextOn(seen), seen);
        Assert.True(contrast >= Least, $"{color}: {contrast}");
    }
}
