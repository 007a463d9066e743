using System.Runtime.CompilerServices;

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
    private int _count;
    private bool _hasHeader;

    /// <summary>One byte as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Literal(byte value) => Add(DeflateBlock.Literal(value));

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
            length -= part;
        }
    }

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

        DeflateBlock.Write(_bits, _tokens.AsSpan(0, _count), isLast);
        _count = 0;
    }
}
