using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Scratch of the caller's: where it lies, what it holds and how long it is beyond its constant do not matter.</summary>
public sealed class WorkspaceTests
{
    /// <summary>Floats of a 64-byte boundary; a workspace may begin at any of them.</summary>
    private const int Offsets = 16;

    private const float Untouched = 12345f;

    public static TheoryData<string> Names => [.. Kernels.Keys];

    private static Dictionary<string, DeclaredKernel> Kernels { get; } = DeclaredKernel.In(typeof(SpecialKernels))
        .Concat(DeclaredKernel.In(typeof(CallKernels))).Where(named => named.Value.Declaration.HasWorkspace).ToDictionary();

    [Fact]
    public void TheConstantBesideTheMethodIsItsLength()
    {
        Assert.Equal(CallKernels.EveryRoleWorkspaceLength, Kernels[nameof(CallKernels.EveryRole)].WorkspaceLength);
        Assert.All(Kernels.Values, kernel => Assert.InRange(kernel.WorkspaceLength, 1, 1 << 20));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PlaceAndContentDoNotMatter(string name)
    {
        DeclaredKernel kernel = Kernels[name];
        KernelData data = KernelData.Random(kernel.Declaration, seed: 11);
        float[] expected = Run(kernel, data, new float[kernel.WorkspaceLength]);

        // Pinned, so that the offsets are those of a 64-byte boundary throughout; room for one element before and behind.
        float[] memory = GC.AllocateArray<float>(kernel.WorkspaceLength + Offsets + 1, pinned: true);
        foreach (float content in new[] { float.NaN, BitConverter.UInt32BitsToSingle(0xFFFFFFFF), float.PositiveInfinity, float.NegativeInfinity, 1e38f })
        {
            for (int offset = 1; offset <= Offsets; offset++)
            {
                Array.Fill(memory, Untouched);
                Span<float> workspace = memory.AsSpan(offset, kernel.WorkspaceLength);
                workspace.Fill(content);
                Assert.Equal(expected, Run(kernel, data, workspace));
                Assert.True(memory.AsSpan(0, offset).IndexOfAnyExcept(Untouched) < 0, "Written before the workspace.");
                Assert.True(memory.AsSpan(offset + kernel.WorkspaceLength).IndexOfAnyExcept(Untouched) < 0, "Written behind the workspace.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ALongerWorkspaceIsRight(string name)
    {
        DeclaredKernel kernel = Kernels[name];
        KernelData data = KernelData.Random(kernel.Declaration, seed: 11);
        Assert.Equal(Run(kernel, data, new float[kernel.WorkspaceLength]), Run(kernel, data, new float[kernel.WorkspaceLength + 1000]));
    }

    [Fact]
    public void TheCallersScratchGivesTheBitsOfTheThreads()
    {
        KernelData data = KernelData.Random(new("Scratch", 64, 300, 64) { Heads = 2 }, seed: 10);
        float[] expected = new float[data.Output.Length], output = new float[data.Output.Length];
        TestKernels.ThreadScratch(data.Query, data.Key, data.Value, expected);
        CallKernels.CallersScratch(data.Query, data.Key, data.Value, output, new float[CallKernels.CallersScratchWorkspaceLength]);
        Assert.Equal(expected, output);
    }

    /// <summary>All results one after the other; none of them is NaN or −0, so equal numbers are equal bits.</summary>
    private static float[] Run(DeclaredKernel kernel, KernelData data, Span<float> workspace)
    {
        float[] output = new float[data.Output.Length], weights = new float[data.Weights.Length];
        float[] scores = new float[data.Scores.Length], logSumExp = new float[data.LogSumExp.Length];
        kernel.Call(data.Query, data.Key, data.Value, data.Mask, data.Bias, data.Lengths, output, weights, scores, logSumExp, workspace);
        return [.. output, .. weights, .. scores, .. logSumExp];
    }
}
