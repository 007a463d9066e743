namespace AttnGen.Kernels.Tests.Presets;

/// <summary>README.md's column Keras: <c>Attention</c>, and <c>MultiHeadAttention</c> with <c>GroupQueryAttention</c>.</summary>
public sealed class KerasPresetTests : PresetTests
{
    private const string Keras = "Keras";

    [Fact, Cell(Keras, "scale")]
    public void Scale()
    {
        AssertSame(nameof(PresetKernels.ScaleOne), static data => new KerasAttentionRule(data));
        AssertSame(nameof(PresetKernels.SequenceFirst), static data => new KerasMultiHeadRule(data));
    }

    [Fact, Cell(Keras, "layout")]
    public void Layout() => AssertSame(nameof(PresetKernels.SequenceFirst), static data => new KerasMultiHeadRule(data));

    [Fact, Cell(Keras, "causal")]
    public void Causal()
    {
        AssertSame(nameof(PresetKernels.CausalScaleOne), static data => new KerasAttentionRule(data) { UseCausalMask = true });
        AssertSame(nameof(PresetKernels.CausalSequenceFirst), static data => new KerasMultiHeadRule(data) { UseCausalMask = true });
    }

    /// <summary>|i − j| &lt; 4 is three to either side.</summary>
    [Fact, Cell(Keras, "window")]
    public void Window()
    {
        AssertSame(nameof(PresetKernels.Window), static data => new KerasMultiHeadRule(data) { SlidingWindow = 4 });
        AssertSame(nameof(PresetKernels.CausalWindow), static data => new KerasMultiHeadRule(data) { SlidingWindow = 4, UseCausalMask = true });
    }

    [Fact, Cell(Keras, "mask")]
    public void Mask() => AssertSame(
        nameof(PresetKernels.MaskPerBatchSequenceFirst),
        static data => new KerasMultiHeadRule(data) { AttentionMask = (b, i, j) => data.Mask[PerBatch(b, i, j)] });

    [Fact, Cell(Keras, "padding mask")]
    public void PaddingMask() =>
        AssertSame(nameof(PresetKernels.MaskPerKeyScaleOne), static data => new KerasAttentionRule(data) { ValueMask = (b, j) => data.Mask[PerKey(b, j)] });

    [Fact, Cell(Keras, "padding lengths")]
    public void Lengths() => AssertSame(
        nameof(PresetKernels.LengthsScaleOne), static data => new KerasAttentionRule(data) { ValueMask = (b, j) => j < PaddedLengths[b] }, PaddedLengths);

    [Fact, Cell(Keras, "grouped heads")]
    public void Grouped() => AssertSame(nameof(PresetKernels.GroupedSequenceFirst), static data => new KerasMultiHeadRule(data));

    /// <summary>
    /// Attention: the first entry's mask leaves nothing, the second's not always something that the causal mask leaves too; all keys
    /// then weigh the same, those to come included. MultiHeadAttention: 0.
    /// </summary>
    [Fact, Cell(Keras, "empty row")]
    public void EmptyRow()
    {
        AssertSame(
            nameof(PresetKernels.CausalMaskPerKeyUniform),
            static data => new KerasAttentionRule(data) { UseCausalMask = true, ValueMask = (b, j) => data.Mask[PerKey(b, j)] });
        AssertSame(
            nameof(PresetKernels.MaskPerBatchSequenceFirst),
            static data => new KerasMultiHeadRule(data) { AttentionMask = (b, i, j) => data.Mask[PerBatch(b, i, j)] });
    }

    [Fact, Cell(Keras, "weights")]
    public void Weights() => AssertSame(nameof(PresetKernels.ScaleOne), static data => new KerasAttentionRule(data));
}
