using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// The next block's queries, packed by the tiles of output while they compute: four queries' components of a vector's length at a time, between
/// the steps of a tile's sums. Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// As with <see cref="WeightRows"/>, what waits for memory hides behind multiply-adds. The place of the packed queries is free once a block has
/// its scores. What is written twice at the edges has the same bits, those of <see cref="KernelTranspose.Packed"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct QueryColumns
{
    /// <summary>Queries of a step.</summary>
    private const nuint Queries = 4;

    private readonly ref float _query, _packed;
    private readonly float _scale;
    private readonly nuint _queries, _dim;
    private nuint _nextQuery, _component;

    /// <summary>The queries of a block.</summary>
    /// <param name="query">The first of them.</param>
    /// <param name="queries">How many there are: none, or four and more.</param>
    /// <param name="dim">Components of a query, at least sixteen.</param>
    /// <param name="packed">Where they go: [dim, queries of the largest block].</param>
    /// <param name="scale">Factor of every component.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QueryColumns(ref float query, nuint queries, nuint dim, ref float packed, float scale)
    {
        _query = ref query;
        _queries = queries;
        _dim = dim;
        _packed = ref packed;
        _scale = scale;
    }

    /// <summary>Whether there are queries left to pack.</summary>
    public readonly bool HasMore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _nextQuery < _queries;
    }

    /// <summary>Packs sixteen components of four queries.</summary>
    /// <param name="queryStride">Floats from one query to the next.</param>
    /// <param name="stride">Floats from one component's packed queries to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pack512(nuint queryStride, nuint stride)
    {
        (nuint query, nuint component) = Next(16);
        ref float source = ref Unsafe.Add(ref _query, (query * queryStride) + component);
        Vector512<float> scale = Vector512.Create(_scale);
        Vector512<float> r0 = Vector512.LoadUnsafe(ref source) * scale;
        Vector512<float> r1 = Vector512.LoadUnsafe(ref source, queryStride) * scale;
        Vector512<float> r2 = Vector512.LoadUnsafe(ref source, 2 * queryStride) * scale;
        Vector512<float> r3 = Vector512.LoadUnsafe(ref source, 3 * queryStride) * scale;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);

        // Quarter i of vector k: the four queries' component 4 · i + k.
        ref float target = ref Unsafe.Add(ref _packed, (component * stride) + query);
        Put(r0, ref target, stride);
        Put(r1, ref Unsafe.Add(ref target, stride), stride);
        Put(r2, ref Unsafe.Add(ref target, 2 * stride), stride);
        Put(r3, ref Unsafe.Add(ref target, 3 * stride), stride);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Put(Vector512<float> quarters, ref float target, nuint stride)
        {
            quarters.GetLower().GetLower().StoreUnsafe(ref target);
            Avx512F.ExtractVector128(quarters, 1).StoreUnsafe(ref target, 4 * stride);
            Avx512F.ExtractVector128(quarters, 2).StoreUnsafe(ref target, 8 * stride);
            Avx512F.ExtractVector128(quarters, 3).StoreUnsafe(ref target, 12 * stride);
        }
    }

    /// <summary>Packs eight components of four queries.</summary>
    /// <inheritdoc cref="Pack512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pack256(nuint queryStride, nuint stride)
    {
        (nuint query, nuint component) = Next(8);
        ref float source = ref Unsafe.Add(ref _query, (query * queryStride) + component);
        Vector256<float> scale = Vector256.Create(_scale);
        Vector256<float> r0 = Vector256.LoadUnsafe(ref source) * scale;
        Vector256<float> r1 = Vector256.LoadUnsafe(ref source, queryStride) * scale;
        Vector256<float> r2 = Vector256.LoadUnsafe(ref source, 2 * queryStride) * scale;
        Vector256<float> r3 = Vector256.LoadUnsafe(ref source, 3 * queryStride) * scale;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);

        // Half i of vector k: the four queries' component 4 · i + k.
        ref float target = ref Unsafe.Add(ref _packed, (component * stride) + query);
        Put(r0, ref target, stride);
        Put(r1, ref Unsafe.Add(ref target, stride), stride);
        Put(r2, ref Unsafe.Add(ref target, 2 * stride), stride);
        Put(r3, ref Unsafe.Add(ref target, 3 * stride), stride);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Put(Vector256<float> halves, ref float target, nuint stride)
        {
            halves.GetLower().StoreUnsafe(ref target);
            halves.GetUpper().StoreUnsafe(ref target, 4 * stride);
        }
    }

    /// <summary>Packs four components of four queries.</summary>
    /// <inheritdoc cref="Pack512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Pack128(nuint queryStride, nuint stride)
    {
        (nuint query, nuint component) = Next(4);
        ref float source = ref Unsafe.Add(ref _query, (query * queryStride) + component);
        Vector128<float> scale = Vector128.Create(_scale);
        Vector128<float> r0 = Vector128.LoadUnsafe(ref source) * scale;
        Vector128<float> r1 = Vector128.LoadUnsafe(ref source, queryStride) * scale;
        Vector128<float> r2 = Vector128.LoadUnsafe(ref source, 2 * queryStride) * scale;
        Vector128<float> r3 = Vector128.LoadUnsafe(ref source, 3 * queryStride) * scale;
        KernelTranspose.Fours(ref r0, ref r1, ref r2, ref r3);
        ref float target = ref Unsafe.Add(ref _packed, (component * stride) + query);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, stride);
        r2.StoreUnsafe(ref target, 2 * stride);
        r3.StoreUnsafe(ref target, 3 * stride);
    }

    /// <summary>Where the next step begins: along the components, then on to the next queries; the last in each direction moves back to the edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (nuint Query, nuint Component) Next(nuint lanes)
    {
        nuint query = Math.Min(_nextQuery, _queries - Queries), component = Math.Min(_component, _dim - lanes);
        _component += lanes;
        if (_component >= _dim)
        {
            _component = 0;
            _nextQuery += Queries;
        }

        return (query, component);
    }
}
