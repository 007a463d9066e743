namespace AttnGen.Generators.Tests;

/// <summary>A declaration whose generated file is reviewed.</summary>
/// <param name="Name">The snapshot's name and the method's.</param>
/// <param name="Source">The user's file.</param>
internal abstract record SnapshotCase(string Name, string Source)
{
    // One project holds them all: its generator run serves every test.
    private static readonly Lazy<GeneratorOutput> Project = new(() => GeneratorHarness.Run([.. All!.Select(snapshot => snapshot.Source)]).AssertClean());

    public static IReadOnlyList<SnapshotCase> All { get; } = [.. AttentionSnapshotCase.All, .. ColormapSnapshotCase.All];

    /// <summary>What the generators made of all cases.</summary>
    public static GeneratorOutput Output => Project.Value;

    /// <summary>The generated file.</summary>
    public string Text => Output.Sources.Single(source => source.HintName.Contains("." + Name, StringComparison.Ordinal)).SourceText.ToString();

    public sealed override string ToString() => Name;
}
