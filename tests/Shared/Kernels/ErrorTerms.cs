namespace AttnGen.Tests.Shared;

/// <summary>How far the parts of a formula may lie from the exact ones, with u = 2⁻²⁴; products of errors are covered by 1 %.</summary>
internal static class ErrorTerms
{
    public const double Products = 1.01;

    private const double HalfUlp = RowErrorBound.HalfUlp, Subnormal = RowErrorBound.Subnormal;

    /// <summary>A chain of so many multiply-adds from a number: each rounds a product, where not fused, and a sum.</summary>
    public static double OfChain(int length, double magnitude) => Products * (((length + 1) * HalfUlp * magnitude) + (length * Subnormal));

    /// <summary>A function of 2 ULP at most of an argument that is off: the larger step to either end of its interval.</summary>
    public static double OfMonotonic(Func<double, double> function, double argument, double error)
    {
        double exact = function(argument);
        return Products * (Math.Max(Math.Abs(function(argument + error) - exact), Math.Abs(function(argument - error) - exact)) + (4 * HalfUlp * Math.Abs(exact))) + Subnormal;
    }

    /// <summary>|start| + |inputs| · |weights|: what the roundings of a product are measured by.</summary>
    public static double[] Magnitudes(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> start, int inputDim, int outputDim)
    {
        double[] magnitudes = new double[inputs.Length / inputDim * outputDim];
        for (int i = 0; i < magnitudes.Length; i++)
        {
            int row = i / outputDim, column = i % outputDim;
            magnitudes[i] = start.IsEmpty ? 0 : Math.Abs(start[column]);
            for (int d = 0; d < inputDim; d++)
            {
                magnitudes[i] += Math.Abs((double)inputs[(row * inputDim) + d] * weights[(d * outputDim) + column]);
            }
        }

        return magnitudes;
    }
}
