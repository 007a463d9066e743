using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary><c>flash_attn_func</c> of FlashAttention 2, and <c>flash_attn_with_kvcache</c> with its cache_seqlens.</summary>
internal sealed class FlashAttentionRule(KernelData data) : AnchorRule(data)
{
    public bool Causal { get; init; }

    /// <summary>Keys to the left and right that a query sees, inclusive; −1: all.</summary>
    public (int Left, int Right) WindowSize { get; init; } = (-1, -1);

    public double Softcap { get; init; }

    /// <summary>A slope of each head.</summary>
    public double[]? AlibiSlopes { get; init; }

    /// <summary>cache_seqlens.</summary>
    public int[]? CacheSeqlens { get; init; }

    protected override double Scale => 1 / Math.Sqrt(Sizes.Dim);

    /// <summary>(batch, seqlen, nheads, headdim).</summary>
    protected override int Place(int b, int h, int s, int heads, int positions) => (((b * positions) + s) * heads) + h;

    protected override double[] Logits(double[] scores, int b, int h, int i)
    {
        int keys = CacheSeqlens?[b] ?? Keys;

        // Bottom right: the last query and the last key meet.
        int own = i + keys - Queries, right = Causal ? 0 : WindowSize.Right;
        return [.. scores.Select((score, j) =>
        {
            bool isKept = j < keys && (WindowSize.Left < 0 || j >= own - WindowSize.Left) && (right < 0 || j <= own + right);
            double capped = Softcap > 0 ? Softcap * Math.Tanh(score / Softcap) : score;
            double bias = AlibiSlopes is null ? 0 : -AlibiSlopes[h] * Math.Abs(own - j);
            return isKept ? capped + bias : double.NegativeInfinity;
        })];
    }

    /// <summary>A row without keys is 0.</summary>
    protected override double[] Softmax(double[] logits, int b, int i) => SafeSoftmax(logits);
}
