using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// The Adler-32 of a piece of data (RFC 1950), in a form that joins: the checksum of runs, of repeated and of concatenated pieces follows
/// from those of the pieces, without going through their bytes. The default value belongs to the empty piece.
/// </summary>
internal struct Adler32
{
    private const ulong Modulus = 65521;

    /// <summary>
    /// Bytes between two reductions. The sum then stays below 2²⁹ and the weighted sum below 2⁵⁰, far from overflow.
    /// </summary>
    private const int MostUnreduced = 1 << 20;

    /// <summary>Vectors that a lane of 32 bits takes: its weighted sum stays below 255 · n (n + 1) / 2.</summary>
    private const int MostVectors = 4096;

    private ulong _sum;
    private ulong _weighted;
    private ulong _length;
    private int _unreduced;

    /// <summary>The checksum as zlib stores it: it starts from 1.</summary>
    public readonly uint Value => (uint)((((_weighted + _length) % Modulus) << 16) | ((_sum + 1) % Modulus));

    /// <summary>Appends one byte, repeated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendRun(byte value, long count)
    {
        while (count > 0)
        {
            int part = (int)Math.Min(count, MostUnreduced);
            ulong n = (ulong)part;
            _weighted += (n * _sum) + (value * (n * (n + 1) / 2));
            _sum += value * n;
            _length += n;
            _unreduced += part;
            if (_unreduced >= MostUnreduced)
            {
                Reduce();
            }

            count -= part;
        }
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            ReadOnlySpan<byte> part = data[..Math.Min(data.Length, MostVectors * Vector<byte>.Count)];
            AppendPart(part);
            Reduce();
            data = data[part.Length..];
        }
    }

    /// <summary>Appends a piece, repeated.</summary>
    public void AppendRepeated(Adler32 piece, int count)
    {
        piece.Reduce();
        Reduce();

        // Of n repetitions each has those after it behind it: together n (n − 1) / 2 lengths of the piece.
        ulong n = (ulong)count;
        ulong pairs = n % 2 == 0 ? (n / 2) * (n - 1) : n * ((n - 1) / 2);
        ulong length = n % Modulus * piece._length % Modulus;
        ulong weighted = (n % Modulus * piece._weighted) + (piece._sum * piece._length % Modulus * (pairs % Modulus));
        _weighted += (length * _sum) + (weighted % Modulus);
        _sum += n % Modulus * piece._sum;
        _length += length;
        Reduce();
    }

    /// <summary>Each lane sums its own bytes; the places within a vector are accounted for at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AppendPart(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<Vector<byte>> vectors = MemoryMarshal.Cast<byte, Vector<byte>>(data);
        Vector<uint> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector<uint> sums0 = default, sums1 = default, sums2 = default, sums3 = default;
        foreach (Vector<byte> vector in vectors)
        {
            Vector.Widen(vector, out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> bytes0, out Vector<uint> bytes1);
            Vector.Widen(high, out Vector<uint> bytes2, out Vector<uint> bytes3);
            sums0 += sum0 += bytes0;
            sums1 += sum1 += bytes1;
            sums2 += sum2 += bytes2;
            sums3 += sum3 += bytes3;
        }

        // The byte in lane l of vector v counts once for itself and each byte behind it: V (vectors - v) - l times, V lanes a vector.
        ulong sum = 0;
        ulong weighted = 0;
        for (int lane = 0; lane < Vector<uint>.Count; lane++)
        {
            Span<uint> ofLane = [sum0[lane], sum1[lane], sum2[lane], sum3[lane]];
            ulong sums = (ulong)sums0[lane] + sums1[lane] + sums2[lane] + sums3[lane];
            weighted += sums * (ulong)Vector<byte>.Count;
            for (int quarter = 0; quarter < ofLane.Length; quarter++)
            {
                sum += ofLane[quarter];
                weighted -= (ulong)((quarter * Vector<uint>.Count) + lane) * ofLane[quarter];
            }
        }

        int length = vectors.Length * Vector<byte>.Count;
        _weighted += ((ulong)length * _sum) + weighted;
        _sum += sum;
        _length += (ulong)length;
        foreach (byte value in data[length..])
        {
            _sum += value;
            _weighted += _sum;
            _length++;
        }
    }

    private void Reduce()
    {
        _sum %= Modulus;
        _weighted %= Modulus;
        _length %= Modulus;
        _unreduced = 0;
    }
}
