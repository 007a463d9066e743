using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <content>The blocks of 16 × 16, 8 × 8 and 4 × 4 elements, and the loops over them.</content>
public static partial class KernelTranspose
{
    /// <summary>The largest block that the processor has vectors for and the matrix room for; 1: single elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint BlockSize(nuint rows, nuint columns) =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported && rows >= 16 && columns >= 16 ? 16
        : Vector256.IsHardwareAccelerated && Avx.IsSupported && rows >= 8 && columns >= 8 ? 8
        : (Sse.IsSupported || AdvSimd.Arm64.IsSupported) && rows >= 4 && columns >= 4 ? 4u
        : 1;

    /// <summary>The last block of a row or column of blocks moves back to the edge.</summary>
    /// <remarks>What the processor has no vectors for is left out before anything is inlined, of which the JIT does only so much a method.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint rows, nuint columns, TDestination destination, nuint destinationStride, nuint size)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated && size == 16)
        {
            for (nuint c = 0; c < columns; c += 16)
            {
                nuint column = Math.Min(c, columns - 16);
                for (nuint r = 0; r < rows; r += 16)
                {
                    nuint row = Math.Min(r, rows - 16);
                    Block16(
                        source.From((row * sourceStride) + column, column), sourceStride,
                        destination.From((column * destinationStride) + row), destinationStride);
                }
            }
        }
        else if (Vector256.IsHardwareAccelerated && size == 8)
        {
            for (nuint c = 0; c < columns; c += 8)
            {
                nuint column = Math.Min(c, columns - 8);
                for (nuint r = 0; r < rows; r += 8)
                {
                    nuint row = Math.Min(r, rows - 8);
                    Block8(
                        source.From((row * sourceStride) + column, column), sourceStride,
                        destination.From((column * destinationStride) + row), destinationStride);
                }
            }
        }
        else if (Vector128.IsHardwareAccelerated && size == 4)
        {
            for (nuint c = 0; c < columns; c += 4)
            {
                nuint column = Math.Min(c, columns - 4);
                for (nuint r = 0; r < rows; r += 4)
                {
                    nuint row = Math.Min(r, rows - 4);
                    Block4(
                        source.From((row * sourceStride) + column, column), sourceStride,
                        destination.From((column * destinationStride) + row), destinationStride);
                }
            }
        }
        else
        {
            Elements(source, sourceStride, 0, rows, 0, columns, destination, destinationStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Elements<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint firstRow, nuint endRow, nuint firstColumn, nuint endColumn,
        TDestination destination, nuint destinationStride)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        for (nuint column = firstColumn; column < endColumn; column++)
        {
            for (nuint row = firstRow; row < endRow; row++)
            {
                destination.Put((column * destinationStride) + row, source.From((row * sourceStride) + column, column).At(0));
            }
        }
    }

    /// <summary>Sixteen rows of sixteen: pairs, then fours within 128 bits, then the 128-bit quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block16<TSource, TDestination>(TSource source, nuint stride, TDestination destination, nuint step)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        Fours(source, stride, out Vector512<float> a0, out var a1, out var a2, out var a3);
        Fours(source.From(4 * stride, 0), stride, out Vector512<float> b0, out var b1, out var b2, out var b3);
        Fours(source.From(8 * stride, 0), stride, out Vector512<float> c0, out var c1, out var c2, out var c3);
        Fours(source.From(12 * stride, 0), stride, out Vector512<float> e0, out var e1, out var e2, out var e3);
        Quarters(a0, b0, c0, e0, destination, step);
        Quarters(a1, b1, c1, e1, destination.From(step), step);
        Quarters(a2, b2, c2, e2, destination.From(2 * step), step);
        Quarters(a3, b3, c3, e3, destination.From(3 * step), step);
    }

    /// <summary>Four rows of sixteen: afterwards quarter q of c<i>k</i> holds column 4·q + k of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fours<TSource>(
        TSource source, nuint stride,
        out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3)
        where TSource : struct, ISource<TSource>, allows ref struct
    {
        c0 = source.At512(0);
        c1 = source.At512(stride);
        c2 = source.At512(2 * stride);
        c3 = source.At512(3 * stride);
        Fours(ref c0, ref c1, ref c2, ref c3);
    }

    /// <summary>Transposes four by four within each 128 bits of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fours(ref Vector512<float> v0, ref Vector512<float> v1, ref Vector512<float> v2, ref Vector512<float> v3)
    {
        Vector512<double> low01 = Avx512F.UnpackLow(v0, v1).AsDouble(), high01 = Avx512F.UnpackHigh(v0, v1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(v2, v3).AsDouble(), high23 = Avx512F.UnpackHigh(v2, v3).AsDouble();
        v0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        v1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        v2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        v3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Transposes the 128-bit quarters of four vectors and puts them four destination rows apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quarters<TDestination>(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> e, TDestination destination, nuint step)
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        Vector512<float> lowAb = Avx512F.Shuffle4x128(a, b, 0b_01_00_01_00), highAb = Avx512F.Shuffle4x128(a, b, 0b_11_10_11_10);
        Vector512<float> lowCe = Avx512F.Shuffle4x128(c, e, 0b_01_00_01_00), highCe = Avx512F.Shuffle4x128(c, e, 0b_11_10_11_10);
        destination.Put(0, Avx512F.Shuffle4x128(lowAb, lowCe, 0b_10_00_10_00));
        destination.Put(4 * step, Avx512F.Shuffle4x128(lowAb, lowCe, 0b_11_01_11_01));
        destination.Put(8 * step, Avx512F.Shuffle4x128(highAb, highCe, 0b_10_00_10_00));
        destination.Put(12 * step, Avx512F.Shuffle4x128(highAb, highCe, 0b_11_01_11_01));
    }

    /// <summary>Eight rows of eight, as two halves of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block8<TSource, TDestination>(TSource source, nuint stride, TDestination destination, nuint step)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        Fours(source, stride, out Vector256<float> a0, out var a1, out var a2, out var a3);
        Fours(source.From(4 * stride, 0), stride, out Vector256<float> b0, out var b1, out var b2, out var b3);
        Halves(a0, b0, destination, step);
        Halves(a1, b1, destination.From(step), step);
        Halves(a2, b2, destination.From(2 * step), step);
        Halves(a3, b3, destination.From(3 * step), step);
    }

    /// <summary>Four rows of eight: afterwards half h of c<i>k</i> holds column 4·h + k of the four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fours<TSource>(
        TSource source, nuint stride,
        out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
        where TSource : struct, ISource<TSource>, allows ref struct
    {
        c0 = source.At256(0);
        c1 = source.At256(stride);
        c2 = source.At256(2 * stride);
        c3 = source.At256(3 * stride);
        Fours(ref c0, ref c1, ref c2, ref c3);
    }

    /// <summary>Transposes four by four within each 128 bits of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fours(ref Vector256<float> v0, ref Vector256<float> v1, ref Vector256<float> v2, ref Vector256<float> v3)
    {
        Vector256<double> low01 = Avx.UnpackLow(v0, v1).AsDouble(), high01 = Avx.UnpackHigh(v0, v1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(v2, v3).AsDouble(), high23 = Avx.UnpackHigh(v2, v3).AsDouble();
        v0 = Avx.UnpackLow(low01, low23).AsSingle();
        v1 = Avx.UnpackHigh(low01, low23).AsSingle();
        v2 = Avx.UnpackLow(high01, high23).AsSingle();
        v3 = Avx.UnpackHigh(high01, high23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves<TDestination>(Vector256<float> a, Vector256<float> b, TDestination destination, nuint step)
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        destination.Put(0, Avx.Permute2x128(a, b, 0x20));
        destination.Put(4 * step, Avx.Permute2x128(a, b, 0x31));
    }

    /// <summary>Four rows of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block4<TSource, TDestination>(TSource source, nuint stride, TDestination destination, nuint step)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        Vector128<float> v0 = source.At128(0), v1 = source.At128(stride), v2 = source.At128(2 * stride), v3 = source.At128(3 * stride);
        Fours(ref v0, ref v1, ref v2, ref v3);
        destination.Put(0, v0);
        destination.Put(step, v1);
        destination.Put(2 * step, v2);
        destination.Put(3 * step, v3);
    }

    /// <summary>Transposes four by four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Fours(ref Vector128<float> v0, ref Vector128<float> v1, ref Vector128<float> v2, ref Vector128<float> v3)
    {
        Vector128<float> low02 = ZipLow(v0, v2), high02 = ZipHigh(v0, v2), low13 = ZipLow(v1, v3), high13 = ZipHigh(v1, v3);
        v0 = ZipLow(low02, low13);
        v1 = ZipHigh(low02, low13);
        v2 = ZipLow(high02, high13);
        v3 = ZipHigh(high02, high13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
