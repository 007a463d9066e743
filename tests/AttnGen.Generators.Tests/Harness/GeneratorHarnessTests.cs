namespace AttnGen.Generators.Tests;

/// <summary>The harness sees all generators: a step that lost its name would never be proved cached.</summary>
public sealed class GeneratorHarnessTests
{
    [Fact]
    public void EveryNamedStepIsTracked()
    {
        string[] expected =
        [
            "ParseAttention", "ParseBahdanau", "ParseBidirectionalGru", "ParseColormap", "ParseGru", "ParseKeras", "ParseKerasAdditive", "ParseLuong", "ParseProjection",
        ];
        Assert.Equal(expected, GeneratorHarness.Steps.Order(StringComparer.Ordinal));
        Assert.All(GeneratorHarness.Steps, step => Assert.Contains(step, SnapshotCase.Output.TrackedSteps));
    }
}
