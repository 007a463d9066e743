using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AttnGen.Benchmarks;

/// <summary>The same cases under BenchmarkDotNet: minutes instead of seconds, with confidence intervals.</summary>
[MemoryDiagnoser]
public class LongRun
{
    private static Dictionary<string, Case> s_cases = [];

    private Case? _case;

    public static IEnumerable<string> Names => s_cases.Keys;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    internal static void Measure(IEnumerable<Case> cases)
    {
        s_cases = cases.ToDictionary(measured => measured.Name);

        // In this process: what the cases hold, sessions and Python included, exists here only.
        BenchmarkRunner.Run<LongRun>(
            DefaultConfig.Instance
                .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
                .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(80))
                .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts")));
    }

    [GlobalSetup]
    public void Find() => _case = s_cases[Name];

    [Benchmark]
    public void Call() => _case!.Run();
}
