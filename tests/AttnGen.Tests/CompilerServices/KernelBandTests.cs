using AttnGen.CompilerServices;

namespace AttnGen.Tests;

/// <summary>The band against its rule: key k is in sight of query q where q + lower ≤ k ≤ q + upper.</summary>
public sealed class KernelBandTests
{
    private const float Fill = -7f, Beside = 3f;

    /// <summary>Diagonals are clipped to −queries … keys when a kernel is generated; a block's position shifts them further.</summary>
    [Fact]
    public void DiagonalsFillWhatTheyHide()
    {
        for (int queries = 1; queries <= 18; queries++)
        {
            for (int keys = 0; keys <= 19; keys++)
            {
                for (int diagonal = -2 * (queries + keys); diagonal <= 2 * (queries + keys); diagonal++)
                {
                    int stride = queries + 2;
                    float[] after = Filled(keys, stride, (k, q) => q < queries && k > q + diagonal), before = Filled(keys, stride, (k, q) => q < queries && k < q + diagonal);
                    float[] actualAfter = Filled(keys, stride, (_, _) => false), actualBefore = [.. actualAfter];
                    KernelBand.FillAfter(ref actualAfter[0], (nuint)stride, (nuint)keys, (nuint)queries, diagonal, Fill);
                    KernelBand.FillBefore(ref actualBefore[0], (nuint)stride, (nuint)keys, (nuint)queries, diagonal, Fill);
                    string what = $"{queries} queries, {keys} keys, diagonal {diagonal}";
                    Bits.AssertSame(after, actualAfter, "after: " + what);
                    Bits.AssertSame(before, actualBefore, "before: " + what);
                }
            }
        }
    }

    [Fact]
    public void ARowIsFilledOutsideItsBand()
    {
        for (int slots = 0; slots <= 20; slots++)
        {
            for (int first = -25; first <= 25; first++)
            {
                for (int last = -25; last <= 25; last++)
                {
                    float[] row = Filled(1, slots + 1, (_, _) => false);
                    KernelBand.FillOutside(ref row[0], (nuint)slots, first, last, Fill);
                    Bits.AssertSame(Filled(1, slots + 1, (_, k) => k < slots && (k < first || k > last)), row, $"{slots} slots, {first} … {last}");
                }
            }
        }
    }

    /// <summary>Every key that a query sees is visited, no visit leaves the valid keys, and none begins or ends later than it must.</summary>
    [Fact]
    public void AVisitHoldsEveryKeyInSightAndHardlyMore()
    {
        const int Keys = 70, Last = 48;
        for (int firstQuery = 0; firstQuery <= 60; firstQuery += 5)
        {
            foreach (int queries in new[] { 1, 4, 16 })
            {
                foreach (int lower in new[] { int.MinValue, -76, -70, -33, -16, -15, -1, 0, 1, 15, 17, 69, 70, int.MaxValue })
                {
                    foreach (int upper in new[] { int.MinValue, -76, -70, -17, -1, 0, 1, 16, 40, 70, int.MaxValue })
                    {
                        foreach (int length in new[] { 0, 1, 47, 48, 49, 69, Keys })
                        {
                            CheckVisit(firstQuery, queries, lower, upper, length, Last);
                        }
                    }
                }
            }
        }
    }

    private static void CheckVisit(int firstQuery, int queries, int lower, int upper, int length, int last)
    {
        int start = (int)KernelBand.Start((nuint)firstQuery, lower, (nuint)last);
        int count = (int)KernelBand.Count((nuint)firstQuery, (nuint)queries, upper, (nuint)start, (nuint)length);
        string what = $"queries {firstQuery} + {queries}, band {lower} … {upper}, {length} keys: {start} + {count}";
        long firstSeen = Math.Max((long)firstQuery + lower, 0), lastSeen = Math.Min((long)firstQuery + queries - 1 + upper, length - 1);
        Assert.True(start % 16 == 0 && start >= 0 && start <= last && start <= firstSeen, what);
        Assert.True(start == last || start > firstSeen - 16, what);
        Assert.Equal(Math.Max(lastSeen + 1 - start, 0), count);
        for (int query = firstQuery; query < firstQuery + queries; query++)
        {
            for (int key = 0; key < length; key++)
            {
                bool isSeen = key >= (long)query + lower && key <= (long)query + upper;
                Assert.True(!isSeen || (key >= start && key < start + count), what);
            }
        }
    }

    /// <summary>A matrix that is filled where the rule says so; one element more than its size, which nothing may touch.</summary>
    private static float[] Filled(int rows, int columns, Func<int, int, bool> isFilled) =>
        [.. Enumerable.Range(0, rows * columns).Select(i => isFilled(i / columns, i % columns) ? Fill : Beside), Beside];
}
