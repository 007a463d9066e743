using AttnGen.Tests.Shared;
using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>
/// Where the standard was in doubt or ONNX Runtime goes a way of its own: what version 1.31.1 really does on the CPU, and that the
/// kernels do what is said beside it.
/// </summary>
public sealed class OnnxCornerTests
{
    private const float Masked = float.NegativeInfinity, Lowest = float.MinValue;

    private static readonly float[] Query = [1, 2, 3, -1, 0.5f, 1], Key = [1, 0, 0, 1, 1, 1, -1, 2], Value = [10, 1, 20, 2, 30, 3, 40, 4];

    private static readonly bool[] RowOneMasked = [true, true, false, true, false, false, false, false, true, true, true, true];

    /// <summary>Attended by query 2 alone.</summary>
    private static readonly bool[] LastKeyMasked = [true, true, true, false, true, true, true, false, true, true, true, true];

    public enum MaskedBy
    {
        Mask,
        Bias,
        Lengths,
    }

    /// <summary>As the standard says since its erratum: 0 in Y and in the weights, however the row was masked.</summary>
    [Theory]
    [InlineData(MaskedBy.Mask)]
    [InlineData(MaskedBy.Bias)]
    [InlineData(MaskedBy.Lengths)]
    public void AFullyMaskedRowIsZeroInBoth(MaskedBy by)
    {
        Results results = by switch
        {
            MaskedBy.Mask => Run(nameof(OnnxCornerKernels.Mask), mask: RowOneMasked),
            MaskedBy.Bias => Run(nameof(OnnxCornerKernels.Bias), bias: Array.ConvertAll(RowOneMasked, isAttended => isAttended ? 0 : Masked)),
            _ => Run(nameof(OnnxCornerKernels.Lengths), lengths: [0]),
        };
        Assert.All(results.Onnx.Output[2..4].Concat(results.Kernel.Output[2..4]), component => Assert.Equal(0, component));
        Assert.All(results.Onnx.Weights[4..8].Concat(results.Kernel.Weights[4..8]), weight => Assert.Equal(0, weight));
        results.AssertClose();
    }

    /// <summary>
    /// float's lowest number, with which models mask. ONNX Runtime masks with it too and cannot tell it from a mask of its own, so the
    /// row is 0. Added in float it drowns the scores, all logits are equal and the softmax is uniform: that is the standard, PyTorch,
    /// and AttnGen.
    /// </summary>
    [Fact]
    public void ARowOfLowestBiasIsZeroInOnnxRuntimeAndUniformHere()
    {
        Results results = Run(nameof(OnnxCornerKernels.Bias), bias: [0, 0, 0, 0, Lowest, Lowest, Lowest, Lowest, 0, Lowest, 0, 0]);
        Assert.All(results.Onnx.Weights[4..8], weight => Assert.Equal(0, weight));
        Assert.All(results.Kernel.Weights[4..8], weight => Assert.Equal(0.25f, weight));
        Assert.Equal([25f, 2.5f], results.Kernel.Output[2..4]);

        // Where anything else is left in the row, both agree.
        Assert.Equal(0, results.Onnx.Weights[9]);
        Assert.Equal(0, results.Kernel.Weights[9]);
    }

    /// <summary>ONNX Runtime adds its lowest number to the score of a masked key and multiplies its value by 0: a NaN survives both.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NaNInAMaskedSlotSpoilsOnnxRuntimeAndNotTheKernel(bool isInKey)
    {
        float[] spoilt = [.. isInKey ? Key : Value];
        spoilt[7] = float.NaN;
        Results clean = Run(nameof(OnnxCornerKernels.Mask), mask: LastKeyMasked);
        Results results = isInKey
            ? Run(nameof(OnnxCornerKernels.Mask), key: spoilt, mask: LastKeyMasked)
            : Run(nameof(OnnxCornerKernels.Mask), value: spoilt, mask: LastKeyMasked);
        Assert.All([1, 3, 5], component => Assert.Equal(float.NaN, results.Onnx.Output[component]));
        Assert.Equal(clean.Kernel.Output[..4], results.Kernel.Output[..4]);
        Assert.Equal(clean.Kernel.Weights[..8], results.Kernel.Weights[..8]);
        Assert.Equal(float.NaN, results.Kernel.Output[5]);
    }

    [Fact]
    public void APlusInfiniteBiasIsNaNInBoth()
    {
        Results results = Run(nameof(OnnxCornerKernels.Bias), bias: [0, 0, float.PositiveInfinity, 0, 0, 0, 0, 0, 1, 1, 1, 2]);
        Assert.All(results.Onnx.Weights[..4].Concat(results.Kernel.Weights[..4]), weight => Assert.Equal(float.NaN, weight));
        results.AssertClose();
    }

    /// <summary>ONNX Runtime multiplies query and key by the root of the scale each, as the standard writes it.</summary>
    [Fact]
    public void ANegativeScaleIsRefusedByOnnxRuntime() =>
        Assert.Throws<OnnxRuntimeException>(() => Run(nameof(OnnxCornerKernels.NegativeScale)));

    /// <summary>The standard broadcasts it.</summary>
    [Fact]
    public void AMaskOfOneRowIsRefusedByOnnxRuntime()
    {
        OnnxAttention attention = new()
        {
            Query = new(Query, 1, 1, 3, 2),
            Key = new(Key, 1, 1, 4, 2),
            Value = new(Value, 1, 1, 4, 2),
            Mask = new([true, true, true, false], 1, 1, 1, 4),
        };
        Assert.Throws<OnnxRuntimeException>(() => attention.Run(OnnxAttention.Stage.Weights));
    }

    private static Results Run(
        string name, float[]? key = null, float[]? value = null, bool[]? mask = null, float[]? bias = null, int[]? lengths = null)
    {
        DeclaredKernel kernel = DeclaredKernel.Of(typeof(OnnxCornerKernels), name, lengths);
        KernelData data = KernelData.Of(kernel.Declaration, Query, key ?? Key, value ?? Value, mask, bias);
        return new(data, OnnxJudge.Of(data).Run(OnnxAttention.Stage.Weights), kernel.Run(data));
    }

    private sealed record Results(KernelData Data, (float[] Output, float[] Weights) Onnx, KernelOutputs Kernel)
    {
        public void AssertClose()
        {
            Closeness closeness = new(Data);
            closeness.AssertOutputs(Onnx.Output.ToDoubles(), Kernel.Output.ToDoubles());
            closeness.AssertWeights(Onnx.Weights.ToDoubles(), Kernel.Weights.ToDoubles());
        }
    }
}
