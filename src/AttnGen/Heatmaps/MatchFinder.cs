using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// Compresses bytes: finds where they repeat what came within the window before, and gives the deflate writer the matches and what is left
/// between them. One earlier place a hash value is remembered and tried; memory is fixed.
/// </summary>
/// <param name="deflate">Takes the tokens.</param>
internal sealed class MatchFinder(DeflateWriter deflate)
{
    private const int HashBits = 14;

    /// <summary>
    /// Shorter repetitions are left to the literals' code: where samples or their differences are mostly small, a few of them take fewer bits
    /// than a distance.
    /// </summary>
    private const int LeastMatch = sizeof(ulong);

    private const int Window = DeflateSymbols.FarthestMatch;

    /// <summary>The window and as much again, so that moving it costs less than a copy of each byte; then room to read a whole word.</summary>
    private const int Capacity = 2 * Window;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Capacity + sizeof(ulong));
    private readonly int[] _places = new int[1 << HashBits];
    private int _origin;
    private int _position;
    private int _end;
    private Adler32 _checksum;

    /// <summary>The next bytes.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        _checksum.Append(data);
        while (!data.IsEmpty)
        {
            if (_end == Capacity)
            {
                Compress(_end - DeflateSymbols.LongestMatch);
                Slide();
            }

            int part = Math.Min(data.Length, Capacity - _end);
            data[..part].CopyTo(_buffer.AsSpan(_end));
            _end += part;
            data = data[part..];
        }
    }

    /// <summary>Ends the stream.</summary>
    public void End()
    {
        Compress(_end);
        deflate.End(_checksum.Value);
    }

    /// <summary>Moves the window to the front.</summary>
    private void Slide()
    {
        int begin = _position - Window;
        _buffer.AsSpan(begin, _end - begin).CopyTo(_buffer);
        _origin += begin;
        _position -= begin;
        _end -= begin;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compress(int limit)
    {
        byte[] buffer = _buffer;
        int[] places = _places;
        int position = _position;
        while (position < limit)
        {
            // Behind the last bytes the word is anything, but fewer than eight bytes are no match whatever it is.
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(position));
            int hash = Hash(word);

            // Places count from the beginning of the stream and wrap around: the difference is right all the same, and what lies at it is
            // compared, so that a place of long ago does no harm.
            int place = _origin + position;
            int distance = place - places[hash];
            places[hash] = place;
            int length = distance > 0 && distance <= Math.Min(position, Window) ? CommonLength(buffer, position, distance, _end) : 0;
            if (length >= LeastMatch)
            {
                deflate.Match(length, distance);
                position += length;

                // What follows a match is the likeliest to repeat what lies just before it, as in a run. Bytes that are not there yet must not
                // be hashed: they would be anything.
                if (position + sizeof(ulong) <= _end)
                {
                    places[Hash(BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(position - 1)))] = _origin + position - 1;
                }
            }
            else
            {
                deflate.Literal((byte)word);
                position++;
            }
        }

        _position = position;
    }

    private static int Hash(ulong word) => (int)((word * 0x9E3779B97F4A7C15) >> (64 - HashBits));

    /// <summary>How many bytes equal those a distance before.</summary>
    private static int CommonLength(byte[] buffer, int position, int distance, int end)
    {
        int most = Math.Min(DeflateSymbols.LongestMatch, end - position);
        int length = 0;
        while (length < most)
        {
            ulong difference = BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(position + length))
                ^ BinaryPrimitives.ReadUInt64LittleEndian(buffer.AsSpan(position + length - distance));
            if (difference != 0)
            {
                return Math.Min(most, length + (BitOperations.TrailingZeroCount(difference) / 8));
            }

            length += sizeof(ulong);
        }

        return most;
    }
}
