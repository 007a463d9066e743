using System.Diagnostics;

namespace AttnGen.Demo;

/// <summary>Times and errors as the demo prints them.</summary>
internal static class Measure
{
    private const int Rounds = 31;

    /// <summary>Median microseconds of a call, each round long enough for the clock.</summary>
    public static double Microseconds(Action call)
    {
        int repeats = 1;
        while (Seconds(call, repeats) < 2e-4)
        {
            repeats *= 2;
        }

        double[] rounds = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            rounds[i] = Seconds(call, repeats) / repeats * 1e6;
        }

        Array.Sort(rounds);
        return rounds[Rounds / 2];
    }

    public static double LargestError(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs((double)actual[i] - expected[i]));
        }

        return largest;
    }

    /// <summary>A checksum of the numbers' bits (FNV-1a): equal on two machines only if every bit is.</summary>
    public static uint Checksum(ReadOnlySpan<float> numbers)
    {
        uint hash = 2166136261;
        foreach (float number in numbers)
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(number)) * 16777619;
        }

        return hash;
    }

    private static double Seconds(Action call, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
