using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>Inputs of a kernel and what the oracle makes of them.</summary>
internal sealed class KernelData
{
    private KernelData(KernelDeclaration declaration, float[] query, float[] key, float[] value)
    {
        Declaration = declaration;
        Shape = declaration.ToShape();
        Query = query;
        Key = key;
        Value = value;
        Output = new double[declaration.HasOutput ? Shape.OutputLength : 0];
        Weights = new double[Shape.WeightsLength];
        ReferenceAttention.Compute(
            Shape, new() { Query = query, Key = key, Value = value, Lengths = declaration.Lengths }, new() { Output = Output, Weights = Weights });
    }

    public KernelDeclaration Declaration { get; }

    public AttentionShape Shape { get; }

    public float[] Query { get; }

    public float[] Key { get; }

    /// <summary>Empty where the keys serve as values.</summary>
    public float[] Value { get; }

    /// <summary>The oracle's output; empty where the declaration has none.</summary>
    public double[] Output { get; }

    /// <summary>The oracle's weights, which the error bound of the output needs whether or not the declaration has them.</summary>
    public double[] Weights { get; }

    /// <summary>
    /// Random inputs. Queries and keys are spread so that with the default scale the largest weight of a row is neither 1 nor 1 / keys.
    /// </summary>
    public static KernelData Random(KernelDeclaration declaration, int seed)
    {
        Random random = new(seed);
        AttentionShape shape = declaration.ToShape();
        return new(declaration, Numbers(shape.QueryLength), Numbers(shape.KeyLength), Numbers(declaration.HasValue ? shape.ValueLength : 0));

        float[] Numbers(int count)
        {
            float[] numbers = new float[count];
            foreach (ref float number in numbers.AsSpan())
            {
                number = (random.NextSingle() * 4f) - 2f;
            }

            return numbers;
        }
    }

    public static KernelData Of(KernelDeclaration declaration, float[] query, float[] key, float[] value) => new(declaration, query, key, value);
}
