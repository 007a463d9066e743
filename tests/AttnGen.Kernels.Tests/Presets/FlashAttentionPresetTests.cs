namespace AttnGen.Kernels.Tests.Presets;

/// <summary>README.md's column FlashAttention.</summary>
public sealed class FlashAttentionPresetTests : PresetTests
{
    private const string Flash = "FlashAttention";

    private static readonly double[] Slopes = [0.5, 0.25, 0.125, 0.0625];

    [Fact, Cell(Flash, "scale")]
    public void Scale() => AssertSame(nameof(PresetKernels.SequenceFirst), static data => new FlashAttentionRule(data));

    [Fact, Cell(Flash, "layout")]
    public void Layout() => AssertSame(nameof(PresetKernels.SequenceFirst), static data => new FlashAttentionRule(data));

    [Fact, Cell(Flash, "causal")]
    public void Causal() =>
        AssertSame(nameof(PresetKernels.CausalBottomRightSequenceFirst), static data => new FlashAttentionRule(data) { Causal = true });

    [Fact, Cell(Flash, "window")]
    public void Window()
    {
        AssertSame(nameof(PresetKernels.WindowBottomRight), static data => new FlashAttentionRule(data) { WindowSize = (5, 2) });
        AssertSame(nameof(PresetKernels.WindowLeftBottomRight), static data => new FlashAttentionRule(data) { Causal = true, WindowSize = (4, -1) });
    }

    /// <summary>Not causal: with lengths FlashAttention's diagonal moves to the last key of each sequence, AttnGen's stays.</summary>
    [Fact, Cell(Flash, "padding lengths")]
    public void Lengths() => AssertSame(
        nameof(PresetKernels.LengthsSequenceFirst), static data => new FlashAttentionRule(data) { CacheSeqlens = PaddedLengths }, PaddedLengths);

    [Fact, Cell(Flash, "additive bias")]
    public void Alibi() => AssertSame(
        nameof(PresetKernels.BiasPerHeadSequenceFirst), static data => new FlashAttentionRule(data) { AlibiSlopes = Slopes }, bias: static _ => AlibiBias());

    /// <summary>With ALiBi, to see that the cap comes before it.</summary>
    [Fact, Cell(Flash, "softcap")]
    public void Softcap() => AssertSame(
        nameof(PresetKernels.SoftcapBiasSequenceFirst), static data => new FlashAttentionRule(data) { Softcap = 1.5, AlibiSlopes = Slopes },
        bias: static _ => AlibiBias());

    [Fact, Cell(Flash, "grouped heads")]
    public void Grouped() => AssertSame(nameof(PresetKernels.GroupedSequenceFirst), static data => new FlashAttentionRule(data));

    /// <summary>Nineteen queries and twelve keys: the first seven queries come before any key.</summary>
    [Fact, Cell(Flash, "empty row")]
    public void EmptyRow() =>
        AssertSame(nameof(PresetKernels.CausalBottomRightMoreQueries), static data => new FlashAttentionRule(data) { Causal = true });

    /// <summary>The second kernel has empty rows, whose log-sum-exp is −∞; FlashAttention 2 itself stores +∞ there.</summary>
    [Fact, Cell(Flash, "log-sum-exp")]
    public void LogSumExp()
    {
        AssertSame(nameof(PresetKernels.LogSumExpSequenceFirst), static data => new FlashAttentionRule(data) { Softcap = 1.5 });
        AssertSame(nameof(PresetKernels.CausalLogSumExp), static data => new FlashAttentionRule(data) { Causal = true });
    }

    /// <summary>−slope · |i + keys − queries − j|, [heads, queries, keys].</summary>
    private static float[] AlibiBias() =>
    [
        .. from slope in Slopes
           from i in Enumerable.Range(0, Queries)
           from j in Enumerable.Range(0, Keys)
           select (float)(-slope * Math.Abs(i + Keys - Queries - j)),
    ];
}
