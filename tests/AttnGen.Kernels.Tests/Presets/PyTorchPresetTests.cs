using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>README.md's column PyTorch.</summary>
public sealed class PyTorchPresetTests : PresetTests
{
    private const string PyTorch = "PyTorch";

    [Fact, Cell(PyTorch, "scale")]
    public void Scale() => AssertSame(nameof(PresetKernels.Default), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "layout")]
    public void Layout() => AssertSame(nameof(PresetKernels.Default), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "causal")]
    public void Causal() => AssertSame(nameof(PresetKernels.Causal), static data => new PyTorchRule(data) { IsCausal = true });

    [Fact, Cell(PyTorch, "mask")]
    public void Mask()
    {
        AssertSame(nameof(PresetKernels.MaskShared), static data => new PyTorchRule(data) { BoolMask = (_, _, i, j) => data.Mask[Shared(i, j)] });
        AssertSame(
            nameof(PresetKernels.MaskPerBatchAndHead),
            static data => new PyTorchRule(data) { BoolMask = (b, h, i, j) => data.Mask[PerBatchAndHead(b, h, i, j)] });
    }

    /// <summary>MultiheadAttention's masks have the opposite polarity.</summary>
    [Fact, Cell(PyTorch, "padding mask")]
    public void PaddingMask() =>
        AssertSame(nameof(PresetKernels.MaskPerKey), static data => new PyTorchRule(data) { KeyPaddingMask = (b, j) => !data.Mask[PerKey(b, j)] });

    [Fact, Cell(PyTorch, "padding lengths")]
    public void Lengths() => AssertSame(
        nameof(PresetKernels.Lengths), static data => new PyTorchRule(data) { KeyPaddingMask = (b, j) => j >= PaddedLengths[b] }, PaddedLengths);

    [Fact, Cell(PyTorch, "additive bias")]
    public void Bias() =>
        AssertSame(nameof(PresetKernels.BiasShared), static data => new PyTorchRule(data) { FloatMask = (_, _, i, j) => data.Bias[Shared(i, j)] });

    /// <summary>
    /// finfo.min, as Hugging Face's models add it: no mask but a number, and where nothing else is in a row the weights are uniform
    /// although EmptyRow is Zero. The first entry is padding through and through.
    /// </summary>
    [Fact, Cell(PyTorch, "additive padding")]
    public void LowestBias() => AssertSame(
        nameof(PresetKernels.BiasPerKey), static data => new PyTorchRule(data) { FloatMask = (b, _, _, j) => data.Bias[PerKey(b, j)] },
        bias: static _ => [.. Enumerable.Repeat(float.MinValue, Keys), .. new float[9], .. Enumerable.Repeat(float.MinValue, Keys - 9)]);

    [Fact, Cell(PyTorch, "grouped heads")]
    public void Grouped() => AssertSame(nameof(PresetKernels.Grouped), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "empty row")]
    public void EmptyRow() => AssertSame(
        nameof(PresetKernels.MaskShared), static data => new PyTorchRule(data) { BoolMask = (_, _, i, j) => i > 0 && data.Mask[Shared(i, j)] });

    [Fact, Cell(PyTorch, "weights")]
    public void Weights() => AssertSame(nameof(PresetKernels.Default), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "averaged weights")]
    public void AveragedWeights() => AssertSame(nameof(PresetKernels.Averaged), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "log-sum-exp")]
    public void LogSumExp() => AssertSame(nameof(PresetKernels.LogSumExp), static data => new PyTorchRule(data));
}
