using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AttnGen.CompilerServices;

/// <summary>
/// The limits of a colour scale that come from the data: as <c>imshow</c>, the least and the greatest finite value.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColorLimits
{
    /// <summary>The least and the greatest finite value; both are <paramref name="whenNone"/> where there is none.</summary>
    /// <param name="values">The data.</param>
    /// <param name="isPositive">Whether only values above 0 count, for logarithmic scales.</param>
    /// <param name="whenNone">The limits of nothing.</param>
    /// <param name="least">The lower limit.</param>
    /// <param name="greatest">The upper limit.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(ReadOnlySpan<float> values, bool isPositive, double whenNone, out double least, out double greatest)
    {
        if (!isPositive && Vector512.IsHardwareAccelerated && values.Length >= 4 * Vector512<float>.Count)
        {
            // Minima and maxima of everything are quick; what is not finite shows in them, or is a NaN that leaves no trace.
            OfAll512(ref MemoryMarshal.GetReference(values), (nuint)values.Length, out float min, out float max);
            if (min <= max && min >= float.MinValue && max <= float.MaxValue)
            {
                (least, greatest) = (min, max);
                return;
            }
        }

        OfCounted(values, isPositive, whenNone, out least, out greatest);
    }

    /// <summary>The same over the values whose <paramref name="mask"/> is true; both spans have one length.</summary>
    public static void Find(
        ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, bool isPositive, double whenNone, out double least, out double greatest)
    {
        float min = float.PositiveInfinity;
        float max = float.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (mask[i])
            {
                Include(values[i], isPositive, ref min, ref max);
            }
        }

        Conclude(min, max, whenNone, out least, out greatest);
    }

    /// <summary>Limits on both sides of a centre, equally far from it, that hold both of these.</summary>
    public static void Center(double vcenter, ref double vmin, ref double vmax)
    {
        double halfRange = Math.Max(vcenter - vmin, vmax - vcenter);
        vmin = vcenter - halfRange;
        vmax = vcenter + halfRange;
    }

    /// <summary>The limits widened as far as to a centre that they leave out.</summary>
    public static void Include(double vcenter, ref double vmin, ref double vmax)
    {
        vmin = Math.Min(vmin, vcenter);
        vmax = Math.Max(vmax, vcenter);
    }

    /// <summary>Checks that a given limit and the one found in the data are in order.</summary>
    /// <exception cref="ArgumentException"><paramref name="vmin"/> is above <paramref name="vmax"/>.</exception>
    public static void AreOrdered(double vmin, double vmax)
    {
        if (vmin > vmax)
        {
            ThrowOutOfOrder(vmin, vmax);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfAll512(ref float values, nuint count, out float min, out float max)
    {
        Vector512<float> min0 = Vector512.Create(float.PositiveInfinity);
        Vector512<float> max0 = Vector512.Create(float.NegativeInfinity);
        Vector512<float> min1 = min0, min2 = min0, min3 = min0;
        Vector512<float> max1 = max0, max2 = max0, max3 = max0;

        // Four chains hide the latency; the last step overlaps the one before. With the data first the x64 instructions pass over a NaN.
        nuint last = count - 64;
        for (nuint i = 0; ; i = nuint.Min(i + 64, last))
        {
            Vector512<float> x0 = Vector512.LoadUnsafe(ref values, i);
            Vector512<float> x1 = Vector512.LoadUnsafe(ref values, i + 16);
            Vector512<float> x2 = Vector512.LoadUnsafe(ref values, i + 32);
            Vector512<float> x3 = Vector512.LoadUnsafe(ref values, i + 48);
            min0 = Vector512.MinNative(x0, min0);
            min1 = Vector512.MinNative(x1, min1);
            min2 = Vector512.MinNative(x2, min2);
            min3 = Vector512.MinNative(x3, min3);
            max0 = Vector512.MaxNative(x0, max0);
            max1 = Vector512.MaxNative(x1, max1);
            max2 = Vector512.MaxNative(x2, max2);
            max3 = Vector512.MaxNative(x3, max3);
            if (i == last)
            {
                break;
            }
        }

        Vector512<float> mins = Vector512.MinNative(Vector512.MinNative(min0, min1), Vector512.MinNative(min2, min3));
        Vector512<float> maxs = Vector512.MaxNative(Vector512.MaxNative(max0, max1), Vector512.MaxNative(max2, max3));
        min = mins[0];
        max = maxs[0];
        for (int lane = 1; lane < Vector512<float>.Count; lane++)
        {
            min = Math.Min(min, mins[lane]);
            max = Math.Max(max, maxs[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfCounted(ReadOnlySpan<float> values, bool isPositive, double whenNone, out double least, out double greatest)
    {
        float min = float.PositiveInfinity;
        float max = float.NegativeInfinity;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        if (vectors.Length > 0)
        {
            Vector<float> infinity = new(float.PositiveInfinity);
            Vector<float> lowest = new(isPositive ? 0f : float.NegativeInfinity);
            Vector<float> mins = infinity;
            Vector<float> maxs = -infinity;
            foreach (Vector<float> vector in vectors)
            {
                // NaN fails the comparisons as the infinities do.
                Vector<int> counts = Vector.LessThan(vector, infinity) & Vector.GreaterThan(vector, lowest);
                mins = Vector.MinNative(mins, Vector.ConditionalSelect(counts, vector, infinity));
                maxs = Vector.MaxNative(maxs, Vector.ConditionalSelect(counts, vector, -infinity));
            }

            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                min = Math.Min(min, mins[lane]);
                max = Math.Max(max, maxs[lane]);
            }
        }

        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            Include(value, isPositive, ref min, ref max);
        }

        Conclude(min, max, whenNone, out least, out greatest);
    }

    private static void Include(float value, bool isPositive, ref float min, ref float max)
    {
        if (float.IsFinite(value) && (value > 0f || !isPositive))
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
    }

    private static void Conclude(float min, float max, double whenNone, out double least, out double greatest) =>
        (least, greatest) = min <= max ? (min, max) : (whenNone, whenNone);

    [DoesNotReturn]
    private static void ThrowOutOfOrder(double vmin, double vmax) => throw new ArgumentException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The colour limits are out of order: vmin is {vmin}, vmax is {vmax}. One comes from the finite values; give both, or one that lies on the other's side."),
        "values");
}
