using System.Runtime.CompilerServices;

namespace AttnGen.Interpretation;

/// <summary>What one layer passes on: its heads fused, the residual connection added, rows that sum to 1; [tokens, tokens] in double.</summary>
internal static class RolloutLayer
{
    public static double[] Of(AttentionWeights attention, int layer, int batch, HeadFusion fusion, double discardRatio)
    {
        int tokens = attention.Queries;
        double[] map = Fuse(attention, layer, batch, fusion);
        Discard(map, (int)(discardRatio * map.Length));
        for (int row = 0; row < tokens; row++)
        {
            map[(row * tokens) + row] += 1;
            Normalize(map.AsSpan(row * tokens, tokens));
        }

        return map;
    }

    /// <summary>layer · before, a row at a time. A share of 0 takes nothing over, not even NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double[] Follow(double[] layer, double[] before, int tokens)
    {
        double[] product = new double[layer.Length];
        for (int row = 0; row < tokens; row++)
        {
            Span<double> sums = product.AsSpan(row * tokens, tokens);
            for (int token = 0; token < tokens; token++)
            {
                double share = layer[(row * tokens) + token];
                if (share != 0)
                {
                    AddTo(sums, before.AsSpan(token * tokens, tokens), share);
                }
            }
        }

        return product;
    }

    private static double[] Fuse(AttentionWeights attention, int layer, int batch, HeadFusion fusion)
    {
        double[] fused = new double[attention.Queries * attention.Keys];
        for (int head = 0; head < attention.Heads; head++)
        {
            ReadOnlySpan<float> weights = attention.Map(layer, batch, head);
            for (int i = 0; i < fused.Length; i++)
            {
                // Minima and maxima of .NET keep NaN: an error of one head stays visible.
                fused[i] = head == 0 ? weights[i] : fusion switch
                {
                    HeadFusion.Max => Math.Max(fused[i], weights[i]),
                    HeadFusion.Min => Math.Min(fused[i], weights[i]),
                    _ => fused[i] + weights[i],
                };
            }
        }

        if (fusion == HeadFusion.Mean)
        {
            for (int i = 0; i < fused.Length; i++)
            {
                fused[i] /= attention.Heads;
            }
        }

        return fused;
    }

    /// <summary>Sets the lowest weights to 0, of equal ones the first; NaN counts as the highest, so that it is not lost.</summary>
    private static void Discard(double[] map, int count)
    {
        if (count == 0)
        {
            return;
        }

        double[] keys = Array.ConvertAll(map, weight => double.IsNaN(weight) ? double.PositiveInfinity : weight);
        int[] order = [.. Enumerable.Range(0, map.Length).OrderBy(i => keys[i])];
        foreach (int lowest in order.AsSpan(0, count))
        {
            map[lowest] = 0;
        }
    }

    private static void Normalize(Span<double> row)
    {
        double sum = 0;
        foreach (double share in row)
        {
            sum += share;
        }

        foreach (ref double share in row)
        {
            share /= sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(Span<double> sums, ReadOnlySpan<double> row, double share)
    {
        for (int i = 0; i < row.Length; i++)
        {
            sums[i] += share * row[i];
        }
    }
}
