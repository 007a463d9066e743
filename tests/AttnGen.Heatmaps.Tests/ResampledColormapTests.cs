using System.Globalization;
using System.Security.Cryptography;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Every map at many lengths against matplotlib's <c>resampled</c>.</summary>
public class ResampledColormapTests
{
    private static readonly string[][] Rows = [.. TabSeparated.Rows("resampled.tsv")];

    private static readonly int[] Lengths = [.. Rows[0].Skip(1).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    public static TheoryData<string> Names => [.. Rows.Skip(1).Select(row => row[0])];

    [Fact]
    public void AllMapsAreThere() =>
        Assert.Equal(Colormaps.Names.SelectMany(name => new[] { name, name + "_r" }), Rows.Skip(1).Select(row => row[0]));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryByteIsExact(string name)
    {
        string[] expected = [.. Rows.Single(row => row[0] == name).Skip(1)];
        Assert.Equal(expected, Lengths.Select(length => Digest(Colormaps.Find(name).Resample(length))));
    }

    /// <summary>The order does not matter where a map is a function; the digests of <c>name_r</c> hold for both.</summary>
    [Theory]
    [InlineData("RdBu", 17)]
    [InlineData("gnuplot", 100)]
    [InlineData("gist_stern", 300)]
    [InlineData("flag", 64)]
    public void ReversingAndResamplingCommute(string name, int length)
    {
        Colormap map = Colormaps.Find(name);
        Assert.Equal(map.Reversed().Resample(length).Table, map.Resample(length).Reversed().Table);
        Assert.Equal(map.Table, map.Resample(length).Resample(map.Entries).Table);
    }

    private static string Digest(Colormap map)
    {
        byte[] components = [.. map.Table.ToArray().SelectMany(color => new[] { color.R, color.G, color.B })];
        return Convert.ToHexStringLower(SHA256.HashData(components))[..8];
    }
}
