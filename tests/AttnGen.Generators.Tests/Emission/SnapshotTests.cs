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
    public async Task KernelsComputeWhatTheOracleComputes()
    {
        using KernelAssembly kernels = ExecutedSnapshotCase.Compile(ExecutedSnapshotCase.All);
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode == 0, string.Join('\n', report.Output) + report.Error);
        Assert.Equal(ExecutedSnapshotCase.All.Count, report.Lines("pass", 3).Count());
    }

    [Fact]
    public void EverySnapshotHasItsTest() => Assert.Empty(Verifier.FindOrphans(Area, SnapshotCase.All.Select(snapshot => $"{snapshot}.verified.cs")));
}
