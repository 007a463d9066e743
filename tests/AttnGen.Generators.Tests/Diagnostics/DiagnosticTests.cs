using System.Reflection;
using System.Text;
using AttnGen.Generators.Diagnostics;
using AttnGen.Tests.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AttnGen.Generators.Tests;

/// <summary>One mistake, one error, underlined where the mistake is, and no noise of the compiler beside it.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string> Names => [.. DiagnosticCase.All.Select(wrong => wrong.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void OneMistakeIsOneErrorOnItsPlace(string name)
    {
        DiagnosticCase wrong = Find(name);
        GeneratorOutput output = GeneratorHarness.Run(wrong.Source, ForeignTypes.Source);
        Diagnostic diagnostic = Assert.Single(output.Diagnostics);
        Assert.Equal(wrong.Id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(wrong.Squiggle, wrong.Source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Equal(wrong.Start, diagnostic.Location.SourceSpan.Start);
        Assert.True(!output.CompilerDiagnostics.Any(), string.Join('\n', output.CompilerDiagnostics));
    }

    /// <summary>All messages on one page, as a reviewer wants to read them.</summary>
    [Fact]
    public async Task MessagesAreTheReviewedOnes()
    {
        StringBuilder page = new();
        foreach (DiagnosticCase wrong in DiagnosticCase.All)
        {
            Diagnostic diagnostic = GeneratorHarness.Run(wrong.Source, ForeignTypes.Source).Diagnostics[0];
            page.Append(wrong.Name).Append('\n')
                .Append("    ").Append(wrong.Squiggle).Append('\n')
                .Append("    ").Append(diagnostic.Id).Append(": ").Append(diagnostic.GetMessage(null)).Append("\n\n");
        }

        await Verifier.Verify(page.ToString(), "txt").UseDirectory("diagnostics").UseFileName("Messages");
    }

    [Fact]
    public void EverySnapshotHasItsTest() => Assert.Empty(Verifier.FindOrphans("diagnostics", ["Messages.verified.txt"]));

    [Fact]
    public void EveryDescriptorIsSupportedAndHasACase()
    {
        string[] declared = [.. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id).Order(StringComparer.Ordinal)];
        Assert.Equal(declared, new DeclarationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
        Assert.Equal(declared, DiagnosticCase.All.Select(wrong => wrong.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void APragmaSuppressesIt(string name)
    {
        DiagnosticCase wrong = Find(name);
        CSharpCompilation compilation = TestCompilation.Create($"#pragma warning disable {wrong.Id}\n{wrong.Source}", ForeignTypes.Source);
        Assert.Empty(GeneratorHarness.Run(compilation).Diagnostics);
    }

    [Fact]
    public void AnEditorConfigurationLowersIt()
    {
        DiagnosticCase wrong = Find("NoKeys");
        CSharpCompilation compilation = TestCompilation.Create(wrong.Source);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            [new KeyValuePair<string, ReportDiagnostic>(wrong.Id, ReportDiagnostic.Warn)]));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(GeneratorHarness.Run(compilation).Diagnostics).Severity);
    }

    /// <summary>Mistakes that the compiler reports already are not reported twice, and the method has a body all the same.</summary>
    [Theory]
    [InlineData("[Attention(1, 2)] public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "CS7036")]
    [InlineData("[Attention(1, 2, \"3\")] public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "CS1503")]
    [InlineData("[Attention(1, 2, 3, Batch = 1.5)] public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "CS0266")]
    [InlineData("[Attention(1, 2, 3, Sclae = 1)] public static partial void Attend(ReadOnlySpan<float> query, ReadOnlySpan<float> key, Span<float> output);", "CS0246")]
    [InlineData("[Attention(1, 2, 3)] public static partial void Look(ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap(\"hot\", VMin = \"0\", VMax = 1)] Span<Rgba32> heatmap);", "CS0029")]
    [InlineData("[Attention(1, 2, 3)] public static partial void Look(ReadOnlySpan<float> query, ReadOnlySpan<float> key, [Colormap(4)] Span<Rgba32> heatmap);", "CS1503")]
    [InlineData("[Colormap(2, 3, Colors = 4)] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);", "CS0029")]
    [InlineData("[Colormap(\"hot\", 2, \"3\")] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);", "CS1503")]
    [InlineData("[Colormap(\"hot\", 2, 3, VMin = \"0\")] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);", "CS0029")]
    [InlineData("[Colormap(\"hot\", 2, 3, Gama = 2)] public static partial void Map(ReadOnlySpan<float> values, Span<Rgba32> pixels);", "CS0246")]
    public void TheCompilersErrorStandsAlone(string member, string id)
    {
        GeneratorOutput output = GeneratorHarness.Run(DiagnosticCase.Frame(member));
        Assert.Empty(output.Diagnostics);
        Assert.Equal([id], output.CompilerDiagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static DiagnosticCase Find(string name) => DiagnosticCase.All.Single(wrong => wrong.Name == name);
}
