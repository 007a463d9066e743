using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>A canonical Huffman code (RFC 1951, section 3.2.2): a code for each symbol that has a length.</summary>
internal sealed class HuffmanCode
{
    /// <summary>Longest code of literals, lengths and distances (section 3.2.7).</summary>
    public const int LongestCode = 15;

    private readonly ushort[] _codes;

    private HuffmanCode(byte[] lengths) => (Lengths, _codes) = (lengths, Assign(lengths));

    /// <summary>Bits of each symbol's code; 0 where the symbol does not occur.</summary>
    public byte[] Lengths { get; }

    /// <summary>The code of each symbol, reversed: it is sent from its most significant bit, all else from its least.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>The code of lengths that are known; they use up the code space and do not exceed it.</summary>
    public static HuffmanCode FromLengths(byte[] lengths) => new(lengths);

    /// <summary>
    /// A code for symbols that occur so often: Huffman's, which is the shortest, where no code exceeds <paramref name="longest"/> bits. It is
    /// always complete, for decoders refuse some codes that are not: of fewer than two symbols others get a code of one bit, too.
    /// </summary>
    /// <param name="frequencies">At least two symbols; their sum fits an int.</param>
    /// <param name="longest">Longest code; 2 to this power is at least the number of symbols.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static HuffmanCode FromFrequencies(ReadOnlySpan<int> frequencies, int longest)
    {
        byte[] lengths = new byte[frequencies.Length];

        // By frequency, then by symbol: a total order, so that any sort gives the same one.
        Span<long> leaves = stackalloc long[frequencies.Length];
        int count = 0;
        for (int symbol = 0; symbol < frequencies.Length; symbol++)
        {
            if (frequencies[symbol] > 0)
            {
                leaves[count++] = ((long)frequencies[symbol] << 32) | (uint)symbol;
            }
        }

        if (count < 2)
        {
            int only = count == 0 ? 0 : (int)leaves[0];
            lengths[only] = 1;
            lengths[only == 0 ? 1 : 0] = 1;
            return new HuffmanCode(lengths);
        }

        leaves = leaves[..count];
        leaves.Sort();
        Span<int> counts = stackalloc int[longest + 1];
        CountLengths(leaves, counts);

        // The rarest symbols get the longest codes.
        int leaf = 0;
        for (int length = longest; length > 0; length--)
        {
            for (int i = 0; i < counts[length]; i++)
            {
                lengths[(int)leaves[leaf++]] = (byte)length;
            }
        }

        return new HuffmanCode(lengths);
    }

    /// <summary>How many codes there are of each length.</summary>
    /// <param name="leaves">The symbols' frequencies in the upper half, ascending; at least two.</param>
    /// <param name="counts">0 … the longest length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountLengths(ReadOnlySpan<long> leaves, Span<int> counts)
    {
        // Nodes in the order in which they are made: the leaves, then the inner nodes, whose weights ascend as well. The two lightest
        // are therefore always at the front of one of two queues.
        int nodes = (2 * leaves.Length) - 1;
        Span<int> weights = stackalloc int[nodes];
        Span<int> parents = stackalloc int[nodes];
        for (int i = 0; i < leaves.Length; i++)
        {
            weights[i] = (int)(leaves[i] >> 32);
        }

        int leaf = 0;
        int inner = leaves.Length;
        for (int node = leaves.Length; node < nodes; node++)
        {
            weights[node] = 0;
            for (int child = 0; child < 2; child++)
            {
                bool isLeaf = inner == node || (leaf < leaves.Length && weights[leaf] <= weights[inner]);
                int lightest = isLeaf ? leaf++ : inner++;
                weights[node] += weights[lightest];
                parents[lightest] = node;
            }
        }

        // A node's depth takes the place of its weight; a parent comes after its children.
        counts.Clear();
        int longest = counts.Length - 1;
        weights[nodes - 1] = 0;
        for (int node = nodes - 2; node >= 0; node--)
        {
            weights[node] = weights[parents[node]] + 1;
            if (node < leaves.Length)
            {
                counts[Math.Min(weights[node], longest)]++;
            }
        }

        FitCodeSpace(counts);
    }

    /// <summary>
    /// Codes that were cut to the longest length take more space than there is: of a longest code and the next shorter one two are made that
    /// are one bit longer than the latter, until all fit (Kraft's inequality). Not always the shortest such code, but close, and cheap.
    /// </summary>
    private static void FitCodeSpace(Span<int> counts)
    {
        int longest = counts.Length - 1;
        long taken = 0;
        for (int length = 1; length <= longest; length++)
        {
            taken += (long)counts[length] << (longest - length);
        }

        for (; taken > 1L << longest; taken--)
        {
            int shorter = counts[..longest].LastIndexOfAnyExcept(0);
            counts[shorter]--;
            counts[shorter + 1] += 2;
            counts[longest]--;
        }
    }

    /// <summary>Codes of one length are consecutive, in the order of the symbols; shorter ones come first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ushort[] Assign(ReadOnlySpan<byte> lengths)
    {
        Span<int> next = stackalloc int[LongestCode + 2];
        next.Clear();
        foreach (byte length in lengths)
        {
            next[length + 1]++;
        }

        next[1] = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        }

        ushort[] codes = new ushort[lengths.Length];
        for (int symbol = 0; symbol < codes.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length > 0)
            {
                codes[symbol] = Reverse(next[length]++, length);
            }
        }

        return codes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort Reverse(int code, int length)
    {
        int reversed = 0;
        for (int bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return (ushort)reversed;
    }
}
