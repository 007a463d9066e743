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
        byte[] litter = new byte[1 << 17];
        for (int length = 255; length <= 270; length++)
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)(7 + (i % period)))];
            HashSet<string> files = [];
            for (int attempt = 0; attempt < 40; attempt++)
            {
                // What one stream leaves behind in memory, the same bytes or others, the next one finds there.
                litter.AsSpan().Fill(attempt % 2 == 0 ? data[^period] : (byte)attempt);
                Compress(litter);
                files.Add(Convert.ToHexString(Compress(data)));
            }

            Assert.Single(files);
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
}
