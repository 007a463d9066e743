using AttnGen.Reference;

namespace AttnGen.Kernels.Tests.Recurrent;

/// <summary>Two units that read from either end: the oracle's results, and the bits of two kernels of one unit.</summary>
public sealed class BidirectionalGruTests
{
    private static readonly GruShape Odd = new(9, 7, 5) { Batch = 3 };

    private static readonly GruShape Uneven = new(70, 4, 17) { ResetAfter = true, Update = GruUpdate.TakeCandidate };

    private static readonly GruShape Final = new(131, 3, 8) { Batch = 3 };

    [Fact]
    public void BothDirectionsAreTheOracles()
    {
        (GruData forward, GruData backward) = Data(Odd, role => role != "recurrentBias");
        double[] annotations = new double[Odd.AnnotationsLength], finalForward = new double[Odd.StateLength], finalBackward = new double[Odd.StateLength];
        ReferenceBidirectionalGru.Compute(Odd, Inputs(forward, backward), new() { Annotations = annotations, ForwardFinalState = finalForward, BackwardFinalState = finalBackward });
        (float[] actual, float[] actualForward, float[] actualBackward) = RunBoth(forward, backward);
        GruTests.AssertClose("annotations", annotations, actual);
        GruTests.AssertClose("forwardFinalState", finalForward, actualForward);
        GruTests.AssertClose("backwardFinalState", finalBackward, actualBackward);
    }

    /// <summary>What one direction has and the other has not counts as zero there.</summary>
    [Fact]
    public void DirectionsMayDifferInTheirRoles()
    {
        GruData forward = GruData.Random(Uneven, role => role == "bias", seed: 1), backward = GruData.Random(Uneven, role => role is "recurrentBias" or "initialState", seed: 2);
        backward.Inputs = forward.Inputs;
        double[] expected = new double[Uneven.AnnotationsLength];
        ReferenceBidirectionalGru.Compute(Uneven, Inputs(forward, backward), new() { Annotations = expected });
        float[] actual = new float[expected.Length], workspace = new float[GruKernels.BothUnevenWorkspaceLength];
        Array.Fill(workspace, float.NaN);
        GruKernels.BothUneven(
            forward.Inputs, forward.InputWeights, forward.RecurrentWeights, forward.Bias, backward.InputWeights, backward.RecurrentWeights,
            backward.RecurrentBias, backward.InitialState, actual, workspace);
        GruTests.AssertClose("annotations", expected, actual);
    }

    [Fact]
    public void OneFinalStateIsEnough()
    {
        (GruData forward, GruData backward) = Data(Final, role => role == "lengths");
        double[] expected = new double[Final.StateLength];
        ReferenceBidirectionalGru.Compute(Final, Inputs(forward, backward), new() { BackwardFinalState = expected });
        float[] actual = new float[expected.Length];
        GruKernels.BothFinalOnly(
            forward.Inputs, forward.InputWeights, forward.RecurrentWeights, backward.InputWeights, backward.RecurrentWeights, forward.Lengths, actual);
        GruTests.AssertClose("backwardFinalState", expected, actual);
    }

    [Fact]
    public void BitsAreThoseOfTwoUnits()
    {
        (GruData forward, GruData backward) = Data(Odd, role => role != "recurrentBias");
        (float[] annotations, float[] finalForward, float[] finalBackward) = RunBoth(forward, backward);
        (float[] statesForward, float[] expectedForward) = GruCase.All[nameof(GruKernels.Odd)].Run(forward);
        (float[] statesBackward, float[] expectedBackward) = GruCase.All[nameof(GruKernels.OddReverse)].Run(backward);
        Assert.Equal(expectedForward, finalForward);
        Assert.Equal(expectedBackward, finalBackward);
        Assert.Equal(statesForward.Chunk(5).Zip(statesBackward.Chunk(5)).SelectMany(step => step.First.Concat(step.Second)), annotations);
    }

    private static (float[] Annotations, float[] Forward, float[] Backward) RunBoth(GruData forward, GruData backward)
    {
        float[] annotations = new float[Odd.AnnotationsLength], finalForward = new float[Odd.StateLength], finalBackward = new float[Odd.StateLength];
        Array.Fill(annotations, float.NaN);
        GruKernels.Both(
            forward.Inputs, forward.InputWeights, forward.RecurrentWeights, forward.Bias, forward.InitialState, backward.InputWeights,
            backward.RecurrentWeights, backward.Bias, backward.InitialState, forward.Lengths, annotations, finalForward, finalBackward);
        return (annotations, finalForward, finalBackward);
    }

    private static (GruData Forward, GruData Backward) Data(GruShape shape, Func<string, bool> has)
    {
        GruData forward = GruData.Random(shape, has, seed: 1), backward = GruData.Random(shape, has, seed: 2);
        backward.Inputs = forward.Inputs;
        backward.Lengths = forward.Lengths;
        return (forward, backward);
    }

    private static BidirectionalGruInputs Inputs(GruData forward, GruData backward) => new()
    {
        Inputs = forward.Inputs, Lengths = forward.Lengths,
        ForwardInputWeights = forward.InputWeights, ForwardRecurrentWeights = forward.RecurrentWeights, ForwardBias = forward.Bias,
        ForwardRecurrentBias = forward.RecurrentBias, ForwardInitialState = forward.InitialState,
        BackwardInputWeights = backward.InputWeights, BackwardRecurrentWeights = backward.RecurrentWeights, BackwardBias = backward.Bias,
        BackwardRecurrentBias = backward.RecurrentBias, BackwardInitialState = backward.InitialState,
    };
}
