using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests;

/// <summary>
/// How close results of two independent computations must be: 2·10⁻⁶, some 17 roundings of float, of the largest magnitude that is
/// added up on the way to them. Wrong semantics are off by orders of magnitude more.
/// </summary>
internal sealed class Closeness
{
    private const double Tolerance = 2e-6;

    private readonly double _score, _value;

    public Closeness(KernelData data)
    {
        // |q · k| ≤ ‖q‖ · ‖k‖, and so are the sums on the way.
        _score = Math.Abs(data.Shape.Scale) * LargestNorm(data.Query, data.Shape.Dim) * LargestNorm(data.Key, data.Shape.Dim);
        _value = (data.Value.Length == 0 ? data.Key : data.Value).Max(Math.Abs);
    }

    public void AssertOutputs(double[] expected, double[] actual) => AssertClose("output", expected, actual, Tolerance * _value);

    public void AssertWeights(double[] expected, double[] actual) => AssertClose("weights", expected, actual, Tolerance);

    public void AssertScores(double[] expected, double[] actual) => AssertClose("scores", expected, actual, Tolerance * _score);

    public void AssertLogSumExps(double[] expected, double[] actual) => AssertClose("logSumExp", expected, actual, Tolerance * _score);

    private static double LargestNorm(float[] values, int dim) =>
        values.Chunk(dim).Max(row => Math.Sqrt(row.Sum(component => (double)component * component)));

    private static void AssertClose(string role, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            // Equals for infinities; "not within" rather than "beyond" so that a NaN fails.
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"{role}[{i}] is {actual[i]:G9}, expected {expected[i]:G9} within {tolerance:E1}.");
        }
    }
}

/// <summary>Numbers in the type that comparisons are made in.</summary>
internal static class Doubles
{
    public static double[] ToDoubles(this float[] values) => Array.ConvertAll(values, value => (double)value);
}
