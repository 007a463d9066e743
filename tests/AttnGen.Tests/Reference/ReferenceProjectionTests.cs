using AttnGen.Reference;

namespace AttnGen.Tests;

/// <summary>The oracle of dense layers against numbers worked out by hand.</summary>
public sealed class ReferenceProjectionTests
{
    private static readonly float Ln2 = (float)Math.Log(2), Ln3 = (float)Math.Log(3);

    [Fact]
    public void OutputsAreRowsTimesWeightsPlusBias()
    {
        double[] outputs = new double[6];
        ReferenceProjection.Compute(2, 2, 3, [1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [10, 20, 30], Activation.None, outputs);
        Assert.Equal([19, 32, 45, 29, 46, 63], outputs);
        ReferenceProjection.Compute(2, 2, 3, [1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [], Activation.None, outputs);
        Assert.Equal([9, 12, 15, 19, 26, 33], outputs);
    }

    [Theory]
    [InlineData(Activation.Tanh, 0.6, -0.8)]
    [InlineData(Activation.Sigmoid, 2 / 3.0, 0.25)]
    public void TheActivationIsAppliedToEveryOutput(Activation activation, double first, double second)
    {
        double[] outputs = new double[2];
        ReferenceProjection.Compute(1, 1, 2, [1], [Ln2, 0], [0, -Ln3], activation, outputs);
        Assert.Equal(first, outputs[0], tolerance: 1e-6);
        Assert.Equal(second, outputs[1], tolerance: 1e-6);
    }

    [Theory]
    [InlineData("inputs", 2, 6, 3, 3)]
    [InlineData("weights", 4, 5, 3, 3)]
    [InlineData("bias", 4, 6, 2, 3)]
    [InlineData("outputs", 4, 6, 3, 3)]
    public void AWrongLengthIsNamed(string role, int inputs, int weights, int bias, int outputs)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ReferenceProjection.Compute(
            2, 2, 3, new float[inputs], new float[weights], new float[bias], Activation.None, new double[outputs]));
        Assert.Equal(role, exception.ParamName);
    }
}
