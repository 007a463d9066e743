using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>Inputs that are extreme throughout: huge, tiny, nothing to attend to, infinities next to weights of 0. The oracle says what they give.</summary>
public sealed class ExtremeInputTests
{
    private static readonly IReadOnlyDictionary<string, DeclaredKernel> Kernels = DeclaredKernel.In(typeof(SpecialKernels));

    /// <summary>What is done to plain inputs, and the role without which it would be nothing.</summary>
    private static readonly Dictionary<string, (string? Role, Action<KernelData, InputArrays> Edit)> Extremes = new()
    {
        ["subnormal numbers"] = (null, (_, inputs) => Array.ForEach(InputArrays.Numbers, role => Change(inputs[role], number => number * 1e-39f))),
        ["minus zeros"] = (null, (_, inputs) => Array.ForEach(InputArrays.Numbers, role => Change(inputs[role], number => float.IsInfinity(number) ? number : -0f))),
        ["largest values"] = (null, (_, inputs) => Change(inputs.Value.Length > 0 ? inputs.Value : inputs.Query, number => MathF.CopySign(float.MaxValue / 128, number))),
        ["scores of ±1e30"] = (null, (_, inputs) => HugeScores(inputs)),
        ["biases of ±1e30"] = ("bias", (_, inputs) => Change(inputs.Bias, number => float.IsInfinity(number) ? number : MathF.CopySign(1e30f, number))),
        ["biases of 0 and float's lowest number"] = ("bias", (_, inputs) => Change(inputs.Bias, number => number > 0 ? 0 : float.MinValue)),
        ["biases of float's lowest number"] = ("bias", (_, inputs) => Array.Fill(inputs.Bias, float.MinValue)),
        ["biases of −∞"] = ("bias", (_, inputs) => Array.Fill(inputs.Bias, float.NegativeInfinity)),
        ["biases of −∞, values of NaN"] = ("bias", (_, inputs) => { Array.Fill(inputs.Bias, float.NegativeInfinity); Array.Fill(inputs.Value, float.NaN); }),
        ["nothing in the mask"] = ("mask", (_, inputs) => Array.Clear(inputs.Mask)),
        ["nothing in the mask, values of ∞"] = ("mask", (_, inputs) => { Array.Clear(inputs.Mask); Array.Fill(inputs.Value, float.PositiveInfinity); }),
        ["lengths of 0"] = ("lengths", (_, inputs) => Array.Clear(inputs.Lengths)),
        ["one length of 0, one of 1, keys of NaN"] = ("lengths", (_, inputs) => { (inputs.Lengths[0], inputs.Lengths[1]) = (0, 1); Array.Fill(inputs.Key, float.NaN); }),
        ["scores of −∞"] = (null, (data, inputs) => LowScores(data, inputs, float.PositiveInfinity, _ => true)),
        ["scores of −∞, values of NaN"] = ("value", (data, inputs) =>
        {
            LowScores(data, inputs, float.PositiveInfinity, _ => true);
            Array.Fill(inputs.Value, float.NaN);
        }),
        ["a large score before a NaN"] = (null, LargeBeforeNaN),
        ["weights that underflow"] = (null, (data, inputs) => LowScores(data, inputs, 1e4f, IsFifth)),
        ["weights that underflow, values of NaN"] = ("value", (data, inputs) => Underflow(data, inputs, float.NaN)),
        ["weights that underflow, values of ∞"] = ("value", (data, inputs) => Underflow(data, inputs, float.PositiveInfinity)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach ((string name, DeclaredKernel kernel) in Kernels)
            {
                foreach ((string extreme, (string? role, _)) in Extremes)
                {
                    if (role is null || Has(kernel.Declaration, role))
                    {
                        cases.Add(name, extreme);
                    }
                }
            }

            return cases;
        }
    }

    /// <summary>Kernels whose scores are not capped.</summary>
    public static TheoryData<string> Uncapped => [.. Kernels.Keys.Where(name => Kernels[name].Declaration.Softcap is null)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExtremeInputsGiveWhatTheOracleSays(string name, string extreme)
    {
        KernelData plain = SpecialInputs.Plain(Kernels[name]);
        new KernelRun(Kernels[name], InputArrays.Edit(plain, inputs => Extremes[extreme].Edit(plain, inputs))).AssertLikeOracle();
    }

    /// <summary>Of huge scores the error is huge too, and its bound lets the largest weight be anything; but no rounding brings two scores together.</summary>
    [Theory]
    [MemberData(nameof(Uncapped))]
    public void TheLargestOfHugeScoresWeighsOne(string name)
    {
        KernelData data = InputArrays.Edit(SpecialInputs.Plain(Kernels[name]), HugeScores);
        KernelRun run = new(Kernels[name], data);
        Assert.Equal(data.Weights.Select(weight => (float)weight), run.Weights);
        for (int row = 0; row < data.LogSumExp.Length; row++)
        {
            Assert.True(run.LogSumExp[row].Equals((float)data.LogSumExp[row]) || Math.Abs(run.LogSumExp[row] - data.LogSumExp[row]) < 1e25, $"logSumExp[{row}]");
        }
    }

    /// <summary>Independently of the oracle: nothing to attend to is +0 and −∞, or the mean of all values, whatever masks it.</summary>
    [Theory]
    [InlineData("MaskShared", 0f)]
    [InlineData("FewMaskShared", 0f)]
    [InlineData("BiasShared", 0f)]
    [InlineData("FewBiasShared", 0f)]
    [InlineData("MaskPerHead", 2.5f)]
    [InlineData("FewMaskPerHead", 2.5f)]
    [InlineData("BiasPerBatch", 2.5f)]
    [InlineData("FewBiasPerBatch", 2.5f)]
    public void ARowWithoutKeysIsZeroOrTheMeanOfAllValues(string name, float mean)
    {
        KernelRun run = new(Kernels[name], InputArrays.Edit(SpecialInputs.Plain(Kernels[name]), inputs =>
        {
            Array.Clear(inputs.Mask);
            Array.Fill(inputs.Bias, float.NegativeInfinity);
            Array.Fill(inputs.Value, 2.5f);
        }));
        uint weight = mean == 0 ? 0 : BitConverter.SingleToUInt32Bits(1f / Kernels[name].Declaration.Keys);
        Assert.All(run.Output, number => Assert.Equal(BitConverter.SingleToUInt32Bits(mean), BitConverter.SingleToUInt32Bits(number)));
        Assert.All(run.Weights, number => Assert.Equal(weight, BitConverter.SingleToUInt32Bits(number)));
        Assert.All(run.LogSumExp, number => Assert.Equal(float.NegativeInfinity, number));
    }

    private static bool Has(KernelDeclaration declaration, string role) => role switch
    {
        "value" => declaration.HasValue,
        "mask" => declaration.HasMask,
        "bias" => declaration.HasBias,
        "lengths" => declaration.Lengths is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role that a scenario needs."),
    };

    private static bool IsFifth(int keyRow) => keyRow % 5 == 0;

    private static void Change(float[] numbers, Func<float, float> change)
    {
        foreach (ref float number in numbers.AsSpan())
        {
            number = change(number);
        }
    }

    private static void HugeScores(InputArrays inputs)
    {
        Change(inputs.Query, number => number * 1e15f);
        Change(inputs.Key, number => number * 1e15f);
    }

    /// <summary>Scores of −factor and below for some rows of keys; ∞ makes −∞ of them.</summary>
    private static void LowScores(KernelData data, InputArrays inputs, float factor, Func<int, bool> isLow)
    {
        int dim = data.Shape.Dim;
        for (int row = 0; row < inputs.Query.Length / dim; row++)
        {
            inputs.Query[row * dim] = factor;
        }

        for (int row = 0; row < inputs.Key.Length / dim; row++)
        {
            inputs.Key[row * dim] = isLow(row) ? -1 : 0;
        }
    }

    /// <summary>
    /// A maximum that forgot the large score at the NaN would send it above 0 to the exponential, whose exponent can then wrap to that of
    /// the mark of masked slots.
    /// </summary>
    private static void LargeBeforeNaN(KernelData data, InputArrays inputs)
    {
        AttentionShape shape = data.Shape;
        Array.Clear(inputs.Query);
        Array.Clear(inputs.Key);
        for (int row = 0; row < inputs.Query.Length / shape.Dim; row++)
        {
            inputs.Query[row * shape.Dim] = 1;
        }

        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int head = 0; head < shape.Heads; head++)
            {
                for (int key = 0; key < shape.Keys; key++)
                {
                    inputs.Key[shape.KeyRow(batch, head, key) * shape.Dim] = key % 9 == 0 ? 89.4f / shape.Scale : key % 9 == 4 ? float.NaN : 0;
                }
            }
        }
    }

    /// <summary>A weight of 0 times NaN or ∞ is NaN where the slot is attended to, and nothing where it is masked.</summary>
    private static void Underflow(KernelData data, InputArrays inputs, float special)
    {
        LowScores(data, inputs, 1e4f, IsFifth);
        int width = data.Shape.ValueDim;
        for (int row = 0; row < inputs.Value.Length / width; row++)
        {
            // One component only: the others stay numbers.
            inputs.Value[row * width] = IsFifth(row) ? special : inputs.Value[row * width];
        }
    }
}
