using System.Buffers.Binary;
using System.Numerics;

namespace AttnGen.Heatmaps;

/// <summary>
/// Writes a zlib stream (RFC 1950) of one deflate block with the fixed Huffman code (RFC 1951, section 3.2.6) from the tokens it is
/// given. There is no search for matches: whoever draws cells knows where they repeat. The same tokens give the same bytes everywhere.
/// </summary>
/// <param name="flush">Takes the compressed bytes, a full buffer at a time.</param>
internal sealed class DeflateWriter(DeflateWriter.Sink flush)
{
    /// <summary>Shortest match of the format.</summary>
    public const int ShortestMatch = 3;

    /// <summary>Longest match of the format.</summary>
    public const int LongestMatch = 258;

    /// <summary>Farthest match of the format.</summary>
    public const int FarthestMatch = 32768;

    private const int EndOfBlock = 256;

    /// <summary>Whole words: the buffer is full or has room for one more.</summary>
    private const int BufferLength = 1 << 16;

    private static readonly uint[] Codes = CreateCodes();

    private readonly byte[] _buffer = new byte[BufferLength];
    private int _length;
    private ulong _bits;
    private int _bitCount;

    /// <summary>Takes compressed bytes.</summary>
    public delegate void Sink(ReadOnlySpan<byte> data);

    /// <summary>The zlib header (32 KiB window, fastest) and the head of the only block.</summary>
    public void Begin()
    {
        PutBits(0x0178, 16);
        PutBits(0b011, 3);
    }

    /// <summary>One byte as it is.</summary>
    public void Literal(byte value) => PutSymbol(value);

    /// <summary>
    /// Bytes that repeat those <paramref name="distance"/> before: as many matches as it takes, none of them too short.
    /// </summary>
    /// <param name="length">At least <see cref="ShortestMatch"/>.</param>
    /// <param name="distance">1 … <see cref="FarthestMatch"/>.</param>
    public void Match(long length, int distance)
    {
        while (length > 0)
        {
            // The rest must stay long enough for a match of its own.
            long part = Math.Min(length, LongestMatch);
            if (length - part is > 0 and < ShortestMatch)
            {
                part = length - ShortestMatch;
            }

            PutMatch((int)part, distance);
            length -= part;
        }
    }

    /// <summary>The end of the block and the checksum of everything that the tokens stand for.</summary>
    public void End(uint adler32)
    {
        PutSymbol(EndOfBlock);
        PutBits(0, (8 - (_bitCount % 8)) % 8);
        PutBits(BinaryPrimitives.ReverseEndianness(adler32), 32);
        DrainBytes();
        Flush();
    }

    private void PutMatch(int length, int distance)
    {
        if (length == LongestMatch)
        {
            // The longest match has a symbol of its own, without extra bits.
            PutSymbol(285);
        }
        else
        {
            // Four symbols share a number of extra bits, above the eight shortest lengths, which have none.
            int offset = length - ShortestMatch;
            int extra = Math.Max(0, BitOperations.Log2((uint)(offset | 1)) - 2);
            PutSymbol(257 + (4 * extra) + (offset >> extra));
            PutBits((uint)offset & ((1u << extra) - 1), extra);
        }

        // Two symbols share a number of extra bits, above the four shortest distances, which have none.
        int back = distance - 1;
        int extraOfDistance = Math.Max(0, BitOperations.Log2((uint)(back | 1)) - 1);
        PutBits(Reverse((uint)((2 * extraOfDistance) + (back >> extraOfDistance)), 5), 5);
        PutBits((uint)back & ((1u << extraOfDistance) - 1), extraOfDistance);
    }

    /// <summary>A literal or length symbol in the fixed code.</summary>
    private void PutSymbol(int symbol) => PutBits(Codes[symbol], symbol is < 144 or >= 280 ? 8 : symbol < EndOfBlock ? 9 : 7);

    /// <summary>The fixed code of section 3.2.6. Huffman codes go from their most significant bit, hence reversed.</summary>
    private static uint[] CreateCodes()
    {
        uint[] codes = new uint[288];
        for (int symbol = 0; symbol < codes.Length; symbol++)
        {
            codes[symbol] = symbol switch
            {
                < 144 => Reverse((uint)(0b0011_0000 + symbol), 8),
                < EndOfBlock => Reverse((uint)(0b1_1001_0000 + symbol - 144), 9),
                < 280 => Reverse((uint)(symbol - EndOfBlock), 7),
                _ => Reverse((uint)(0b1100_0000 + symbol - 280), 8),
            };
        }

        return codes;
    }

    private static uint Reverse(uint code, int length)
    {
        uint reversed = 0;
        for (int bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return reversed;
    }

    private void PutBits(uint bits, int count)
    {
        _bits |= (ulong)bits << _bitCount;
        _bitCount += count;
        if (_bitCount >= 32)
        {
            DrainWord();
        }
    }

    private void DrainWord()
    {
        if (_length == BufferLength)
        {
            Flush();
        }

        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_length), (uint)_bits);
        _length += sizeof(uint);
        _bits >>= 32;
        _bitCount -= 32;
    }

    /// <summary>Writes the last whole bytes, fewer than a word.</summary>
    private void DrainBytes()
    {
        if (_length == BufferLength)
        {
            Flush();
        }

        for (; _bitCount >= 8; _bitCount -= 8, _bits >>= 8)
        {
            _buffer[_length++] = (byte)_bits;
        }
    }

    private void Flush()
    {
        if (_length > 0)
        {
            flush(_buffer.AsSpan(0, _length));
            _length = 0;
        }
    }
}
