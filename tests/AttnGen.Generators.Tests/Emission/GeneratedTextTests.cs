using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AttnGen.Tests.Shared;

namespace AttnGen.Generators.Tests;

/// <summary>What holds for the text of every kernel: the same everywhere, readable, and no longer for longer sequences.</summary>
public sealed partial class GeneratedTextTests
{
    /// <summary>Of a file, with all vector widths, but without the tables of colours and cuts, which are as long as the map.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>A heatmap adds a step, an argument of all others, and checks against each of them.</summary>
    private const int BytesOfHeatmap = 4 * 1024;

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
        KernelDeclaration[] declarations = [.. RandomDeclarations.Draw(), .. Variants(2048), .. AttentionSnapshotCase.All.Select(snapshot => snapshot.Declaration)];
        string methods = string.Join('\n', declarations.Select(declaration => declaration.ToSource()));
        Dictionary<string, int> bytes = GeneratorHarness.Run($"public static partial class Kernels {{ {methods} }}", ForeignTypes.Source).Sources
            .ToDictionary(source => source.HintName, source => Encoding.UTF8.GetByteCount(DataLine.Replace(source.SourceText.ToString(), "")));
        Assert.All(declarations, declaration =>
        {
            int length = bytes[$"Kernels.{declaration.Name}.g.cs"];
            Assert.True(length <= MostBytes + (declaration.Heatmaps.Length * BytesOfHeatmap), $"{length} bytes are generated for {declaration}");
        });
        Assert.All(ColormapCase.All, snapshot => Assert.InRange(Encoding.UTF8.GetByteCount(snapshot.Text), 0, MostBytes));
    }

    [Fact]
    public void LongerSequencesGiveNoLongerText()
    {
        foreach ((KernelDeclaration shorter, KernelDeclaration longer) in Variants(128).Zip(Variants(2048)))
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

    private static int Lines(KernelDeclaration declaration) => TextOf(declaration).Count(character => character == '\n');

    private static string TextOf(KernelDeclaration declaration) =>
        GeneratorHarness.Run($"public static partial class Kernels {{ {declaration.ToSource()} }}").Text;

    [GeneratedRegex(@"^ *(?:(?:0x[0-9A-F]+|\d+),\s*)+\n", RegexOptions.Multiline)]
    private static partial Regex DataLine { get; }

    private static IEnumerable<string> Texts(GeneratorOutput output) => output.Sources.Select(source => source.SourceText.ToString());
}
