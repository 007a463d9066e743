using System.Numerics;
using System.Runtime.CompilerServices;

namespace AttnGen.Heatmaps;

/// <summary>The filters of PNG that are used (ISO/IEC 15948, clause 9.2): what a pixel row is subtracted by, before it is compressed.</summary>
internal static class PngFilter
{
    /// <summary>The bytes as they are.</summary>
    public const byte None = 0;

    /// <summary>Each byte less that of the pixel on the left.</summary>
    public const byte Sub = 1;

    /// <summary>Each byte less that of the pixel above.</summary>
    public const byte Up = 2;

    /// <summary>Applies a filter.</summary>
    /// <param name="filter">One of the filters above.</param>
    /// <param name="row">A pixel row.</param>
    /// <param name="above">The one above it; zeros above the first.</param>
    /// <param name="sampleLength">Bytes of a pixel.</param>
    /// <param name="filtered">As long as the row.</param>
    public static void Apply(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int sampleLength, Span<byte> filtered)
    {
        switch (filter)
        {
            case Sub:
                row[..sampleLength].CopyTo(filtered);
                Subtract(row[sampleLength..], row[..^sampleLength], filtered[sampleLength..]);
                break;
            case Up:
                Subtract(row, above, filtered);
                break;
            default:
                row.CopyTo(filtered);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(ReadOnlySpan<byte> minuend, ReadOnlySpan<byte> subtrahend, Span<byte> difference)
    {
        int i = 0;
        for (; i <= minuend.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (new Vector<byte>(minuend[i..]) - new Vector<byte>(subtrahend[i..])).CopyTo(difference[i..]);
        }

        for (; i < minuend.Length; i++)
        {
            difference[i] = (byte)(minuend[i] - subtrahend[i]);
        }
    }
}
