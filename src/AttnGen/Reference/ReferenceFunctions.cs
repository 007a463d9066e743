namespace AttnGen.Reference;

/// <summary>The functions of the kernels, in double precision.</summary>
internal static class ReferenceFunctions
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>e^x, but 0 below 2⁻¹²⁶: the kernels have no subnormal exponentials, and so has their judge none.</summary>
    public static double Exp(double x)
    {
        double result = Math.Exp(x);
        return result < SmallestNormal ? 0 : result;
    }

    /// <summary>1 / (1 + e^−x), with <see cref="Exp"/>.</summary>
    public static double Sigmoid(double x)
    {
        double t = Exp(-Math.Abs(x));
        return (x < 0 ? t : 1) / (1 + t);
    }

    /// <summary>a · b.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double dot = 0;
        for (int i = 0; i < a.Length; i++)
        {
            dot += (double)a[i] * b[i];
        }

        return dot;
    }

    /// <summary>sums += row · weights, of row-major weights [row, sums].</summary>
    public static void AddProduct(ReadOnlySpan<float> row, ReadOnlySpan<float> weights, Span<double> sums)
    {
        for (int i = 0; i < row.Length; i++)
        {
            for (int j = 0; j < sums.Length; j++)
            {
                sums[j] += (double)row[i] * weights[(i * sums.Length) + j];
            }
        }
    }

    /// <inheritdoc cref="AddProduct(ReadOnlySpan{float}, ReadOnlySpan{float}, Span{double})"/>
    public static void AddProduct(ReadOnlySpan<double> row, ReadOnlySpan<float> weights, Span<double> sums)
    {
        for (int i = 0; i < row.Length; i++)
        {
            for (int j = 0; j < sums.Length; j++)
            {
                sums[j] += row[i] * weights[(i * sums.Length) + j];
            }
        }
    }
}
