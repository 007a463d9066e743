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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lay(ref float matrix, ref float panels, nuint rows, nuint columns, nuint stride, nuint width, nuint panelRows)
    {
        for (nuint row = 0; row < rows; row++)
        {
            for (nuint c = 0; c < columns; c += width)
            {
                ref float source = ref Unsafe.Add(ref matrix, (row * stride) + Math.Min(c, columns - width));
                ref float target = ref Unsafe.Add(ref panels, (c * panelRows) + (row * width));
                nuint i = 0;
                for (; i + 8 <= width; i += 8)
                {
                    Vector256.LoadUnsafe(ref source, i).StoreUnsafe(ref target, i);
                }

                for (; i < width; i++)
                {
                    Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
                }
            }
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
}
