using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AttnGen.Benchmarks;

/// <summary>matplotlib and seaborn in a process of their own, which draws a picture whenever it is asked to: so they can take turns with us.</summary>
internal sealed class PythonPeer : IDisposable
{
    private readonly Process _process;

    private PythonPeer(Process process, string versions) => (_process, Versions) = (process, versions);

    public string Versions { get; }

    /// <summary>The first Python that has both.</summary>
    /// <returns>Null where there is none.</returns>
    public static PythonPeer? Start()
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Peers", "figures.py");
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                ProcessStartInfo start = new(python, ["-W", "ignore", script, "--serve"])
                {
                    RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
                };
                Process process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is { } line && line.StartsWith("ready ", StringComparison.Ordinal))
                {
                    return new PythonPeer(process, line["ready ".Length..]);
                }

                process.Dispose();
            }
            catch (Win32Exception)
            {
                // There is no such program.
            }
        }

        return null;
    }

    /// <summary>Draws one picture.</summary>
    /// <returns>Bytes of the PNG file.</returns>
    public long Draw(string picture)
    {
        _process.StandardInput.WriteLine(picture);
        _process.StandardInput.Flush();
        string? answer = _process.StandardOutput.ReadLine();
        return long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new InvalidOperationException($"The peer did not draw '{picture}'. Run Peers/figures.py by hand to see why.");
    }

    public void Dispose()
    {
        // The end of its input ends it.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
