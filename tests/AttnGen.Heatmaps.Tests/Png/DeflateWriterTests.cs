using System.IO.Compression;

namespace AttnGen.Heatmaps.Tests;

/// <summary>What the deflate writer writes, .NET's zlib inflates to the bytes that the tokens stand for.</summary>
public sealed class DeflateWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(DeflateBlock.MostTokens - 1)]
    [InlineData(DeflateBlock.MostTokens)]
    [InlineData(DeflateBlock.MostTokens + 1)]
    [InlineData(100_000)]
    public void RandomTokensComeBack(int tokens)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            Random random = new(seed);
            int alphabet = 1 << random.Next(9);
            int matchesOf8 = random.Next(9);
            Stream stream = new();
            for (int i = 0; i < tokens; i++)
            {
                if (stream.Length > 0 && random.Next(8) < matchesOf8)
                {
                    int farthest = Math.Min(stream.Length, 1 << random.Next(16));
                    stream.Match(3 + random.Next(1 << random.Next(10)), 1 + random.Next(farthest));
                }
                else
                {
                    stream.Literal((byte)random.Next(alphabet));
                }
            }

            stream.AssertComesBack();
        }
    }

    [Fact]
    public void EveryLengthComesBack()
    {
        Stream stream = new();
        stream.Literal(7);
        stream.Literal(8);
        for (int length = 3; length < 600; length++)
        {
            stream.Match(length, 2);
        }

        stream.AssertComesBack();
    }

    /// <summary>Every distance, and with all 256 literals each of the 286 symbols in one block.</summary>
    [Fact]
    public void EveryDistanceAndSymbolComesBack()
    {
        Stream stream = new();
        for (int i = 0; i < 256; i++)
        {
            stream.Literal((byte)i);
        }

        for (int length = 3; length <= 258; length++)
        {
            stream.Match(length, 256);
        }

        for (int distance = 1; distance <= 32768; distance++)
        {
            stream.Match(3, Math.Min(distance, stream.Length));
        }

        stream.AssertComesBack();
    }

    /// <summary>Bytes as often as the Fibonacci numbers: Huffman's own code would go beyond 15 bits.</summary>
    [Fact]
    public void CodesThatWouldBeTooLongComeBack()
    {
        Stream stream = new();
        (int count, int next) = (1, 1);
        for (int value = 0; value < 19; value++)
        {
            for (int i = 0; i < count; i++)
            {
                stream.Literal((byte)value);
            }

            (count, next) = (next, count + next);
        }

        stream.AssertComesBack();
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 15)]
    [InlineData(19, 7)]
    [InlineData(30, 15)]
    [InlineData(40, 15)]
    [InlineData(128, 7)]
    [InlineData(286, 15)]
    public void CodesAreCompleteAndNoLongerThanAllowed(int symbols, int longest)
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Random random = new(seed);
            int[] frequencies = new int[Math.Max(2, symbols)];
            double growth = 1 + random.NextDouble();
            for (int symbol = 0; symbol < symbols; symbol++)
            {
                frequencies[symbol] = (int)Math.Min(1 << 20, Math.Pow(growth, symbol));
            }

            byte[] lengths = HuffmanCode.FromFrequencies(frequencies, longest).Lengths;
            Assert.Equal(1, lengths.Where(length => length > 0).Sum(length => Math.Pow(2, -length)));
            Assert.All(lengths, length => Assert.InRange(length, 0, longest));
            for (int symbol = 0; symbol < symbols; symbol++)
            {
                Assert.True(lengths[symbol] > 0);
            }
        }
    }

    /// <summary>Weights 1, 1, 2, 4 make lengths 3, 3, 2, 1: Huffman's own example of a code.</summary>
    [Fact]
    public void CodesAreHuffmans()
    {
        Assert.Equal([3, 3, 2, 1], HuffmanCode.FromFrequencies([1, 1, 2, 4], 15).Lengths);
        Assert.Equal([0, 1, 1], HuffmanCode.FromFrequencies([0, 5, 9], 15).Lengths);
        Assert.Equal([1, 0, 1], HuffmanCode.FromFrequencies([0, 0, 9], 15).Lengths);
        Assert.Equal([1, 1, 0], HuffmanCode.FromFrequencies([0, 0, 0], 15).Lengths);
    }

    /// <summary>The example of RFC 1951, section 3.2.2; codes are kept reversed.</summary>
    [Fact]
    public void CodesOfLengthsAreThoseOfTheStandard() => Assert.Equal(
        [0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111],
        HuffmanCode.FromLengths([3, 3, 3, 3, 3, 2, 4, 4]).Codes.ToArray());

    /// <summary>Noise is stored, and then hardly longer than it is; a repetition needs almost nothing.</summary>
    [Fact]
    public void TheShortestKindOfBlockIsTaken()
    {
        byte[] noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        Assert.InRange(Compress(noise).Length, noise.Length, noise.Length + 50);
        Assert.InRange(Compress(new byte[1_000_000]).Length, 0, 1200);
        Assert.InRange(Compress([1]).Length, 0, 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void FoundMatchesComeBack(int length)
    {
        for (int period = 1; period <= 70_000; period = (period * 3) + 1)
        {
            Random random = new(period);
            byte[] data = new byte[length];
            for (int i = 0; i < length; i++)
            {
                data[i] = i >= period && random.Next(100) > 0 ? data[i - period] : (byte)random.Next(256);
            }

            Assert.True(data.AsSpan().SequenceEqual(Inflate(Compress(data))));
        }
    }

    private static byte[] Compress(byte[] data)
    {
        using MemoryStream compressed = new();
        MatchFinder finder = new(new DeflateWriter(compressed.Write));
        Random random = new(data.Length);
        for (int at = 0; at < data.Length;)
        {
            int part = Math.Min(data.Length - at, random.Next(1, 100_000));
            finder.Append(data.AsSpan(at, part));
            at += part;
        }

        finder.End();
        return compressed.ToArray();
    }

    private static byte[] Inflate(byte[] compressed)
    {
        using ZLibStream zlib = new(new MemoryStream(compressed), CompressionMode.Decompress);
        using MemoryStream data = new();
        zlib.CopyTo(data);
        return data.ToArray();
    }

    /// <summary>A deflate stream and the bytes that it stands for.</summary>
    private sealed class Stream
    {
        private readonly MemoryStream _compressed = new();
        private readonly List<byte> _data = [];
        private readonly DeflateWriter _deflate;

        public Stream() => _deflate = new DeflateWriter(_compressed.Write);

        public int Length => _data.Count;

        public void Literal(byte value)
        {
            _deflate.Literal(value);
            _data.Add(value);
        }

        public void Match(int length, int distance)
        {
            _deflate.Match(length, distance);
            for (int i = 0; i < length; i++)
            {
                _data.Add(_data[^distance]);
            }
        }

        public void AssertComesBack()
        {
            Adler32 checksum = default;
            checksum.Append(_data.ToArray());
            _deflate.End(checksum.Value);
            Assert.True(_data.ToArray().AsSpan().SequenceEqual(Inflate(_compressed.ToArray())));
        }
    }
}
