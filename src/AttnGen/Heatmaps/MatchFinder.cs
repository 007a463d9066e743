using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The window and as much again, so that moving it costs less than a copy of each byte; then room to read a whole vector.</summary>
    private const int Capacity = 2 * Window;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Capacity + Vector128<byte>.Count);
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
            Span<byte> room = Room(data.Length);
            data[..room.Length].CopyTo(room);
            data = data[room.Length..];
        }
    }

    /// <summary>The next bytes, all of them the same.</summary>
    public void AppendRun(byte value, int count)
    {
        _checksum.AppendRun(value, count);
        while (count > 0)
        {
            Span<byte> room = Room(count);
            room.Fill(value);
            count -= room.Length;
        }
    }

    /// <summary>Ends the stream.</summary>
    public void End()
    {
        Compress(_end);
        deflate.End(_checksum.Value);
    }

    /// <summary>Where the next bytes go, at least one of them.</summary>
    private Span<byte> Room(int count)
    {
        if (_end == Capacity)
        {
            Compress(_end - DeflateSymbols.LongestMatch);
            Slide();
        }

        int part = Math.Min(count, Capacity - _end);
        _end += part;
        return _buffer.AsSpan(_end - part, part);
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
        ref byte buffer = ref MemoryMarshal.GetArrayDataReference(_buffer);
        ref int places = ref MemoryMarshal.GetArrayDataReference(_places);
        int position = _position, end = _end, origin = _origin;
        int lastMatch = Math.Min(limit - 1, end - LeastMatch);
        DeflateWriter.LiteralCursor literals = deflate.BeginLiterals();
        while (position <= lastMatch)
        {
            ulong word = Word(ref buffer, position);
            ref int slot = ref Unsafe.Add(ref places, Hash(word));

            // Places count from the beginning of the stream and wrap around: the difference is right all the same, and what lies at it is
            // compared, so that a place of long ago does no harm.
            int distance = origin + position - slot;
            slot = origin + position;

            // The sign says that the place is not in the window; nobody could predict that branch. The word is then compared with itself.
            int outside = ((distance - 1) | (Math.Min(position, Window) - distance)) >> 31;
            if (((word ^ Word(ref buffer, position - (distance & ~outside))) | (uint)outside) != 0)
            {
                if (literals.Room == 0)
                {
                    deflate.EndLiterals(literals);
                    literals = deflate.BeginLiterals();
                }

                literals.Put((byte)word);
                position++;
                continue;
            }

            int length = CommonLength(ref buffer, position, distance, end);
            deflate.EndLiterals(literals);
            deflate.Match(length, distance);
            literals = deflate.BeginLiterals();
            position += length;

            // What follows a match is the likeliest to repeat what lies just before it, as in a run. Bytes that are not there yet must not be
            // hashed: they would be anything.
            if (position + sizeof(ulong) <= end)
            {
                Unsafe.Add(ref places, Hash(Word(ref buffer, position - 1))) = origin + position - 1;
            }
        }

        // What is left is shorter than a match.
        deflate.EndLiterals(literals);
        for (; position < limit; position++)
        {
            deflate.Literal(Unsafe.Add(ref buffer, position));
        }

        _position = position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ulong word) => (int)((word * 0x9E3779B97F4A7C15) >> (64 - HashBits));

    /// <summary>Eight bytes as a number; the first is the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte buffer, int position)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref buffer, position));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    /// <summary>How many bytes equal those a distance before; the first eight are known to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CommonLength(ref byte buffer, int position, int distance, int end)
    {
        int most = Math.Min(DeflateSymbols.LongestMatch, end - position);
        int length = LeastMatch;
        for (; length < most; length += Vector128<byte>.Count)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref buffer, (nuint)(position + length));
            uint equal = Vector128.Equals(bytes, Vector128.LoadUnsafe(ref buffer, (nuint)(position + length - distance))).ExtractMostSignificantBits();
            if (equal != ushort.MaxValue)
            {
                length += BitOperations.TrailingZeroCount(~equal);
                break;
            }
        }

        // What a vector has behind the last byte may be anything and decides nothing: all that counts is whether the most are equal. A run is
        // then followed to its end at once. Of other repetitions the next part may have come less far before.
        return length < most ? length : distance == 1 ? LengthOfRun(ref buffer, position, end) : most;
    }

    private static int LengthOfRun(ref byte buffer, int position, int end)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref buffer, position), end - position);
        int length = bytes.IndexOfAnyExcept(bytes[0]);
        return length < 0 ? bytes.Length : length;
    }
}
