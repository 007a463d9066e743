using AttnGen.Reference;

namespace AttnGen.Tests.Shared;

/// <summary>Inputs of a kernel and what the oracle makes of them. What the declaration lacks is empty.</summary>
internal sealed class KernelData
{
    private KernelData(KernelDeclaration declaration, float[] query, float[] key, float[] value, bool[] mask, float[] bias)
    {
        Declaration = declaration;
        Shape = declaration.ToShape();
        Query = query;
        Key = key;
        Value = value;
        Mask = mask;
        Bias = bias;
        Output = new double[declaration.HasOutput ? Shape.OutputLength : 0];
        Weights = new double[declaration.HasWeights ? Shape.WeightsLength : 0];
        Scores = new double[declaration.HasScores ? Shape.ScoresLength : 0];
        LogSumExp = new double[declaration.HasLogSumExp ? Shape.LogSumExpLength : 0];
        ReferenceAttention.Compute(Shape, Inputs, new() { Output = Output, Weights = Weights, Scores = Scores, LogSumExp = LogSumExp });
    }

    public KernelDeclaration Declaration { get; }

    public AttentionShape Shape { get; }

    public float[] Query { get; }

    public float[] Key { get; }

    /// <summary>Empty where the keys serve as values.</summary>
    public float[] Value { get; }

    public bool[] Mask { get; }

    public float[] Bias { get; }

    public int[] Lengths => Declaration.Lengths ?? [];

    public AttentionInputs Inputs => new() { Query = Query, Key = Key, Value = Value, Mask = Mask, Bias = Bias, Lengths = Lengths };

    /// <summary>The oracle's output.</summary>
    public double[] Output { get; }

    /// <summary>The oracle's weights.</summary>
    public double[] Weights { get; }

    /// <summary>The oracle's scores.</summary>
    public double[] Scores { get; }

    /// <summary>The oracle's logarithms of sums of exponentials.</summary>
    public double[] LogSumExp { get; }

    /// <summary>
    /// Random inputs. Queries and keys are spread so that with the default scale the largest weight of a row is neither 1 nor 1 / keys.
    /// </summary>
    public static KernelData Random(KernelDeclaration declaration, int seed)
    {
        RandomInputs random = new(seed);
        AttentionShape shape = declaration.ToShape();
        return new(
            declaration,
            random.Numbers(shape.QueryLength),
            random.Numbers(shape.KeyLength),
            Values(),
            random.Mask(declaration.HasMask ? shape.MaskLength : 0, shape.Keys),
            random.Bias(declaration.HasBias ? shape.BiasLength : 0, shape.Keys));

        float[] Values()
        {
            const int OneIn = 8;
            int count = declaration.HasValue ? shape.ValueLength : 0;
            int heads = shape.Layout == AttentionLayout.SequenceFirst ? shape.KeyValueHeads : 1;
            return seed % OneIn == OneIn - 1
                ? random.VanishingNumbers(count, i => i / (shape.ValueDim * heads) % shape.Keys >= shape.Keys / 2)
                : random.Numbers(count);
        }
    }

    /// <summary>
    /// The same with NaN and infinities in some queries, keys and slots of the bias. Where a key begins is no number below 0, so that a query
    /// that begins with −∞ has no score but −∞.
    /// </summary>
    public KernelData WithSpecialValues()
    {
        RandomInputs random = new(Declaration.Seed);
        float[] key = [.. Key.Select((number, i) => i % Shape.Dim == 0 ? Math.Abs(number) : number)];
        return new(
            Declaration, random.WithSpecialRows(Query, Shape.Dim), random.WithSpecialRows(key, Shape.Dim), Value, Mask, random.WithSpecialRows(Bias, Shape.Keys));
    }

    public static KernelData Of(KernelDeclaration declaration, float[] query, float[] key, float[] value, bool[]? mask = null, float[]? bias = null) =>
        new(declaration, query, key, value, mask ?? [], bias ?? []);
}
