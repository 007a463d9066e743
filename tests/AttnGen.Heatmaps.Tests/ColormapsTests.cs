using System.Reflection;
using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Every entry of every map against matplotlib's and seaborn's tables, and the ways to a map.</summary>
public class ColormapsTests
{
    public static TheoryData<string> Names => [.. Colormaps.Names];

    [Fact]
    public void AllMapsAreThere()
    {
        Assert.Equal(89, Colormaps.Names.Count);
        Assert.Equal(ReferenceTables.Names.Order(StringComparer.Ordinal), Colormaps.Names.Order(StringComparer.Ordinal));
        Assert.Equal(Colormaps.Names, Colormaps.All.Select(map => map.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryIsExact(string name) => AssertTable(ReferenceTables.Native(name), name);

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEntryOfTheReversedMapIsExact(string name) => AssertTable(ReferenceTables.NativeReversed(name), name + "_r");

    [Theory]
    [MemberData(nameof(Names))]
    public void AReversedMapIsTheOneThatIsNamedSo(string name)
    {
        Colormap reversed = Colormaps.Find(name).Reversed();
        Assert.Equal(name + "_r", reversed.Name);
        Assert.Equal(Colormaps.Find(name + "_r").Table, reversed.Table);
        Assert.Equal(name, reversed.Reversed().Name);
        Assert.Equal(Colormaps.Find(name).Table, reversed.Reversed().Table);
    }

    [Fact]
    public void CategoryLightnessAndScreenAreThoseOfTheTables()
    {
        string[][] facts = [.. TabSeparated.Rows("facts.tsv").Skip(1)];
        Assert.Equal(Colormaps.Names, facts.Select(fact => fact[0]));
        Assert.All(facts, fact => Assert.All([fact[0], fact[0] + "_r"], name =>
        {
            Colormap map = Colormaps.Find(name);
            Assert.Equal(Enum.Parse<ColormapCategory>(fact[1]), map.Category);
            Assert.Equal((Truth(fact[2]), Truth(fact[3])), (map.IsLightnessMonotonic, map.IsColorBlindSafe));
        }));

        static bool? Truth(string text) => text == "-" ? null : bool.Parse(text);
    }

    [Fact]
    public void EveryMapHasAPropertyOfItsName()
    {
        Colormap[] maps = [.. typeof(Colormaps).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Colormap))
            .Select(property =>
            {
                Colormap map = (Colormap)property.GetValue(null)!;
                Assert.Equal(map.Name.Replace("_", "", StringComparison.Ordinal), property.Name, ignoreCase: true);
                return map;
            })];
        Assert.Equal(Colormaps.All, maps);
    }

    [Theory]
    [InlineData("VIRIDIS", "viridis")]
    [InlineData("rdbu_R", "RdBu_r")]
    [InlineData("blues", "Blues")]
    public void CaseDoesNotMatter(string name, string same)
    {
        Assert.Same(Colormaps.Find(same), Colormaps.Find(name));
        Assert.Equal(same, Colormaps.Find(name).Name);
        Assert.True(Colormaps.TryFind(name, out Colormap? map));
        Assert.Same(Colormaps.Find(same), map);
    }

    [Theory]
    [InlineData("virdis", "viridis, binary, crest")]
    [InlineData("hott", "hot, bone, coolwarm")]
    [InlineData("RdBl_r", "RdBu_r, RdGy_r, RdPu_r")]
    public void AnUnknownNameIsAnsweredWithTheNearest(string name, string nearest)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>("name", () => Colormaps.Find(name));
        Assert.StartsWith($"'{name}' is not a colormap; the nearest names are {nearest.Split(", ")[0]}, ", exception.Message);
        Assert.Equal(3, exception.Message.Split("are ")[1].Split(" (")[0].Split(", ").Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_r")]
    [InlineData("viridis_r_r")]
    public void OddNamesAreUnknown(string name)
    {
        Assert.Throws<ArgumentException>(() => Colormaps.Find(name));
        Assert.False(Colormaps.TryFind(name, out Colormap? map));
        Assert.Null(map);
    }

    [Fact]
    public void NoNameIsAnError()
    {
        Assert.Throws<ArgumentNullException>("name", () => Colormaps.Find(null!));
        Assert.Throws<ArgumentNullException>("name", () => Colormaps.TryFind(null!, out _));
    }

    /// <summary>Many threads that start together.</summary>
    [Fact]
    public void ThreadsShareOneInstance()
    {
        Colormap[] seen = new Colormap[16];
        using Barrier barrier = new(seen.Length);
        Thread[] threads = [.. Enumerable.Range(0, seen.Length).Select(i => new Thread(() =>
        {
            barrier.SignalAndWait();
            seen[i] = Colormaps.Find("gist_ncar_r");
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(seen, map => Assert.Same(seen[0], map));
    }

    private static void AssertTable(Rgba32[] expected, string name)
    {
        Colormap map = Colormaps.Find(name);
        Assert.Equal(expected, map.Table);
        Assert.Equal((name, expected.Length), (map.Name, map.Entries));
        Assert.Equal((expected[0], expected[^1], default), (map.Under, map.Over, map.Bad));
    }
}
