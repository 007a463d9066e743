using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Kernels.Tests.Onnx;

/// <summary>ONNX Runtime finds the oracle's states, with weights that <see cref="GruWeights"/> brought from ONNX's layout into the kernels'.</summary>
public sealed class OnnxGruTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<GruShape, bool, bool, bool> Units
    {
        get
        {
            TheoryData<GruShape, bool, bool, bool> units = [];
            foreach (GruShape size in new GruShape[] { new(1, 1, 1), new(5, 3, 4), new(7, 16, 33) { Batch = 3 }, new(50, 8, 16) { Batch = 2 } })
            {
                foreach (bool resetAfter in new[] { false, true })
                {
                    foreach (bool reverse in new[] { false, true })
                    {
                        GruShape shape = size with { ResetAfter = resetAfter, Reverse = reverse };
                        units.Add(shape, false, false, false);
                        units.Add(shape, true, false, true);
                        units.Add(shape, true, true, false);
                        units.Add(shape, true, true, true);
                    }
                }
            }

            return units;
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void OneDirection(GruShape shape, bool hasBias, bool hasLengths, bool hasInitialState)
    {
        OnnxGruData data = new(shape, directions: 1, hasBias, hasLengths, hasInitialState);
        (float[] onnxStates, float[] onnxFinal) = data.Operator(shape.Reverse ? "reverse" : "forward").Run();
        double[] states = new double[shape.StatesLength], final = new double[shape.StateLength];
        ReferenceGru.Compute(
            shape,
            new()
            {
                Inputs = data.Inputs, InputWeights = data.InputWeights(0), RecurrentWeights = data.RecurrentWeights(0), Bias = data.Bias(0),
                RecurrentBias = data.RecurrentBias(0), InitialState = data.InitialState(0), Lengths = data.Lengths,
            },
            new() { States = states, FinalState = final });
        AssertClose(data.BatchFirst(onnxStates), states);
        AssertClose(onnxFinal, final);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void BothDirections(GruShape unit, bool hasBias, bool hasLengths, bool hasInitialState)
    {
        GruShape shape = unit with { Reverse = false };
        OnnxGruData data = new(shape, directions: 2, hasBias, hasLengths, hasInitialState);
        (float[] onnxStates, float[] onnxFinal) = data.Operator("bidirectional").Run();
        double[] annotations = new double[shape.AnnotationsLength], forward = new double[shape.StateLength], backward = new double[shape.StateLength];
        ReferenceBidirectionalGru.Compute(
            shape,
            new()
            {
                Inputs = data.Inputs, Lengths = data.Lengths, ForwardInputWeights = data.InputWeights(0),
                ForwardRecurrentWeights = data.RecurrentWeights(0), ForwardBias = data.Bias(0), ForwardRecurrentBias = data.RecurrentBias(0),
                ForwardInitialState = data.InitialState(0), BackwardInputWeights = data.InputWeights(1),
                BackwardRecurrentWeights = data.RecurrentWeights(1), BackwardBias = data.Bias(1), BackwardRecurrentBias = data.RecurrentBias(1),
                BackwardInitialState = data.InitialState(1),
            },
            new() { Annotations = annotations, ForwardFinalState = forward, BackwardFinalState = backward });
        AssertClose(data.BatchFirst(onnxStates), annotations);
        AssertClose(onnxFinal, [.. forward, .. backward]);
    }

    private static void AssertClose(float[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.ToDoubles().Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }
}
