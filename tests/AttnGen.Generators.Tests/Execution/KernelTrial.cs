using System.Globalization;
using AttnGen.Tests.Shared;
using Xunit.Abstractions;

namespace AttnGen.Generators.Tests;

/// <summary>Compiles and runs declarations, and finds those that fail.</summary>
internal static class KernelTrial
{
    /// <summary>Faults at one vector width, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FaultsAt(
        VectorWidth width, IReadOnlyList<IKernelDeclaration> declarations, Func<string, string>? mutate = null)
    {
        using KernelAssembly kernels = new(declarations, mutate);
        return await kernels.FindFaults(width);
    }

    /// <summary>Declarations whose bits depend on the vector width although multiply-adds are fused, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BitsThatDiffer(IReadOnlyList<IKernelDeclaration> declarations)
    {
        using KernelAssembly kernels = new(declarations);
        return BitsThatDiffer(await kernels.RunAtAllWidths());
    }

    /// <inheritdoc cref="BitsThatDiffer(IReadOnlyList{KernelDeclaration})"/>
    public static IReadOnlyDictionary<string, string> BitsThatDiffer(IEnumerable<KernelRunnerReport> reports) => reports
        .Where(report => report.IsFused)
        .SelectMany(report => report.Lines("pass", 3).Select(line => (Name: line[0], Hash: line[1], Width: report.Output[0])))
        .GroupBy(run => run.Name)
        .Where(runs => runs.DistinctBy(run => run.Hash).Skip(1).Any())
        .ToDictionary(runs => runs.Key, runs => "the bits differ: " + string.Join(", ", runs.Select(run => $"{run.Hash} at {run.Width}")));

    /// <summary>Fails with what the first declaration that goes wrong shrinks to, and all that do, as code.</summary>
    /// <param name="declarations">The declarations.</param>
    /// <param name="steps">What makes one of them simpler.</param>
    /// <param name="log">Where the largest errors go.</param>
    public static async Task AssertAllPass<T>(IReadOnlyList<T> declarations, SimplerSteps<T> steps, ITestOutputHelper log)
        where T : class, IKernelDeclaration
    {
        using KernelAssembly kernels = new(declarations);
        KernelRunnerReport[] reports = await kernels.RunAtAllWidths();
        foreach ((KernelRunnerReport report, VectorWidth width) in reports.Zip(VectorWidth.All))
        {
            if (report.ExitCode != 0)
            {
                // Once more, for a crash hides what comes after it.
                Assert.Fail(await Describe(
                    $"at {width} ({report.Output[0]})", declarations, await kernels.FindFaults(width), new(steps, batch => FaultsAt(width, batch))));
            }

            double[] shares = [.. report.Lines("pass", 3).Select(line => double.Parse(line[2], CultureInfo.InvariantCulture)).Order()];
            log.WriteLine($"{width} ({report.Output[0]}): error / bound: median {shares[shares.Length / 2]:F3}, largest {shares[^1]:F3}");
            Assert.Equal(declarations.Count, shares.Length);
            Assert.True(shares[^1] <= 1);
        }

        IReadOnlyDictionary<string, string> differences = BitsThatDiffer(reports);
        if (differences.Count > 0)
        {
            Assert.Fail(await Describe("between vector widths", declarations, differences, new(steps, BitsThatDiffer)));
        }
    }

    private static async Task<string> Describe<T>(
        string where, IReadOnlyList<T> declarations, IReadOnlyDictionary<string, string> faults, DeclarationShrinker<T> shrinker)
        where T : class, IKernelDeclaration
    {
        ShrunkDeclaration<T>[] failures =
        [
            .. declarations.Where(declaration => faults.ContainsKey(declaration.Name))
                .Select(declaration => new ShrunkDeclaration<T>(declaration, faults[declaration.Name])),
        ];
        if (failures.Length == 0)
        {
            return $"The kernel runner failed {where}, but not a second time.";
        }

        ShrunkDeclaration<T> smallest = await shrinker.Shrink(failures[0].Declaration, failures[0].Fault);
        return $"""
            {failures.Length} of {declarations.Count} declarations fail {where}. The smallest that the first of them shrinks to:

            {smallest}

            All of them:

            {string.Join("\n\n", failures.Select(failure => failure.ToString()))}
            """;
    }
}
