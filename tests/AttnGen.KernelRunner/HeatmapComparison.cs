using System.Globalization;
using AttnGen.Tests.Shared;

namespace AttnGen.KernelRunner;

/// <summary>A kernel's heatmaps beside the colours of what a kernel of the same mechanism gives as weights, byte for byte.</summary>
/// <param name="data">The inputs.</param>
/// <param name="weightsAlone">The kernel that gives weights, and scores where they were asked for.</param>
internal sealed class HeatmapComparison(KernelData data, KernelCall weightsAlone)
{
    /// <summary>What is wrong, or null.</summary>
    public string? Compare(KernelResults results)
    {
        float[] weights = new float[data.Shape.WeightsLength];
        float[] scores = data.Declaration.HasScores ? new float[data.Shape.ScoresLength] : [];
        weightsAlone(data.Query, data.Key, [], data.Mask, data.Bias, data.Lengths, [], weights, scores, [], []);
        for (int i = 0; i < results.Weights.Length; i++)
        {
            // Not by their bits: a NaN is a NaN.
            if (!results.Weights[i].Equals(weights[i]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"weights[{i}] is {results.Weights[i]:G9}, without heatmaps {weights[i]:G9}");
            }
        }

        HeatmapDeclaration[] heatmaps = data.Declaration.Heatmaps;
        return heatmaps.Length == 0 ? null
            : Compare(heatmaps[0], results.Heatmap, weights) ?? (heatmaps.Length > 1 ? Compare(heatmaps[1], results.SecondHeatmap, weights) : null);
    }

    /// <summary>What is wrong with one heatmap, or null.</summary>
    public static string? Compare(HeatmapDeclaration heatmap, ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected, ReadOnlySpan<float> weights, int keys)
    {
        int same = actual.CommonPrefixLength(expected);
        if (same == expected.Length)
        {
            return null;
        }

        int size = heatmap.BytesOfElement, slot = same / size, start = slot * size;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{heatmap.Parameter}[{slot}] (row {slot / keys}, column {slot % keys}) is {Convert.ToHexString(actual.Slice(start, size))}, expected {Convert.ToHexString(expected.Slice(start, size))} for the weight {weights[slot]:G9}");
    }
    private string? Compare(HeatmapDeclaration heatmap, ReadOnlySpan<byte> actual, float[] weights) =>
        Compare(heatmap, actual, new HeatmapRule(heatmap).Paint(data, weights), weights, data.Shape.Keys);
}
