using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AttnGen.Generators.Planning;
using AttnGen.Reference;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>What holds for the text of every kernel: the same everywhere, readable, and no longer for longer sequences.</summary>
public sealed partial class GeneratedTextTests
{
    /// <summary>Of a file, with all vector widths, but without the tables of colours and cuts, which are as long as the map.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>A heatmap adds a step, an argument of all others, and checks against each of them.</summary>
    private const int BytesOfHeatmap = 4 * 1024;

    /// <summary>Output tiles that stop after some keys keep their sums and fetch them again, at every width.</summary>
    private const int BytesOfPartials = 4 * 1024;

    /// <summary>A product with weights, of queries, keys or contexts, adds methods of its own at every width.</summary>
    private const int BytesOfProduct = 16 * 1024;

    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "ar-SA", "fa-IR"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void CultureDoesNotMatter(string culture)
    {
        string[] expected = [.. Texts(SnapshotCase.Output)];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Texts(GeneratorHarness.Run([.. SnapshotCase.Sources])));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void LinesEndAlikeEverywhereAndNameNoPlace()
    {
        foreach (string text in Texts(SnapshotCase.Output))
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Source0.cs", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.CurrentDirectory, text, StringComparison.Ordinal);
            Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        }
    }

    [Fact]
    public void UserSourceWithWindowsLineEndsGivesTheSameText()
    {
        string[] sources = [.. SnapshotCase.Sources.Select(source => source.ReplaceLineEndings("\r\n"))];
        Assert.Equal(Texts(SnapshotCase.Output), Texts(GeneratorHarness.Run(sources)));
    }

    /// <summary>What emitted code must do without: unsafe code needs a setting of the user's project, the rest gives other bits elsewhere.</summary>
    [Theory]
    [InlineData("unsafe")]
    [InlineData("SkipLocalsInit")]
    [InlineData("MathF.")]
    [InlineData(".Dot(")]
    [InlineData("Estimate")]
    [InlineData("///")]
    public void TextDoesWithout(string word) => Assert.All(Texts(SnapshotCase.Output), text => Assert.DoesNotContain(word, text, StringComparison.Ordinal));

    [Fact]
    public void NoKernelIsLongerThanItsBudget()
    {
        IKernelDeclaration[] declarations =
        [
            .. RandomDeclarations.Draw(), .. Variants(2048), .. AttentionSnapshotCase.All.Select(snapshot => snapshot.Kernel),
            .. Numbered("S", RandomSequences.Draw(), (declaration, name) => declaration with { Name = name }),
            .. Numbered("P", RandomSequences.DrawProjections(), (declaration, name) => declaration with { Name = name }),
            .. SequenceVariants(2048), .. SequenceSnapshots.All.Select(snapshot => snapshot.Declaration),
        ];
        string methods = string.Join('\n', declarations.Select(declaration => declaration.ToSource()));
        Dictionary<string, int> bytes = GeneratorHarness.Run($"public static partial class Kernels {{ {methods} }}", ForeignTypes.Source).Sources
            .ToDictionary(source => source.HintName, source => Encoding.UTF8.GetByteCount(DataLine.Replace(source.SourceText.ToString(), "")));
        Assert.All(declarations, declaration =>
        {
            int length = bytes[$"Kernels.{declaration.Name}.g.cs"];
            int partials = declaration is KernelDeclaration { HasOutput: true, Keys: > KernelTuning.KeysOfOutputBlock } ? BytesOfPartials : 0;
            int products = declaration is SequenceDeclaration sequence ? sequence.CountProducts() : 0;
            Assert.True(
                length <= MostBytes + partials + (declaration.Heatmaps.Length * BytesOfHeatmap) + (products * BytesOfProduct), $"{length} bytes are generated for {declaration}");
        });
        Assert.All(GruSnapshots.All, snapshot => Assert.InRange(Encoding.UTF8.GetByteCount(snapshot.Text), 0, MostBytes));
        Assert.All(ColormapCase.All, snapshot => Assert.InRange(Encoding.UTF8.GetByteCount(snapshot.Text), 0, MostBytes));
    }

    [Fact]
    public void LongerSequencesGiveNoLongerText()
    {
        IKernelDeclaration[] shorts = [.. Variants(128), .. SequenceVariants(128)], longs = [.. Variants(2048), .. SequenceVariants(2048)];
        foreach ((IKernelDeclaration shorter, IKernelDeclaration longer) in shorts.Zip(longs))
        {
            int before = Lines(shorter), after = Lines(longer);
            Assert.True(after <= 1.25 * before, $"{before} lines became {after} for {longer}");
        }
    }

    private static IEnumerable<KernelDeclaration> Variants(int keys) =>
    [
        new("Self", 128, keys, 64) { Heads = 12 },
        new("SelfWithWeights", 128, keys, 64) { Heads = 12, HasWeights = true },
        new("SelfWithLengths", 128, keys, 64) { Batch = 2, Heads = 12, HasWeights = true, Lengths = [1, 2] },
        new("WeightsOnly", 50, keys, 20) { HasValue = false, HasOutput = false, HasWeights = true },
        new("OddShape", 61, keys - 1, 37) { ValueDim = 29, HasWeights = true },
        new("OneQuery", 1, keys, 64) { Heads = 8 },
        new("FewQueries", 4, keys, 70) { ValueDim = 33, HasWeights = true },
        new("FewQueriesWithLengths", 3, keys, 64) { Heads = 8, HasWeights = true, Lengths = [5] },
    ];

    private static IEnumerable<SequenceDeclaration> SequenceVariants(int keys) =>
    [
        new("LuongSteps", SequenceScore.LuongGeneral, 60, keys, 96, 64) { HasWeights = true, Batch = 2, Lengths = [1, 2] },
        new("LuongStep", SequenceScore.LuongGeneral, 1, keys, 96, 64) { HasAttentional = true, HasWeights = true },
        new("BahdanauSteps", SequenceScore.Bahdanau, 61, keys, 37, 29) { Units = 50, HasBias = true, HasMask = true, HasWeights = true, HasScores = true },
        new("BahdanauMemory", SequenceScore.Bahdanau, 1, keys, 64, 64) { Units = 64, HasProjectedKeys = true, HasWeights = true },
        new("KerasAttends", SequenceScore.KerasDot, 128, keys, 64, 64) { HasKey = false, HasValue = true, HasMask = true, Causal = true },
        new("KerasAdds", SequenceScore.KerasAdditive, 4, keys, 33, 33) { HasKey = false, HasValue = true, HasScale = true, HasWeights = true },
    ];

    /// <summary>Names that differ from those of other kinds of declarations in the same class.</summary>
    private static IEnumerable<T> Numbered<T>(string prefix, IEnumerable<T> declarations, Func<T, string, T> rename)
        where T : RoleDeclaration => declarations.Select(declaration => rename(declaration, prefix + declaration.Name));

    private static int Lines(IKernelDeclaration declaration) => TextOf(declaration).Count(character => character == '\n');

    private static string TextOf(IKernelDeclaration declaration) =>
        GeneratorHarness.Run($"public static partial class Kernels {{ {declaration.ToSource()} }}").Text;

    [GeneratedRegex(@"^ *(?:(?:0x[0-9A-F]+|\d+),\s*)+\n", RegexOptions.Multiline)]
    private static partial Regex DataLine { get; }

    private static IEnumerable<string> Texts(GeneratorOutput output) => output.Sources.Select(source => source.SourceText.ToString());
}
