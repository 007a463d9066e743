using System.Globalization;

namespace AttnGen.Tests.Shared;

/// <summary>Results of a kernel beside the oracle's.</summary>
internal static class KernelComparison
{
    /// <summary>What is wrong with the results, or null. <paramref name="worst"/> is the largest error as a share of its bound.</summary>
    public static string? Compare(KernelData data, ReadOnlySpan<float> output, ReadOnlySpan<float> weights, out double worst)
    {
        KernelErrorBound bound = new(data);
        worst = 0;
        string? fault = Compare("output", output, data.Output, bound.Output, data.Shape.ValueDim, ref worst);
        string? other = data.Declaration.HasWeights ? Compare("weights", weights, data.Weights, bound.Weights, data.Shape.Keys, ref worst) : null;
        return fault ?? other;
    }

    private static string? Compare(
        string role, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, ReadOnlySpan<double> bound, int rowLength, ref double worst)
    {
        string? first = null;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            if (bound[i] > 0)
            {
                worst = Math.Max(worst, error / bound[i]);
            }

            // Not "error > bound": a NaN must not pass.
            if (first is null && !(error <= bound[i]))
            {
                first = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{role}[{i}] (row {i / rowLength}, column {i % rowLength}) is {actual[i]:G9}, expected {expected[i]:G17}, off by {error:E2}, allowed {bound[i]:E2}");
            }
        }

        return first;
    }
}
