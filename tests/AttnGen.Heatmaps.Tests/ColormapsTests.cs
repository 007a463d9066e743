using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Every entry of every map against matplotlib's and seaborn's tables.</summary>
public class ColormapsTests
{
    public static TheoryData<string> Names => [.. Colormaps.Names];

    [Fact]
    public void AllMapsAreThere()
    {
        Assert.Equal(89, Colormaps.Names.Count);
        Assert.Equal(ReferenceTables.Names.Order(StringComparer.Ordinal), Colormaps.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryIsExact(string name) => Assert.Equal(ReferenceTables.Native(name), Colormaps.Table(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryOfTheReversedMapIsExact(string name) => Assert.Equal(ReferenceTables.NativeReversed(name), Colormaps.Table(name + "_r"));

    [Theory]
    [InlineData("VIRIDIS", "viridis")]
    [InlineData("rdbu_R", "RdBu_r")]
    [InlineData("blues", "Blues")]
    public void CaseDoesNotMatter(string name, string same) => Assert.Equal(Colormaps.Table(same), Colormaps.Table(name));

    [Theory]
    [InlineData("virdis", "viridis, binary, crest")]
    [InlineData("hott", "hot, bone, coolwarm")]
    [InlineData("RdBl_r", "RdBu_r, RdGy_r, RdPu_r")]
    public void AnUnknownNameIsAnsweredWithTheNearest(string name, string nearest)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Colormaps.Table(name));
        Assert.StartsWith($"'{name}' is not a colormap; the nearest names are {nearest.Split(", ")[0]}, ", exception.Message);
        Assert.Equal(3, exception.Message.Split("are ")[1].Split(" (")[0].Split(", ").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_r")]
    [InlineData("viridis_r_r")]
    public void OddNamesAreUnknown(string name) => Assert.Throws<ArgumentException>(() => Colormaps.Table(name));
}
