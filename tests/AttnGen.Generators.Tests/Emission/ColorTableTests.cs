using System.Globalization;
using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Every map's table as it stands in the generated file.</summary>
public sealed partial class ColorTableTests
{
    private const string Parameters = "ReadOnlySpan<float> values, Span<Rgba32> pixels";

    [Fact]
    public void EveryTableIsThatOfTheLibrary() => AssertTables("", map => map);

    [Fact]
    public void EveryResampledTableIsThatOfTheLibrary() => AssertTables(", Entries = 19", map => map.Resample(19));

    [Fact]
    public void ExtremesAndAlphaAreThoseOfTheLibrary() => AssertTables(
        ", Entries = 8, Under = \"#010203\", Over = \"#04050680\", Bad = \"#070809\", Alpha = 0.7",
        map => map.Resample(8).With(new Rgba32(1, 2, 3), new Rgba32(4, 5, 6, 128), new Rgba32(7, 8, 9)).WithAlpha(0.7));

    /// <summary>matplotlib resamples listed maps to 256 entries from their own, whether forward or reversed.</summary>
    [Theory]
    [InlineData("twilight")]
    [InlineData("twilight_shifted")]
    public void ResampledTwilightsAreExact(string name)
    {
        Assert.Equal(ReferenceTables.Default(name), Resampled(name, 256));
        Assert.Equal(ReferenceTables.DefaultReversed(name), Resampled(name + "_r", 256));
    }

    /// <summary>The declarations that no snapshot shows compile without a warning, too.</summary>
    [Fact]
    public void OddDeclarationsCompileWithoutAWarning() => Assert.Equal(5, GeneratorHarness.Run(DiagnosticCase.Frame($"""
        [Colormap("hot", 2, 3)] public static partial void Both(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, Span<Rgba32> pixels, Span<byte> indices);
        [Colormap("hot", 2, 3, VMin = 0)] public static partial void LowerLimit(ReadOnlySpan<float> values, Span<short> indices);
        [Colormap("hot", 2, 3, VMax = 0, Clip = true)] public static partial void UpperLimit(Span<Rgba32> pixels, ReadOnlySpan<float> values);
        [Colormap(2, 3, Colors = ["#000000"], Entries = 1)] public static partial void OneColor({Parameters});
        [Colormap("twilight", 1, 1, Alpha = 0.5)] public static partial void OneValue({Parameters});
        """)).AssertClean().Sources.Length);

    private static void AssertTables(string options, Func<Colormap, Colormap> change)
    {
        string[] names = [.. Colormaps.Names.SelectMany(name => new[] { name, name + "_r" })];
        Dictionary<string, Rgba32[]> tables = Tables(names.Select(name => (name, $"\"{name}\", 2, 3{options}")));
        Assert.Equal(178, tables.Count);
        Assert.All(names, name =>
        {
            Colormap map = change(Colormaps.Find(name));
            Assert.Equal([map.Bad, map.Under, .. map.Table, map.Over], tables[name]);
        });
    }

    private static Rgba32[] Resampled(string name, int entries) => Tables([("Map", $"\"{name}\", 2, 3, Entries = {entries}")])["Map"][2..^1];

    /// <summary>The emitted tables by method: bad, under, the entries, over.</summary>
    private static Dictionary<string, Rgba32[]> Tables(IEnumerable<(string Method, string Arguments)> maps)
    {
        IEnumerable<string> members = maps.Select(map => $"[Colormap({map.Arguments})] public static partial void {map.Method}({Parameters});");
        GeneratorOutput output = GeneratorHarness.Run(DiagnosticCase.Frame(string.Join('\n', members)));
        Assert.Empty(output.Diagnostics);
        return output.Sources.ToDictionary(source => MethodName().Match(source.SourceText.ToString()).Groups[1].Value, source => Table(source.SourceText.ToString()));
    }

    private static Rgba32[] Table(string text)
    {
        byte[] bytes = [.. HexByte().Matches(text[text.IndexOf("<byte> Table", StringComparison.Ordinal)..])
            .Select(match => byte.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return [.. bytes.Chunk(4).Select(color => new Rgba32(color[0], color[1], color[2], color[3]))];
    }

    [GeneratedRegex("0x([0-9A-F]{2}),")]
    private static partial Regex HexByte();

    [GeneratedRegex(@"partial void (\w+)\(")]
    private static partial Regex MethodName();
}
