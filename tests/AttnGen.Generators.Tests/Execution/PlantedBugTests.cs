using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>The test of the tests: bugs that kernels of this kind have had are planted in generated text, and the comparison must see them.</summary>
public sealed class PlantedBugTests
{
    private static readonly KernelDeclaration Blocked =
        new("Blocked", 20, 37, 24) { Batch = 2, Heads = 2, ValueDim = 21, HasWeights = true };

    private static readonly KernelDeclaration WithLengths = Blocked with { Name = "WithLengths", Lengths = [11, 30] };

    /// <summary>Scores of hundreds: exponentials overflow where the maximum is wrong.</summary>
    private static readonly KernelDeclaration LargeScores = Blocked with { Name = "LargeScores", Scale = 20 };

    private static readonly KernelDeclaration FewQueries =
        new("FewQueries", 2, 37, 27) { Heads = 2, HasWeights = true };

    private static readonly KernelDeclaration Causal =
        Blocked with { Name = "Causal", Queries = 60, Keys = 90, Causal = true, CausalAlignment = CausalAlignment.BottomRight, WindowLeft = 20 };

    private static readonly KernelDeclaration Masked =
        Blocked with { Name = "Masked", Heads = 4, KeyValueHeads = 2, HasMask = true, MaskScope = MaskScope.PerBatch, HasBias = true, BiasScope = BiasScope.PerHead };

    private static readonly KernelDeclaration Averaged = Blocked with
    {
        Name = "Averaged", HasMask = true, AverageHeads = true, EmptyRow = EmptyRow.Uniform, HasScores = true, HasLogSumExp = true,
    };

    private static readonly KernelDeclaration Capped = FewQueries with
    {
        Name = "Capped", Softcap = 2, HasMask = true, Layout = AttentionLayout.SequenceFirst, WindowRight = 15, HasLogSumExp = true,
    };

    private static readonly HeatmapDeclaration Pixels = new("heatmap", HeatmapElement.Rgba32, HeatmapScale.Narrow, "viridis");

    private static readonly HeatmapDeclaration Bytes = new("bytes", HeatmapElement.Byte, HeatmapScale.Log, "hot");

    private static readonly KernelDeclaration Pictured =
        Causal with { Name = "Pictured", HasWeights = false, HasMask = true, HasBias = true, EmptyRow = EmptyRow.Uniform, Lengths = [80, 90], Heatmaps = [Pixels, Bytes] };

    private static readonly KernelDeclaration PicturedMean =
        Blocked with { Name = "PicturedMean", Queries = 60, AverageHeads = true, HasMask = true, MaskScope = MaskScope.PerHead, Heatmaps = [Pixels] };

    /// <summary>Few keys: some queries that see nothing but scores of −∞ see no NaN either.</summary>
    private static readonly KernelDeclaration PicturedUniform =
        Blocked with { Name = "PicturedUniform", Queries = 60, Keys = 5, HasWeights = false, EmptyRow = EmptyRow.Uniform, Heatmaps = [Pixels] };

    /// <summary>Several blocks of queries and of keys.</summary>
    private static readonly KernelDeclaration Long = Blocked with { Name = "Long", Queries = 60, Keys = 190, ValueDim = 120, Batch = 1 };

    private static readonly KernelDeclaration Parallel = Long with { Name = "Parallel", Batch = 2, KeyValueHeads = 1, MaxDegreeOfParallelism = 2, Lengths = [120, 190] };

    private static readonly KernelDeclaration[] All =
        [Blocked, Long, Parallel, WithLengths, LargeScores, FewQueries, Causal, Masked, Averaged, Capped, Pictured, PicturedMean, PicturedUniform];

    /// <summary>What is wrong, the declaration, the text to find (a regular expression) and what stands there instead.</summary>
    public static TheoryData<string, string, string, string> Bugs => new()
    {
        { "the last tile of keys starts one key early", nameof(Blocked), @"nuint first = Math\.Min\(tile, (\d+)\);", "nuint first = Math.Min(tile, $1 - 1);" },
        { "the next head's keys start one row late", nameof(Blocked), @"ref key, \(batch \* 1776\) \+ \(head \* 888\)", "ref key, (batch * 1776) + (head * 912)" },
        { "the next head's values are this head's", nameof(Blocked), @"ref value, \(batch \* 1554\) \+ \(head \* 777\)", "ref value, batch * 1554" },
        { "the maximum is not subtracted", nameof(LargeScores), @" - maximum\)", ")" },
        { "the maximum is that of the first key of each tile", nameof(LargeScores), @"max0 = MaxNative\(max0, s[1-9]_0\);", "" },
        { "the last key is missing from the row sum", nameof(Blocked), @"start < 37;", "start < 32;" },
        { "the last key is missing from the output", nameof(Blocked), @"(key < |key \+ \d+, )37( \|\||\); key < pause)", "${1}36$2" },
        { "weights of the last keys are not written", nameof(Blocked), @"new\(ref weights, ref inverses, ref rows, 37, 37,", "new(ref weights, ref inverses, ref rows, 37, 36," },
        { "every tile writes the weights of the first queries", nameof(Blocked), @"writer\.Begin\(\w+,", "writer.Begin(0," },
        { "tiles of later columns write no weights", nameof(Long), @"writer\.Begin\(query, (\d+), (.*?) \+ c / \d+, \d+\)", "writer.Begin(query, $1, $2, 99)" },
        { "tiles of a later block of keys write the first one's weights", nameof(Long), @"writer\.Begin\(query, (\d+), \(\(block / \d+\) \* \d+\) \+", "writer.Begin(query, $1, 0 +" },
        { "a window's tiles write the weights from the first key on", nameof(Causal), @"ref output, ref Unsafe\.Add\(ref weights, start\)", "ref output, ref weights" },
        { "weights of few visited keys are never written", nameof(WithLengths), @"Vector128\.IsHardwareAccelerated && keys >= 16", "Vector128.IsHardwareAccelerated" },
        { "a block computes with the queries of the one before", nameof(Long), @"new\(ref nextQuery, nextQueries,", "new(ref nextQuery, 0," },
        { "what pauses left to pack stays unpacked", nameof(WithLengths), @"while \(packer\.HasMore\)", "if (packer.HasMore)" },
        { "the next item's queries are the next but one's", nameof(Long), @"QueriesOf\(item \+ 1,", "QueriesOf(item + 2," },
        { "the last item reads queries beyond the end", nameof(Long), @"item >= end", "item > end" },
        { "the first item of a thread is not packed", nameof(Parallel), @"if \(item == firstItem\)", "if (item == 0)" },
        { "the last component is missing from the scores", nameof(Blocked), @"for \(nuint d = 0; d < 24; d\+\+\)", "for (nuint d = 0; d < 23; d++)" },
        { "the scale is off in its fifth digit", nameof(Blocked), "0x4016C740", "0x4016CB40" },
        { "keys beyond the length count", nameof(WithLengths), @"\(uint\)lengths\[\(int\)batch\]", "(uint)lengths[(int)batch] + 1" },
        { "every batch entry has the first one's length", nameof(WithLengths), @"lengths\[\(int\)batch\]", "lengths[0]" },
        { "weights of masked keys are left as they were", nameof(WithLengths), @"KernelRows\.ClearBeside\(.*", "" },
        { "components of the tail count twice", nameof(FewQueries), " & tail", "" },
        { "the row's padding is not masked", nameof(FewQueries), @"MemoryMarshal\.CreateSpan\(ref Unsafe\.Add\(ref row, 37\).*", "" },
        { "rows of the second query are read from the first", nameof(FewQueries), @"q \* 48", "0 * q" },
        { "a write one element past the weights", nameof(FewQueries), @"inverses, q\), 37, ", "inverses, q), 38, " },
        { "the causal diagonal is off by one", nameof(Causal), @"\+ 30, fill\)", "+ 31, fill)" },
        { "a query sees one key too few on the left", nameof(Causal), @"position \+ 10, fill\)", "position + 11, fill)" },
        { "blocks end one key early", nameof(Causal), @"KernelBand\.Count\(first, queries, 30,", "KernelBand.Count(first, queries, 29," },
        { "blocks begin too late", nameof(Causal), @"KernelBand\.Start\(first, 10, (\d+)\)", "KernelBand.Start(first, 26, $1)" },
        { "a tile of output ends one key early", nameof(Causal), @"\(nint\)first - \(nint\)start \+ 30, ref logits", "(nint)first - (nint)start + 29, ref logits" },
        { "values are read from the first key on", nameof(Causal), @"ref Unsafe\.Add\(ref values, start \* \d+\)", "ref values" },
        { "sums begin anew with every block of keys", nameof(Long), @"if \(block > 0\)", "if (block > 999)" },
        { "every block of keys reads the first one's values", nameof(Long), @"\(c \* 190\) \+ \(block \* \d+\)", "c * 190" },
        { "tiles share the place of their unfinished sums", nameof(Long), @"\(c \* (\d+)\) \+ \(q \* \d+\)\)", "c * $1)" },
        { "an item is left out", nameof(Parallel), @"KernelThreads\.Run\(maxDegreeOfParallelism, 8,", "KernelThreads.Run(maxDegreeOfParallelism, 7," },
        { "every item is of the first batch entry", nameof(Parallel), @"batch = item / 4", "batch = item / 8" },
        { "every item is of the first head", nameof(Parallel), @"head = item / 2 % 2", "head = item / 2 % 1" },
        { "values of an entry before serve the first item of a thread", nameof(Parallel), @"item == firstItem \|\| \(block == 0 && head == 0\)", "item == 0" },
        { "the first head's values serve all", nameof(Long), @"LayValues\(ref headValue", "LayValues(ref value" },
        { "a window's weights land at the first key", nameof(Causal), @"ref Unsafe\.Add\(ref weights, start\)", "ref weights" },
        { "slots that no query of a block sees are left as they were", nameof(Causal), @"KernelRows\.ClearBeside\(.*", "" },
        { "every head has its own keys where two share them", nameof(Masked), @"\(head / 2\)", "(head % 2)" },
        { "the mask of the first batch entry serves all", nameof(Masked), @"ref mask, batch \* 740", "ref mask, 0 * batch" },
        { "the mask is not applied", nameof(Masked), @"KernelTranspose\.FillByMask\(.*", "" },
        { "the bias of the next head", nameof(Masked), @"ref bias, head \* 740", "ref bias, ((head + 1) % 4) * 740" },
        { "the bias is not added", nameof(Masked), @"KernelTranspose\.AddBias\(.*", "" },
        { "means over heads are sums", nameof(Averaged), @"KernelRows\.Divide\(ref Unsafe\.Add\(ref weights.*", "" },
        { "sums over heads begin with the batch entry before", nameof(Averaged), @"MemoryMarshal\.CreateSpan\(ref Unsafe\.Add\(ref weights, batch \* 740\), 740\)\.Clear\(\);", "" },
        { "a query that sees nothing gets nothing", nameof(Averaged), @"KernelRows\.MeanOfValues\(.*", "" },
        { "scores are written after masking", nameof(Averaged), @"(KernelTranspose\.Added\(ref logits.*)\n((.*\n)*?)( *LogitsBlock\(.*)", "\n$2$4\n$1" },
        { "the log-sum-exp lacks the maximum", nameof(Averaged), @"maximum \+ VectorLog", "VectorLog" },
        { "the cap is off in its fifth digit", nameof(Capped), "0x40000000", "0x40000100" },
        { "no cap", nameof(Capped), @"KernelLogits\.SoftCap\(.*", "" },
        { "queries are packed as if heads came first", nameof(Capped), @"KernelRows\.Pack\(ref query, 54,", "KernelRows.Pack(ref query, 27," },
        { "outputs are written as if heads came first", nameof(Capped), @"ref Unsafe\.Add\(ref target, 54\)|ref target, 54", "ref target, 27" },
        { "a few-queries row sees one key too many", nameof(Capped), @"\+ 15, fill\)", "+ 16, fill)" },
        { "a heatmap shows what the mask hides", nameof(Pictured), @"KernelHeatmap\.HideByMask\(codes.*|KernelHeatmap\.HideByMask\(heatmapCodes.*", "" },
        { "indices show what the bias hides", nameof(Pictured), @"KernelHeatmap\.HideByBias\(heatmap2Codes.*", "" },
        { "a heatmap shows one key too many", nameof(Pictured), @", 30, \(int\)length\);", ", 31, (int)length);" },
        { "a heatmap shows keys beyond the length", nameof(Pictured), @", 30, \(int\)length\);", ", 30, 90);" },
        { "every sixteen rows have the first one's diagonal", nameof(Pictured), @"\(nint\)\(first \+ row\)", "(nint)first" },
        { "every sixteen rows have the first ones' mask", nameof(Pictured), @"ref Unsafe\.Add\(ref mask, row \* 90\)", "ref mask" },
        { "the mask of sixteen rows of NaN is the first ones'", nameof(Pictured), @"ref Unsafe\.Add\(ref mask, part \* 90\)", "ref mask" },
        { "queries that see nothing are not uniform", nameof(PicturedUniform), @"KernelRows\.AddUniformWeights\(.*", "" },
        { "a heatmap of the mean hides what the first head hides", nameof(PicturedMean), @"HideWhereNoHeadSees\((\w+), 37, 2,", "HideWhereNoHeadSees($1, 37, 1," },
        { "a heatmap of the mean begins with the block before", nameof(PicturedMean), @"MemoryMarshal\.CreateSpan\(ref rows, .*\)\.Clear\(\);", "" },
        { "a heatmap of the sum", nameof(PicturedMean), @"KernelRows\.Divide\(ref rows, .*", "" },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public Task IsFound(string bug, string declaration, string find, string replacement) =>
        AssertFound(bug, All.Single(candidate => candidate.Name == declaration), find, replacement);

    [Fact]
    public Task WithoutABugTheSameDeclarationsPass() => AssertPass(All);

    /// <summary>Fails where the comparison does not see what a replacement in the generated text does.</summary>
    internal static async Task AssertFound(string bug, IKernelDeclaration declaration, string find, string replacement)
    {
        int replaced = 0;
        using KernelAssembly kernels = new([declaration], text => Regex.Replace(text, find, match =>
        {
            replaced++;
            return match.Result(replacement);
        }));
        Assert.True(replaced > 0, $"The generated text has no '{find}' any more: plant the bug '{bug}' anew.");
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode != 0, $"Not found: {bug}.\n{string.Join('\n', report.Output)}");
    }

    internal static async Task AssertPass(IReadOnlyList<IKernelDeclaration> declarations)
    {
        using KernelAssembly kernels = new(declarations, text => text);
        KernelRunnerReport report = await kernels.Run(VectorWidth.All[0]);
        Assert.True(report.ExitCode == 0, string.Join('\n', report.Output));
    }
}
