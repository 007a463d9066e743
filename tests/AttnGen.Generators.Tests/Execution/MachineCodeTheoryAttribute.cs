using System.Runtime.InteropServices;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>A theory about the machine code of vectors, skipped with the reason where none can be read.</summary>
internal sealed class MachineCodeTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Reason = new(() => Task.Run(FindReason).GetAwaiter().GetResult());

    public MachineCodeTheoryAttribute() => Skip = Reason.Value;

    private static async Task<string?> FindReason()
    {
        Architecture architecture = RuntimeInformation.ProcessArchitecture;
        if (architecture is not (Architecture.X64 or Architecture.Arm64))
        {
            return $"Machine code is read for x64 and Arm64, not for {architecture}.";
        }

        // Without a command the runner says how it is used; what it was compiled to must be printed all the same.
        (KernelRunnerReport report, string[] lines) = await JitOutput.MachineCode(VectorWidth.All[0], "*Main*");
        return !MachineListing.Parse(lines).Any() ? $"{RuntimeInformation.FrameworkDescription} does not print machine code for DOTNET_JitDisasm."
            : !report.IsFused ? "This processor has no vectors with fused multiply-adds."
            : null;
    }
}
