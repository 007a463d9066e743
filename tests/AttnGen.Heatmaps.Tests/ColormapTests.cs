using System.Globalization;

namespace AttnGen.Heatmaps.Tests;

/// <summary>What makes a map from another one or from colours; expected colours are matplotlib 3.6.3's own answers.</summary>
public class ColormapTests
{
    private static readonly Colormap Gradient = Colormap.FromGradient(Colors("FFFFFFFF B2182BFF 053061FF"), 7);

    private static readonly Colormap TranslucentGradient = Colormap.FromGradient(Colors("10203040 F0E0D0C0"), 6);

    private static readonly Colormap Listed = Colormap.FromColors(Colors("102030FF 405060FF 708090FF"));

    private static readonly Colormap WithExtremes = Colormaps.Viridis.Resample(3)
        .With(under: new Rgba32(1, 2, 3, 128), over: new Rgba32(4, 5, 6), bad: new Rgba32(7, 8, 9));

    /// <summary>Under, the entries, over; bad.</summary>
    public static TheoryData<string, Colormap, string> Maps => new()
    {
        { "gradient", Gradient, "FFFFFFFF FFFFFFFF E5B2B8FF CB6571FF B2182BFF 78203CFF 3E284FFF 053061FF 053061FF; 00000000" },
        { "reversed", Gradient.Reversed(), "053061FF 053061FF 3E284FFF 78203DFF B2182BFF CB6571FF E5B2B8FF FFFFFFFF FFFFFFFF; 00000000" },
        { "4 entries", Gradient.Resample(4), "FFFFFFFF FFFFFFFF CB6571FF 78203CFF 053061FF 053061FF; 00000000" },
        { "1 entry", Gradient.Resample(1), "053061FF 053061FF 053061FF; 00000000" },
        { "1 entry reversed", Gradient.Reversed().Resample(1), "FFFFFFFF FFFFFFFF FFFFFFFF; 00000000" },
        { "alpha", TranslucentGradient, "10203040 10203040 3C465059 696C7073 9693908C C3B9B0A6 F0E0D0C0 F0E0D0C0; 00000000" },
        { "alpha back", TranslucentGradient.Reversed(), "F0E0D0C0 F0E0D0C0 C3B9B0A6 9693908C 696C6F73 3C465059 10203040 10203040; 00000000" },
        { "list", Listed, "102030FF 102030FF 405060FF 708090FF 708090FF; 00000000" },
        { "list of 5", Listed.Resample(5), "102030FF 102030FF 102030FF 405060FF 708090FF 708090FF 708090FF; 00000000" },
        { "list of 5 reversed", Listed.Resample(5).Reversed(), "708090FF 708090FF 708090FF 405060FF 102030FF 102030FF 102030FF; 00000000" },
        { "list of 2", Listed.Resample(2), "102030FF 102030FF 708090FF 708090FF; 00000000" },
        { "list of 1", Listed.Resample(1), "102030FF 102030FF 102030FF; 00000000" },
        { "extremes", WithExtremes, "01020380 440154FF 20908CFF FDE724FF 040506FF; 070809FF" },
        { "extremes reversed", WithExtremes.Reversed(), "040506FF FDE724FF 20908CFF 440154FF 01020380; 070809FF" },
        { "extremes of 2", WithExtremes.Resample(2), "01020380 440154FF FDE724FF 040506FF; 070809FF" },
        { "extremes alpha 0.3", WithExtremes.WithAlpha(0.3), "0102034C 4401544C 20908C4C FDE7244C 0405064C; 0708094C" },
        { "hot alpha 0.5", Colormaps.Hot.Resample(3).WithAlpha(0.5), "0A00007F 0A00007F FF5A007F FFFFFF7F FFFFFF7F; 00000000" },
        { "formula of 1", Colormaps.Ocean.Resample(1), "007F00FF 007F00FF 007F00FF; 00000000" },
        { "formula of 1 reversed", Colormaps.Ocean.Reversed().Resample(1), "FFFFFFFF FFFFFFFF FFFFFFFF; 00000000" },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void ColorsAreExact(string what, Colormap map, string expected)
    {
        string actual = $"{Text(map.Under)} {string.Join(' ', map.Table.ToArray().Select(Text))} {Text(map.Over)}; {Text(map.Bad)}";
        Assert.Equal((what, expected), (what, actual));
    }

    [Fact]
    public void NothingChangesAMap()
    {
        Rgba32[] table = Colormaps.Plasma.Table.ToArray();
        Colormap other = Colormaps.Plasma.With(under: new Rgba32(1, 1, 1), bad: new Rgba32(2, 2, 2)).WithAlpha(0.25);
        Assert.NotEqual(other.Under, Colormaps.Plasma.Under);
        Assert.Equal(table, Colormaps.Plasma.Table);
        Assert.Equal(default, Colormaps.Plasma.Bad);
    }

    [Fact]
    public void ColorsAreCopied()
    {
        Rgba32[] colors = Colors("102030FF 405060FF");
        Colormap map = Colormap.FromColors(colors);
        colors[0] = default;
        Assert.Equal(Colors("102030FF 405060FF"), map.Table);
        Assert.Equal(Colors("405060FF 102030FF"), map.Reversed().Table);
    }

    [Fact]
    public void WhatIsLeftOutOfWithStays()
    {
        Colormap map = WithExtremes.With(over: new Rgba32(9, 9, 9));
        Assert.Equal((WithExtremes.Under, new Rgba32(9, 9, 9), WithExtremes.Bad), (map.Under, map.Over, map.Bad));
    }

    /// <summary>Extremes that are not given follow the ends of the table.</summary>
    [Fact]
    public void ExtremesFollowTheEnds()
    {
        Colormap map = Colormaps.RdBu.With(over: new Rgba32(1, 2, 3)).Reversed().WithAlpha(0.5);
        Assert.Equal((new Rgba32(1, 2, 3, 127), map.Table[^1]), (map.Under, map.Over));
        Assert.Equal(127, map.Table[^1].A);
    }

    [Fact]
    public void ExtremesThatAreGivenAfterAnOpacityKeepTheirOwn()
    {
        Rgba32 bad = new(1, 2, 3);
        Colormap map = Colormaps.Hot.WithAlpha(0.5).With(bad: bad);
        Assert.Equal((bad, 127), (map.Bad, map.Under.A));
    }

    [Fact]
    public void ReversingTwiceGivesTheOriginal() => Assert.All(Colormaps.All, map =>
    {
        Colormap twice = map.With(under: new Rgba32(1, 2, 3)).Reversed().Reversed();
        Assert.Equal((map.Name, new Rgba32(1, 2, 3), map.Over), (twice.Name, twice.Under, twice.Over));
        Assert.Equal(map.Table, twice.Table);
    });

    [Fact]
    public void AGradientHas256EntriesUnlessSaid() => Assert.Equal(256, Colormap.FromGradient(Colors("000000FF FFFFFFFF")).Entries);

    [Fact]
    public void MapsOfOnesOwnSayWhatTheyAre()
    {
        Assert.Equal(("from_colors", ColormapCategory.Qualitative), (Listed.Name, Listed.Category));
        Assert.Equal(("from_gradient_r", ColormapCategory.Miscellaneous), (Gradient.Reversed().Name, Gradient.Category));
        Assert.Equal((null, null), (Listed.IsLightnessMonotonic, Gradient.IsColorBlindSafe));
        Assert.Equal("from_gradient", Gradient.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32768)]
    public void EntriesOutOfRangeAreAnError(int entries)
    {
        Assert.Throws<ArgumentOutOfRangeException>("entries", () => Colormaps.Hot.Resample(entries));
        Assert.Throws<ArgumentOutOfRangeException>("entries", () => Colormap.FromGradient(Colors("000000FF FFFFFFFF"), entries));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void AnAlphaOutOfRangeIsAnError(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => Colormaps.Hot.WithAlpha(alpha));

    [Fact]
    public void TooFewOrTooManyColorsAreAnError()
    {
        Assert.Throws<ArgumentException>("colors", () => Colormap.FromColors());
        Assert.Throws<ArgumentException>("colors", () => Colormap.FromColors(new Rgba32[32768]));
        Assert.Throws<ArgumentException>("stops", () => Colormap.FromGradient(Colors("000000FF")));
        Assert.Equal(32767, Colormap.FromColors(new Rgba32[32767]).Entries);
    }

    private static string Text(Rgba32 color) => color.ToString()[1..];

    private static Rgba32[] Colors(string text) => [.. text.Split(' ').Select(color =>
    {
        uint rgba = uint.Parse(color, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new Rgba32((byte)(rgba >> 24), (byte)(rgba >> 16), (byte)(rgba >> 8), (byte)rgba);
    })];
}
