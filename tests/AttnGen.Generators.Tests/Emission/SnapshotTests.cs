using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Reviewed generated files: compared, compiled without a warning at any level, and executed.</summary>
public sealed class SnapshotTests
{
    private const string Area = "generated";

    public static TheoryData<string> Names => [.. SnapshotCase.All.Select(snapshot => snapshot.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task GeneratedFileIsTheReviewedOne(string name)
    {
        SnapshotCase snapshot = SnapshotCase.All.Single(candidate => candidate.Name == name);
        await Verifier.Verify(snapshot.Text, "cs").UseDirectory(Area).UseFileName(name);
    }

    [Fact]
    public async Task AttentionKernelsComputeWhatTheOracleComputes()
    {
        // Kernels of the same class come from several files; a partial class allows that.
        Dictionary<string, AttentionSnapshotCase> cases = AttentionSnapshotCase.All.ToDictionary(snapshot => snapshot.Name);
        using KernelAssembly kernels = new(
            [.. cases.Values.Select(snapshot => snapshot.Declaration)], declaration => cases[declaration.Name].Target, mutate: null,
            [.. cases.Values.Select(snapshot => snapshot.Source)]);
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode == 0, string.Join('\n', report.Output) + report.Error);
        Assert.Equal(cases.Count, report.Lines("pass", 3).Count());
    }

    [Fact]
    public void EverySnapshotHasItsTest() => Assert.Empty(Verifier.FindOrphans(Area, SnapshotCase.All.Select(snapshot => $"{snapshot}.verified.cs")));
}
