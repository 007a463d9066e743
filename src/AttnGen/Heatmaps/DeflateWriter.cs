using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Writes a zlib stream (RFC 1950) of deflate blocks from the literals and matches it is given; finding matches is not its business. The
/// same tokens give the same bytes on every machine.
/// </summary>
/// <param name="sink">Takes the compressed bytes.</param>
internal sealed class DeflateWriter(ByteSink sink)
{
    /// <summary>Compression method deflate with a window of 32 KiB, fastest, no dictionary; a multiple of 31 as read from the upper byte.</summary>
    private const int Header = 0x0178;

    private readonly BitWriter _bits = new(sink);
    private readonly uint[] _tokens = GC.AllocateUninitializedArray<uint>(DeflateBlock.MostTokens);
    private readonly TokenCounts _counts = new();
    private int _count;
    private bool _hasHeader;

    /// <summary>One byte as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Literal(byte value)
    {
        Add(DeflateBlock.Literal(value));
        _counts.AddLiteral(value);
    }

    /// <summary>
    /// Bytes that repeat those <paramref name="distance"/> before: as many matches as it takes, none of them too short.
    /// </summary>
    /// <param name="length">At least <see cref="DeflateSymbols.ShortestMatch"/>.</param>
    /// <param name="distance">1 … <see cref="DeflateSymbols.FarthestMatch"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Match(long length, int distance)
    {
        while (length > 0)
        {
            // The rest must stay long enough for a match of its own.
            long part = Math.Min(length, DeflateSymbols.LongestMatch);
            if (length - part is > 0 and < DeflateSymbols.ShortestMatch)
            {
                part = length - DeflateSymbols.ShortestMatch;
            }

            Add(DeflateBlock.Match((int)part, distance));
            _counts.AddMatch((int)part, distance);
            length -= part;
        }
    }

    /// <summary>A cursor for literals, as many as there is room for; where there is none a block is written.</summary>
    public LiteralCursor BeginLiterals()
    {
        if (_count == _tokens.Length)
        {
            WriteBlock(isLast: false);
        }

        return new LiteralCursor(_tokens.AsSpan(_count), _counts.Literals);
    }

    /// <summary>Goes on where a cursor ends.</summary>
    public void EndLiterals(LiteralCursor cursor) => _count = _tokens.Length - cursor.Room;

    /// <summary>The last block and the checksum of everything that the tokens stand for.</summary>
    public void End(uint adler32)
    {
        WriteBlock(isLast: true);
        _bits.Align();
        for (int shift = 24; shift >= 0; shift -= 8)
        {
            _bits.Put((byte)(adler32 >> shift), 8);
        }

        _bits.Flush();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(uint token)
    {
        if (_count == _tokens.Length)
        {
            WriteBlock(isLast: false);
        }

        _tokens[_count++] = token;
    }

    private void WriteBlock(bool isLast)
    {
        if (!_hasHeader)
        {
            _bits.Put(Header, 16);
            _hasHeader = true;
        }

        DeflateBlock.Write(_bits, _tokens.AsSpan(0, _count), _counts, isLast);
        _counts.Clear();
        _count = 0;
    }

    /// <summary>Puts literals where there is room for them; it lives in registers.</summary>
    public ref struct LiteralCursor(Span<uint> tokens, Span<int> counts)
    {
        private readonly ref int _counts = ref MemoryMarshal.GetReference(counts);
        private ref uint _place = ref MemoryMarshal.GetReference(tokens);

        /// <summary>Literals that still find room.</summary>
        public int Room { get; private set; } = tokens.Length;

        /// <summary>One byte as it is; there must be room for it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(byte value)
        {
            _place = DeflateBlock.Literal(value);
            _place = ref Unsafe.Add(ref _place, 1);
            Unsafe.Add(ref _counts, value)++;
            Room--;
        }
    }
}
