using AttnGen.Reference;

namespace AttnGen.Demo;

/// <summary>Example 2: Keras <c>Attention()([query, inputs])</c> with a query of 512 and inputs of 10 × 512.</summary>
internal static class KerasExample
{
    private const int Inputs = 10;
    private const int Dim = 512;

    public static void Run()
    {
        // Drawn like layer-normalised activations, small enough that several inputs keep a visible weight.
        Random random = new(2);
        float[] query = Draw(random, Dim), inputs = Draw(random, Inputs * Dim);
        float[] context = new float[Dim], weights = new float[Inputs];
        Kernels.KerasAttention(query, inputs, context, weights);
        double time = Measure.Microseconds(() => Kernels.KerasAttention(query, inputs, context, weights));

        AttentionShape shape = new(Queries: 1, Inputs, Dim) { Scale = 1 };
        double[] expected = new double[Dim];
        ReferenceAttention.Compute(shape, new() { Query = query, Key = inputs }, new() { Output = expected });
        double error = expected.Zip(context, (exact, actual) => Math.Abs(exact - actual)).Max();

        Console.WriteLine();
        Console.WriteLine("Example 2   [Attention(queries: 1, keys: 10, dim: 512, Scale = 1)]");
        Console.WriteLine($"  Keras Attention()([query, inputs]): context [512], weights [10]     {time:F2} µs a call, error {error:0.0e-0}");
        Console.WriteLine($"  weights {string.Join(" ", weights.Select(weight => weight.ToString("F3")))}  (sum {weights.Sum():F6})");
    }

    private static float[] Draw(Random random, int length)
    {
        float[] values = new float[length];
        for (int i = 0; i < length; i++)
        {
            // Sum of twelve uniforms: mean 0, variance 1; scaled to a standard deviation of 0.2.
            float sum = -6;
            for (int k = 0; k < 12; k++)
            {
                sum += random.NextSingle();
            }

            values[i] = 0.2f * sum;
        }

        return values;
    }
}
