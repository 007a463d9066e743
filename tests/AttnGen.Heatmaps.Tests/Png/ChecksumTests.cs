using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>The checksums agree with their definitions, however the bytes come.</summary>
public sealed class ChecksumTests
{
    /// <summary>The values that the standards' own texts and everyone's implementations give.</summary>
    [Fact]
    public void KnownValuesAreMet()
    {
        Assert.Equal(0xCBF43926u, Crc32.Of("1234"u8, "56789"u8));
        Assert.Equal(0xAE426082u, Crc32.Of("IEND"u8, []));
        Assert.Equal(1u, default(Adler32).Value);
        Adler32 checksum = default;
        checksum.Append("Wikipedia"u8);
        Assert.Equal(0x11E60398u, checksum.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(5552)]
    [InlineData(1_000_003)]
    public void BulkIsByteByByte(int length)
    {
        byte[] data = new byte[length];
        Random random = new(length);
        random.NextBytes(data);
        for (int round = 0; round < 2; round++)
        {
            Adler32 bulk = default;
            bulk.Append(data.AsSpan(0, length / 3));
            bulk.Append(data.AsSpan(length / 3));
            Assert.Equal(ByteByByte(data), bulk.Value);
            Assert.Equal(PngDecoder.Crc(data), Crc32.Of(data.AsSpan(0, length / 3), data.AsSpan(length / 3)));

            // The greatest bytes make the greatest sums.
            data.AsSpan().Fill(255);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(255, 70_000)]
    [InlineData(255, 3_000_000)]
    public void RunsAndRepetitionsAreByteByByte(byte value, int count)
    {
        Adler32 run = default;
        run.Append([9, 8]);
        run.AppendRun(value, count);
        Adler32 piece = default;
        piece.AppendRun(value, 1);
        Adler32 repeated = default;
        repeated.Append([9, 8]);
        repeated.AppendRepeated(piece, count);

        byte[] data = [9, 8, .. Enumerable.Repeat(value, count)];
        Assert.Equal(ByteByByte(data), run.Value);
        Assert.Equal(ByteByByte(data), repeated.Value);
    }

    /// <summary>RFC 1950, section 8.2.</summary>
    private static uint ByteByByte(byte[] data)
    {
        (uint a, uint b) = (1, 0);
        foreach (byte value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
