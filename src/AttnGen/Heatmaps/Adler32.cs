namespace AttnGen.Heatmaps;

/// <summary>
/// The Adler-32 of a piece of data, in a form that joins: the checksum of repeated or concatenated pieces follows from those of the
/// pieces, without their bytes.
/// </summary>
/// <param name="Sum">Sum of the bytes.</param>
/// <param name="Weighted">Sum of the bytes, each times its distance from the end of the piece (the last byte counts once).</param>
/// <param name="Length">Number of bytes. All three are remainders by 65,521.</param>
internal readonly record struct Adler32(ulong Sum, ulong Weighted, ulong Length)
{
    private const ulong Modulus = 65521;

    /// <summary>The checksum as zlib stores it (RFC 1950): it starts from 1.</summary>
    public uint Value => (uint)((((Weighted + Length) % Modulus) << 16) | ((Sum + 1) % Modulus));

    /// <summary>One byte, repeated.</summary>
    public static Adler32 OfRun(byte value, int count) => new Adler32(value, value, 1).Repeat(count);

    /// <summary>This piece, then another.</summary>
    public Adler32 Then(Adler32 next) => new(
        (Sum + next.Sum) % Modulus,
        (Weighted + (next.Length * Sum) + next.Weighted) % Modulus,
        (Length + next.Length) % Modulus);

    /// <summary>This piece, repeated.</summary>
    public Adler32 Repeat(int count)
    {
        // Repetition k of n has n − k pieces behind it: together n (n − 1) / 2 piece lengths.
        ulong times = (ulong)count;
        ulong pairs = times % 2 == 0 ? (times / 2) * (times - 1) : times * ((times - 1) / 2);
        return new Adler32(
            Sum * times % Modulus,
            ((Weighted * times) + (Sum * Length % Modulus * (pairs % Modulus))) % Modulus,
            Length * times % Modulus);
    }
}
