using System.Runtime.InteropServices;

namespace AttnGen.Benchmarks.Comparison;

/// <summary>
/// Floats from the start of a cache line on, which the garbage collector does not move: nobody's memory lies better than another's, or than in the last run.
/// </summary>
internal sealed class AlignedMemory
{
    private const int LineBytes = 64;

    private readonly float[] _floats;
    private readonly int _start, _length;

    public AlignedMemory(int length)
    {
        _floats = GC.AllocateArray<float>(length + (LineBytes / sizeof(float)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_floats, 0);
        _start = (int)((LineBytes - (address % LineBytes)) % LineBytes / sizeof(float));
        _length = length;

        // The first to write to it would pay for its pages.
        Span.Clear();
    }

    public Span<float> Span => _floats.AsSpan(_start, _length);

    public Memory<float> Memory => _floats.AsMemory(_start, _length);

    /// <summary>Numbers between −1 and 1, the same in each run.</summary>
    public static AlignedMemory Random(int length, int seed)
    {
        Random random = new(seed);
        AlignedMemory memory = new(length);
        foreach (ref float value in memory.Span)
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return memory;
    }

    /// <summary>A [first, second, dim] tensor as [second, first, dim].</summary>
    public AlignedMemory SwapAxes(int first, int second)
    {
        int dim = _length / (first * second);
        AlignedMemory swapped = new(_length);
        for (int i = 0; i < first; i++)
        {
            for (int j = 0; j < second; j++)
            {
                Span.Slice(((i * second) + j) * dim, dim).CopyTo(swapped.Span[(((j * first) + i) * dim)..]);
            }
        }

        return swapped;
    }

    public double LargestDifference(AlignedMemory other)
    {
        double largest = 0;
        for (int i = 0; i < _length; i++)
        {
            double difference = Math.Abs((double)Span[i] - other.Span[i]);
            if (double.IsNaN(difference))
            {
                return double.NaN;
            }

            largest = Math.Max(largest, difference);
        }

        return largest;
    }
}
