using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary><c>keras.layers.Attention</c> with score_mode "dot", without use_scale: one head, no 1/√dim, 10⁹ taken from what is masked.</summary>
internal sealed class KerasAttentionRule(KernelData data) : AnchorRule(data)
{
    public bool UseCausalMask { get; init; }

    /// <summary>The mask of value at (b, j), true = attend.</summary>
    public Func<int, int, bool>? ValueMask { get; init; }

    protected override double Scale => 1;

    /// <summary>(B, T, dim).</summary>
    protected override int Place(int b, int h, int s, int heads, int positions) => (b * positions) + s;

    protected override double[] Logits(double[] scores, int b, int h, int i) => [.. scores.Select((score, j) =>
    {
        bool isKept = ValueMask?.Invoke(b, j) != false && (!UseCausalMask || i >= j);

        // In float, where 10⁹ is a multiple of 64: every score between −32 and 32 is lost in it, so a row of them is uniform.
        return isKept ? score : (float)score - 1e9f;
    })];

    protected override double[] Softmax(double[] logits, int b, int i) => PlainSoftmax(logits);
}
