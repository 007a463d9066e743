using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary>
/// <c>torch.nn.functional.scaled_dot_product_attention</c> since 2.5, after the code in its documentation; weights and padding as
/// <c>torch.nn.MultiheadAttention</c> has them, log-sum-exp as <c>flex_attention</c>.
/// </summary>
internal sealed class PyTorchRule(KernelData data) : AnchorRule(data)
{
    public bool IsCausal { get; init; }

    /// <summary>attn_mask of bool at (b, h, i, j), true = attend.</summary>
    public Func<int, int, int, int, bool>? BoolMask { get; init; }

    /// <summary>attn_mask of float at (b, h, i, j).</summary>
    public Func<int, int, int, int, float>? FloatMask { get; init; }

    /// <summary>key_padding_mask of MultiheadAttention at (b, j), where true is what is left out.</summary>
    public Func<int, int, bool>? KeyPaddingMask { get; init; }

    protected override double Scale => 1 / Math.Sqrt(Sizes.Dim);

    /// <summary>(N, H, L, E).</summary>
    protected override int Place(int b, int h, int s, int heads, int positions) => (((b * heads) + h) * positions) + s;

    protected override double[] Logits(double[] scores, int b, int h, int i)
    {
        double[] logits = [.. scores];
        for (int j = 0; j < logits.Length; j++)
        {
            // temp_mask = ones(L, S).tril(diagonal=0)
            bool isKept = (!IsCausal || j <= i) && BoolMask?.Invoke(b, h, i, j) != false && KeyPaddingMask?.Invoke(b, j) != true;
            logits[j] = isKept ? logits[j] + (FloatMask?.Invoke(b, h, i, j) ?? 0) : double.NegativeInfinity;
        }

        return logits;
    }

    /// <summary>_safe_softmax.</summary>
    protected override double[] Softmax(double[] logits, int b, int i) => SafeSoftmax(logits);
}
