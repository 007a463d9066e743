using System.Globalization;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Generators.Tests;

/// <summary>
/// Every declaration computes what the oracle computes, touches nothing outside its spans, and gives the same bits at every vector width
/// that has fused multiply-adds.
/// </summary>
public sealed class KernelPropertyTests(ITestOutputHelper log)
{
    /// <summary>Beyond the drawn shapes: whole and partial query blocks, short and long chains of sums, scratch off the stack.</summary>
    private static readonly KernelDeclaration[] LargerShapes =
    [
        new("Keys300", 100, 300, 64) { HasWeights = true, Lengths = [260], Heads = 2 },
        new("Keys1000", 49, 1000, 32) { ValueDim = 24, HasWeights = true },
        new("Keys1000FewQueries", 3, 1000, 40) { ValueDim = 72, HasWeights = true, Batch = 2, Lengths = [1000, 513] },
        new("Keys257OneQuery", 1, 257, 64) { HasWeights = true },
        new("Dim512FewQueries", 1, 10, 512) { HasValue = false, HasWeights = true, Scale = 1 },
        new("Dim512", 10, 33, 512) { HasWeights = true },
        new("Dim515", 20, 17, 515) { ValueDim = 5 },
        new("Keys2100", 5, 2100, 8) { HasWeights = true },
    ];

    [Fact]
    public async Task AllDeclarationsAtAllVectorWidths()
    {
        using KernelAssembly kernels = new([.. RandomDeclarations.Draw(), .. LargerShapes]);
        KernelRunnerReport[] reports = new KernelRunnerReport[VectorWidth.All.Length];
        await Parallel.ForAsync(0, reports.Length, async (i, _) => reports[i] = await kernels.Run(VectorWidth.All[i]));

        for (int i = 0; i < reports.Length; i++)
        {
            AssertPassed(kernels, reports[i], VectorWidth.All[i].Name);
        }

        AssertSameBits(reports.Where(report => report.IsFused));
    }

    private void AssertPassed(KernelAssembly kernels, KernelRunnerReport report, string width)
    {
        Dictionary<string, KernelDeclaration> declarations = kernels.Declarations.ToDictionary(declaration => declaration.Name);
        string[] last = report.Lines("start", 1).LastOrDefault() ?? ["(none)"];
        string failures = string.Join("\n\n", report.Lines("fail", 2).Select(line => $"{line[1]}\n{declarations[line[0]]}"));
        Assert.True(failures.Length == 0, $"At {width} ({report.Output[0]}):\n{failures}");
        Assert.True(
            report.ExitCode == 0 && report.Lines("pass", 3).Count() == declarations.Count,
            $"At {width} the kernel runner ended with {report.ExitCode} in:\n{(declarations.TryGetValue(last[0], out KernelDeclaration? at) ? at : last[0])}\n{report.Error}");
        double[] shares = [.. report.Lines("pass", 3).Select(line => double.Parse(line[2], CultureInfo.InvariantCulture)).Order()];
        log.WriteLine($"{width} ({report.Output[0]}): error / bound: median {shares[shares.Length / 2]:F3}, largest {shares[^1]:F3}");
        Assert.True(shares[^1] <= 1);
    }

    private static void AssertSameBits(IEnumerable<KernelRunnerReport> reports)
    {
        string[][] hashes = [.. reports.Select(report => report.Lines("pass", 3).Select(line => line[0] + " " + line[1]).ToArray())];
        Assert.All(hashes, other => Assert.Equal(hashes[0], other));
    }
}
