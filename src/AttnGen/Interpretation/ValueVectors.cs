namespace AttnGen.Interpretation;

/// <summary>The vectors that a layer's weights sum up, head by head, in double: value rows, or what the output projection makes of them.</summary>
/// <param name="value">[batch, keyValueHeads, keys, valueDim], or by layout [batch, keys, keyValueHeads, valueDim].</param>
/// <param name="heads">Heads of the weights.</param>
/// <param name="keyValueHeads">Heads of the values.</param>
/// <param name="keys">Keys of each head.</param>
/// <param name="valueDim">Components of a value.</param>
/// <param name="layout">Order of the axes.</param>
internal sealed class ValueVectors(ReadOnlyMemory<float> value, int heads, int keyValueHeads, int keys, int valueDim, AttentionLayout layout)
{
    private readonly ReadOnlyMemory<float> _outputWeights;

    private ValueVectors(ValueVectors values, ReadOnlyMemory<float> outputWeights, int outputDim)
        : this(values.Value, values.Heads, values.KeyValueHeads, values.Keys, values.ValueDim, values.Layout) =>
        (_outputWeights, Dim, AreAddedUp) = (outputWeights, outputDim, true);

    public int ValueDim { get; } = valueDim;

    /// <summary>Components of a vector.</summary>
    public int Dim { get; } = valueDim;

    /// <summary>Whether the vectors of all heads are in one space, where they add up; otherwise they lie side by side.</summary>
    public bool AreAddedUp { get; }

    private ReadOnlyMemory<float> Value { get; } = value;

    private int Heads { get; } = heads;

    private int KeyValueHeads { get; } = keyValueHeads;

    private int Keys { get; } = keys;

    private AttentionLayout Layout { get; } = layout;

    /// <summary>The same values behind a projection [heads · valueDim, outputDim].</summary>
    public ValueVectors Through(ReadOnlyMemory<float> outputWeights, int outputDim) => new(this, outputWeights, outputDim);

    /// <summary>[keys, dim] of one head; heads of a group share their values.</summary>
    public double[] OfHead(int batch, int head)
    {
        int valueHead = head / (Heads / KeyValueHeads);
        double[] vectors = new double[Keys * Dim];
        for (int key = 0; key < Keys; key++)
        {
            int row = Layout == AttentionLayout.HeadsFirst
                ? (((batch * KeyValueHeads) + valueHead) * Keys) + key
                : (((batch * Keys) + key) * KeyValueHeads) + valueHead;
            ReadOnlySpan<float> components = Value.Span.Slice(row * ValueDim, ValueDim);
            Span<double> vector = vectors.AsSpan(key * Dim, Dim);
            if (AreAddedUp)
            {
                Project(components, _outputWeights.Span.Slice(head * ValueDim * Dim, ValueDim * Dim), vector);
            }
            else
            {
                for (int i = 0; i < vector.Length; i++)
                {
                    vector[i] = components[i];
                }
            }
        }

        return vectors;
    }

    private static void Project(ReadOnlySpan<float> components, ReadOnlySpan<float> weights, Span<double> vector)
    {
        for (int component = 0; component < components.Length; component++)
        {
            ReadOnlySpan<float> row = weights.Slice(component * vector.Length, vector.Length);
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] += (double)components[component] * row[i];
            }
        }
    }
}
