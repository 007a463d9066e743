using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AttnGen.Tests.Shared;

/// <summary>The settings of the runtime that choose a vector width; each child process runs under one of them.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Variable">Environment variable, or empty for the machine's own width.</param>
/// <param name="Value">Its value.</param>
internal sealed record VectorWidth(string Name, string Variable, string Value)
{
    /// <summary>Every way a kernel can go. Where hardware lacks a width, the child runs at the widest below it.</summary>
    public static readonly VectorWidth[] All =
    [
        new("default", "", ""),
        new("256 bit", "DOTNET_PreferredVectorBitWidth", "256"),
        new("128 bit", "DOTNET_PreferredVectorBitWidth", "128"),
        new("without fused multiply-add", "DOTNET_EnableAVX2", "0"),
        new("scalar", "DOTNET_EnableHWIntrinsic", "0"),
    ];

    public override string ToString() => Name;
}

/// <summary>What the kernel runner said.</summary>
/// <param name="ExitCode">0 where all passed.</param>
/// <param name="Output">Its protocol, a line an event.</param>
/// <param name="Error">Standard error: a crash's stack trace.</param>
internal sealed record KernelRunnerReport(int ExitCode, string[] Output, string Error)
{
    /// <summary>Whether multiply-adds were fused in the child.</summary>
    public bool IsFused => Output[0].EndsWith(" fused", StringComparison.Ordinal);

    /// <summary>The fields of all lines of one kind, without the kind.</summary>
    public IEnumerable<string[]> Lines(string kind, int fields) =>
        Output.Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line.Split(' ', fields + 1)[1..]);
}

/// <summary>Starts tests/AttnGen.KernelRunner, which lies beside the test assembly.</summary>
internal static class KernelRunnerProcess
{
    public static Task<KernelRunnerReport> Run(VectorWidth width, params string[] arguments) => Run(width, new Dictionary<string, string>(), arguments);

    /// <param name="width">The vector width.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="arguments">The command.</param>
    public static async Task<KernelRunnerReport> Run(VectorWidth width, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        string host = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        ProcessStartInfo start = new(Path.GetFullPath(host), [Path.Combine(AppContext.BaseDirectory, "AttnGen.KernelRunner.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        if (width.Variable.Length > 0)
        {
            start.Environment[width.Variable] = width.Value;
        }

        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), await error);
    }
}
