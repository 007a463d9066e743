using System.Globalization;
using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>
/// The machine code of a library's kernels, as far as it computes in the vectors of one width: their phases, which are emitted once for each
/// width and named after it, such as <c>Output256x6x2</c>.
/// </summary>
/// <param name="Bits">The width.</param>
/// <param name="Phases">The methods of that width.</param>
internal sealed partial record KernelListing(int Bits, IReadOnlyList<ListedPhase> Phases)
{
    private const string Generated = "AttnGen.Generated.";

    /// <summary>Reads it from a child process, which compiles every method.</summary>
    /// <param name="width">The vector width.</param>
    /// <param name="path">The library.</param>
    public static async Task<KernelListing> Read(VectorWidth width, string path)
    {
        (KernelRunnerReport report, string[] lines) = await JitOutput.MachineCode(width, Generated + "*:*", "prepare", path);
        Assert.True(report.ExitCode == 0, report.Error);
        ListedMethod[] methods = [.. MachineListing.Parse(lines)];
        Assert.Equal(int.Parse(report.Lines("prepared", 1).Single()[0], CultureInfo.InvariantCulture), methods.Length);
        int bits = int.Parse(report.Output[0].Split(' ')[1], CultureInfo.InvariantCulture);
        return new(bits, [.. methods.SelectMany(method => PhasesOf(method, bits))]);
    }

    private static IEnumerable<ListedPhase> PhasesOf(ListedMethod method, int bits) =>
        NameWithWidth.Match(method.Name) is { Success: true } match && int.Parse(match.Groups["bits"].Value, CultureInfo.InvariantCulture) == bits
            ? [new(KernelOf.Match(method.Type).Groups[1].Value, match.Groups["kind"].Value, method.Name, InnerLoops.Of(method))]
            : [];

    [GeneratedRegex("^(?<kind>[A-Za-z]+)(?<bits>512|256|128)(x|$)")]
    private static partial Regex NameWithWidth { get; }

    // The compiler puts a hash and two underscores before the name of a class that is local to its file.
    [GeneratedRegex("(?:__|[.])(\\w+?)Kernel$", RegexOptions.RightToLeft)]
    private static partial Regex KernelOf { get; }
}

/// <summary>A phase of a kernel at one width.</summary>
/// <param name="Declaration">The name of the declaration.</param>
/// <param name="Kind">What it computes: the method's name up to the width.</param>
/// <param name="Method">The method's name.</param>
/// <param name="InnerLoops">Its loops without another loop inside.</param>
internal sealed record ListedPhase(string Declaration, string Kind, string Method, IReadOnlyList<ListedLoop> InnerLoops)
{
    /// <summary>Whether it has been seen to compute: an inner loop multiplies.</summary>
    public bool Multiplies => InnerLoops.Any(loop => loop.Instructions.Any(instruction => instruction.Multiplies));

    /// <summary>
    /// Whether its inner loops compute an exponential or a tangent, whose constants alone fill the sixteen registers of 256 and 128 bits: reading one
    /// again takes no time that the function would not take, keeping a result there would.
    /// </summary>
    public bool MayReadConstantsAgain => Kind == "Softmax" || (Kind == "Scores" && Declaration.StartsWith("Bahdanau", StringComparison.Ordinal));

    /// <summary>What its inner loops spill, a text for each of them that does.</summary>
    public IEnumerable<string> Spills =>
        from loop in InnerLoops
        let spills = loop.Instructions.Where(instruction => MayReadConstantsAgain ? instruction.StoresSpill : instruction.Spills).ToArray()
        where spills.Length > 0
        select $"{Declaration}: {Method}, loop at {loop.Label}: {spills.Length} of {loop.Instructions.Count} instructions, the first is {spills[0].Text}";
}
