namespace AttnGen.Generators.Tests;

/// <summary>The harness sees both generators: a step that lost its name would never be proved cached.</summary>
public sealed class GeneratorHarnessTests
{
    [Fact]
    public void EveryNamedStepIsTracked()
    {
        Assert.Equal(["ParseAttention", "ParseColormap"], GeneratorHarness.Steps.Order(StringComparer.Ordinal));
        Assert.All(GeneratorHarness.Steps, step => Assert.Contains(step, SnapshotCase.Output.TrackedSteps));
    }
}
