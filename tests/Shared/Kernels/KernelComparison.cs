using System.Globalization;

namespace AttnGen.Tests.Shared;

/// <summary>Results of a kernel beside the oracle's.</summary>
internal static class KernelComparison
{
    /// <summary>What is wrong with the results, or null. <paramref name="worst"/> is the largest error as a share of its bound.</summary>
    public static string? Compare(KernelData data, KernelResults results, out double worst)
    {
        KernelErrorBound bound = new(data);
        worst = 0;
        string?[] faults =
        [
            Compare("output", results.Output, data.Output, bound.Output, data.Shape.ValueDim, ref worst),
            Compare("weights", results.Weights, data.Weights, bound.Weights, data.Shape.Keys, ref worst),
            Compare("scores", results.Scores, data.Scores, bound.Scores, data.Shape.Keys, ref worst),
            Compare("logSumExp", results.LogSumExp, data.LogSumExp, bound.LogSumExp, data.Shape.Queries, ref worst),
        ];
        return Array.Find(faults, fault => fault is not null);
    }

    /// <summary>What is wrong with one result, or null.</summary>
    public static string? Compare(
        string role, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, ReadOnlySpan<double> bound, int rowLength, ref double worst)
    {
        string? first = null;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            if (double.IsFinite(error) && bound[i] > 0)
            {
                worst = Math.Max(worst, error / bound[i]);
            }

            if (first is null && !IsRight(actual[i], expected[i], bound[i]))
            {
                first = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{role}[{i}] (row {i / rowLength}, column {i % rowLength}) is {actual[i]:G9}, expected {expected[i]:G17}, off by {error:E2}, allowed {bound[i]:E2}");
            }
        }

        return first;
    }

    /// <summary>NaN for NaN, an infinity for the same infinity, a number within its bound, and +0 for a 0 that has none.</summary>
    private static bool IsRight(float actual, double expected, double bound) =>
        !double.IsFinite(expected) ? expected.Equals(actual)
        : expected == 0 && bound == 0 ? BitConverter.SingleToUInt32Bits(actual) == 0
        // Not "error > bound": a NaN must not pass.
        : Math.Abs(actual - expected) <= bound;
}
