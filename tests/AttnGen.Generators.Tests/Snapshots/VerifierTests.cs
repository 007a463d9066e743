using System.Text;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Snapshots fail when they should: a suite that compares nothing looks exactly like one that passes.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("AttnGen.Snapshots.");

    [Fact]
    public async Task AnEqualSnapshotPassesAndClearsWhatWasReceivedBefore()
    {
        Write("Case.verified.cs", "a\nb\n");
        Write("Case.received.cs", "old");
        await Verify("a\nb\n");
        Assert.False(File.Exists(PathOf("Case.received.cs")));
    }

    [Fact]
    public async Task AMissingSnapshotFails()
    {
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Verify("a\n"));
        Assert.Contains("There is no such snapshot yet.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a\n", File.ReadAllText(PathOf("Case.received.cs")));
    }

    [Fact]
    public async Task ADifferenceNamesTheFileTheLineAndTheWayToAccept()
    {
        Write("Case.verified.cs", "a\nb\nc\n");
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Verify("a\nx\nc\n"));
        Assert.Contains(Path.Combine("area", "Case.verified.cs"), exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 2:\n  verified: b\n  received: x", exception.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("ATTNGEN_ACCEPT_SNAPSHOTS=1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData("a\r\n", "a\n")]
    [InlineData("\uFEFFa", "a")]
    public async Task BytesThatNoEditorShowsAreADifferenceToo(string verified, string received)
    {
        Write("Case.verified.cs", verified);
        await Assert.ThrowsAsync<SnapshotException>(() => Verify(received));
    }

    [Fact]
    public async Task AcceptingWritesTheSnapshot()
    {
        await Verify("new\n", isAccepting: true);
        Assert.Equal("new\n", File.ReadAllText(PathOf("Case.verified.cs")));
    }

    [Fact]
    public async Task AcceptingOnABuildServerFailsEvenWhereNothingDiffers()
    {
        Write("Case.verified.cs", "a");
        await Assert.ThrowsAsync<SnapshotException>(() => Verify("a", isAccepting: true, isBuildServer: true));
    }

    [Fact]
    public async Task AComparerDecidesInPlaceOfBytes()
    {
        Write("Case.verified.bin", "abc");
        byte[] other = Encoding.UTF8.GetBytes("ABC");
        await Start(Verifier.Verify(other, "bin")).UseComparer(static (_, _) => null);
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(
            async () => await Start(Verifier.Verify(other, "bin")).UseComparer(static (_, _) => "pixel (0, 0) differs"));
        Assert.Contains("pixel (0, 0) differs", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private async Task Verify(string text, bool isAccepting = false, bool isBuildServer = false) =>
        await Start(Verifier.Verify(text, "cs"), isAccepting, isBuildServer);

    private SnapshotVerification Start(SnapshotVerification verification, bool isAccepting = false, bool isBuildServer = false) =>
        verification.UseDirectory("area").UseFileName("Case").UseFolder(new(_root.FullName, isAccepting, isBuildServer));

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    private string PathOf(string name) => Path.Combine(_root.FullName, "area", name);
}
