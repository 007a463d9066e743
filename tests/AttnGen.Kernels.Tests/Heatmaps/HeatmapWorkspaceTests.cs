using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Heatmaps;

/// <summary>Scratch of the caller's for heatmaps: the constant counts it, and nothing beyond it is touched.</summary>
public sealed class HeatmapWorkspaceTests
{
    private const float Untouched = 12345f;

    private static readonly float[] Query = new RandomInputs(1).Numbers(2 * 60 * 16), Key = new RandomInputs(2).Numbers(2 * 300 * 16);

    private delegate void Call(Span<float> workspace);

    [Fact]
    public void TheConstantCountsRowsAndCodes()
    {
        // A block's rows of weights, and at most 2,048 codes of two bytes.
        Assert.InRange(HeatmapKernels.MeanWorkspaceLength - HeatmapKernels.MeanOfWeightsWorkspaceLength, 1, (48 * 300) + 1024 + 32);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e38f)]
    public void PlaceAndContentDoNotMatter(float content)
    {
        byte[] expected = new byte[60 * 300], mean = new byte[expected.Length];
        HeatmapKernels.Mean(Query, Key, expected, new float[HeatmapKernels.MeanWorkspaceLength]);
        AssertNothingBeyond(HeatmapKernels.MeanWorkspaceLength, content, workspace =>
        {
            HeatmapKernels.Mean(Query, Key, mean, workspace);
            Assert.Equal(expected, mean);
        });

        short[] expectedCodes = new short[2 * 2 * 300], codes = new short[expectedCodes.Length];
        HeatmapKernels.FewQueries(Query.AsSpan(0, 2 * 2 * 16), Key, expectedCodes, new float[HeatmapKernels.FewQueriesWorkspaceLength]);
        AssertNothingBeyond(HeatmapKernels.FewQueriesWorkspaceLength, content, workspace =>
        {
            HeatmapKernels.FewQueries(Query.AsSpan(0, 2 * 2 * 16), Key, codes, workspace);
            Assert.Equal(expectedCodes, codes);
        });
    }

    [Fact]
    public void AShortWorkspaceIsNamed()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => HeatmapKernels.Mean(Query, Key, new byte[60 * 300], new float[HeatmapKernels.MeanWorkspaceLength - 1]));
        Assert.Equal("workspace", exception.ParamName);
    }

    /// <summary>Every place of a 64-byte boundary, with one element before and some behind.</summary>
    private static void AssertNothingBeyond(int length, float content, Call call)
    {
        float[] memory = GC.AllocateArray<float>(length + 64, pinned: true);
        for (int offset = 1; offset <= 16; offset++)
        {
            Array.Fill(memory, Untouched);
            Span<float> workspace = memory.AsSpan(offset, length);
            workspace.Fill(content);
            call(workspace);
            Assert.True(memory.AsSpan(0, offset).IndexOfAnyExcept(Untouched) < 0, "Written before the workspace.");
            Assert.True(memory.AsSpan(offset + length).IndexOfAnyExcept(Untouched) < 0, "Written behind the workspace.");
        }
    }
}
