using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AttnGen.CompilerServices;

/// <summary>
/// A matrix laid out for many products with it: as it lies, a tile reads a piece of every row, on another page each time and across
/// cache lines; in panels it reads on without a gap. Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelPanels
{
    /// <summary>Copies panels of <paramref name="width"/> columns, one after the other; the last moves back to the edge.</summary>
    /// <param name="matrix">The first float of [rows, columns].</param>
    /// <param name="panels">The first float of the panels, each [rows, width].</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="width">Columns of a panel, at most <paramref name="columns"/>.</param>
    public static void Lay(ref float matrix, ref float panels, nuint rows, nuint columns, nuint stride, nuint width) =>
        Lay(ref matrix, ref panels, rows, columns, stride, width, rows);

    /// <summary>Copies the first rows of panels that have room for more.</summary>
    /// <param name="matrix">The first float of [rows, columns].</param>
    /// <param name="panels">The first float of the panels, each [<paramref name="panelRows"/>, width].</param>
    /// <param name="rows">Rows that are copied.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="width">Columns of a panel, at most <paramref name="columns"/>.</param>
    /// <param name="panelRows">Rows of a panel.</param>
    public static void Lay(ref float matrix, ref float panels, nuint rows, nuint columns, nuint stride, nuint width, nuint panelRows)
    {
        // The usual widths by constants: a loop over a panel's row costs as much as what it copies.
        switch (width)
        {
            case 16:
                LayRows<Sixteen>(ref matrix, ref panels, rows, columns, stride, width, panelRows);
                break;
            case 32:
                LayRows<ThirtyTwo>(ref matrix, ref panels, rows, columns, stride, width, panelRows);
                break;
            default:
                LayRows<Any>(ref matrix, ref panels, rows, columns, stride, width, panelRows);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LayRows<TWidth>(ref float matrix, ref float panels, nuint rows, nuint columns, nuint stride, nuint width, nuint panelRows)
        where TWidth : struct, IPanelWidth
    {
        nuint step = TWidth.Of(width), whole = columns - (columns % step), panel = panelRows * step;
        for (nuint row = 0; row < rows; row++)
        {
            ref float source = ref Unsafe.Add(ref matrix, row * stride);
            ref float target = ref Unsafe.Add(ref panels, row * step);
            for (nuint c = 0; c < whole; c += step)
            {
                Copy(ref Unsafe.Add(ref source, c), ref target, step);
                target = ref Unsafe.Add(ref target, panel);
            }

            if (whole < columns)
            {
                Copy(ref Unsafe.Add(ref source, columns - step), ref target, step);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float target, nuint length)
    {
        if (length is 16 or 32)
        {
            Vector256<float> first = Vector256.LoadUnsafe(ref source), second = Vector256.LoadUnsafe(ref source, 8);
            first.StoreUnsafe(ref target);
            second.StoreUnsafe(ref target, 8);
            if (length == 32)
            {
                Vector256<float> third = Vector256.LoadUnsafe(ref source, 16), fourth = Vector256.LoadUnsafe(ref source, 24);
                third.StoreUnsafe(ref target, 16);
                fourth.StoreUnsafe(ref target, 24);
            }

            return;
        }

        nuint i = 0;
        for (; i + 8 <= length; i += 8)
        {
            Vector256.LoadUnsafe(ref source, i).StoreUnsafe(ref target, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
        }
    }

    /// <summary>
    /// Asks for the cache line of a float that is copied soon. A hint that reads nothing: it may point behind the end of an array, and stay behind
    /// where the array moves. Other processors than x86 find such rows by themselves, or read them where they are copied.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref float soon)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref soon));
        }
    }

    /// <summary>A panel's width, known to the JIT or not.</summary>
    private interface IPanelWidth
    {
        static abstract nuint Of(nuint width);
    }

    private readonly struct Sixteen : IPanelWidth
    {
        public static nuint Of(nuint width) => 16;
    }

    private readonly struct ThirtyTwo : IPanelWidth
    {
        public static nuint Of(nuint width) => 32;
    }

    private readonly struct Any : IPanelWidth
    {
        public static nuint Of(nuint width) => width;
    }
}
