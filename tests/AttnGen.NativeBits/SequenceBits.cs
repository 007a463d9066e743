namespace AttnGen.NativeBits;

/// <summary>Kernels of encoders and decoders: every score, both conventions of the recurrent unit, projections with and without a strip of weights.</summary>
internal static partial class SequenceBits
{
    public static void Print(Inputs inputs, Action<string, int, int, Kernel> print)
    {
        print("LuongGeneral", 2 * 20 * 24, (2 * 20 * 37) + (2 * 20 * 13), (output, rest) => LuongGeneral(
            inputs.Numbers(2 * 20 * 13), inputs.Numbers(2 * 37 * 24), inputs.Numbers(13 * 24), inputs.Numbers((24 + 13) * 13), [0, 29],
            output, rest[..(2 * 20 * 37)], rest[(2 * 20 * 37)..]));
        print("LuongFew", 3 * 40, 3 * 37, (output, weights) => LuongFew(inputs.Numbers(3 * 33), inputs.Numbers(37 * 40), inputs.Numbers(33 * 40), [0.25f], output, weights));
        print("LuongConcat", 5 * 24, 5, (output, logSumExp) => LuongConcat(
            inputs.Numbers(5 * 13), inputs.Numbers(37 * 24), inputs.Numbers(37 * 21), inputs.Numbers(13 * 21), inputs.Numbers(21), output, logSumExp));
        print("Bahdanau", 2 * 3 * 24, 2 * 3 * 37, (output, weights) => Bahdanau(
            inputs.Numbers(2 * 3 * 13), inputs.Numbers(2 * 37 * 24), inputs.Numbers(13 * 21), inputs.Numbers(24 * 21), inputs.Numbers(21), inputs.Numbers(21),
            [1.5f], inputs.Mask(2 * 37), output, weights));
        print("KerasConcat", 6 * 16, 6 * 37, (output, weights) => KerasConcat(
            inputs.Numbers(6 * 16), inputs.Numbers(37 * 16), [0.5f], [2], inputs.Mask(6), inputs.Mask(37), output, weights));
        print("Gru", 3 * 9 * 21, 3 * 21, (states, final) => Gru(
            inputs.Numbers(3 * 9 * 13), inputs.Numbers(13 * 63), inputs.Numbers(21 * 63), inputs.Numbers(63), inputs.Numbers(63), inputs.Numbers(3 * 21), [9, 0, 4],
            states, final));
        print("BidirectionalGru", 70 * 2 * 24, 24, (annotations, final) => BidirectionalGru(
            inputs.Numbers(70 * 16), inputs.Numbers(16 * 72), inputs.Numbers(24 * 72), inputs.Numbers(72), inputs.Numbers(16 * 72), inputs.Numbers(24 * 72),
            inputs.Numbers(72), annotations, final));
        print("Projection", 50 * 150, 0, (outputs, _) => Projection(inputs.Numbers(50 * 70), inputs.Numbers(70 * 150), inputs.Numbers(150), outputs));
    }

    [LuongAttention(queries: 20, keys: 37, queryDim: 13, keyDim: 24, Batch = 2, Score = LuongScore.General)]
    private static partial void LuongGeneral(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> attentionalWeights, ReadOnlySpan<int> lengths,
        Span<float> output, Span<float> weights, Span<float> attentional);

    [LuongAttention(queries: 3, keys: 37, queryDim: 33, keyDim: 40, Score = LuongScore.General)]
    private static partial void LuongFew(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> scoreWeights, ReadOnlySpan<float> gain, Span<float> output, Span<float> weights);

    [LuongAttention(queries: 5, keys: 37, queryDim: 13, keyDim: 24, Score = LuongScore.Concat, Units = 21)]
    private static partial void LuongConcat(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> projectedKeys, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> scoreWeights,
        Span<float> output, Span<float> logSumExp);

    [BahdanauAttention(queries: 3, keys: 37, queryDim: 13, keyDim: 24, units: 21, Batch = 2, Normalize = true, MaskScope = MaskScope.PerKey)]
    private static partial void Bahdanau(
        ReadOnlySpan<float> query, ReadOnlySpan<float> key, ReadOnlySpan<float> queryWeights, ReadOnlySpan<float> keyWeights, ReadOnlySpan<float> scoreWeights,
        ReadOnlySpan<float> bias, ReadOnlySpan<float> gain, ReadOnlySpan<bool> mask, Span<float> output, Span<float> weights);

    [KerasAttention(queries: 6, keys: 37, dim: 16, ScoreMode = KerasScoreMode.Concat, UseCausalMask = true)]
    private static partial void KerasConcat(
        ReadOnlySpan<float> query, ReadOnlySpan<float> value, ReadOnlySpan<float> scale, ReadOnlySpan<float> concatScoreWeight, ReadOnlySpan<bool> queryMask,
        ReadOnlySpan<bool> valueMask, Span<float> output, Span<float> weights);

    [Gru(steps: 9, inputDim: 13, hiddenDim: 21, Batch = 3, ResetAfter = true, Reverse = true)]
    private static partial void Gru(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias, ReadOnlySpan<float> recurrentBias,
        ReadOnlySpan<float> initialState, ReadOnlySpan<int> lengths, Span<float> states, Span<float> finalState);

    [BidirectionalGru(steps: 70, inputDim: 16, hiddenDim: 24, Update = GruUpdate.TakeCandidate)]
    private static partial void BidirectionalGru(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias, Span<float> annotations,
        Span<float> backwardFinalState);

    [Projection(rows: 50, inputDim: 70, outputDim: 150, Activation = Activation.Sigmoid)]
    private static partial void Projection(ReadOnlySpan<float> inputs, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> outputs);
}
