using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace AttnGen.Benchmarks;

/// <summary>What a run was made with.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"{Processor()}, {FmaPeak.Bits}-bit vectors, {RuntimeInformation.FrameworkDescription}, ONNX Runtime {OrtEnv.Instance().GetVersionString()}";

    private static string Processor()
    {
        const string File = "/proc/cpuinfo", Key = "model name";
        string? line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? $"{RuntimeInformation.ProcessArchitecture}";
    }
}
