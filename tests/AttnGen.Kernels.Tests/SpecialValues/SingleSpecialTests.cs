using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>NaN, ∞ and extreme numbers in some elements: what they reach, and what they may not.</summary>
public sealed class SingleSpecialTests
{
    private static readonly IReadOnlyDictionary<string, DeclaredKernel> Kernels = DeclaredKernel.In(typeof(SpecialKernels));

    public static TheoryData<string> Names => [.. Kernels.Keys];

    /// <summary>Whatever lies in keys, values and biases that no query sees: the results have the bits that they have without it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AHiddenSpecialReachesNothing(string name)
    {
        DeclaredKernel kernel = Kernels[name];
        KernelData plain = SpecialInputs.Plain(kernel);
        KernelRun before = new(kernel, plain);
        before.AssertLikeOracle();
        foreach (uint bits in SpecialInputs.NonFinite.Concat(SpecialInputs.Finite))
        {
            int hidden = 0;
            KernelData data = InputArrays.Edit(plain, inputs => hidden = SpecialInputs.FillHidden(plain, inputs, BitConverter.UInt32BitsToSingle(bits)));
            Assert.NotEqual(0, hidden);
            if (plain.Shape.EmptyRow == EmptyRow.Zero)
            {
                Assert.Equal(plain.Output, data.Output);
            }

            // Scores show hidden keys, and a uniform row weighs their values: there the oracle knows.
            Assert.Equal(plain.Weights, data.Weights);
            Assert.Equal(plain.LogSumExp, data.LogSumExp);
            KernelRun after = new(kernel, data);
            after.AssertLikeOracle();
            after.AssertSameBitsWhereOracleIsSame(before);
        }
    }

    /// <summary>One special number in one element that is seen: NaN appears exactly where the oracle has it, and rows without it keep their bits.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void AnAttendedSpecialReachesWhatItMust(string name)
    {
        DeclaredKernel kernel = Kernels[name];
        KernelData plain = SpecialInputs.Plain(kernel);
        KernelRun before = new(kernel, plain);
        Random random = new(5);
        foreach (string role in InputArrays.Numbers.Where(role => new InputArrays(plain)[role].Length > 0))
        {
            foreach (uint bits in SpecialInputs.NonFinite.Concat(SpecialInputs.Finite))
            {
                int element = SpecialInputs.AttendedElement(plain, role, random);
                KernelRun after = new(kernel, InputArrays.Edit(plain, inputs => inputs[role][element] = BitConverter.UInt32BitsToSingle(bits)));
                after.AssertLikeOracle();
                after.AssertSameBitsWhereOracleIsSame(before);
            }
        }
    }
}
