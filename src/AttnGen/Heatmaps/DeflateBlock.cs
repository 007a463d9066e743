using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>Writes one deflate block: with the Huffman codes of its own, with the fixed ones, or stored, whichever is shortest.</summary>
internal static class DeflateBlock
{
    /// <summary>
    /// Tokens of a block: enough that the description of the codes, some 80 bytes, does not weigh, few enough that the codes follow the data.
    /// A stored block, which they fill with literals alone, holds no more than 65,535 bytes.
    /// </summary>
    public const int MostTokens = 1 << 14;

    private const int LengthShift = 24;

    private const uint CodeBits = (1u << LengthShift) - 1;

    private const int Stored = 0, Fixed = 1, Dynamic = 2;

    private static readonly HuffmanCode FixedSymbols = HuffmanCode.FromLengths(CreateFixedLengths());

    private static readonly HuffmanCode FixedDistances = HuffmanCode.FromLengths([.. Enumerable.Repeat((byte)5, 32)]);

    /// <summary>The token of a byte.</summary>
    public static uint Literal(byte value) => value;

    /// <summary>The token of a match: the distance, which no literal has, above the length.</summary>
    public static uint Match(int length, int distance) => ((uint)distance << 16) | (uint)length;

    /// <param name="bits">Where to.</param>
    /// <param name="tokens">No more than <see cref="MostTokens"/>.</param>
    /// <param name="counts">How often each occurs.</param>
    /// <param name="isLast">Whether the stream ends with this block.</param>
    public static void Write(BitWriter bits, ReadOnlySpan<uint> tokens, TokenCounts counts, bool isLast)
    {
        Span<int> symbolCounts = stackalloc int[DeflateSymbols.LiteralsAndLengths];
        ReadOnlySpan<int> distanceCounts = counts.Distances;
        counts.CountSymbols(symbolCounts);
        HuffmanCode symbols = HuffmanCode.FromFrequencies(symbolCounts, HuffmanCode.LongestCode);
        HuffmanCode distances = HuffmanCode.FromFrequencies(distanceCounts, HuffmanCode.LongestCode);
        CodeDescription description = new(symbols.Lengths, distances.Lengths);

        int dynamicLength = description.Length + Length(symbolCounts, symbols) + Length(distanceCounts, distances);
        int fixedLength = Length(symbolCounts, FixedSymbols) + Length(distanceCounts, FixedDistances);

        // The bytes of a match are not at hand, and where there are matches storing them would hardly pay.
        bool isLiteral = distanceCounts.IndexOfAnyExcept(0) < 0;
        int storedLength = isLiteral ? bits.MissingToByteAfter(3) + (8 * (4 + tokens.Length)) : int.MaxValue;

        bits.Put(isLast ? 1u : 0, 1);
        if (storedLength < Math.Min(dynamicLength, fixedLength))
        {
            bits.Put(Stored, 2);
            WriteStored(bits, tokens);
        }
        else if (fixedLength <= dynamicLength)
        {
            bits.Put(Fixed, 2);
            WriteTokens(bits, tokens, FixedSymbols, FixedDistances);
        }
        else
        {
            bits.Put(Dynamic, 2);
            description.Write(bits);
            WriteTokens(bits, tokens, symbols, distances);
        }
    }

    /// <summary>Bits that symbols take, with the extra bits behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Length(ReadOnlySpan<int> counts, HuffmanCode code)
    {
        bool isDistance = counts.Length == DeflateSymbols.Distances;
        int length = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            int extraBits = isDistance ? DeflateSymbols.ExtraBitsOfDistance(symbol) : DeflateSymbols.ExtraBitsOfLength(symbol);
            length += counts[symbol] * (code.Lengths[symbol] + extraBits);
        }

        return length;
    }

    /// <summary>Literals as bytes, after their number and its complement (section 3.2.4).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteStored(BitWriter bits, ReadOnlySpan<uint> tokens)
    {
        bits.Align();
        bits.Put((uint)tokens.Length, 16);
        bits.Put((ushort)~tokens.Length, 16);
        byte[] bytes = new byte[tokens.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)tokens[i];
        }

        bits.PutBytes(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteTokens(BitWriter bits, ReadOnlySpan<uint> tokens, HuffmanCode symbols, HuffmanCode distances)
    {
        // Literals by their value, lengths above them: the code, extra bits included, and in the top byte how many bits that is.
        ReadOnlySpan<byte> distanceLengths = distances.Lengths;
        ReadOnlySpan<ushort> distanceCodes = distances.Codes;
        Span<uint> codes = stackalloc uint[DeflateSymbols.EndOfBlock + DeflateSymbols.LongestMatch + 1];
        for (int symbol = 0; symbol <= DeflateSymbols.EndOfBlock; symbol++)
        {
            codes[symbol] = symbols.Codes[symbol] | ((uint)symbols.Lengths[symbol] << LengthShift);
        }

        for (int length = DeflateSymbols.ShortestMatch; length <= DeflateSymbols.LongestMatch; length++)
        {
            int symbol = DeflateSymbols.OfLength(length, out int extra);
            int codeLength = symbols.Lengths[symbol];
            codes[DeflateSymbols.EndOfBlock + length] = symbols.Codes[symbol] | ((uint)extra << codeLength)
                | ((uint)(codeLength + DeflateSymbols.ExtraBitsOfLength(symbol)) << LengthShift);
        }

        // In parts for which there is always room.
        for (; !tokens.IsEmpty; tokens = tokens[Math.Min(tokens.Length, BitWriter.MostPieces)..])
        {
            ReadOnlySpan<uint> part = tokens[..Math.Min(tokens.Length, BitWriter.MostPieces)];
            BitWriter.Cursor cursor = bits.Begin(part.Length);
            for (int i = 0; i < part.Length; i++)
            {
                // Two literals take one piece: each piece waits for the one before.
                if (i + 1 < part.Length && (part[i] | part[i + 1]) <= byte.MaxValue)
                {
                    PutLiterals(ref cursor, codes[(int)part[i]], codes[(int)part[i + 1]]);
                    i++;
                }
                else
                {
                    PutToken(ref cursor, part[i], codes, distanceLengths, distanceCodes);
                }
            }

            bits.End(cursor);
        }

        bits.Put(codes[DeflateSymbols.EndOfBlock] & CodeBits, (int)(codes[DeflateSymbols.EndOfBlock] >> LengthShift));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutLiterals(ref BitWriter.Cursor cursor, uint first, uint second)
    {
        int length = (int)(first >> LengthShift);
        cursor.Put((first & CodeBits) | ((ulong)(second & CodeBits) << length), length + (int)(second >> LengthShift));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutToken(
        ref BitWriter.Cursor cursor,
        uint token,
        scoped ReadOnlySpan<uint> codes,
        scoped ReadOnlySpan<byte> distanceLengths,
        scoped ReadOnlySpan<ushort> distanceCodes)
    {
        int distance = (int)(token >> 16);
        if (distance == 0)
        {
            uint literal = codes[(int)token];
            cursor.Put(literal & CodeBits, (int)(literal >> LengthShift));
            return;
        }

        uint code = codes[DeflateSymbols.EndOfBlock + (ushort)token];
        int length = (int)(code >> LengthShift);
        int symbol = DeflateSymbols.OfDistance(distance, out int extra);
        int codeLength = distanceLengths[symbol];
        ulong ofDistance = distanceCodes[symbol] | ((ulong)extra << codeLength);
        cursor.Put((code & CodeBits) | (ofDistance << length), length + codeLength + DeflateSymbols.ExtraBitsOfDistance(symbol));
    }

    /// <summary>The lengths of the fixed code (section 3.2.6); two of the symbols never occur.</summary>
    private static byte[] CreateFixedLengths()
    {
        byte[] lengths = new byte[288];
        lengths.AsSpan(0, 144).Fill(8);
        lengths.AsSpan(144, 112).Fill(9);
        lengths.AsSpan(256, 24).Fill(7);
        lengths.AsSpan(280).Fill(8);
        return lengths;
    }
}
