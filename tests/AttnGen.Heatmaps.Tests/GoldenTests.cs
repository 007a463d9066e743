namespace AttnGen.Heatmaps.Tests;

/// <summary>Generated kernels against matplotlib 3.6.3.</summary>
public class GoldenTests
{
    /// <summary>Where matplotlib does something odd and the kernels differ on purpose, and in how many pixels.</summary>
    private static readonly Dictionary<string, int> DecidedQuirks = new()
    {
        // The range of the data is no float; matplotlib subtracts in float all the same and paints even the greatest value as over. The
        // kernels compute such fractions in double.
        ["normalize_auto_huge"] = 2,
        ["normalize_special_masked_auto"] = 1,

        // |x| / linThresh is no float, and matplotlib paints values within the limits as bad. The kernels compute cut points in double.
        ["symlog_huge_raw"] = 5,

        // matplotlib's norm returns whole numbers, in which a NaN cannot be seen: it paints it as over. The kernels paint it as bad.
        ["boundary_special_raw"] = 3,
    };

    public static TheoryData<string> Names => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ColorsAreMatplotlibs(string name)
    {
        GoldenCase golden = GoldenCase.Of(name);
        Rgba32[] pixels = new Rgba32[golden.Values.Length];
        short[] indices = new short[golden.Values.Length];

        GoldenKernels.Of(name)(golden.Values, pixels, indices);

        int quirks = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] == golden.Indices[i])
            {
                Assert.Equal(golden.Pixels[i], pixels[i]);
            }
            else if (DecidedQuirks.ContainsKey(name))
            {
                quirks++;
                Assert.Equal(golden.ColorOf(indices[i]), pixels[i]);
            }
            else
            {
                Assert.True(golden.Soft.Contains(i), $"pixel {i}: value {golden.Values[i]:R}, expected {golden.Indices[i]}, found {indices[i]}");
                Assert.True(golden.AreNeighbours(indices[i], golden.Indices[i]), $"pixel {i}: expected {golden.Indices[i]}, found {indices[i]}");
                Assert.Equal(golden.ColorOf(indices[i]), pixels[i]);
            }
        }

        Assert.Equal(DecidedQuirks.GetValueOrDefault(name), quirks);
    }

    [Fact]
    public void EveryCaseHasItsKernel()
    {
        Assert.Equal(85, Names.Count);
        Assert.Equal(GoldenCase.Names.Select(GoldenKernels.MethodName).Order(), GoldenKernels.Names.Order());
    }

    [Fact]
    public void TheGreatestValueOfAHugeRangeIsTheLastEntry()
    {
        GoldenCase golden = GoldenCase.Of("normalize_auto_huge");
        short[] indices = new short[7];
        GoldenKernels.NormalizeAutoHuge(golden.Values, new Rgba32[7], indices);
        Assert.Equal([0, 85, 128, 128, 128, 170, 255], indices);
    }

    /// <summary>Clip promises the end colours; matplotlib's rounding paints the upper end as over where vmax is no float.</summary>
    [Fact]
    public void ClippedValuesAreNeverOver()
    {
        GoldenCase golden = GoldenCase.Of("normalize_clip_inexact_limits");
        short[] indices = new short[golden.Values.Length];
        GoldenKernels.NormalizeClipInexactLimits(golden.Values, new Rgba32[indices.Length], indices);
        Assert.All(indices, index => Assert.InRange(index, 0, 255));
    }

    [Fact]
    public void TheHeatmapHasTheColorsOfTheKernel()
    {
        GoldenCase golden = GoldenCase.Of("normalize_auto_hot_seed0");
        Assert.Equal(golden.Pixels, Heatmap.FromMatrix(golden.Values, 10, 10, "hot").ToPixels());
    }
}
