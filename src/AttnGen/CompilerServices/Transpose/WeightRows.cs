using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// Weights as rows, written by the tiles of output while they compute: four queries' weights of a vector's length of keys at a time, between the
/// steps of a tile's sums. Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// A tile's multiply-adds leave the other ports of the processor and its way to memory idle, and its exponentials are in the nearest cache. A pass
/// of its own would fetch them again and then wait for the lines that it writes to, one after the other. Each of the tiles that read the same
/// queries takes a share of the keys. Shares and writes may overlap; what is written twice has the same bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WeightRows
{
    /// <summary>Queries of a write.</summary>
    private const nuint Queries = 4;

    private readonly ref float _exponentials, _inverses, _weights;
    private readonly nuint _keys, _lead, _writes;
    private nuint _query, _endQuery, _lastQuery, _write, _firstWrite, _endWrite;

    /// <summary>The rows of a block of queries.</summary>
    /// <param name="exponentials">exp(logit − row maximum) as [keys, queries of the block].</param>
    /// <param name="inverses">1 / row sum of each query.</param>
    /// <param name="weights">The block's first row of weights, at the first visited key.</param>
    /// <param name="rowStride">Floats from one row of weights to the next.</param>
    /// <param name="keys">Visited keys.</param>
    /// <param name="lanes">Keys of a write: 16, 8 or 4. Of fewer keys nothing is written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WeightRows(ref float exponentials, ref float inverses, ref float weights, nuint rowStride, nuint keys, nuint lanes)
    {
        _exponentials = ref exponentials;
        _inverses = ref inverses;
        _weights = ref weights;
        _keys = keys;
        _lead = rowStride % lanes == 0 ? FromAligned(ref weights, lanes) : 0;
        _writes = keys < lanes ? 0 : (keys + _lead + lanes - 1) / lanes;
    }

    /// <summary>Whether the tile has rows left to write.</summary>
    public readonly bool HasMore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _query < _endQuery;
    }

    /// <summary>Begins a tile.</summary>
    /// <param name="query">Its first query in the block.</param>
    /// <param name="queries">Its queries, at least four.</param>
    /// <param name="share">Which share of the keys is the tile's.</param>
    /// <param name="shares">Tiles that share the keys of these queries.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nuint query, nuint queries, nuint share, nuint shares)
    {
        _firstWrite = _writes * share / shares;
        _endWrite = _writes * (share + 1) / shares;
        _write = _firstWrite;
        _query = query;
        _lastQuery = query + queries - Queries;
        _endQuery = _firstWrite == _endWrite ? query : query + queries;
    }

    /// <summary>Writes sixteen weights of four queries.</summary>
    /// <param name="stride">Floats from one key's exponentials to the next.</param>
    /// <param name="rowStride">Floats from one row of weights to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write512(nuint stride, nuint rowStride)
    {
        (nuint query, nuint key) = Next(16);
        ref float source = ref Unsafe.Add(ref _exponentials, (key * stride) + query);
        Vector256<float> two = Twice(Vector128.LoadUnsafe(ref _inverses, query));
        Vector512<float> inverses = Avx512F.InsertVector256(two.ToVector512Unsafe(), two, 1);

        // Row k: exponentials of the four queries at keys k, k + 4, k + 8 and k + 12.
        Vector512<float> r0 = Load(ref source, stride) * inverses;
        Vector512<float> r1 = Load(ref Unsafe.Add(ref source, stride), stride) * inverses;
        Vector512<float> r2 = Load(ref Unsafe.Add(ref source, 2 * stride), stride) * inverses;
        Vector512<float> r3 = Load(ref Unsafe.Add(ref source, 3 * stride), stride) * inverses;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);
        ref float target = ref Unsafe.Add(ref _weights, (query * rowStride) + key);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, rowStride);
        r2.StoreUnsafe(ref target, 2 * rowStride);
        r3.StoreUnsafe(ref target, 3 * rowStride);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Load(ref float source, nuint stride)
        {
            Vector512<float> row = Vector128.LoadUnsafe(ref source).ToVector256Unsafe().ToVector512Unsafe();
            row = Avx512F.InsertVector128(row, Vector128.LoadUnsafe(ref source, 4 * stride), 1);
            row = Avx512F.InsertVector128(row, Vector128.LoadUnsafe(ref source, 8 * stride), 2);
            return Avx512F.InsertVector128(row, Vector128.LoadUnsafe(ref source, 12 * stride), 3);
        }
    }

    /// <summary>Writes eight weights of four queries.</summary>
    /// <inheritdoc cref="Write512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write256(nuint stride, nuint rowStride)
    {
        (nuint query, nuint key) = Next(8);
        ref float source = ref Unsafe.Add(ref _exponentials, (key * stride) + query);
        Vector256<float> inverses = Twice(Vector128.LoadUnsafe(ref _inverses, query));

        // Row k: exponentials of the four queries at keys k and k + 4.
        Vector256<float> r0 = Load(ref source, stride) * inverses;
        Vector256<float> r1 = Load(ref Unsafe.Add(ref source, stride), stride) * inverses;
        Vector256<float> r2 = Load(ref Unsafe.Add(ref source, 2 * stride), stride) * inverses;
        Vector256<float> r3 = Load(ref Unsafe.Add(ref source, 3 * stride), stride) * inverses;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);
        ref float target = ref Unsafe.Add(ref _weights, (query * rowStride) + key);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, rowStride);
        r2.StoreUnsafe(ref target, 2 * rowStride);
        r3.StoreUnsafe(ref target, 3 * rowStride);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector256<float> Load(ref float source, nuint stride) =>
            Avx.InsertVector128(Vector128.LoadUnsafe(ref source).ToVector256Unsafe(), Vector128.LoadUnsafe(ref source, 4 * stride), 1);
    }

    /// <summary>Writes four weights of four queries.</summary>
    /// <inheritdoc cref="Write512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write128(nuint stride, nuint rowStride)
    {
        (nuint query, nuint key) = Next(4);
        ref float source = ref Unsafe.Add(ref _exponentials, (key * stride) + query);
        Vector128<float> inverses = Vector128.LoadUnsafe(ref _inverses, query);
        Vector128<float> r0 = Vector128.LoadUnsafe(ref source) * inverses;
        Vector128<float> r1 = Vector128.LoadUnsafe(ref source, stride) * inverses;
        Vector128<float> r2 = Vector128.LoadUnsafe(ref source, 2 * stride) * inverses;
        Vector128<float> r3 = Vector128.LoadUnsafe(ref source, 3 * stride) * inverses;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);
        ref float target = ref Unsafe.Add(ref _weights, (query * rowStride) + key);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, rowStride);
        r2.StoreUnsafe(ref target, 2 * rowStride);
        r3.StoreUnsafe(ref target, 3 * rowStride);
    }

    /// <summary>Where the next write begins: along the keys of the share, then on to the next queries; the last in each direction moves back to the edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (nuint Query, nuint Key) Next(nuint lanes)
    {
        nuint query = Math.Min(_query, _lastQuery), aligned = _write * lanes;
        nuint key = aligned < _lead ? 0 : Math.Min(aligned - _lead, _keys - lanes);
        _write++;
        if (_write == _endWrite)
        {
            _write = _firstWrite;
            _query += Queries;
        }

        return (query, key);
    }

    /// <summary>
    /// Floats from the last vector's boundary to a place. Arrays rarely begin on one, and a store that straddles lines takes longer; memory that
    /// moves costs time only.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nuint FromAligned(ref float place, nuint lanes) => (nuint)Unsafe.AsPointer(ref place) / sizeof(float) % lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Twice(Vector128<float> floats) => Vector256.Create(floats, floats);
}
