using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>Compiles and runs declarations, and finds those that fail.</summary>
internal static class KernelTrial
{
    /// <summary>Faults at one vector width, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FaultsAt(
        VectorWidth width, IReadOnlyList<KernelDeclaration> declarations, Func<string, string>? mutate = null)
    {
        using KernelAssembly kernels = new(declarations, mutate);
        return await kernels.FindFaults(width);
    }

    /// <summary>Declarations whose bits depend on the vector width although multiply-adds are fused, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BitsThatDiffer(IReadOnlyList<KernelDeclaration> declarations)
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
}
