namespace AttnGen.Evaluation;

/// <summary>Sums and averages in NumPy's order of additions, so that results equal scikit-learn's to the last digit.</summary>
/// <remarks>The order is that of <c>DOUBLE_pairwise_sum</c> in NumPy 1.9 and later, <c>numpy/core/src/umath/loops_utils.h.src</c>.</remarks>
internal static class NumpyAverages
{
    /// <summary>Up to so many numbers are summed in eight lanes; more are halved.</summary>
    private const int BlockLength = 128;

    private const int Lanes = 8;

    /// <summary><c>np.average(values)</c>: the mean; NaN of nothing.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary><c>np.average(values, weights=weights)</c>.</summary>
    public static double WeightedMean(ReadOnlySpan<double> values, ReadOnlySpan<long> weights)
    {
        double[] products = new double[values.Length];
        long total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            products[i] = values[i] * weights[i];
            total += weights[i];
        }

        return Sum(products) / total;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        if (values.Length > BlockLength)
        {
            int half = values.Length / 2;
            half -= half % Lanes;
            return Sum(values[..half]) + Sum(values[half..]);
        }

        double sum = 0;
        int next = 0;
        if (values.Length >= Lanes)
        {
            Span<double> lanes = stackalloc double[Lanes];
            values[..Lanes].CopyTo(lanes);
            for (next = Lanes; next <= values.Length - Lanes; next += Lanes)
            {
                for (int lane = 0; lane < Lanes; lane++)
                {
                    lanes[lane] += values[next + lane];
                }
            }

            sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }

        foreach (double value in values[next..])
        {
            sum += value;
        }

        return sum;
    }
}
