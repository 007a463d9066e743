using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Presets;

/// <summary><c>Attention</c> of ai.onnx, opsets 23 and 24 with their errata, after the operator's text.</summary>
internal sealed class OnnxRule(KernelData data) : AnchorRule(data)
{
    /// <summary>Q, K and V are 3-D, (B, S, heads · dim).</summary>
    public bool Is3D { get; init; }

    public bool IsCausal { get; init; }

    /// <summary>Keys that come from the cache, before those of the queries.</summary>
    public int PastLength { get; init; }

    public double Softcap { get; init; }

    /// <summary>attn_mask of bool at (b, h, i, j), true = attend.</summary>
    public Func<int, int, int, int, bool>? BoolMask { get; init; }

    /// <summary>attn_mask of float at (b, h, i, j).</summary>
    public Func<int, int, int, int, float>? FloatMask { get; init; }

    /// <summary>nonpad_kv_seqlen.</summary>
    public int[]? NonpadKeys { get; init; }

    /// <summary>1/√head_size; its root is multiplied into Q and into K.</summary>
    protected override double Scale => 1 / Math.Sqrt(Sizes.Dim);

    protected override int Place(int b, int h, int s, int heads, int positions) =>
        Is3D ? (((b * positions) + s) * heads) + h : (((b * heads) + h) * positions) + s;

    protected override double[] Logits(double[] scores, int b, int h, int i)
    {
        // The cap comes first: a mask after it is not squeezed to −softcap.
        double[] logits = Softcap > 0 ? Array.ConvertAll(scores, score => Softcap * Math.Tanh(score / Softcap)) : [.. scores];
        for (int j = 0; j < logits.Length; j++)
        {
            logits[j] += FloatMask?.Invoke(b, h, i, j) ?? 0;
            if ((IsCausal && j > i + PastLength) || BoolMask?.Invoke(b, h, i, j) == false || j >= (NonpadKeys?[b] ?? Keys))
            {
                logits[j] = double.NegativeInfinity;
            }
        }

        return logits;
    }

    /// <summary>A fully masked row is 0.</summary>
    protected override double[] Softmax(double[] logits, int b, int i) => SafeSoftmax(logits);
}
