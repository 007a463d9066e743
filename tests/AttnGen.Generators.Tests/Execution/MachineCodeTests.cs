using System.Globalization;
using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace AttnGen.Generators.Tests;

/// <summary>
/// What the JIT makes of generated methods. It says nothing where it gives up optimising one, or calls a fused multiply-add in software,
/// but both cost a factor of ten and more.
/// </summary>
public sealed partial class MachineCodeTests
{
    private static readonly VectorWidth[] Fused = [.. VectorWidth.All[..3]], Unfused = [.. VectorWidth.All[3..]];

    /// <summary>Everything that computes in a softmax with every option, for both strategies.</summary>
    private static readonly KernelDeclaration[] EveryOption =
    [
        new("Blocks", 21, 37, 18)
        {
            Heads = 2, Softcap = 20, HasMask = true, HasBias = true, Causal = true, WindowLeft = 20, Lengths = [30], HasWeights = true, HasScores = true,
            HasLogSumExp = true, AverageHeads = true, EmptyRow = EmptyRow.Uniform,
        },
        new("Rows", 3, 37, 18) { Heads = 2, Softcap = 20, HasMask = true, HasBias = true, Lengths = [30], HasWeights = true, HasLogSumExp = true },
    ];

    /// <summary>Every norm in pixels and in bytes.</summary>
    private static readonly KernelDeclaration[] Heatmaps =
    [
        .. Enum.GetValues<HeatmapScale>().Select(scale => new KernelDeclaration($"Heatmap{scale}", 21, 37, 18)
        {
            Heads = 2, HasMask = true, MaskScope = MaskScope.PerHead, HasBias = true, Causal = true, Lengths = [30], AverageHeads = scale > HeatmapScale.Narrow,
            Heatmaps = [new("pixels", HeatmapElement.Rgba32, scale, "viridis"), new("bytes", HeatmapElement.Byte, scale, "hot")],
        }),
    ];

    public static TheoryData<string> FusedWidths => [.. Fused.Select(width => width.Name)];

    public static TheoryData<string> UnfusedWidths => [.. Unfused.Select(width => width.Name)];

    [Theory]
    [MemberData(nameof(FusedWidths))]
    public async Task EveryMethodIsFullyOptimised(string width)
    {
        using KernelAssembly everyOption = new([.. EveryOption, .. Heatmaps]), snapshots = ExecutedSnapshotCase.Compile(ExecutedSnapshotCase.All);
        AssertNone(await NotOptimised(everyOption.Path, Find(width)));
        AssertNone(await NotOptimised(snapshots.Path, Find(width)));
        await InDirectory(async path =>
        {
            SnapshotCase[] others = [.. ColormapCase.All, .. GruSnapshots.All, .. PackedWeightsSnapshots.All];
            GeneratorHarness.Run([.. others.Select(snapshot => snapshot.Source), ForeignTypes.Source]).Compilation.EmitTo(path);
            AssertNone(await NotOptimised(path, Find(width)));
        });
    }

    [Fact]
    public async Task AMethodThatIsNotOptimisedIsFound()
    {
        // Beyond 60,000 bytes of IL the JIT switches to minimal optimisation, whatever the attribute says.
        string large = string.Concat(Enumerable.Repeat("n = n * 1234567 + 7654321; ", 7000));
        CSharpCompilation compilation = TestCompilation.Create($$"""
            using System.Runtime.CompilerServices;

            namespace AttnGen.Generated;

            file static class Planted
            {
                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                public static int Good(int n) => n + 1;

                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                public static int Large(int n) { {{large}} return n; }

                public static int Tiered(int n) => n + 2;
            }
            """);
        await InDirectory(async path =>
        {
            compilation.EmitTo(path);
            IEnumerable<string> found = await NotOptimised(path, VectorWidth.All[0]);
            Assert.Equal(["Large", "Tiered"], found.Select(line => MethodName.Match(line).Groups[1].Value).Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(UnfusedWidths))]
    public async Task NoFusedMultiplyAddInSoftwareIsCalled(string width)
    {
        // Only [Attention] has a scalar way; elsewhere vectors that the processor lacks are computed number by number, in calls, by design.
        bool isScalar = width == VectorWidth.All[^1].Name;
        using KernelAssembly everyOption = new(EveryOption), snapshots = ExecutedSnapshotCase.Compile(isScalar ? AttentionSnapshotCase.All : ExecutedSnapshotCase.All);
        AssertNone(await SoftwareCalls(everyOption, Find(width)));
        AssertNone(await SoftwareCalls(snapshots, Find(width)));
    }

    [Theory]
    [MemberData(nameof(UnfusedWidths))]
    public async Task ACallOfOneInSoftwareIsFound(string width)
    {
        const string Planted = """

            namespace AttnGen.Generated
            {
                using global::System.Runtime.Intrinsics;

                file static class Planted
                {
                    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.FusedMultiplyAdd(a, b, c);
                    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);
                    public static float MultiplyAdd(float a, float b, float c) => float.FusedMultiplyAdd(a, b, c);
                }
            }
            """;
        using KernelAssembly kernels = new(EveryOption, text => Unqualified.Replace(text, "Planted.MultiplyAdd(") + Planted);
        Assert.NotEmpty(await SoftwareCalls(kernels, Find(width)));
    }

    /// <summary>Generated methods in whose summary the JIT does not say that it optimised them fully.</summary>
    private static async Task<IEnumerable<string>> NotOptimised(string path, VectorWidth width)
    {
        (KernelRunnerReport report, string[] lines) = await JitOutput.Summary(width, "prepare", path);
        Assert.True(report.ExitCode == 0, report.Error);
        string[] generated = [.. lines.Where(line => line.Contains("AttnGen.Generated.", StringComparison.Ordinal))];
        int prepared = int.Parse(report.Lines("prepared", 1).Single()[0], CultureInfo.InvariantCulture);
        Assert.True(prepared > 0 && prepared == generated.Length, $"{prepared} methods were prepared, {generated.Length} compiled.");
        return generated.Where(line => !line.Contains(" [FullOpts, ", StringComparison.Ordinal));
    }

    /// <summary>
    /// Calls of a fused multiply-add in the code of kernels, and of what they call, as far as it runs at this width; and of the library's
    /// own multiply-add, which is always to be inlined.
    /// </summary>
    private static async Task<IEnumerable<string>> SoftwareCalls(KernelAssembly kernels, VectorWidth width)
    {
        const string Listing = "; Assembly listing for method ";
        (KernelRunnerReport report, string[] lines) = await JitOutput.MachineCode(
            width, "AttnGen.Generated.*:* AttnGen.CompilerServices.*:* AttnGen.Numerics.*:*", "kernels", kernels.Path);
        Assert.False(report.IsFused);
        List<string> calls = [];
        bool hasGenerated = false;
        string method = "";
        foreach (string line in lines)
        {
            if (line.StartsWith(Listing, StringComparison.Ordinal))
            {
                method = line[Listing.Length..];
                hasGenerated |= method.StartsWith("AttnGen.Generated.", StringComparison.Ordinal);
            }
            else if (SoftwareCall.IsMatch(line))
            {
                calls.Add($"{method}: {line.Trim()}");
            }
        }

        Assert.True(hasGenerated, "The JIT listed no generated method.");
        return calls;
    }

    /// <summary>A place for one library, which goes when the test does.</summary>
    private static async Task InDirectory(Func<string, Task> test)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("AttnGen.MachineCode.");
        try
        {
            await test(Path.Combine(directory.FullName, "Library.dll"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        // Assert.Empty would show the beginnings of the first five.
        string all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }

    private static VectorWidth Find(string name) => VectorWidth.All.Single(width => width.Name == name);

    [GeneratedRegex(@":(\w+)\(")]
    private static partial Regex MethodName { get; }

    [GeneratedRegex(@"(?<!\w)MultiplyAdd\(")]
    private static partial Regex Unqualified { get; }

    [GeneratedRegex(@"\b(call|jmp)\b.*(MultiplyAdd\(|fma)")]
    private static partial Regex SoftwareCall { get; }
}
