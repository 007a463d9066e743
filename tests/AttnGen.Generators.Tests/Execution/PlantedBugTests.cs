using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>The test of the tests: bugs that kernels of this kind have had are planted in generated text, and the comparison must see them.</summary>
public sealed class PlantedBugTests
{
    private static readonly KernelDeclaration Blocked =
        new("Blocked", 20, 37, 24) { Batch = 2, Heads = 2, ValueDim = 21, HasWeights = true };

    private static readonly KernelDeclaration WithLengths = Blocked with { Name = "WithLengths", Lengths = [19, 30] };

    /// <summary>Scores of hundreds: exponentials overflow where the maximum is wrong.</summary>
    private static readonly KernelDeclaration LargeScores = Blocked with { Name = "LargeScores", Scale = 20 };

    private static readonly KernelDeclaration FewQueries =
        new("FewQueries", 2, 37, 27) { Heads = 2, HasWeights = true };

    private static readonly KernelDeclaration[] All = [Blocked, WithLengths, LargeScores, FewQueries];

    /// <summary>What is wrong, the declaration, the text to find (a regular expression) and what stands there instead.</summary>
    public static TheoryData<string, string, string, string> Bugs => new()
    {
        { "the last tile of keys starts one key early", nameof(Blocked), @"nuint first = Math\.Min\(tile, (\d+)\);", "nuint first = Math.Min(tile, $1 - 1);" },
        { "the next head's keys start one row late", nameof(Blocked), @"key = ref Unsafe\.Add\(ref key, 888\);", "key = ref Unsafe.Add(ref key, 912);" },
        { "the next head's values are this head's", nameof(Blocked), @"value = ref Unsafe\.Add\(ref value, 777\);", "" },
        { "the maximum is not subtracted", nameof(LargeScores), @" - maximum\)", ")" },
        { "the maximum is that of the first key of each tile", nameof(LargeScores), @"max0 = MaxNative\(max0, s[1-9]_0\);", "" },
        { "the last key is missing from the row sum", nameof(Blocked), @"start < 37;", "start < 32;" },
        { "the last key is missing from the output", nameof(Blocked), @"for \(nuint key = 0; key < 37; key\+\+\)", "for (nuint key = 0; key < 36; key++)" },
        { "the last component is missing from the scores", nameof(Blocked), @"for \(nuint d = 0; d < 24; d\+\+\)", "for (nuint d = 0; d < 23; d++)" },
        { "the scale is off in its fifth digit", nameof(Blocked), "0x3E5105EC", "0x3E5109EC" },
        { "keys beyond the length count", nameof(WithLengths), @"\(uint\)lengths\[head / 2\]", "(uint)lengths[head / 2] + 1" },
        { "every batch entry has the first one's length", nameof(WithLengths), @"lengths\[head / 2\]", "lengths[0]" },
        { "weights of masked keys are left as they were", nameof(WithLengths), @"MemoryMarshal\.CreateSpan\(ref Unsafe\.Add\(ref weights, .*", "" },
        { "components of the tail count twice", nameof(FewQueries), " & tail", "" },
        { "the row's padding is not masked", nameof(FewQueries), @"MemoryMarshal\.CreateSpan\(ref Unsafe\.Add\(ref row, 37\).*", "" },
        { "rows of the second query are read from the first", nameof(FewQueries), @"q \* 48", "0 * q" },
        { "a write one element past the weights", nameof(FewQueries), @"Math\.Min\(key, 21\)", "Math.Min(key, 22)" },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task IsFound(string bug, string declaration, string find, string replacement)
    {
        int replaced = 0;
        using KernelAssembly kernels = new([Find(declaration)], text => Regex.Replace(text, find, match =>
        {
            replaced++;
            return match.Result(replacement);
        }));
        Assert.True(replaced > 0, $"The generated text has no '{find}' any more: plant the bug '{bug}' anew.");
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode != 0, $"Not found: {bug}.\n{string.Join('\n', report.Output)}");
    }

    [Fact]
    public async Task WithoutABugTheSameDeclarationsPass()
    {
        using KernelAssembly kernels = new(All, text => text);
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode == 0, string.Join('\n', report.Output));
    }

    private static KernelDeclaration Find(string name) => All.Single(declaration => declaration.Name == name);
}
