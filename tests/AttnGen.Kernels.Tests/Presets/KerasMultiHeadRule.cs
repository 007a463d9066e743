using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>
/// The attention inside <c>keras.layers.MultiHeadAttention</c> and <c>GroupQueryAttention</c>, between their projections, where
/// return_attention_scores is set. (Without it backends differ in rows that are fully masked.)
/// </summary>
internal sealed class KerasMultiHeadRule(KernelData data) : AnchorRule(data)
{
    public bool UseCausalMask { get; init; }

    /// <summary>Width of the symmetric band |i − j| &lt; width.</summary>
    public int? SlidingWindow { get; init; }

    /// <summary>attention_mask at (b, i, j), true = attend.</summary>
    public Func<int, int, int, bool>? AttentionMask { get; init; }

    /// <summary>1/√key_dim.</summary>
    protected override double Scale => 1 / Math.Sqrt(Sizes.Dim);

    /// <summary>(B, T, N, H).</summary>
    protected override int Place(int b, int h, int s, int heads, int positions) => (((b * positions) + s) * heads) + h;

    protected override double[] Logits(double[] scores, int b, int h, int i) =>
        [.. scores.Select((score, j) => IsKept(b, i, j) ? score : -1e9)];

    /// <summary>The Softmax layer sets weights to 0 where the mask is false.</summary>
    protected override double[] Softmax(double[] logits, int b, int i) =>
        [.. PlainSoftmax(logits).Select((weight, j) => IsKept(b, i, j) ? weight : 0)];

    private bool IsKept(int b, int i, int j) =>
        AttentionMask?.Invoke(b, i, j) != false && (!UseCausalMask || i >= j) && (SlidingWindow is not { } width || Math.Abs(i - j) < width);
}
