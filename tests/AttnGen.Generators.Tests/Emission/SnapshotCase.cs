using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>A declaration whose generated file is reviewed.</summary>
/// <param name="Name">The snapshot's name and the method's.</param>
/// <param name="Source">The user's file.</param>
internal abstract record SnapshotCase(string Name, string Source)
{
    // One project holds them all: its generator run serves every test.
    private static readonly Lazy<GeneratorOutput> Project = new(() => GeneratorHarness.Run([.. Sources]).AssertClean());

    public static IReadOnlyList<SnapshotCase> All { get; } = [.. ExecutedSnapshotCase.All, .. GruSnapshots.All, .. PackedWeightsSnapshots.All, .. ColormapCase.All];

    /// <summary>The user's files, and the types that their packages would bring.</summary>
    public static IEnumerable<string> Sources => [.. All.Select(snapshot => snapshot.Source), ForeignTypes.Source];

    /// <summary>What the generators made of all cases.</summary>
    public static GeneratorOutput Output => Project.Value;

    /// <summary>The generated file.</summary>
    public string Text => Output.Sources.Single(source => Regex.IsMatch(source.HintName, $@"\.{Name}\b")).SourceText.ToString();

    public sealed override string ToString() => Name;
}

/// <summary>One whose kernel a child process runs beside its oracle.</summary>
/// <param name="Declaration">The declaration as data; its name is the snapshot's.</param>
/// <param name="Target">Expression of the generated method.</param>
/// <param name="Source">The user's file.</param>
internal record ExecutedSnapshotCase(IKernelDeclaration Declaration, string Target, string Source) : SnapshotCase(Declaration.Name, Source)
{
    public static new IReadOnlyList<ExecutedSnapshotCase> All { get; } = [.. AttentionSnapshotCase.All, .. SequenceSnapshots.All];

    /// <summary>Some of them in one library.</summary>
    public static KernelAssembly Compile(IReadOnlyList<ExecutedSnapshotCase> snapshots)
    {
        // Kernels of the same class come from several files; a partial class allows that.
        Dictionary<string, ExecutedSnapshotCase> cases = snapshots.ToDictionary(snapshot => snapshot.Name);
        return new(
            [.. snapshots.Select(snapshot => snapshot.Declaration)], declaration => cases[declaration.Name].Target, mutate: null,
            [.. snapshots.Select(snapshot => snapshot.Source)]);
    }
}
