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
        AssertSame(nameof(PresetKernels.MaskShared), static data => new PyTorchRule(data) { BoolMask = (_, _, i, j) => data.Mask[(i * 17) + j] });
        AssertSame(
            nameof(PresetKernels.MaskPerBatchAndHead),
            static data => new PyTorchRule(data) { BoolMask = (b, h, i, j) => data.Mask[(((((b * 4) + h) * 11) + i) * 17) + j] });
    }

    /// <summary>MultiheadAttention's masks have the opposite polarity.</summary>
    [Fact, Cell(PyTorch, "padding mask")]
    public void PaddingMask() =>
        AssertSame(nameof(PresetKernels.MaskPerKey), static data => new PyTorchRule(data) { KeyPaddingMask = (b, j) => !data.Mask[(b * 17) + j] });

    [Fact, Cell(PyTorch, "padding lengths")]
    public void Lengths() => AssertSame(
        nameof(PresetKernels.Lengths), static data => new PyTorchRule(data) { KeyPaddingMask = (b, j) => j >= PaddedLengths[b] }, PaddedLengths);

    [Fact, Cell(PyTorch, "additive bias")]
    public void Bias() =>
        AssertSame(nameof(PresetKernels.BiasShared), static data => new PyTorchRule(data) { FloatMask = (_, _, i, j) => data.Bias[(i * 17) + j] });

    /// <summary>
    /// finfo.min, as Hugging Face's models add it: no mask but a number, and where nothing else is in a row the weights are uniform
    /// although EmptyRow is Zero. The first entry is padding through and through.
    /// </summary>
    [Fact, Cell(PyTorch, "additive padding")]
    public void LowestBias() => AssertSame(
        nameof(PresetKernels.BiasPerKey), static data => new PyTorchRule(data) { FloatMask = (b, _, _, j) => data.Bias[(b * 17) + j] },
        bias: static _ => [.. Enumerable.Range(0, 2 * 17).Select(slot => slot is < 17 or >= 17 + 9 ? float.MinValue : 0)]);

    [Fact, Cell(PyTorch, "grouped heads")]
    public void Grouped() => AssertSame(nameof(PresetKernels.Grouped), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "empty row")]
    public void EmptyRow() => AssertSame(
        nameof(PresetKernels.MaskShared), static data => new PyTorchRule(data) { BoolMask = (_, _, i, j) => i > 0 && data.Mask[(i * 17) + j] });

    [Fact, Cell(PyTorch, "weights")]
    public void Weights() => AssertSame(nameof(PresetKernels.Default), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "averaged weights")]
    public void AveragedWeights() => AssertSame(nameof(PresetKernels.Averaged), static data => new PyTorchRule(data));

    [Fact, Cell(PyTorch, "log-sum-exp")]
    public void LogSumExp() => AssertSame(nameof(PresetKernels.LogSumExp), static data => new PyTorchRule(data));
}
