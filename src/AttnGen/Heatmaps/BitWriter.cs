using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>Takes bytes in the order in which they are written; the span is only valid during the call.</summary>
internal delegate void ByteSink(ReadOnlySpan<byte> data);

/// <summary>Packs bits into bytes, the first bit lowest (RFC 1951, section 3.1.1).</summary>
/// <param name="sink">Takes the bytes, a full buffer at a time.</param>
internal sealed class BitWriter(ByteSink sink)
{
    /// <summary>Pieces of bits that a cursor takes at most: their room is a small part of the buffer.</summary>
    public const int MostPieces = 1024;

    /// <summary>Below 85,000 bytes, where the garbage collector's large objects begin.</summary>
    private const int BufferLength = 1 << 16;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
    private int _length;
    private ulong _bits;
    private int _bitCount;

    /// <summary>Bits that are missing to a whole byte once so many more are written.</summary>
    public int MissingToByteAfter(int count) => -(_bitCount + count) & 7;

    /// <param name="bits">No more than <paramref name="count"/> of them are set.</param>
    /// <param name="count">0 … 56: with 7 that wait for their byte they stay below a word.</param>
    public void Put(ulong bits, int count)
    {
        Cursor cursor = Begin(1);
        cursor.Put(bits, count);
        End(cursor);
    }

    /// <summary>A cursor for several pieces of bits: it lives in registers, and there is room for all of them.</summary>
    /// <param name="pieces">No more than <see cref="MostPieces"/>.</param>
    public Cursor Begin(int pieces)
    {
        if (_length + ((pieces + 1) * sizeof(ulong)) > BufferLength)
        {
            Flush();
        }

        return new Cursor(ref _buffer[_length], _bits, _bitCount);
    }

    /// <summary>Goes on where a cursor ends.</summary>
    public void End(Cursor cursor)
    {
        _length += cursor.LengthFrom(ref _buffer[_length]);
        (_bits, _bitCount) = (cursor.Bits, cursor.BitCount);
    }

    /// <summary>Fills up the last byte with zeros.</summary>
    public void Align() => Put(0, MissingToByteAfter(0));

    /// <summary>Whole bytes; the last one written is whole, too.</summary>
    public void PutBytes(ReadOnlySpan<byte> bytes)
    {
        Flush();
        sink(bytes);
    }

    /// <summary>Hands over what is buffered; bits of a byte that is not whole yet stay.</summary>
    public void Flush()
    {
        if (_length > 0)
        {
            sink(_buffer.AsSpan(0, _length));
            _length = 0;
        }
    }

    /// <summary>Puts pieces of bits where a <see cref="BitWriter"/> has made room for them.</summary>
    public ref struct Cursor(ref byte place, ulong bits, int bitCount)
    {
        private ref byte _place = ref place;

        public ulong Bits { get; private set; } = bits;

        public int BitCount { get; private set; } = bitCount;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(ulong bits, int count)
        {
            ulong all = Bits | (bits << BitCount);
            int length = BitCount + count;
            Unsafe.WriteUnaligned(ref _place, BitConverter.IsLittleEndian ? all : BinaryPrimitives.ReverseEndianness(all));
            _place = ref Unsafe.Add(ref _place, length >> 3);
            Bits = all >> (length & ~7);
            BitCount = length & 7;
        }

        public readonly int LengthFrom(ref byte begin) => (int)Unsafe.ByteOffset(ref begin, ref _place);
    }
}
