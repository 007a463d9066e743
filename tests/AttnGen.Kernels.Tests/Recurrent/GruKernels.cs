using System.Numerics.Tensors;

namespace AttnGen.Kernels.Tests.Recurrent;

/// <summary>Recurrent kernels of every kind: conventions, lengths, one chunk of steps and several, weights laid in panels and not.</summary>
internal static partial class GruKernels
{
    [Gru(steps: 9, inputDim: 7, hiddenDim: 5, Batch = 3)]
    public static partial void Odd(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> initialState, ReadOnlySpan<int> lengths, Span<float> states, Span<float> finalState);

    [Gru(steps: 9, inputDim: 7, hiddenDim: 5, Batch = 3, Reverse = true)]
    public static partial void OddReverse(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> initialState, ReadOnlySpan<int> lengths, Span<float> states, Span<float> finalState);

    [Gru(steps: 9, inputDim: 7, hiddenDim: 5, Batch = 3, ResetAfter = true, Update = GruUpdate.TakeCandidate)]
    public static partial void OddAfter(
        ReadOnlySpan<float> recurrentBias, ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights,
        ReadOnlySpan<float> bias, ReadOnlySpan<float> initialState, ReadOnlySpan<int> lengths, Span<float> states, Span<float> finalState);

    [Gru(steps: 4, inputDim: 1, hiddenDim: 1)]
    public static partial void One(ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, Span<float> states);

    [Gru(steps: 130, inputDim: 7, hiddenDim: 16, Batch = 3, Reverse = true)]
    public static partial void ChunksReverse(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<int> lengths,
        Span<float> states, Span<float> finalState);

    [Gru(steps: 131, inputDim: 3, hiddenDim: 33, Batch = 3, Update = GruUpdate.TakeCandidate)]
    public static partial void Chunks(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<int> lengths,
        Span<float> states, Span<float> finalState);

    [Gru(steps: 70, inputDim: 4, hiddenDim: 6, Reverse = true, ResetAfter = true)]
    public static partial void OneSequenceReverse(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<int> lengths,
        Span<float> states, Span<float> finalState);

    [Gru(steps: 20, inputDim: 33, hiddenDim: 64, ResetAfter = true)]
    public static partial void FinalOnly(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> recurrentBias,
        Span<float> finalState);

    [Gru(steps: 33, inputDim: 16, hiddenDim: 256)]
    public static partial void Large(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        Span<float> states, Span<float> workspace);

    [Gru(steps: 20, inputDim: 5, hiddenDim: 150, Batch = 7, ResetAfter = true)]
    public static partial void LargeBatch(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> bias,
        ReadOnlySpan<float> recurrentBias, ReadOnlySpan<int> lengths, Span<float> states);

    [Gru(steps: 20, inputDim: 5, hiddenDim: 150, Batch = 7)]
    public static partial void LargeBatchBefore(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<int> lengths, Span<float> states);

    [Gru(steps: 40, inputDim: 8, hiddenDim: 12, Batch = 24)]
    public static partial void ManySequences(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlySpan<float> initialState,
        Span<float> finalState);

    [Gru(steps: 9, inputDim: 7, hiddenDim: 5, Batch = 3)]
    public static partial void Tensors(
        ReadOnlyTensorSpan<float> inputs, ReadOnlyTensorSpan<float> inputWeights, ReadOnlySpan<float> recurrentWeights, ReadOnlyTensorSpan<float> bias,
        ReadOnlyTensorSpan<float> initialState, ReadOnlyTensorSpan<int> lengths, TensorSpan<float> states, TensorSpan<float> finalState);

    [BidirectionalGru(steps: 9, inputDim: 7, hiddenDim: 5, Batch = 3)]
    public static partial void Both(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias, ReadOnlySpan<float> forwardInitialState,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardBias, ReadOnlySpan<float> backwardInitialState,
        ReadOnlySpan<int> lengths, Span<float> annotations, Span<float> forwardFinalState, Span<float> backwardFinalState);

    /// <summary>Each direction has another bias, and one an initial state.</summary>
    [BidirectionalGru(steps: 70, inputDim: 4, hiddenDim: 17, ResetAfter = true, Update = GruUpdate.TakeCandidate)]
    public static partial void BothUneven(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights, ReadOnlySpan<float> forwardBias,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<float> backwardRecurrentBias,
        ReadOnlySpan<float> backwardInitialState, Span<float> annotations, Span<float> workspace);

    [BidirectionalGru(steps: 131, inputDim: 3, hiddenDim: 8, Batch = 3)]
    public static partial void BothFinalOnly(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> forwardInputWeights, ReadOnlySpan<float> forwardRecurrentWeights,
        ReadOnlySpan<float> backwardInputWeights, ReadOnlySpan<float> backwardRecurrentWeights, ReadOnlySpan<int> lengths, Span<float> backwardFinalState);
}
