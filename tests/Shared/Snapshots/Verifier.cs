using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace AttnGen.Tests.Shared;

/// <summary>
/// The subset of Verify's surface that these tests use, over its file conventions: a reviewed <c>Name.verified.ext</c> beside a
/// <c>Name.received.ext</c> that appears when a test fails. Moving to Verify.Xunit is a package reference and the deletion of this file.
/// </summary>
/// <remarks>
/// Directories are relative to the repository's <c>snapshots/</c>. A missing snapshot fails like a different one. The environment variable
/// <c>ATTNGEN_ACCEPT_SNAPSHOTS=1</c> accepts what was received; on a build server, where <c>CI</c> is set, it fails the test instead.
/// </remarks>
internal static class Verifier
{
    public const string AcceptVariable = "ATTNGEN_ACCEPT_SNAPSHOTS";

    public static SnapshotVerification Verify(string target, string extension) => new(Encoding.UTF8.GetBytes(target), extension);

    public static SnapshotVerification Verify(byte[] target, string extension) => new(target, extension);

    /// <summary>Snapshots of a directory that no test claims, and received files that were left behind.</summary>
    public static IEnumerable<string> FindOrphans(string directory, IEnumerable<string> claimedFileNames)
    {
        string path = Path.Combine(SnapshotFolder.Default.Path, directory);
        HashSet<string> claimed = [.. claimedFileNames];
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Where(file => !claimed.Contains(file)).Order(StringComparer.Ordinal)
            : [];
    }
}

/// <summary>Where snapshots lie, and what may be done about a difference.</summary>
internal sealed record SnapshotFolder(string Path, bool IsAccepting, bool IsBuildServer)
{
    public static SnapshotFolder Default { get; } = new(
        System.IO.Path.Combine(FindRepository(), "snapshots"),
        Environment.GetEnvironmentVariable(Verifier.AcceptVariable) == "1",
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not "false" and not "0");

    /// <summary>Whether a person sits at a screen that a difference could be shown on.</summary>
    public bool IsInteractive => !IsBuildServer && Environment.UserInteractive
        && (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 });

    private static string FindRepository()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "AttnGen.sln")) && !System.IO.Path.Exists(System.IO.Path.Combine(directory.FullName, ".git")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} holds AttnGen.sln or .git.");
    }
}

/// <summary>One comparison with a snapshot; it runs when it is awaited.</summary>
internal sealed class SnapshotVerification(byte[] received, string extension)
{
    private SnapshotFolder _folder = SnapshotFolder.Default;
    private string _directory = "", _fileName = "";
    private Func<byte[], byte[], string?> _difference = FirstDifferingLine;

    public SnapshotVerification UseDirectory(string directory)
    {
        _directory = directory;
        return this;
    }

    public SnapshotVerification UseFileName(string fileName)
    {
        _fileName = fileName;
        return this;
    }

    /// <summary>Compares in another way than by lines, such as pixel by pixel: (received, verified) → what differs, or null.</summary>
    public SnapshotVerification UseComparer(Func<byte[], byte[], string?> difference)
    {
        _difference = difference;
        return this;
    }

    /// <summary>Another folder than the repository's; for this file's own tests.</summary>
    public SnapshotVerification UseFolder(SnapshotFolder folder)
    {
        _folder = folder;
        return this;
    }

    public TaskAwaiter GetAwaiter() => Run().GetAwaiter();

    private async Task Run()
    {
        string start = Path.Combine(_folder.Path, _directory, _fileName);
        string verifiedPath = $"{start}.verified.{extension}", receivedPath = $"{start}.received.{extension}";
        if (_folder is { IsAccepting: true, IsBuildServer: true })
        {
            throw new SnapshotException($"{Verifier.AcceptVariable} is set on a build server; snapshots are accepted by a person who has looked at them.");
        }

        string? difference = File.Exists(verifiedPath)
            ? _difference(received, await File.ReadAllBytesAsync(verifiedPath))
            : "There is no such snapshot yet.";
        if (difference is null)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(start)!);
        if (_folder.IsAccepting)
        {
            await File.WriteAllBytesAsync(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        await File.WriteAllBytesAsync(receivedPath, received);
        if (_folder.IsInteractive)
        {
            await DiffRunner.LaunchAsync(receivedPath, verifiedPath);
        }

        throw new SnapshotException($"""
            {Path.GetRelativePath(Path.GetDirectoryName(_folder.Path)!, verifiedPath)}
            {difference}
            What was received lies beside it. To accept it, look at the difference, then run the tests with {Verifier.AcceptVariable}=1.
            """);
    }

    private static string? FirstDifferingLine(byte[] received, byte[] verified)
    {
        if (received.AsSpan().SequenceEqual(verified))
        {
            return null;
        }

        string[] actual = Encoding.UTF8.GetString(received).Split('\n'), expected = Encoding.UTF8.GetString(verified).Split('\n');
        int line = actual.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"""
            The first difference is in line {line + 1}:
              verified: {(line < expected.Length ? expected[line] : "(end of file)")}
              received: {(line < actual.Length ? actual[line] : "(end of file)")}
            """;
    }
}

/// <summary>A result and its snapshot differ.</summary>
internal sealed class SnapshotException(string message) : Exception(message);
