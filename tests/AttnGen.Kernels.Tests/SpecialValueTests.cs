using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>NaN, infinities, huge and subnormal numbers: what they may reach, and what they may not.</summary>
public sealed class SpecialValueTests
{
    private static readonly Dictionary<string, (KernelDeclaration Declaration, CallArguments.Kernel Kernel)> Kernels = new()
    {
        ["blocked"] = (new("Blocked", 20, 40, 8) { Batch = 2, Heads = 2, ValueDim = 6, HasWeights = true, Lengths = [40, 33] }, TestKernels.BlockedLarger),
        ["few queries"] = (new("FewQueries", 3, 40, 24) { Batch = 2, Heads = 2, ValueDim = 6, HasWeights = true, Lengths = [40, 33] }, TestKernels.FewQueries),
    };

    /// <summary>Quiet and signalling NaNs with either sign, and one whose exponent must not be added to; infinities, huge, subnormal.</summary>
    private static readonly uint[] Specials =
    [
        0x7FC00000, 0xFFC00000, 0x7F800001, 0xFFFFFFFF, 0x7F800000, 0xFF800000, 0x7149F2CA, 0xF149F2CA, 0x00000001, 0x807FFFFF, 0x80000000,
    ];

    public static TheoryData<string, uint> Cases
    {
        get
        {
            TheoryData<string, uint> cases = [];
            foreach (string kernel in Kernels.Keys)
            {
                foreach (uint bits in Specials)
                {
                    cases.Add(kernel, bits);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string> KernelNames => [.. Kernels.Keys];

    /// <summary>One special number in one element: NaN appears exactly where the oracle has it, and rows without it keep their bits.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void AnAttendedSpecialReachesWhatItMust(string name, uint bits)
    {
        (KernelDeclaration declaration, CallArguments.Kernel kernel) = Kernels[name];
        KernelData plain = KernelData.Random(declaration, seed: 3);
        (float[] plainOutput, float[] plainWeights) = Run(plain, kernel);
        for (int position = 0; position < 8; position++)
        {
            foreach (int role in new[] { 0, 1, 2 })
            {
                float[][] inputs = [[.. plain.Query], [.. plain.Key], [.. plain.Value]];
                // Spread over the first three heads; their last keys may be masked.
                inputs[role][position * 97 % (inputs[role].Length * 3 / 4)] = BitConverter.UInt32BitsToSingle(bits);
                KernelData data = KernelData.Of(declaration, inputs[0], inputs[1], inputs[2]);
                KernelData clean = plain;
                (float[] output, float[] weights) = Run(data, kernel);
                AssertLikeOracle(data.Weights, clean.Weights, plainWeights, weights);
                AssertLikeOracle(data.Output, clean.Output, plainOutput, output);
            }
        }
    }

    /// <summary>Whatever lies in a key or value beyond the length: the results have the bits that they have without it.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void AMaskedSpecialReachesNothing(string name, uint bits)
    {
        (KernelDeclaration declaration, CallArguments.Kernel kernel) = Kernels[name];
        declaration = declaration with { Lengths = [17, 0] };
        KernelData plain = KernelData.Random(declaration, seed: 4);
        float[] key = [.. plain.Key], value = [.. plain.Value];
        for (int head = 0; head < declaration.Batch * declaration.Heads; head++)
        {
            int valid = declaration.Lengths[head / declaration.Heads];
            Row(key, declaration.Dim).Fill(BitConverter.UInt32BitsToSingle(bits));
            Row(value, declaration.ValueDim!.Value).Fill(BitConverter.UInt32BitsToSingle(bits));

            Span<float> Row(float[] rows, int width) => rows.AsSpan(((head * declaration.Keys) + valid) * width, (declaration.Keys - valid) * width);
        }

        (float[] plainOutput, float[] plainWeights) = Run(plain, kernel);
        (float[] output, float[] weights) = Run(KernelData.Of(declaration, plain.Query, key, value), kernel);
        AssertSameBits(plainOutput, output);
        AssertSameBits(plainWeights, weights);
        Assert.All(output[(output.Length / 2)..], number => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(number)));
    }

    /// <summary>A row whose scores are all −∞ attends to nothing.</summary>
    [Theory]
    [MemberData(nameof(KernelNames))]
    public void ARowOfMinusInfinityIsZero(string name)
    {
        (KernelDeclaration declaration, CallArguments.Kernel kernel) = Kernels[name];
        KernelData data = KernelData.Random(declaration, seed: 5);
        for (int k = 0; k < declaration.Keys; k++)
        {
            data.Key[k * declaration.Dim] = -1;
        }

        data.Query[declaration.Dim] = float.PositiveInfinity;
        (float[] output, float[] weights) = Run(data, kernel);
        Assert.All(weights.AsSpan(declaration.Keys, declaration.Keys).ToArray(), weight => Assert.Equal(0f, weight));
        Assert.All(output.AsSpan(declaration.ValueDim!.Value, declaration.ValueDim.Value).ToArray(), number => Assert.Equal(0f, number));
        Assert.DoesNotContain(output, float.IsNaN);
    }

    /// <summary>Scores of ±1e30: the largest weighs 1, and nothing overflows on the way.</summary>
    [Theory]
    [MemberData(nameof(KernelNames))]
    public void HugeScoresAreSafe(string name)
    {
        (KernelDeclaration declaration, CallArguments.Kernel kernel) = Kernels[name];
        KernelData plain = KernelData.Random(declaration, seed: 6);
        KernelData data = KernelData.Of(declaration, [.. plain.Query.Select(number => number * 1e15f)], [.. plain.Key.Select(number => number * 1e15f)], plain.Value);
        (float[] output, float[] weights) = Run(data, kernel);
        Assert.All(weights, weight => Assert.True(weight is 0f or 1f));
        Assert.All(weights.Chunk(declaration.Keys), row => Assert.Equal(1f, row.Sum()));
        AssertLikeOracle(data.Output, [], [], output);
    }

    /// <summary>All inputs subnormal: equal weights, and an output that is the mean.</summary>
    [Theory]
    [MemberData(nameof(KernelNames))]
    public void SubnormalInputsAreNumbers(string name)
    {
        (KernelDeclaration declaration, CallArguments.Kernel kernel) = Kernels[name];
        KernelData plain = KernelData.Random(declaration, seed: 7);
        KernelData data = KernelData.Of(declaration, Tiny(plain.Query), Tiny(plain.Key), Tiny(plain.Value));
        (float[] output, float[] weights) = Run(data, kernel);
        Assert.Null(KernelComparison.Compare(data, new() { Output = output, Weights = weights }, out _));

        static float[] Tiny(float[] numbers) => [.. numbers.Select(number => number * 1e-39f)];
    }

    private static (float[] Output, float[] Weights) Run(KernelData data, CallArguments.Kernel kernel)
    {
        float[] output = new float[data.Output.Length], weights = new float[data.Weights.Length];
        kernel(data.Query, data.Key, data.Value, data.Declaration.Lengths, output, weights);
        return (output, weights);
    }

    /// <summary>Where the oracle did not change at all, not a bit may have; elsewhere NaN for NaN and numbers close to numbers.</summary>
    private static void AssertLikeOracle(double[] expected, double[] expectedBefore, float[] before, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (before.Length > 0 && expected[i].Equals(expectedBefore[i]))
            {
                Assert.Equal(BitConverter.SingleToUInt32Bits(before[i]), BitConverter.SingleToUInt32Bits(actual[i]));
            }
            else
            {
                bool isRight = double.IsFinite(expected[i]) ? Math.Abs(actual[i] - expected[i]) <= 1e-4 * (1 + Math.Abs(expected[i])) : expected[i].Equals(actual[i]);
                Assert.True(isRight, $"Element {i} is {actual[i]}, expected {expected[i]}.");
            }
        }
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), actual.Select(BitConverter.SingleToUInt32Bits));
}
