using AttnGen.Tests.Shared;

namespace AttnGen.Heatmaps.Tests;

/// <summary>Saving is complete or not at all.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attngen-");

    private static Heatmap Small => Heatmap.FromMatrix([0f, 1f], 1, 2);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AFileIsReplacedAndNothingElseIsLeft()
    {
        string path = Path.Combine(_folder.FullName, "a.png");
        File.WriteAllText(path, "older and longer than a small picture " + new string('x', 5000));
        Small.SavePng(path, 4);
        Assert.Equal(8, PngDecoder.Decode(File.ReadAllBytes(path)).Width);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void SavingTwiceGivesTheSameBytes()
    {
        string first = Path.Combine(_folder.FullName, "a.png");
        string second = Path.Combine(_folder.FullName, "b.png");
        Small.SavePng(first, 30, 20);
        Small.SavePng(second, 30, 20);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        string path = Path.Combine(_folder.FullName, "missing", "a.png");
        DirectoryNotFoundException exception = Assert.Throws<DirectoryNotFoundException>(() => Small.SavePng(path));
        Assert.Equal($"Cannot write '{path}': the folder '{Path.GetDirectoryName(path)}' does not exist.", exception.Message);
    }

    [Fact]
    public void AFolderIsNoFile()
    {
        IOException exception = Assert.Throws<IOException>(() => Small.SavePng(_folder.FullName));
        Assert.Equal($"Cannot write '{_folder.FullName}': it is a folder. Give the name of a file.", exception.Message);
    }

    [Fact]
    public void AFolderThatRefusesIsNamed()
    {
        // The process file system refuses new files even to the superuser.
        if (OperatingSystem.IsLinux())
        {
            IOException exception = Assert.Throws<IOException>(() => Small.SavePng("/proc/a.png"));
            Assert.StartsWith("Cannot write '/proc/a.png': ", exception.Message);
        }
    }
}
