using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>A call allocates nothing, whatever it is given and wherever its scratch lies.</summary>
public sealed class AllocationTests
{
    private static readonly IReadOnlyDictionary<string, DeclaredKernel> Kernels = DeclaredKernel.In(typeof(SpecialKernels));

    public static TheoryData<string> Names => [.. Kernels.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AKernelAllocatesNothing(string name)
    {
        DeclaredKernel kernel = Kernels[name];
        KernelData data = SpecialInputs.Plain(kernel);
        float[] output = new float[data.Output.Length], weights = new float[data.Weights.Length], scores = new float[data.Scores.Length];
        float[] logSumExp = new float[data.LogSumExp.Length], workspace = new float[kernel.WorkspaceLength];
        AllocatedBytes.AssertNone(Call);

        // The way out for NaN.
        Array.Fill(data.Key, float.NaN);
        Array.Fill(data.Value, float.NaN);
        AllocatedBytes.AssertNone(Call);

        void Call() => kernel.Call(data.Query, data.Key, data.Value, data.Mask, data.Bias, data.Lengths, output, weights, scores, logSumExp, workspace);
    }

    [Fact]
    public void TensorSpansAllocateNothing()
    {
        float[] query = new float[120], key = new float[168], value = new float[252], bias = new float[105];
        bool[] mask = new bool[70];
        int[] lengths = [7, 3];
        float[] output = new float[180], weights = new float[210], scores = new float[210], logSumExp = new float[30];
        AllocatedBytes.AssertNone(() => TensorKernels.HeadsFirst(
            new(query, [2, 3, 5, 4]), new(key, [2, 3, 7, 4]), new(value, [2, 3, 7, 6]), new(mask, [2, 5, 7]), new(bias, [3, 5, 7]), new(lengths, [2]),
            new(output, [2, 3, 5, 6]), new(weights, [2, 3, 5, 7]), new(scores, [2, 3, 5, 7]), new(logSumExp, [2, 3, 5])));
    }
}
