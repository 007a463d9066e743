using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AttnGen.CompilerServices;

/// <summary>
/// The limits of a colour scale that come from the data: as <c>imshow</c>, the least and the greatest finite value.
/// Called by generated code; not meant for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColorLimits
{
    /// <summary>The least and the greatest finite value; both are <paramref name="whenNone"/> where no value is finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfFinite(ReadOnlySpan<float> values, double whenNone, out double least, out double greatest)
    {
        float min = float.PositiveInfinity;
        float max = float.NegativeInfinity;
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        if (vectors.Length > 0)
        {
            Vector<float> infinity = new(float.PositiveInfinity);
            Vector<float> mins = infinity;
            Vector<float> maxs = -infinity;
            foreach (Vector<float> vector in vectors)
            {
                // NaN fails the comparison as the infinities do.
                Vector<int> isFinite = Vector.LessThan(Vector.Abs(vector), infinity);
                mins = Vector.Min(mins, Vector.ConditionalSelect(isFinite, vector, infinity));
                maxs = Vector.Max(maxs, Vector.ConditionalSelect(isFinite, vector, -infinity));
            }

            for (int lane = 0; lane < Vector<float>.Count; lane++)
            {
                min = Math.Min(min, mins[lane]);
                max = Math.Max(max, maxs[lane]);
            }
        }

        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            Include(value, ref min, ref max);
        }

        Conclude(min, max, whenNone, out least, out greatest);
    }

    /// <summary>The same over the values whose <paramref name="mask"/> is true; both spans have one length.</summary>
    public static void OfFinite(ReadOnlySpan<float> values, ReadOnlySpan<bool> mask, double whenNone, out double least, out double greatest)
    {
        float min = float.PositiveInfinity;
        float max = float.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            if (mask[i])
            {
                Include(values[i], ref min, ref max);
            }
        }

        Conclude(min, max, whenNone, out least, out greatest);
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

    private static void Include(float value, ref float min, ref float max)
    {
        if (float.IsFinite(value))
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
