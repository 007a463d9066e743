using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>What the JIT of a child process says about the code that it makes.</summary>
internal static class JitOutput
{
    /// <summary>The methods that one of the runner's commands compiled and their tiers, a line each, and what it reported itself.</summary>
    public static Task<(KernelRunnerReport Report, string[] Lines)> Summary(VectorWidth width, params string[] command) =>
        Run(width, "DOTNET_JitDisasmSummary", "1", command);

    /// <summary>The machine code of methods whose <c>type:method</c> fits one of the patterns, and what the command reported.</summary>
    public static Task<(KernelRunnerReport Report, string[] Lines)> MachineCode(VectorWidth width, string patterns, params string[] command) =>
        Run(width, "DOTNET_JitDisasm", patterns, command);

    private static async Task<(KernelRunnerReport Report, string[] Lines)> Run(VectorWidth width, string variable, string value, string[] command)
    {
        string file = Path.GetTempFileName();
        try
        {
            Dictionary<string, string> settings = new() { [variable] = value, ["DOTNET_JitStdOutFile"] = file };
            KernelRunnerReport report = await KernelRunnerProcess.Run(width, settings, command);
            return (report, await File.ReadAllLinesAsync(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
