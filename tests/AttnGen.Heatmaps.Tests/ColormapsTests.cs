using System.Text.Json;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Every entry of every map against matplotlib's and seaborn's tables.</summary>
public class ColormapsTests
{
    private static readonly string[] Twilights = ["twilight", "twilight_shifted"];

    public static TheoryData<string> Names => [.. Colormaps.Names];

    [Fact]
    public void AllMapsAreThere()
    {
        IEnumerable<string> files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Tables"), "*.txt").Select(Path.GetFileNameWithoutExtension)!;
        Assert.Equal(89, Colormaps.Names.Count);
        Assert.Equal(files.Order(StringComparer.Ordinal), Colormaps.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryIsExact(string name) => Assert.Equal(ExpectedTable(name), Colormaps.Table(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryOfTheReversedMapIsExact(string name)
    {
        Rgba32[] expected = [.. ExpectedTable(name).Reverse()];
        if (!Twilights.Contains(name) && TestFiles.Json("Tables", "reversed.json").TryGetProperty(name, out JsonElement differences))
        {
            foreach (JsonProperty difference in differences.EnumerateObject())
            {
                expected[int.Parse(difference.Name)] = TestFiles.Color(difference.Value.GetString()!);
            }
        }

        Assert.Equal(expected, Colormaps.Table(name + "_r"));
    }

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

    /// <summary>The table that matplotlib indexes by default; the twilights have 510 entries there.</summary>
    public static Rgba32[] ExpectedTable(string name) =>
        Twilights.Contains(name) ? TestFiles.Table("Tables", "native", name + ".510.txt") : TestFiles.Table("Tables", name + ".txt");
}
