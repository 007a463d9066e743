using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>What a kernel makes of its inputs, beside what the oracle says.</summary>
internal sealed class KernelRun(DeclaredKernel kernel, KernelData data)
{
    private readonly KernelOutputs _outputs = kernel.Run(data);

    public float[] Output => _outputs.Output;

    public float[] Weights => _outputs.Weights;

    public float[] Scores => _outputs.Scores;

    public float[] LogSumExp => _outputs.LogSumExp;

    /// <summary>All results, and the oracle's.</summary>
    public IEnumerable<(string Role, float[] Actual, double[] Expected)> Roles =>
    [
        ("output", Output, data.Output), ("weights", Weights, data.Weights), ("scores", Scores, data.Scores), ("logSumExp", LogSumExp, data.LogSumExp),
    ];

    /// <summary>NaN and ∞ where the oracle has them, +0 where it has nothing but 0, and all else within its bound.</summary>
    public void AssertLikeOracle()
    {
        string? fault = KernelComparison.Compare(data, new() { Output = Output, Weights = Weights, Scores = Scores, LogSumExp = LogSumExp }, out _);
        Assert.True(fault is null, fault);
    }

    /// <summary>Wherever the oracle says the same of both inputs, the kernel says it with the same bits.</summary>
    public void AssertSameBitsWhereOracleIsSame(KernelRun other)
    {
        foreach (((string role, float[] actual, double[] expected), (_, float[] before, double[] expectedBefore)) in Roles.Zip(other.Roles))
        {
            for (int i = 0; i < actual.Length; i++)
            {
                Assert.True(
                    !expected[i].Equals(expectedBefore[i]) || float.IsNaN(actual[i])
                        || BitConverter.SingleToUInt32Bits(actual[i]) == BitConverter.SingleToUInt32Bits(before[i]),
                    $"{role}[{i}] changed from {before[i]:G9} to {actual[i]:G9}, where the oracle has {expected[i]:G17} both times.");
            }
        }
    }
}
