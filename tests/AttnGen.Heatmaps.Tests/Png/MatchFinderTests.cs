using System.Buffers;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The same bytes become the same file, whatever memory held before.</summary>
public sealed class MatchFinderTests
{
    /// <summary>
    /// Runs and repetitions that end with the stream: a vector reads what lies behind them, which the memory of objects long gone fills.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void WhatLiesBehindTheEndDecidesNothing(int period)
    {
        Random random = new(period);
        for (int length = 250; length <= 300; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)(i % period * 7))];
            byte[] first = Compress(data);
            for (int attempt = 0; attempt < 12; attempt++)
            {
                Litter(attempt % 2 == 0 ? data[^period] : (byte)random.Next(256));
                Assert.Equal(first, Compress(data));
            }
        }
    }

    private static byte[] Compress(byte[] data)
    {
        ArrayBufferWriter<byte> file = new();
        MatchFinder finder = new(new DeflateWriter(bytes => file.Write(bytes)));
        finder.Append(data);
        finder.End();
        return file.WrittenSpan.ToArray();
    }

    /// <summary>Leaves memory behind that is full of one byte.</summary>
    private static void Litter(byte value)
    {
        for (int i = 0; i < 8; i++)
        {
            GC.AllocateUninitializedArray<byte>(1 << 16).AsSpan().Fill(value);
        }

        GC.Collect(0);
    }
}
