namespace AttnGen.Heatmaps;

/// <summary>Writes a file so that its name never stands for a half-written one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file under another name, then moves it into place; an existing file is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written; the message names it and says why.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string full = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(full);
        if (folder is null || Directory.Exists(full))
        {
            throw new IOException($"Cannot write '{full}': it is a folder. Give the name of a file.");
        }

        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot write '{full}': the folder '{folder}' does not exist.");
        }

        string temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception exception)
        {
            Discard(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"Cannot write '{full}': {exception.Message}", exception);
            }

            throw;
        }
    }

    /// <summary>Removes what is left of a failed attempt; what went wrong first is what the caller needs to hear.</summary>
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder refuses this too.
        }
    }
}
