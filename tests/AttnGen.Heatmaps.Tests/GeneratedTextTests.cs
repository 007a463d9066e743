using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The generated files: compile without a warning, say the same on every culture, hold every map's table.</summary>
public partial class GeneratedTextTests
{
    [Fact]
    public async Task EveryTableIsExact()
    {
        string[] names = [.. Colormaps.Names.SelectMany(name => new[] { name, name + "_r" })];
        (var diagnostics, string[] generated) = await Compilations.Run(string.Concat(names.Select(
            name => $"[Colormap(\"{name}\", 2, 3)] public static partial void Map_{name}(ReadOnlySpan<float> values, Span<Rgba32> pixels);\n")));
        Assert.Empty(diagnostics);
        Assert.Equal(names.Length, generated.Length);
        for (int i = 0; i < names.Length; i++)
        {
            Rgba32[] entries = Colormaps.Table(names[i]);
            Assert.Equal([default, entries[0], .. entries, entries[^1]], Table(generated[i]));
        }
    }

    /// <summary>matplotlib resamples listed maps to 256 entries from their own, whether forward or reversed.</summary>
    [Theory]
    [InlineData("twilight")]
    [InlineData("twilight_shifted")]
    public async Task ResampledTwilightsAreExact(string name)
    {
        Rgba32[] expected = TestFiles.Table("Tables", name + ".txt");
        Assert.Equal(expected, await Resampled(name, 256));
        Array.Reverse(expected);
        foreach (JsonProperty difference in TestFiles.Json("Tables", "reversed.json").GetProperty(name).EnumerateObject())
        {
            expected[int.Parse(difference.Name, CultureInfo.InvariantCulture)] = TestFiles.Color(difference.Value.GetString()!);
        }

        Assert.Equal(expected, await Resampled(name + "_r", 256));
    }

    /// <summary>Where the new fractions are among the old ones a map of segments is exact as well.</summary>
    [Theory]
    [InlineData("hot", 2)]
    [InlineData("RdBu", 6)]
    [InlineData("jet", 16)]
    [InlineData("Blues", 52)]
    public async Task ResampledSegmentsTakeTheirOwnEntries(string name, int entries)
    {
        Rgba32[] table = Colormaps.Table(name);
        Assert.Equal(Enumerable.Range(0, entries).Select(k => table[k * 255 / (entries - 1)]), await Resampled(name, entries));
    }

    [Fact]
    public async Task TheTextDoesNotDependOnTheCulture()
    {
        const string Members = "[Colormap(\"hot\", 700, 500, VMin = -0.5, VMax = 1.25)] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            (_, string[] invariant) = await Compilations.Run(Members);
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "−", NumberDecimalSeparator = "," } };
            (_, string[] german) = await Compilations.Run(Members);
            Assert.Equal(invariant, german);
            Assert.DoesNotContain('\r', invariant[0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task EveryKindOfKernelCompilesWithoutAWarning()
    {
        (var diagnostics, string[] generated) = await Compilations.Run("""
            [Colormap("hot", 2, 3)] public static partial void A(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<byte> indices);
            [Colormap("hot", 2, 3, VMin = 0)] public static partial void B(ReadOnlySpan<float> values, Span<short> indices);
            [Colormap("hot", 2, 3, VMax = 0, Clip = true)] public static partial void C(Span<Rgba32> pixels, ReadOnlySpan<float> values);
            [Colormap("hot", 2, 3, VMin = -3e38, VMax = 3e38, Clip = true)] public static partial void D(Span<Rgba32> pixels, ReadOnlySpan<float> values);
            [Colormap(2, 3, Colors = ["#000000"], Entries = 1)] public static partial void E(Span<Rgba32> pixels, ReadOnlySpan<float> values);
            """);
        Assert.Empty(diagnostics);
        Assert.Equal(5, generated.Length);
        Assert.All(generated, text => Assert.DoesNotContain("unsafe ", text));
    }

    private static async Task<IEnumerable<Rgba32>> Resampled(string name, int entries)
    {
        (var diagnostics, string[] generated) = await Compilations.Run(
            $"[Colormap(\"{name}\", 2, 3, Entries = {entries})] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);");
        Assert.Empty(diagnostics);
        return Table(generated.Single())[2..^1];
    }

    /// <summary>The colours of the emitted table: bad, under, the entries, over.</summary>
    private static Rgba32[] Table(string text)
    {
        byte[] bytes = [.. HexByte().Matches(text[text.IndexOf("Table =>", StringComparison.Ordinal)..])
            .Select(match => byte.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return [.. bytes.Chunk(4).Select(color => new Rgba32(color[0], color[1], color[2], color[3]))];
    }

    [GeneratedRegex("0x([0-9A-F]{2}),")]
    private static partial Regex HexByte();
}
