using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// Transposes a matrix while scaling it: kernels pack queries with it, so that lanes run over queries, and write the weights out with it.
/// Called by generated code; not meant for direct use.
/// </summary>
/// <remarks>
/// The matrix is cut into square blocks as large as registers allow. Where the size is no multiple of the block, the last block moves
/// back to the edge and writes some elements twice with the same value, so no path needs masks; source and destination must be apart.
/// The inner loop runs along destination rows, so that every cache line written is completed at once.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelTranspose
{
    /// <summary>destination[c, r] = source[r, c] · scale.</summary>
    /// <param name="source">Row-major [rows, columns] with rows <paramref name="sourceStride"/> floats apart.</param>
    /// <param name="sourceStride">Floats from one source row to the next.</param>
    /// <param name="rows">Source rows.</param>
    /// <param name="columns">Source columns.</param>
    /// <param name="destination">Row-major [columns, rows] with rows <paramref name="destinationStride"/> floats apart.</param>
    /// <param name="destinationStride">Floats from one destination row to the next.</param>
    /// <param name="scale">Factor of every element.</param>
    public static void Scaled(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, float scale) =>
        Run(ref source, sourceStride, rows, columns, ref destination, destinationStride, new UniformScale(scale));

    /// <summary>destination[c, r] = source[r, c] · scales[c].</summary>
    /// <inheritdoc cref="Scaled"/>
    /// <param name="source">Row-major [rows, columns] with rows <paramref name="sourceStride"/> floats apart.</param>
    /// <param name="sourceStride">Floats from one source row to the next.</param>
    /// <param name="rows">Source rows.</param>
    /// <param name="columns">Source columns.</param>
    /// <param name="destination">Row-major [columns, rows] with rows <paramref name="destinationStride"/> floats apart.</param>
    /// <param name="destinationStride">Floats from one destination row to the next.</param>
    /// <param name="scales">One factor for each source column.</param>
    public static void ScaledByColumn(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, ref float scales) =>
        Run(ref source, sourceStride, rows, columns, ref destination, destinationStride, new ColumnScale(ref scales));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TScale>(
        ref float source, nuint sourceStride, nuint rows, nuint columns, ref float destination, nuint destinationStride, TScale scale)
        where TScale : struct, IScale, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported && rows >= 16 && columns >= 16)
        {
            for (nuint c = 0; c < columns; c += 16)
            {
                nuint column = Math.Min(c, columns - 16);
                for (nuint r = 0; r < rows; r += 16)
                {
                    nuint row = Math.Min(r, rows - 16);
                    Block16(
                        ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride,
                        ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride, scale.At512(column));
                }
            }
        }
        else if (Vector256.IsHardwareAccelerated && Avx.IsSupported && rows >= 8 && columns >= 8)
        {
            for (nuint c = 0; c < columns; c += 8)
            {
                nuint column = Math.Min(c, columns - 8);
                for (nuint r = 0; r < rows; r += 8)
                {
                    nuint row = Math.Min(r, rows - 8);
                    Block8(
                        ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride,
                        ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride, scale.At256(column));
                }
            }
        }
        else if ((Sse.IsSupported || AdvSimd.Arm64.IsSupported) && rows >= 4 && columns >= 4)
        {
            for (nuint c = 0; c < columns; c += 4)
            {
                nuint column = Math.Min(c, columns - 4);
                for (nuint r = 0; r < rows; r += 4)
                {
                    nuint row = Math.Min(r, rows - 4);
                    Block4(
                        ref Unsafe.Add(ref source, (row * sourceStride) + column), sourceStride,
                        ref Unsafe.Add(ref destination, (column * destinationStride) + row), destinationStride, scale.At128(column));
                }
            }
        }
        else
        {
            for (nuint column = 0; column < columns; column++)
            {
                float factor = scale.At(column);
                for (nuint row = 0; row < rows; row++)
                {
                    Unsafe.Add(ref destination, (column * destinationStride) + row) =
                        Unsafe.Add(ref source, (row * sourceStride) + column) * factor;
                }
            }
        }
    }

    /// <summary>Sixteen rows of sixteen: pairs, then fours within 128 bits, then the 128-bit quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block16(ref float s, nuint stride, ref float d, nuint step, Vector512<float> f)
    {
        Fours(ref s, stride, f, out var a0, out var a1, out var a2, out var a3);
        Fours(ref Unsafe.Add(ref s, 4 * stride), stride, f, out var b0, out var b1, out var b2, out var b3);
        Fours(ref Unsafe.Add(ref s, 8 * stride), stride, f, out var c0, out var c1, out var c2, out var c3);
        Fours(ref Unsafe.Add(ref s, 12 * stride), stride, f, out var e0, out var e1, out var e2, out var e3);
        Quarters(a0, b0, c0, e0, ref d, step);
        Quarters(a1, b1, c1, e1, ref Unsafe.Add(ref d, step), step);
        Quarters(a2, b2, c2, e2, ref Unsafe.Add(ref d, 2 * step), step);
        Quarters(a3, b3, c3, e3, ref Unsafe.Add(ref d, 3 * step), step);
    }

    /// <summary>Four rows of sixteen: afterwards quarter q of c<i>k</i> holds column 4·q + k of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fours(
        ref float s, nuint stride, Vector512<float> f,
        out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
    {
        Vector512<float> r0 = Vector512.LoadUnsafe(ref s) * f;
        Vector512<float> r1 = Vector512.LoadUnsafe(ref s, stride) * f;
        Vector512<float> r2 = Vector512.LoadUnsafe(ref s, 2 * stride) * f;
        Vector512<float> r3 = Vector512.LoadUnsafe(ref s, 3 * stride) * f;
        Vector512<double> low01 = Avx512F.UnpackLow(r0, r1).AsDouble(), high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(r2, r3).AsDouble(), high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        c0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        c1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        c2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        c3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Transposes the 128-bit quarters of four vectors and stores them four destination rows apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> e, ref float d, nuint step)
    {
        Vector512<float> lowAb = Avx512F.Shuffle4x128(a, b, 0b_01_00_01_00), highAb = Avx512F.Shuffle4x128(a, b, 0b_11_10_11_10);
        Vector512<float> lowCe = Avx512F.Shuffle4x128(c, e, 0b_01_00_01_00), highCe = Avx512F.Shuffle4x128(c, e, 0b_11_10_11_10);
        Avx512F.Shuffle4x128(lowAb, lowCe, 0b_10_00_10_00).StoreUnsafe(ref d);
        Avx512F.Shuffle4x128(lowAb, lowCe, 0b_11_01_11_01).StoreUnsafe(ref d, 4 * step);
        Avx512F.Shuffle4x128(highAb, highCe, 0b_10_00_10_00).StoreUnsafe(ref d, 8 * step);
        Avx512F.Shuffle4x128(highAb, highCe, 0b_11_01_11_01).StoreUnsafe(ref d, 12 * step);
    }

    /// <summary>Eight rows of eight, as two halves of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block8(ref float s, nuint stride, ref float d, nuint step, Vector256<float> f)
    {
        Fours(ref s, stride, f, out var a0, out var a1, out var a2, out var a3);
        Fours(ref Unsafe.Add(ref s, 4 * stride), stride, f, out var b0, out var b1, out var b2, out var b3);
        Halves(a0, b0, ref d, step);
        Halves(a1, b1, ref Unsafe.Add(ref d, step), step);
        Halves(a2, b2, ref Unsafe.Add(ref d, 2 * step), step);
        Halves(a3, b3, ref Unsafe.Add(ref d, 3 * step), step);
    }

    /// <summary>Four rows of eight: afterwards half h of c<i>k</i> holds column 4·h + k of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fours(
        ref float s, nuint stride, Vector256<float> f,
        out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        Vector256<float> r0 = Vector256.LoadUnsafe(ref s) * f;
        Vector256<float> r1 = Vector256.LoadUnsafe(ref s, stride) * f;
        Vector256<float> r2 = Vector256.LoadUnsafe(ref s, 2 * stride) * f;
        Vector256<float> r3 = Vector256.LoadUnsafe(ref s, 3 * stride) * f;
        Vector256<double> low01 = Avx.UnpackLow(r0, r1).AsDouble(), high01 = Avx.UnpackHigh(r0, r1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(r2, r3).AsDouble(), high23 = Avx.UnpackHigh(r2, r3).AsDouble();
        c0 = Avx.UnpackLow(low01, low23).AsSingle();
        c1 = Avx.UnpackHigh(low01, low23).AsSingle();
        c2 = Avx.UnpackLow(high01, high23).AsSingle();
        c3 = Avx.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(Vector256<float> a, Vector256<float> b, ref float d, nuint step)
    {
        Avx.Permute2x128(a, b, 0x20).StoreUnsafe(ref d);
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref d, 4 * step);
    }

    /// <summary>Four rows of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block4(ref float s, nuint stride, ref float d, nuint step, Vector128<float> f)
    {
        Vector128<float> r0 = Vector128.LoadUnsafe(ref s) * f;
        Vector128<float> r1 = Vector128.LoadUnsafe(ref s, stride) * f;
        Vector128<float> r2 = Vector128.LoadUnsafe(ref s, 2 * stride) * f;
        Vector128<float> r3 = Vector128.LoadUnsafe(ref s, 3 * stride) * f;
        Vector128<float> low02 = ZipLow(r0, r2), high02 = ZipHigh(r0, r2), low13 = ZipLow(r1, r3), high13 = ZipHigh(r1, r3);
        ZipLow(low02, low13).StoreUnsafe(ref d);
        ZipHigh(low02, low13).StoreUnsafe(ref d, step);
        ZipLow(high02, high13).StoreUnsafe(ref d, 2 * step);
        ZipHigh(high02, high13).StoreUnsafe(ref d, 3 * step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    /// <summary>The factors of source columns, by the width of a block.</summary>
    private interface IScale
    {
        float At(nuint column);

        Vector128<float> At128(nuint column);

        Vector256<float> At256(nuint column);

        Vector512<float> At512(nuint column);
    }

    private readonly struct UniformScale(float factor) : IScale
    {
        public float At(nuint column) => factor;

        public Vector128<float> At128(nuint column) => Vector128.Create(factor);

        public Vector256<float> At256(nuint column) => Vector256.Create(factor);

        public Vector512<float> At512(nuint column) => Vector512.Create(factor);
    }

    private readonly ref struct ColumnScale(ref float factors) : IScale
    {
        private readonly ref float factors = ref factors;

        public float At(nuint column) => Unsafe.Add(ref factors, column);

        public Vector128<float> At128(nuint column) => Vector128.LoadUnsafe(ref factors, column);

        public Vector256<float> At256(nuint column) => Vector256.LoadUnsafe(ref factors, column);

        public Vector512<float> At512(nuint column) => Vector512.LoadUnsafe(ref factors, column);
    }
}
