using System.Runtime.InteropServices;
using AttnGen.CompilerServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Codes to pixels by every way that the processor offers, against the table itself.</summary>
public class PixelTableTests
{
    private static readonly Rgba32 Bad = new(1, 2, 3, 4), Under = new(5, 6, 7, 8), Over = new(9, 10, 11, 12);

    /// <summary>A ramp over the scale shows every entry of every map in its place.</summary>
    [Fact]
    public void ARampShowsEveryEntryOfEveryMap()
    {
        foreach (string name in ReferenceTables.Names)
        {
            AssertRamp(Colormaps.Find(name).Table.ToArray(), ReferenceTables.Native(name));
            AssertRamp(Colormaps.Find(name + "_r").Table.ToArray(), ReferenceTables.NativeReversed(name));
        }

        Assert.Equal(Colormaps.Names.Order(StringComparer.Ordinal), ReferenceTables.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>Tables of every kind of length, 256 being the last that fits into a byte, and pixels of every length.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(191)]
    [InlineData(192)]
    [InlineData(193)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(32767)]
    public void CodesOfEveryLengthHaveTheirColors(int entries)
    {
        Random random = new(entries);
        Rgba32[] table = [.. Enumerable.Range(0, entries + 3).Select(_ => new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)))];
        byte[] planes = new byte[PixelTable.PlanesLength];
        PixelTable pixelTable = new(MemoryMarshal.AsBytes<Rgba32>(table), planes);
        short[] all = [.. Enumerable.Range(0, 200).Select(i => (short)(random.Next(3) > 0 ? random.Next(entries) : i % 3 == 2 ? entries : -1 - (i % 3)))];
        for (int length = 0; length <= all.Length; length++)
        {
            Rgba32[] pixels = new Rgba32[length + 70];
            pixelTable.Paint(all.AsSpan(0, length), MemoryMarshal.Cast<Rgba32, uint>(pixels.AsSpan()));
            Assert.Equal(all.Take(length).Select(code => table[code + 2]), pixels.Take(length));
            Assert.All(pixels.Skip(length), pixel => Assert.Equal(default, pixel));
        }
    }

    private static void AssertRamp(Rgba32[] entries, Rgba32[] expected)
    {
        Rgba32[] table = [Bad, Under, .. entries, Over];
        float[] ramp = [.. Enumerable.Range(-1, entries.Length + 2).Select(k => (k + 0.5f) / entries.Length)];
        short[] codes = new short[ramp.Length];
        LinearCodes.Encode(ramp, codes, 0, 1, new CodeRules(entries.Length, clip: false, infinitiesAreBad: true));
        Rgba32[] pixels = new Rgba32[ramp.Length];
        new PixelTable(MemoryMarshal.AsBytes<Rgba32>(table), new byte[PixelTable.PlanesLength]).Paint(codes, MemoryMarshal.Cast<Rgba32, uint>(pixels.AsSpan()));
        Assert.Equal([Under, .. expected, Over], pixels);
    }
}
