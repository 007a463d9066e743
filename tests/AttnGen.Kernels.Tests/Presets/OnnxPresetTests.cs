namespace AttnGen.Kernels.Tests.Presets;

/// <summary>README.md's column ONNX. (ONNX Runtime itself is the judge in the folder Onnx.)</summary>
public sealed class OnnxPresetTests : PresetTests
{
    private const string Onnx = "ONNX";

    [Fact, Cell(Onnx, "scale")]
    public void Scale() => AssertSame(nameof(PresetKernels.Default), static data => new OnnxRule(data));

    [Fact, Cell(Onnx, "layout")]
    public void Layout()
    {
        AssertSame(nameof(PresetKernels.Default), static data => new OnnxRule(data));
        AssertSame(nameof(PresetKernels.SequenceFirst), static data => new OnnxRule(data) { Is3D = true });
    }

    [Fact, Cell(Onnx, "causal")]
    public void Causal()
    {
        AssertSame(nameof(PresetKernels.Causal), static data => new OnnxRule(data) { IsCausal = true });
        AssertSame(nameof(PresetKernels.CausalBottomRight), static data => new OnnxRule(data) { IsCausal = true, PastLength = Keys - Queries });
    }

    [Fact, Cell(Onnx, "mask")]
    public void Mask()
    {
        AssertSame(
            nameof(PresetKernels.MaskPerHead), static data => new OnnxRule(data) { BoolMask = (_, h, i, j) => data.Mask[PerHead(h, i, j)] });
        AssertSame(
            nameof(PresetKernels.MaskPerBatch), static data => new OnnxRule(data) { BoolMask = (b, _, i, j) => data.Mask[PerBatch(b, i, j)] });
    }

    [Fact, Cell(Onnx, "padding mask")]
    public void PaddingMask() =>
        AssertSame(nameof(PresetKernels.MaskPerKey), static data => new OnnxRule(data) { BoolMask = (b, _, _, j) => data.Mask[PerKey(b, j)] });

    [Fact, Cell(Onnx, "padding lengths")]
    public void Lengths() =>
        AssertSame(nameof(PresetKernels.Lengths), static data => new OnnxRule(data) { NonpadKeys = PaddedLengths }, PaddedLengths);

    [Fact, Cell(Onnx, "additive bias")]
    public void Bias() => AssertSame(
        nameof(PresetKernels.BiasPerBatchAndHead),
        static data => new OnnxRule(data) { FloatMask = (b, h, i, j) => data.Bias[PerBatchAndHead(b, h, i, j)] });

    /// <summary>With a bias, to see that the cap comes before it.</summary>
    [Fact, Cell(Onnx, "softcap")]
    public void Softcap() => AssertSame(
        nameof(PresetKernels.SoftcapBias), static data => new OnnxRule(data) { Softcap = 1.5, FloatMask = (_, _, i, j) => data.Bias[Shared(i, j)] });

    [Fact, Cell(Onnx, "grouped heads")]
    public void Grouped() => AssertSame(nameof(PresetKernels.Grouped), static data => new OnnxRule(data));

    [Fact, Cell(Onnx, "empty row")]
    public void EmptyRow() => AssertSame(nameof(PresetKernels.Lengths), static data => new OnnxRule(data) { NonpadKeys = [0, 5] }, [0, 5]);

    /// <summary>qk_matmul_output in the modes 3 and 0.</summary>
    [Fact, Cell(Onnx, "weights")]
    public void WeightsAndScores() => AssertSame(nameof(PresetKernels.Scores), static data => new OnnxRule(data));
}
