using System.Runtime.Intrinsics;
using AttnGen.CompilerServices;

namespace AttnGen.Tests;

/// <summary>The fixed tree of sixteen lanes gives the same bits in one, two and four vectors.</summary>
public sealed class LanesTests
{
    [Fact]
    public void SumsOfAllWidthsHaveTheSameBits()
    {
        Random random = new(1);
        for (int round = 0; round < 1000; round++)
        {
            float[] lanes = [.. Enumerable.Range(0, 16).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 7)))];
            float wide = Lanes.Sum(Vector512.Create(lanes));
            float middle = Lanes.Sum(Vector256.Create(lanes), Vector256.Create(lanes, 8));
            float narrow = Lanes.Sum(Vector128.Create(lanes), Vector128.Create(lanes, 4), Vector128.Create(lanes, 8), Vector128.Create(lanes, 12));
            Assert.Equal(BitConverter.SingleToUInt32Bits(Tree(lanes)), BitConverter.SingleToUInt32Bits(wide));
            Assert.Equal(BitConverter.SingleToUInt32Bits(wide), BitConverter.SingleToUInt32Bits(middle));
            Assert.Equal(BitConverter.SingleToUInt32Bits(wide), BitConverter.SingleToUInt32Bits(narrow));
        }
    }

    [Fact]
    public void TheLargestLaneIsFoundWhereverItIs()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            float[] lanes = [.. Enumerable.Range(0, 16).Select(i => i == lane ? -1f : -2f - i)];
            Assert.Equal(-1f, Lanes.Max(Vector512.Create(lanes)));
            Assert.Equal(-1f, Lanes.Max(Vector256.Create(lanes, lane / 8 * 8)));
            Assert.Equal(-1f, Lanes.Max(Vector128.Create(lanes, lane / 4 * 4)));
        }
    }

    /// <summary>i with i + 8, then + 4, + 2, + 1.</summary>
    private static float Tree(float[] lanes)
    {
        float[] sums = [.. lanes];
        for (int step = 8; step >= 1; step /= 2)
        {
            for (int i = 0; i < step; i++)
            {
                sums[i] += sums[i + step];
            }
        }

        return sums[0];
    }
}
