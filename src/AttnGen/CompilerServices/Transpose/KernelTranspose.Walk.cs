using System.Runtime.CompilerServices;

namespace AttnGen.CompilerServices;

/// <content>The way through a large matrix, which has to spare the caches.</content>
/// <remarks>
/// A block of 8 × 8 floats reads half lines of the source. Were a whole column of blocks done at a time, both halves would come from the
/// level 2 cache, which costs more than all arithmetic. So columns that share lines are done together, a stretch of rows after the other.
/// </remarks>
public static partial class KernelTranspose
{
    /// <summary>Columns that are done together: the floats of a cache line.</summary>
    private const nuint LineColumns = 16;

    /// <summary>Rows after which the next columns of the same lines follow: the lines, 8 KB, are still in the level 1 cache then.</summary>
    private const nuint StretchRows = 128;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint rows, nuint columns, TDestination destination, nuint destinationStride)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        nuint size = BlockSize(rows, columns);
        if (TDestination.IsRepeatable)
        {
            Walk(source, sourceStride, rows, columns, destination, destinationStride, size);
            return;
        }

        nuint endRow = rows & ~(size - 1), endColumn = columns & ~(size - 1);
        Walk(source, sourceStride, endRow, endColumn, destination, destinationStride, size);
        Elements(source, sourceStride, endRow, rows, 0, endColumn, destination, destinationStride);
        Elements(source, sourceStride, 0, rows, endColumn, columns, destination, destinationStride);
    }

    /// <summary>
    /// The processor fetches lines that follow each other by itself: a block's rows are read on to their ends. The last blocks move back to the edge.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AlongRows<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint rows, nuint columns, TDestination destination, nuint destinationStride)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        nuint size = BlockSize(rows, columns);
        for (nuint r = 0; r < rows; r += size)
        {
            nuint row = Math.Min(r, rows - size);
            Blocks(source.From(row * sourceStride, 0), sourceStride, size, columns, destination.From(row), destinationStride, size);
        }
    }

    /// <summary>A matrix of few rows lies in the level 1 cache as a whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Walk<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint rows, nuint columns, TDestination destination, nuint destinationStride, nuint size)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        if (rows <= StretchRows)
        {
            Blocks(source, sourceStride, rows, columns, destination, destinationStride, size);
        }
        else
        {
            Stretches(source, sourceStride, rows, columns, destination, destinationStride, size);
        }
    }

    /// <summary>The last columns and rows move back to the edge, as the last blocks do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Stretches<TSource, TDestination>(
        TSource source, nuint sourceStride, nuint rows, nuint columns, TDestination destination, nuint destinationStride, nuint size)
        where TSource : struct, ISource<TSource>, allows ref struct
        where TDestination : struct, IDestination<TDestination>, allows ref struct
    {
        nuint aligned = TDestination.IsRepeatable ? ToAligned(ref destination.Start, destinationStride, size) : 0;
        if (aligned != 0)
        {
            Blocks(source, sourceStride, size, columns, destination, destinationStride, size);
        }

        for (nuint line = 0; line < columns; line += LineColumns)
        {
            nuint column = Math.Min(line, columns - size);
            for (nuint stretch = aligned; stretch < rows; stretch += StretchRows)
            {
                nuint row = Math.Min(stretch, rows - size);
                Blocks(
                    source.From((row * sourceStride) + column, column), sourceStride,
                    Math.Min(StretchRows, rows - row), Math.Min(LineColumns, columns - column),
                    destination.From((column * destinationStride) + row), destinationStride, size);
            }
        }
    }

    /// <summary>
    /// Floats from a place to the next where a vector of <paramref name="size"/> is aligned; 0 where that does not align the rows after it.
    /// </summary>
    /// <remarks>Arrays rarely begin on a vector's boundary, and a store that straddles lines takes longer. Memory that moves costs time only.</remarks>
    private static unsafe nuint ToAligned(ref float place, nuint stride, nuint size) =>
        stride % size == 0 ? (0 - ((nuint)Unsafe.AsPointer(ref place) / sizeof(float))) % size : 0;
}
