using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// How a block describes its two codes (RFC 1951, section 3.2.7): the lengths of all codes, runs of equal ones shortened, in a Huffman code
/// whose own lengths come first.
/// </summary>
internal readonly struct CodeDescription
{
    /// <summary>Symbols above the lengths 0 … 15: the length before again, 3 … 10 zeros, 11 … 138 zeros.</summary>
    private const int Repeat = 16, FewZeros = 17, ManyZeros = 18, SymbolCount = 19;

    /// <summary>Longest code of a length's length.</summary>
    private const int LongestCode = 7;

    private const int LeastSymbols = 257, LeastDistances = 1, LeastLengths = 4;

    private readonly int _symbols;
    private readonly int _distances;
    private readonly List<(byte Symbol, byte Extra)> _runs;
    private readonly HuffmanCode _code;
    private readonly int _lengths;

    public CodeDescription(ReadOnlySpan<byte> symbolLengths, ReadOnlySpan<byte> distanceLengths)
    {
        _symbols = Math.Max(LeastSymbols, symbolLengths.LastIndexOfAnyExcept((byte)0) + 1);
        _distances = Math.Max(LeastDistances, distanceLengths.LastIndexOfAnyExcept((byte)0) + 1);
        _runs = Runs([.. symbolLengths[.._symbols], .. distanceLengths[.._distances]]);

        Span<int> counts = stackalloc int[SymbolCount];
        counts.Clear();
        foreach ((byte symbol, _) in _runs)
        {
            counts[symbol]++;
        }

        _code = HuffmanCode.FromFrequencies(counts, LongestCode);
        _lengths = SymbolCount;
        while (_lengths > LeastLengths && _code.Lengths[Order[_lengths - 1]] == 0)
        {
            _lengths--;
        }

        Length = 14 + (3 * _lengths);
        for (int symbol = 0; symbol < SymbolCount; symbol++)
        {
            Length += counts[symbol] * (_code.Lengths[symbol] + ExtraBits(symbol));
        }
    }

    /// <summary>Bits that the description takes.</summary>
    public int Length { get; }

    /// <summary>The lengths of lengths come in this order, so that those that rarely occur are at the end and can be left out.</summary>
    private static ReadOnlySpan<byte> Order => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public void Write(BitWriter bits)
    {
        bits.Put((uint)(_symbols - LeastSymbols), 5);
        bits.Put((uint)(_distances - LeastDistances), 5);
        bits.Put((uint)(_lengths - LeastLengths), 4);
        foreach (byte symbol in Order[.._lengths])
        {
            bits.Put(_code.Lengths[symbol], 3);
        }

        foreach ((byte symbol, byte extra) in _runs)
        {
            bits.Put(_code.Codes[symbol], _code.Lengths[symbol]);
            bits.Put(extra, ExtraBits(symbol));
        }
    }

    private static int ExtraBits(int symbol) => symbol switch
    {
        Repeat => 2,
        FewZeros => 3,
        ManyZeros => 7,
        _ => 0,
    };

    /// <summary>The lengths of both codes as one sequence: runs may go from one to the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<(byte Symbol, byte Extra)> Runs(ReadOnlySpan<byte> lengths)
    {
        List<(byte Symbol, byte Extra)> runs = new(lengths.Length);
        while (!lengths.IsEmpty)
        {
            byte length = lengths[0];
            int count = lengths.IndexOfAnyExcept(length);
            count = count < 0 ? lengths.Length : count;
            lengths = lengths[count..];
            if (length > 0)
            {
                runs.Add((length, 0));
                count--;
            }

            while (count >= 3)
            {
                (int symbol, int least, int most) = length > 0 ? (Repeat, 3, 6) : count > 10 ? (ManyZeros, 11, 138) : (FewZeros, 3, 10);
                int part = Math.Min(count, most);
                runs.Add(((byte)symbol, (byte)(part - least)));
                count -= part;
            }

            for (; count > 0; count--)
            {
                runs.Add((length, 0));
            }
        }

        return runs;
    }
}
