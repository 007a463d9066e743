using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>
/// How often the literals, lengths and distances of a block occur. They are counted as they are made, where it is known which of them they
/// are: to go through a block again and ask would cost more than the counting.
/// </summary>
internal sealed class TokenCounts
{
    /// <summary>Lengths are counted as such: their symbols then need be found only once each.</summary>
    private readonly int[] _lengths = new int[DeflateSymbols.LongestMatch + 1];

    private readonly int[] _literals = new int[byte.MaxValue + 1];
    private readonly int[] _distances = new int[DeflateSymbols.Distances];

    /// <summary>Of each byte.</summary>
    public Span<int> Literals => _literals;

    /// <summary>Of each symbol of distances.</summary>
    public ReadOnlySpan<int> Distances => _distances;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddLiteral(byte value) => _literals[value]++;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddMatch(int length, int distance)
    {
        _lengths[length]++;
        _distances[DeflateSymbols.OfDistance(distance, out _)]++;
    }

    /// <summary>Counts symbols of literals and lengths, and the end of the block.</summary>
    /// <param name="counts">As many as there are such symbols.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountSymbols(Span<int> counts)
    {
        _literals.CopyTo(counts);
        counts[_literals.Length..].Clear();
        for (int length = DeflateSymbols.ShortestMatch; length < _lengths.Length; length++)
        {
            counts[DeflateSymbols.OfLength(length, out _)] += _lengths[length];
        }

        counts[DeflateSymbols.EndOfBlock] = 1;
    }

    /// <summary>Starts with the next block.</summary>
    public void Clear()
    {
        _lengths.AsSpan().Clear();
        _literals.AsSpan().Clear();
        _distances.AsSpan().Clear();
    }
}
