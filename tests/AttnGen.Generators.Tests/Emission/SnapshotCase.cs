using System.Text.RegularExpressions;

namespace AttnGen.Generators.Tests;

/// <summary>A declaration whose generated file is reviewed.</summary>
/// <param name="Name">The snapshot's name and the method's.</param>
/// <param name="Source">The user's file.</param>
internal abstract record SnapshotCase(string Name, string Source)
{
    // One project holds them all: its generator run serves every test.
    private static readonly Lazy<GeneratorOutput> Project = new(() => GeneratorHarness.Run([.. Sources]).AssertClean());

    public static IReadOnlyList<SnapshotCase> All { get; } = [.. AttentionSnapshotCase.All, .. ColormapCase.All];

    /// <summary>The user's files, and the types that their packages would bring.</summary>
    public static IEnumerable<string> Sources => [.. All.Select(snapshot => snapshot.Source), ForeignTypes.Source];

    /// <summary>What the generators made of all cases.</summary>
    public static GeneratorOutput Output => Project.Value;

    /// <summary>The generated file.</summary>
    public string Text => Output.Sources.Single(source => Regex.IsMatch(source.HintName, $@"\.{Name}\b")).SourceText.ToString();

    public sealed override string ToString() => Name;
}
