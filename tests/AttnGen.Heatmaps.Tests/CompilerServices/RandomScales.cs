using System.Globalization;

namespace AttnGen.Heatmaps.Tests;

/// <summary>
/// Curved scales drawn at random, the same ones every time: everyday and extreme ones alike. Environment variables for a longer search:
/// <c>ATTNGEN_SEED</c> (a number) draws others, <c>ATTNGEN_LONG=1</c> draws five times as many.
/// </summary>
internal static class RandomScales
{
    private const int DefaultCount = 400;

    private static readonly int[] EntryCounts = [1, 2, 3, 5, 7, 8, 16, 31, 64, 100, 255, 256, 256, 256, 257, 510, 999, 1000, 4096, 32767];

    public static int Seed { get; } = int.Parse(Environment.GetEnvironmentVariable("ATTNGEN_SEED") ?? "2017", CultureInfo.InvariantCulture);

    public static IEnumerable<ScaleCase> Draw()
    {
        Random random = new(Seed);
        int count = Environment.GetEnvironmentVariable("ATTNGEN_LONG") == "1" ? 5 * DefaultCount : DefaultCount;
        for (int i = 0; i < count; i++)
        {
            ScaleCase scale = Next(random, i % 5);
            if (scale.VMin < scale.VMax)
            {
                yield return scale;
            }
        }
    }

    /// <summary>The floats that tell most about a scale: its cuts and their neighbours, values all over it and beyond, special ones.</summary>
    public static float[] Values(ScaleCase scale, ReadOnlySpan<float> cuts, Random random)
    {
        List<float> values =
        [
            0f, -0f, float.Epsilon, -float.Epsilon, 1f, -1f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity,
            1.1754944e-38f, 1.1754942e-38f, BitConverter.UInt32BitsToSingle(0x7FC00000), BitConverter.UInt32BitsToSingle(0xFFFFFFFF),
            BitConverter.UInt32BitsToSingle(0x7F800001), (float)scale.VMin, (float)scale.VMax,
        ];
        foreach (float cut in cuts)
        {
            values.AddRange([cut, float.BitIncrement(cut), float.BitDecrement(cut)]);
        }

        for (int i = 0; i < 200; i++)
        {
            // Even over the bits, over the limits, and between two cuts.
            values.Add(BitConverter.UInt32BitsToSingle((uint)random.NextInt64(1L << 32)));
            values.Add((float)(scale.VMin + ((scale.VMax - scale.VMin) * random.NextDouble())));
            int k = random.Next(cuts.Length - 1);
            values.Add(float.Lerp(Math.Max(cuts[k], float.MinValue), cuts[k + 1], random.NextSingle()));
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        return [.. values];
    }

    private static ScaleCase Next(Random random, int kind)
    {
        int entries = EntryCounts[random.Next(EntryCounts.Length)];
        double low = Magnitude(random), high;
        if (kind == 0)
        {
            high = Above(random, low);
            return new LogScale(entries, low, high);
        }

        (low, high) = random.Next(5) switch
        {
            0 => (-low, low),
            1 => (0, low),
            2 => (-low, Magnitude(random)),
            3 => (low, Above(random, low)),
            _ => (-Above(random, low), -low),
        };
        double option = random.Next(3) == 0 ? Magnitude(random) : Math.Max(Math.Abs(low), Math.Abs(high)) * Math.Pow(10, (9 * random.NextDouble()) - 8);
        return kind switch
        {
            1 => new SymLogScale(
                entries, low, high, Math.Max(Math.Min(option, float.MaxValue), 1e-45), Math.Pow(10, (4 * random.NextDouble()) - 2),
                random.Next(2) == 0 ? 10 : 1 + Math.Pow(10, (4 * random.NextDouble()) - 2)),
            2 => new AsinhScale(entries, low, high, Math.Max(Math.Min(option, float.MaxValue), 1e-45)),
            3 => new PowerScale(entries, low, high, Math.Pow(10, (random.Next(3) == 0 ? 6 : 2) * (random.NextDouble() - 0.5))),
            _ => new TwoSlopeScale(entries, low, random.Next(6) switch { 0 => low, 1 => high, _ => low + ((high - low) * random.NextDouble()) }, high),
        };
    }

    /// <summary>A positive number from the least float to the greatest; every other one is a float, and most are everyday ones.</summary>
    private static double Magnitude(Random random)
    {
        double number = random.Next(8) switch
        {
            0 => float.MaxValue,
            1 => float.Epsilon * random.Next(1, 1 << 24),
            2 => Math.Pow(10, (81 * random.NextDouble()) - 44),
            _ => Math.Pow(10, (8 * random.NextDouble()) - 5),
        };
        return random.Next(2) == 0 ? Math.Max((float)number, float.Epsilon) : number;
    }

    /// <summary>A number above another, by a few units in the last place or by decades.</summary>
    private static double Above(Random random, double low)
    {
        double high = low * (1 + Math.Pow(10, random.Next(2) == 0 ? (7 * random.NextDouble()) - 7 : 12 * random.NextDouble()));
        return Math.Min(random.Next(2) == 0 ? (float)high : high, float.MaxValue);
    }
}
