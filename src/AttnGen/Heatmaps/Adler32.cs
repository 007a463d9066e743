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

    private ulong _sum;
    private ulong _weighted;
    private ulong _length;
    private int _unreduced;

    /// <summary>The checksum as zlib stores it: it starts from 1.</summary>
    public readonly uint Value => (uint)((((_weighted + _length) % Modulus) << 16) | ((_sum + 1) % Modulus));

    /// <summary>Appends one byte, repeated.</summary>
    public void AppendRun(byte value, int count)
    {
        while (count > 0)
        {
            int part = Math.Min(count, MostUnreduced);
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

    private void Reduce()
    {
        _sum %= Modulus;
        _weighted %= Modulus;
        _length %= Modulus;
        _unreduced = 0;
    }
}
