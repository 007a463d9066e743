using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// What kernels of additive attention make ready once a call: rows of whole vectors, the weights of the units. Called by generated code; not
/// meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelStaging
{
    /// <summary>Copies rows that lie without gaps to rows <paramref name="stride"/> floats apart, with zeros between them.</summary>
    /// <param name="from">[rows, count].</param>
    /// <param name="count">Numbers of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="to">[rows, stride].</param>
    /// <param name="stride">Floats of a row, at least <paramref name="count"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad(ref float from, nuint count, nuint rows, ref float to, nuint stride)
    {
        for (nuint row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref from, row * count), (int)count)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, row * stride), (int)count));
        }

        ClearPadding(ref to, count, rows, stride);
    }

    /// <summary>Copies two matrices side by side.</summary>
    /// <param name="left">[rows, leftCount].</param>
    /// <param name="leftCount">Numbers of a row of <paramref name="left"/>.</param>
    /// <param name="right">[rows, rightCount].</param>
    /// <param name="rightCount">Numbers of a row of <paramref name="right"/>.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="to">[rows, leftCount + rightCount].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(ref float left, nuint leftCount, ref float right, nuint rightCount, nuint rows, ref float to)
    {
        for (nuint row = 0; row < rows; row++)
        {
            ref float target = ref Unsafe.Add(ref to, row * (leftCount + rightCount));
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref left, row * leftCount), (int)leftCount).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)leftCount));
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref right, row * rightCount), (int)rightCount)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, leftCount), (int)rightCount));
        }
    }

    /// <summary>Clears what lies between the rows of a matrix.</summary>
    /// <param name="matrix">[rows, stride].</param>
    /// <param name="count">Numbers of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="stride">Floats of a row, at least <paramref name="count"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearPadding(ref float matrix, nuint count, nuint rows, nuint stride)
    {
        for (nuint row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref matrix, (row * stride) + count), (int)(stride - count)).Clear();
        }
    }

    /// <summary>weights = factor · v, then zeros.</summary>
    /// <param name="v">[units].</param>
    /// <param name="units">Units.</param>
    /// <param name="padded">Units and zeros.</param>
    /// <param name="factor">Factor of every weight.</param>
    /// <param name="weights">[padded].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaledWeights(ref float v, nuint units, nuint padded, float factor, ref float weights)
    {
        for (nuint unit = 0; unit < units; unit++)
        {
            Unsafe.Add(ref weights, unit) = factor * Unsafe.Add(ref v, unit);
        }

        ClearPadding(ref weights, units, 1, padded);
    }

    /// <summary>weights = factor · v / ‖v‖, then zeros. The length is added up in double and in order, so that its bits are the same everywhere.</summary>
    /// <inheritdoc cref="ScaledWeights"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NormalizedWeights(ref float v, nuint units, nuint padded, float factor, ref float weights)
    {
        double squares = 0;
        for (nuint unit = 0; unit < units; unit++)
        {
            double weight = Unsafe.Add(ref v, unit);
            squares += weight * weight;
        }

        // In double up to the end: the length of very small weights is no normal float, and its inverse none at all.
        double scale = factor / Math.Sqrt(squares);
        for (nuint unit = 0; unit < units; unit++)
        {
            Unsafe.Add(ref weights, unit) = (float)(scale * Unsafe.Add(ref v, unit));
        }

        ClearPadding(ref weights, units, 1, padded);
    }

    /// <summary>weights = factor, then zeros.</summary>
    /// <param name="units">Units.</param>
    /// <param name="padded">Units and zeros.</param>
    /// <param name="factor">Every weight.</param>
    /// <param name="weights">[padded].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EqualWeights(nuint units, nuint padded, float factor, ref float weights)
    {
        MemoryMarshal.CreateSpan(ref weights, (int)units).Fill(factor);
        ClearPadding(ref weights, units, 1, padded);
    }

    /// <summary>Clears the rows whose mask is false.</summary>
    /// <param name="mask">[rows].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="dim">Numbers of a row.</param>
    /// <param name="output">[rows, dim].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearMasked(ref bool mask, nuint rows, nuint dim, ref float output)
    {
        for (nuint row = 0; row < rows; row++)
        {
            if (!Unsafe.Add(ref mask, row))
            {
                MemoryMarshal.CreateSpan(ref Unsafe.Add(ref output, row * dim), (int)dim).Clear();
            }
        }
    }
}
