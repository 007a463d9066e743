namespace AttnGen.Demo.Dates;

/// <summary>The kernels of the two date models, one call a step and one date at a time.</summary>
internal static partial class DateKernels
{
    /// <summary>Characters of a source at most.</summary>
    public const int SourceLength = 32;

    /// <summary>Components of an embedded character.</summary>
    public const int EmbeddingDim = 32;

    /// <summary>Components of a state.</summary>
    public const int HiddenDim = 64;

    /// <summary>Components of an annotation: a forward and a backward state.</summary>
    public const int AnnotationDim = 2 * HiddenDim;

    /// <summary>Characters that a target may consist of: digits and the hyphen.</summary>
    public const int TargetCharacters = 11;

    [BidirectionalGru(steps: SourceLength, inputDim: EmbeddingDim, hiddenDim: HiddenDim)]
    public static partial void Annotate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths,
        ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias,
        Span<float> annotations, Span<float> backwardFinalState);

    /// <summary>The decoder's first state, from the backward state at the source's first character.</summary>
    [Projection(rows: 1, inputDim: HiddenDim, outputDim: HiddenDim, Activation = Activation.Tanh)]
    public static partial void InitialState(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    /// <summary>The keys of Bahdanau's attention, projected once a date.</summary>
    [Projection(rows: SourceLength, inputDim: AnnotationDim, outputDim: HiddenDim)]
    public static partial void ProjectKeys(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, Span<float> outputs);

    [BahdanauAttention(queries: 1, keys: SourceLength, queryDim: HiddenDim, keyDim: AnnotationDim, units: HiddenDim)]
    public static partial void Bahdanau(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> queryWeights,
        ReadOnlySpan<float> scoreWeights, ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights);

    /// <summary>A step of the decoder that reads a character and a context.</summary>
    [Gru(steps: 1, inputDim: EmbeddingDim + AnnotationDim, hiddenDim: HiddenDim)]
    public static partial void BahdanauDecoder(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> initialState, Span<float> finalState);

    [Projection(rows: 1, inputDim: HiddenDim + AnnotationDim, outputDim: TargetCharacters)]
    public static partial void BahdanauLogits(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);

    /// <summary>A step of the decoder that reads a character and the attentional vector before it.</summary>
    [Gru(steps: 1, inputDim: EmbeddingDim + HiddenDim, hiddenDim: HiddenDim, ResetAfter = true)]
    public static partial void LuongDecoder(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> recurrentBias, ReadOnlySpan<float> initialState, Span<float> finalState);

    [LuongAttention(queries: 1, keys: SourceLength, queryDim: HiddenDim, keyDim: AnnotationDim, Score = LuongScore.General)]
    public static partial void Luong(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> attentionalWeights,
        ReadOnlySpan<int> lengths, Span<float> output, Span<float> weights, Span<float> attentional);

    [Projection(rows: 1, inputDim: HiddenDim, outputDim: TargetCharacters)]
    public static partial void LuongLogits(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);
}
